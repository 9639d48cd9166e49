import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertRupiah, formatRupiah, percentOf, sumRupiah } from '../../domain/money.ts';

describe('formatRupiah', () => {
  it.each([
    [0, 'Rp0'],
    [5, 'Rp5'],
    [999, 'Rp999'],
    [1_000, 'Rp1.000'],
    [24_077_601, 'Rp24.077.601'],
    [-5_000, '-Rp5.000'],
    [Number.MAX_SAFE_INTEGER, 'Rp9.007.199.254.740.991'],
  ])('writes %i as %s', (amount, text) => {
    expect(formatRupiah(amount)).toBe(text);
  });

  it('can be read back for every whole amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (amount) => {
        expect(Number(formatRupiah(amount).replace('Rp', '').replaceAll('.', ''))).toBe(amount);
      }),
    );
  });
});

describe('whole rupiah', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('refuses %s', (amount) => {
    expect(() => assertRupiah(amount)).toThrow(expect.objectContaining({ code: 'rupiah_not_whole' }));
  });

  it('adds amounts, and nothing is zero', () => {
    expect(sumRupiah([50_000, 65_000, -15_000])).toBe(100_000);
    expect(sumRupiah([])).toBe(0);
  });

  it('refuses a total that is no longer exact', () => {
    expect(() => sumRupiah([Number.MAX_SAFE_INTEGER, 1])).toThrow(
      expect.objectContaining({ code: 'rupiah_not_whole' }),
    );
  });
});

describe('percentOf', () => {
  it.each([
    [24_077_601, 0, 0],
    [24_077_601, 100, 24_077_601],
    [20_001, 50, 10_001],
    [20_000, 50, 10_000],
    [1, 49, 0],
    [1, 50, 1],
    [1_001, 12.5, 125],
    [1_004, 12.5, 126],
    [10_000, 0.07, 7],
  ])('%i at %f %% is %i, rounded half up', (amount, percent, charged) => {
    expect(percentOf(amount, percent)).toBe(charged);
  });

  it.each([-1, 100.01, 33.333, Number.NaN])('refuses %s per cent', (percent) => {
    expect(() => percentOf(1_000, percent)).toThrow(expect.objectContaining({ code: 'percent_out_of_range' }));
  });

  it('refuses a negative amount', () => {
    expect(() => percentOf(-1, 50)).toThrow(expect.objectContaining({ code: 'rupiah_negative' }));
  });

  it('grows with the percentage and never leaves 0 to the amount', () => {
    const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const percents = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(amounts, percents, percents, (amount, a, b) => {
        const [low, high] = [percentOf(amount, Math.min(a, b)), percentOf(amount, Math.max(a, b))];
        expect(0 <= low && low <= high && high <= amount).toBe(true);
      }),
    );
  });
});
