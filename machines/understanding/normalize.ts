/** Text made comparable (`fold`, `canonical`) and text made keepable (`tidy`). */
import { plainWord } from './slang.ts';

/** Longer messages, in UTF-16 units, are read as free text only: no word, label or code is that long. */
export const LONGEST_PHRASE = 300;

// Blank signs that Unicode counts as visible.
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Small letters and digits of any script in words with one space between; accents, emoji, apostrophes and punctuation
 * are gone. The keycap "1️⃣" is read as its digit, full-width and circled digits too (docs/domain.md 10).
 */
export function fold(text: string): string {
  return text
    .slice(0, LONGEST_PHRASE)
    .replace(/([0-9])\uFE0F?\u20E3/gu, ' $1 ')
    .replace(/['’‘`´ʼ]/gu, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text with runs of letters squeezed and chat spellings replaced by the word they stand for. */
export function canonicalWords(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ').flatMap(plainWord);
}

export function canonical(text: string): string {
  return canonicalWords(text).join(' ');
}

/** Comma- or line-separated phrases of a word list, in the form that messages are compared in. */
export function phrases(list: string): string[] {
  return list
    .split(/[,\n]/)
    .map(canonical)
    .filter((phrase) => phrase !== '');
}

/** The signs that can be seen, without any white space. */
export function visible(text: string): string {
  const seen = text.replace(BLANK, '');
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(seen) ? seen : '';
}

/**
 * Free text as it is kept: trimmed, without control signs, signs that turn the direction of the text around it, and
 * halves of characters. Line breaks stay. Composing (NFC) is left to the reader, once the text is known to be short: its
 * time grows with the square of a pile of accents.
 */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim();
}
