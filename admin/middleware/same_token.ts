import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in constant time; the empty secret equals nothing. */
export function sameToken(given: string, expected: string): boolean {
  if (given === '' || expected === '') return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
