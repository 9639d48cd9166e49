import { DomainError } from './domain_error.ts';

/** The largest amount that can be written in words: 999 trillion and all below the next one. */
export const TERBILANG_MAX = 999_999_999_999_999;

const INDONESIAN_ONES = [
  '',
  'Satu',
  'Dua',
  'Tiga',
  'Empat',
  'Lima',
  'Enam',
  'Tujuh',
  'Delapan',
  'Sembilan',
  'Sepuluh',
  'Sebelas',
];
const INDONESIAN_SCALES = ['', 'Ribu', 'Juta', 'Miliar', 'Triliun'];
const ENGLISH_ONES = [
  '',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
];
const ENGLISH_TENS = ['', '', 'Twenty', 'Thirty', 'Forty', 'Fifty', 'Sixty', 'Seventy', 'Eighty', 'Ninety'];
const ENGLISH_SCALES = ['', 'Thousand', 'Million', 'Billion', 'Trillion'];

/**
 * The amount in Indonesian words for a receipt, e.g. `Seribu Rupiah`. Rupiah as a whole number from 0 to
 * `TERBILANG_MAX`; anything else throws `terbilang_out_of_range`. docs/domain.md 5.
 */
export function terbilang(amount: number): string {
  return inWords(amount, 'Nol', indonesianPart);
}

/** The same amount in English words, e.g. `One Thousand Rupiah`, for customers who read English. */
export function amountInWordsEnglish(amount: number): string {
  return inWords(amount, 'Zero', englishPart);
}

function inWords(amount: number, zero: string, part: (value: number, scale: number) => string[]): string {
  if (!Number.isSafeInteger(amount) || amount < 0 || amount > TERBILANG_MAX) {
    throw new DomainError('terbilang_out_of_range', 'Only whole amounts from zero to 999 trillion have words.');
  }
  const words: string[] = [];
  let rest = amount;
  for (let scale = 0; rest > 0; scale += 1) {
    const value = rest % 1000;
    if (value > 0) words.unshift(...part(value, scale));
    rest = Math.floor(rest / 1000);
  }
  return [...(words.length > 0 ? words : [zero]), 'Rupiah'].filter((item) => item !== '').join(' ');
}

function indonesianPart(value: number, scale: number): string[] {
  // "Seribu" stands for 1.000 only as the whole group of thousands: 21.000 is "Dua Puluh Satu Ribu".
  if (scale === 1 && value === 1) return ['Seribu'];
  return [...indonesianGroup(value), word(INDONESIAN_SCALES, scale)];
}

function englishPart(value: number, scale: number): string[] {
  return [...englishGroup(value), word(ENGLISH_SCALES, scale)];
}

function indonesianGroup(value: number): string[] {
  if (value < 12) return [word(INDONESIAN_ONES, value)];
  if (value < 20) return [word(INDONESIAN_ONES, value - 10), 'Belas'];
  if (value < 100) return [word(INDONESIAN_ONES, Math.floor(value / 10)), 'Puluh', ...indonesianGroup(value % 10)];
  if (value < 200) return ['Seratus', ...indonesianGroup(value - 100)];
  return [word(INDONESIAN_ONES, Math.floor(value / 100)), 'Ratus', ...indonesianGroup(value % 100)];
}

function englishGroup(value: number): string[] {
  if (value < 20) return [word(ENGLISH_ONES, value)];
  if (value < 100) return [word(ENGLISH_TENS, Math.floor(value / 10)), ...englishGroup(value % 10)];
  return [word(ENGLISH_ONES, Math.floor(value / 100)), 'Hundred', ...englishGroup(value % 100)];
}

function word(list: readonly string[], index: number): string {
  return list[index] ?? '';
}
