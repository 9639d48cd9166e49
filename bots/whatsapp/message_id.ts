/**
 * The id of each bubble that goes to WhatsApp, derived from its place in the outbox: sent again, it has the same one, and is
 * shown once; read back, it tells which row a receipt, a retry or an echo of our own is about. Signed, so that no other id
 * is taken for one of ours.
 */
import type { Vault } from '../../services/vault.ts';

/** As WhatsApp Web's own begin, in the same length. */
const PREFIX = '3EB0';
const ROW_DIGITS = 7;
const BUBBLE_DIGITS = 2;
const SIGNATURE_DIGITS = 9;
const FORM = new RegExp(
  `^${PREFIX}([0-9A-F]{${ROW_DIGITS}})([0-9A-F]{${BUBBLE_DIGITS}})[0-9A-F]{${SIGNATURE_DIGITS}}$`,
);

/** The row of the outbox, and which of its bubbles, from 0. */
export interface BubbleName {
  message: number;
  bubble: number;
}

type Signer = Pick<Vault, 'sign'>;

/** @throws Error with code WHATSAPP_IDS_SPENT beyond some 268 million messages, or 256 bubbles of one */
export function idOf(vault: Signer, message: number, bubble: number): string {
  if (message >= 16 ** ROW_DIGITS || bubble >= 16 ** BUBBLE_DIGITS)
    throw Object.assign(new Error('A message has no id left for WhatsApp'), { code: 'WHATSAPP_IDS_SPENT' });
  const name = `${hex(message, ROW_DIGITS)}${hex(bubble, BUBBLE_DIGITS)}`;
  const signature = Buffer.from(vault.sign('whatsapp-message', name), 'base64url').toString('hex');
  return `${PREFIX}${name}${signature.slice(0, SIGNATURE_DIGITS).toUpperCase()}`;
}

/** null: it is none of ours. */
export function readId(vault: Signer, id: string): BubbleName | null {
  const [, message, bubble] = FORM.exec(id) ?? [];
  if (message === undefined || bubble === undefined) return null;
  const name = { message: Number.parseInt(message, 16), bubble: Number.parseInt(bubble, 16) };
  return idOf(vault, name.message, name.bubble) === id ? name : null;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
