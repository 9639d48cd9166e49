/** Names for rows and secrets for links. People are shown codes (domain/codes), never these. */
import type { ServiceContext } from './context.ts';

// Crockford's base 32 in small letters: sorts as the numbers do.
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;

/** 26 characters a-z 0-9: ten of the time in ms, then 80 random bits; ids sort by the time they were made. */
export function newId(ctx: Pick<ServiceContext, 'now' | 'random'>): string {
  let time = '';
  for (let rest = ctx.now(); time.length < TIME_DIGITS; rest = Math.floor(rest / 32)) {
    time = DIGITS.charAt(rest % 32) + time;
  }
  let bits = 0n;
  for (const byte of ctx.random(10)) bits = bits * 256n + BigInt(byte);
  return time + inBase32(bits);
}

function inBase32(bits: bigint): string {
  let text = '';
  for (let rest = bits; text.length < 16; rest /= 32n) text = DIGITS.charAt(Number(rest % 32n)) + text;
  return text;
}

/** A secret of 256 bits for a link or a cookie: 43 characters of base64url. Keep only its hash (vault.hashToken). */
export function newToken(ctx: Pick<ServiceContext, 'random'>): string {
  return Buffer.from(ctx.random(32)).toString('base64url');
}
