export { COUNTRIES } from './countries.ts';
export type { Country } from './countries.ts';
export { parseCountry } from './parse_country.ts';

/** An e-mail address, in small letters. It must work: registration asks for an active one. docs/domain.md 2 step 1. */
export function parseEmail(
  text: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'empty' | 'length' | 'format' } {
  const email = tidy(text)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (email === '') return { ok: false, reason: 'empty' };
  const at = email.lastIndexOf('@');
  if (email.length > 254 || at > 64) return { ok: false, reason: 'length' };
  const local = email.slice(0, Math.max(at, 0));
  const labels = email.slice(at + 1).split('.');
  const sound =
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(labels.at(-1) ?? '');
  return sound ? { ok: true, value: email } : { ok: false, reason: 'format' };
}

/**
 * A phone number in E.164. Indonesian numbers may begin with 0, 62, 8 or +62; a foreign one needs its + (or 00) and
 * country code, otherwise `country_code`.
 */
export function parsePhone(
  text: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'empty' | 'characters' | 'length' | 'country_code' } {
  const typed = tidy(text).replace(/[\s\p{Pd}./]/gu, '');
  if (typed === '') return { ok: false, reason: 'empty' };
  // "+62 (0) 812": the zero in brackets is dialled inside the country only.
  const bare = typed.replace(/^(\+\d{1,3})\(0\)/, '$1').replace(/[()]/g, '');
  if (!/^\+?\d+$/.test(bare)) return { ok: false, reason: 'characters' };
  const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  if (international.startsWith('+'))
    return international.startsWith('+62') ? indonesian(international.slice(3)) : foreign(international);
  if (international.startsWith('0')) return indonesian(international);
  if (international.startsWith('62')) return indonesian(international.slice(2));
  if (international.startsWith('8')) return indonesian(international);
  return { ok: false, reason: 'country_code' };
}

function indonesian(
  national: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: 'length' } {
  const digits = national.replace(/^0/, '');
  const sound = digits.length >= 8 && digits.length <= 12 && !digits.startsWith('0');
  return sound ? { ok: true, value: `+62${digits}` } : { ok: false, reason: 'length' };
}

function foreign(
  number: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: 'length' | 'country_code' } {
  if (number.startsWith('+0')) return { ok: false, reason: 'country_code' };
  return number.length >= 9 && number.length <= 16 ? { ok: true, value: number } : { ok: false, reason: 'length' };
}

/**
 * A name of a person or institution: 2 to 120 characters with at least one letter of any script; control and
 * invisible signs are dropped and runs of white space become one space.
 */
export function parseName(
  text: string,
):
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'empty' | 'length' | 'no_letter' } {
  const name = text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/ +/g, ' ')
    .trim();
  if (name === '') return { ok: false, reason: 'empty' };
  const length = [...name].length;
  if (length < 2 || length > 120) return { ok: false, reason: 'length' };
  return /\p{L}/u.test(name) ? { ok: true, value: name } : { ok: false, reason: 'no_letter' };
}

/**
 * A taxpayer number, kept as 16 digits: the former 15 digits get a leading 0, of a 22-digit NITKU the first 16 count.
 * Dots, dashes, spaces and a leading "NPWP" are ignored. Only the structure is checked; that the number is active is
 * the customer's declaration. docs/domain.md 9.
 */
export function parseNpwp(
  text: string,
):
  | { readonly ok: true; readonly npwp: string }
  | { readonly ok: false; readonly reason: 'empty' | 'characters' | 'length' | 'zeros' } {
  const digits = tidy(text)
    .replace(/^(npwp|nitku)(?![a-z])/i, '')
    .replace(/[\s\p{Pd}.:/]/gu, '');
  if (digits === '') return { ok: false, reason: 'empty' };
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'characters' };
  if (![15, 16, 22].includes(digits.length)) return { ok: false, reason: 'length' };
  const npwp = digits.length === 15 ? `0${digits}` : digits.slice(0, 16);
  return /^0+$/.test(npwp) ? { ok: false, reason: 'zeros' } : { ok: true, npwp };
}

/** Groups a 16-digit NPWP for reading: `0012 3456 7890 1000`. */
export function formatNpwp(npwp: string): string {
  return npwp.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
