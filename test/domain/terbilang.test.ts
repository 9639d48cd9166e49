import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TERBILANG_MAX, amountInWordsEnglish, terbilang } from '../../domain/terbilang.ts';

describe('terbilang (docs/domain.md 5)', () => {
  it.each([
    [0, 'Nol Rupiah'],
    [1, 'Satu Rupiah'],
    [10, 'Sepuluh Rupiah'],
    [11, 'Sebelas Rupiah'],
    [12, 'Dua Belas Rupiah'],
    [19, 'Sembilan Belas Rupiah'],
    [20, 'Dua Puluh Rupiah'],
    [21, 'Dua Puluh Satu Rupiah'],
    [100, 'Seratus Rupiah'],
    [111, 'Seratus Sebelas Rupiah'],
    [200, 'Dua Ratus Rupiah'],
    [1_000, 'Seribu Rupiah'],
    [1_001, 'Seribu Satu Rupiah'],
    [2_000, 'Dua Ribu Rupiah'],
    [11_000, 'Sebelas Ribu Rupiah'],
    [21_000, 'Dua Puluh Satu Ribu Rupiah'],
    [100_000, 'Seratus Ribu Rupiah'],
    [101_000, 'Seratus Satu Ribu Rupiah'],
    [1_000_000, 'Satu Juta Rupiah'],
    [1_001_000, 'Satu Juta Seribu Rupiah'],
    [24_077_601, 'Dua Puluh Empat Juta Tujuh Puluh Tujuh Ribu Enam Ratus Satu Rupiah'],
    [1_000_000_000, 'Satu Miliar Rupiah'],
    [1_000_000_000_001, 'Satu Triliun Satu Rupiah'],
  ])('%i is %s', (amount, words) => {
    expect(terbilang(amount)).toBe(words);
  });

  it('reaches 999 trillion', () => {
    const nines = 'Sembilan Ratus Sembilan Puluh Sembilan';
    expect(terbilang(TERBILANG_MAX)).toBe(
      `${nines} Triliun ${nines} Miliar ${nines} Juta ${nines} Ribu ${nines} Rupiah`,
    );
  });

  it.each([-1, 0.5, TERBILANG_MAX + 1, Number.NaN])('has no words for %s', (amount) => {
    expect(() => terbilang(amount)).toThrow(expect.objectContaining({ code: 'terbilang_out_of_range' }));
    expect(() => amountInWordsEnglish(amount)).toThrow(expect.objectContaining({ code: 'terbilang_out_of_range' }));
  });

  it('means the same number when it is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: TERBILANG_MAX }), (amount) => {
        expect(readIndonesian(terbilang(amount))).toBe(amount);
      }),
      { numRuns: 500 },
    );
  });
});

describe('amountInWordsEnglish', () => {
  it.each([
    [0, 'Zero Rupiah'],
    [13, 'Thirteen Rupiah'],
    [40, 'Forty Rupiah'],
    [100, 'One Hundred Rupiah'],
    [1_000, 'One Thousand Rupiah'],
    [24_077_601, 'Twenty Four Million Seventy Seven Thousand Six Hundred One Rupiah'],
    [2_000_000_000_000, 'Two Trillion Rupiah'],
  ])('%i is %s', (amount, words) => {
    expect(amountInWordsEnglish(amount)).toBe(words);
  });
});

/** An independent reader of Indonesian number words: it knows the language, not how the text was built. */
function readIndonesian(text: string): number {
  const ones = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
  const scales: Readonly<Record<string, number>> = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 };
  const split = text
    .toLowerCase()
    .replace(' rupiah', '')
    .replace(/\bse(puluh|belas|ratus|ribu)/g, 'satu $1')
    .split(' ');
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const part of split) {
    const scale = scales[part];
    if (ones.includes(part)) {
      group += digit;
      digit = ones.indexOf(part);
    } else if (part === 'belas') {
      group += 10;
    } else if (part === 'puluh' || part === 'ratus') {
      group += digit * (part === 'puluh' ? 10 : 100);
      digit = 0;
    } else if (scale !== undefined) {
      total += (group + digit) * scale;
      group = 0;
      digit = 0;
    } else throw new Error(`unknown word ${part}`);
  }
  return total + group + digit;
}
