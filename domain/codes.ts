import { DomainError } from './domain_error.ts';

/** Capitals and digits without the look-alikes 0/O and 1/I/L: codes are read aloud and typed by hand. */
export const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const ORDER_PREFIX = 'GP';
const ORDER_LENGTH = 6;
const TICKET_PREFIX = 'AD';
const VISIT_LENGTH = 8;
const VERIFICATION_LENGTH = 12;
const CONNECT_PREFIX = 'SB';
const CONNECT_LENGTH = 10;

/**
 * `n` characters of the alphabet out of at least `n` random bytes; throws `codes_too_few_bytes` otherwise. The bytes
 * are read as one large number, so its bias towards some characters is below one in 250.000 from six bytes on.
 */
export function pickChars(bytes: Uint8Array, n: number): string {
  if (bytes.length < n) throw new DomainError('codes_too_few_bytes', 'A code needs a random byte per character.');
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  let text = '';
  for (let i = 0; i < n; i += 1) {
    text += ALPHABET.charAt(Number(value % BigInt(ALPHABET.length)));
    value /= BigInt(ALPHABET.length);
  }
  return text;
}

/** An order code such as `GP-ABC234` from at least 6 random bytes. */
export function orderCode(randomBytes: Uint8Array): string {
  return `${ORDER_PREFIX}-${pickChars(randomBytes, ORDER_LENGTH)}`;
}

/** The code of a complaint, `AD-ABC234`, from at least 6 random bytes. */
export function ticketCode(randomBytes: Uint8Array): string {
  return `${TICKET_PREFIX}-${pickChars(randomBytes, ORDER_LENGTH)}`;
}

/** The code by which a visit is opened in a chat, from at least 8 random bytes. */
export function visitCode(randomBytes: Uint8Array): string {
  return pickChars(randomBytes, VISIT_LENGTH);
}

/** The code printed on a document for its public verification, `XXXX-XXXX-XXXX`, from at least 12 random bytes. */
export function verificationCode(randomBytes: Uint8Array): string {
  return pickChars(randomBytes, VERIFICATION_LENGTH).replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Finds an order code in what a person typed: any case, with or without the dash, spaces around and in the middle.
 * `null` when there is none. The code need not exist; look it up.
 */
export function normalizeOrderCode(text: string): string | null {
  return codeIn(text, ORDER_PREFIX);
}

/** Finds the code of a complaint, in the same way. */
export function normalizeTicketCode(text: string): string | null {
  return codeIn(text, TICKET_PREFIX);
}

function codeIn(text: string, prefix: string): string | null {
  const tidy = text.normalize('NFKC').toUpperCase();
  const begin = `(?<![A-Z0-9])${prefix}[\\s\\p{Pd}_.:#]*`;
  const match =
    new RegExp(`${begin}([A-Z2-9]{6})(?![A-Z0-9])`, 'u').exec(tidy) ??
    new RegExp(`${begin}([A-Z2-9]{3}[\\s\\p{Pd}]+[A-Z2-9]{3})(?![A-Z0-9])`, 'u').exec(tidy);
  const chars = match?.[1]?.replace(/[^A-Z0-9]/g, '');
  if (chars === undefined || [...chars].some((char) => !ALPHABET.includes(char))) return null;
  return `${prefix}-${chars}`;
}

/** A code that connects another chat of the same person, `SB-ABCDE-FGH23`, from at least 10 random bytes. */
export function connectCode(randomBytes: Uint8Array): string {
  const chars = pickChars(randomBytes, CONNECT_LENGTH);
  return `${CONNECT_PREFIX}-${chars.slice(0, 5)}-${chars.slice(5)}`;
}

// NFKC before; the parts are held against the alphabet after
const CONNECT_CODE = /(?<![A-Z0-9])SB[\s\p{Pd}_.:#]*([A-Z2-9]{5})[\s\p{Pd}]*([A-Z2-9]{5})(?![A-Z0-9])/iu;

/** Finds such a code in what a person typed, as `normalizeOrderCode` does. `null` when there is none. */
export function normalizeConnectCode(text: string): string | null {
  const match = CONNECT_CODE.exec(text.normalize('NFKC').toUpperCase());
  const [, first = '', second = ''] = match ?? [];
  if (match === null || [...first, ...second].some((char) => !ALPHABET.includes(char))) return null;
  return `${CONNECT_PREFIX}-${first}-${second}`;
}

/** The text with everything that could be such a code made illegible: it may still be good for its minutes. */
export function withoutConnectCode(text: string): string {
  const found = new RegExp(CONNECT_CODE, 'giu');
  const plain = text.normalize('NFKC');
  return found.test(plain) ? plain.replace(found, `${CONNECT_PREFIX}-•••••-•••••`) : text;
}
