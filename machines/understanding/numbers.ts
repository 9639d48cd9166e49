/** Numbers as people write them: "1", "no 1", "yang pertama", "satu", "1️⃣"; "1 dan 3", "2-4" (docs/domain.md 10). */
import { ADDRESSES } from './courtesy.ts';
import { canonicalWords, LONGEST_PHRASE, phrases } from './normalize.ts';

const WORDS = [
  'satu, one, siji, pertama, kesatu, first',
  'dua, two, loro, kedua, second',
  'tiga, three, telu, ketiga, third',
  'empat, four, papat, keempat, fourth',
  'lima, five, limo, kelima, fifth',
  'enam, six, keenam, sixth',
  'tujuh, seven, ketujuh, seventh',
  'delapan, eight, kedelapan, eighth',
  'sembilan, nine, kesembilan, ninth',
  'sepuluh, ten, kesepuluh, tenth',
];
const VALUE = new Map(WORDS.flatMap((list, i) => phrases(list).map((word) => [word, i + 1] as const)));

// Before a number: the first group says beyond doubt that a number of the list is meant.
const PICKS = new Set(
  phrases('no, nomor, number, num, nomornya, pilih, pilihan, pilihannya, opsi, option, angka, yang'),
);
const BEFORE = new Set([
  ...PICKS,
  ...ADDRESSES,
  ...phrases(
    'poin, point, ke, the, saya, i, jawab, jawaban, jawabannya, choose, select, pick, ketik, balas, menu, ambil, mau, ingin, ya, ok, untuk',
  ),
]);
const AFTER = new Set([
  ...ADDRESSES,
  ...phrases('saja, ya, dong, deh, please, lah, sih, one, option, nih, tolong, dulu'),
]);

const AND = new Set(phrases('dan, and, dengan, serta, juga, plus, n'));
const TO = new Set(phrases('sampai, sampe, hingga, sd, to, until, through, ke'));
const LARGEST = 999;
const LONGEST_RANGE = 50;

/**
 * The number of the list that a whole message names, not checked against any list. `anyText`: the question takes any
 * text, so only a digit by itself or an explicit "nomor satu" counts.
 */
export function readNumber(words: readonly string[], anyText: boolean): number | null {
  const parts = words.flatMap(splitNumber);
  const at = parts.findIndex((word) => valueOf(word) !== null);
  const value = valueOf(parts[at] ?? '');
  if (value === null) return null;
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  if (!after.every((word) => AFTER.has(word))) return null;
  if (!anyText) return before.every((word) => BEFORE.has(word)) ? value : null;
  const explicit = before.some((word) => PICKS.has(word)) || /^\d$/.test(parts[at] ?? '');
  return value < 10 && explicit && before.every((word) => PICKS.has(word) || word === 'saya' || word === 'ke')
    ? value
    : null;
}

const STAR_WORDS = new Set(phrases('bintang, star, stars'));

/** The words without those that name stars: "bintang 5" (docs/domain.md 8); the same list where none does. */
export function withoutStars(words: readonly string[]): readonly string[] {
  const others = words.filter((word) => !STAR_WORDS.has(word));
  return others.length === words.length ? words : others;
}

/** "yang terakhir", "the last one": whichever number that is. */
export function namesTheLast(words: readonly string[]): boolean {
  return /^(?:(?:saya|pilih|nomor|no|yang|the|paling) )*(?:terakhir|last|bawah|akhir)(?: one)?$/.test(words.join(' '));
}

/**
 * Several numbers of a list, each once, in the order written: "1,3", "1 dan 3", "2-4", "1, 2 & 5", "1 sampai 3". `null`
 * when anything else is in the message, a range runs backwards or is longer than 50, or a number is not in 1..999.
 */
export function readNumbers(text: string): number[] | null {
  if (text.length > LONGEST_PHRASE) return null;
  const tokens = numberTokens(text);
  const found = new Set<number>();
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    const first = valueOf(token);
    if (first === null) {
      if (token !== '-' && (PICKS.has(token) || AND.has(token) || AFTER.has(token))) continue;
      return null;
    }
    let last = first;
    if (tokens[i + 1] === '-') {
      const end = valueOf(tokens[i + 2] ?? '');
      if (end === null) return null;
      last = end;
      i += 2;
    }
    if (first < 1 || last > LARGEST || last < first || last - first >= LONGEST_RANGE) return null;
    for (let n = first; n <= last; n += 1) found.add(n);
  }
  return found.size === 0 ? null : [...found];
}

/** Words and numbers of a text, with "-" for every way to write "up to". */
function numberTokens(text: string): string[] {
  return text
    .replace(/^\s*\p{Pd}\s*/gmu, ' ')
    .split(/(\p{Pd}|\.{2,}|…|~|\bs\s?[/.]\s?d\b\.?)/iu)
    .flatMap((part, i) => (i % 2 === 1 ? ['-'] : canonicalWords(part).flatMap(splitNumber)))
    .map((word, i, all) => (isBetween(word, all[i - 1], all[i + 1]) ? '-' : word));
}

// "ke" is "to" between two numbers and part of an ordinal elsewhere ("ke 2").
function isBetween(word: string, before: string | undefined, after: string | undefined): boolean {
  return TO.has(word) && valueOf(before ?? '') !== null && valueOf(after ?? '') !== null;
}

/** "no1" is "no" and "1", "2nd" is "2"; "3x" stays what it is. */
function splitNumber(word: string): string[] {
  const glued = /^([a-z]+)(\d{1,4})$/.exec(word);
  if (glued?.[1] !== undefined && glued[2] !== undefined && BEFORE.has(glued[1])) return [glued[1], glued[2]];
  const ordinal = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(word);
  return [ordinal?.[1] ?? word];
}

function valueOf(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word);
  return VALUE.get(word) ?? null;
}
