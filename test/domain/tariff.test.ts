import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAP_KINDS,
  PP13_2024,
  mapPrice,
  microdataPrice,
  publicationPrice,
  tariffInForce,
} from '../../domain/tariff.ts';
import type { TariffRates } from '../../domain/tariff.ts';

describe('prices of PP 13/2024 (docs/domain.md 3)', () => {
  it.each([
    [1, 50_000],
    [50, 50_000],
    [51, 65_000],
    [100, 65_000],
    [101, 80_000],
    [250, 110_000],
    [1_379, 455_000],
  ])('a publication of %i pages costs %i', (pages, price) => {
    expect(publicationPrice(pages, PP13_2024)).toBe(price);
  });

  it.each([
    [1, 20_000],
    [500_000, 20_000],
    [1_000_000, 20_000],
    [1_001_000, 20_020],
    [2_500_000, 50_000],
    [1_000_024, 20_000],
    [1_000_025, 20_001],
    [1_000_050, 20_001],
    [1_203_880_050, 24_077_601],
  ])('a data set of %i bytes costs %i', (bytes, price) => {
    expect(microdataPrice(bytes, false, PP13_2024)).toBe(price);
  });

  it.each([
    [1_000_000, 22_000],
    [1_001_000, 22_022],
    [2_500_000, 55_000],
  ])('a processed table of %i bytes costs %i', (bytes, price) => {
    expect(microdataPrice(bytes, true, PP13_2024)).toBe(price);
  });

  it('three maps of a regency by village cost 210.000', () => {
    expect(mapPrice('regencyByVillage', 3, PP13_2024)).toBe(210_000);
  });

  it.each([
    ['indonesiaByDistrict', 12_000_000],
    ['indonesiaByVillage', 36_000_000],
    ['regencyByDistrict', 30_000],
    ['regencyByVillage', 70_000],
  ] as const)('one map %s costs %i', (kind, price) => {
    expect(mapPrice(kind, 1, PP13_2024)).toBe(price);
  });
});

describe('the two readings that are settings', () => {
  const micro = PP13_2024.microdata;
  const blocks: TariffRates = { ...PP13_2024, microdata: { ...micro, startedBlockCountsWhole: true } };
  const binary: TariffRates = { ...PP13_2024, microdata: { ...micro, bytesFirst: 1_048_576 } };

  it.each([
    [1_000_000, 20_000],
    [1_000_001, 20_020],
    [1_001_000, 20_020],
    [1_001_001, 20_040],
  ])('with whole blocks %i bytes cost %i', (bytes, price) => {
    expect(microdataPrice(bytes, false, blocks)).toBe(price);
  });

  it('with a binary megabyte 1.048.576 bytes are still the first megabyte', () => {
    expect(microdataPrice(1_048_576, false, binary)).toBe(20_000);
    expect(microdataPrice(1_049_576, false, binary)).toBe(20_020);
  });
});

describe('prices', () => {
  it('never fall when there is more to pay for', () => {
    const counts = fc.integer({ min: 1, max: 5_000_000_000 });
    fc.assert(
      fc.property(counts, counts, fc.boolean(), fc.constantFrom(...MAP_KINDS), (a, b, processed, kind) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(publicationPrice(less, PP13_2024)).toBeLessThanOrEqual(publicationPrice(more, PP13_2024));
        expect(microdataPrice(less, processed, PP13_2024)).toBeLessThanOrEqual(
          microdataPrice(more, processed, PP13_2024),
        );
        expect(mapPrice(kind, (less % 1000) + 1, PP13_2024)).toBeGreaterThan(0);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse a count of %s', (count) => {
    const invalid = expect.objectContaining({ code: 'tariff_count_invalid' });
    expect(() => publicationPrice(count, PP13_2024)).toThrow(invalid);
    expect(() => microdataPrice(count, false, PP13_2024)).toThrow(invalid);
    expect(() => mapPrice('regencyByVillage', count, PP13_2024)).toThrow(invalid);
  });
});

describe('tariffInForce', () => {
  const old = { name: 'PP 7/2015', validFrom: '2015-04-01', validTo: '2024-05-31' };
  const now = { name: 'PP 13/2024', validFrom: '2024-06-01', validTo: null };

  it.each([
    ['2015-03-31', undefined],
    ['2015-04-01', 'PP 7/2015'],
    ['2024-05-31', 'PP 7/2015'],
    ['2024-06-01', 'PP 13/2024'],
    ['2026-11-22', 'PP 13/2024'],
  ])('on %s it is %s', (day, name) => {
    expect(tariffInForce([now, old], day)?.name).toBe(name);
    expect(tariffInForce([old, now], day)?.name).toBe(name);
  });

  it('prefers the later of two that overlap', () => {
    const open = { ...old, validTo: null };
    expect(tariffInForce([now, open], '2026-01-01')?.name).toBe('PP 13/2024');
    expect(tariffInForce([open, now], '2026-01-01')?.name).toBe('PP 13/2024');
  });

  it('is undefined without tables', () => {
    expect(tariffInForce([], '2026-01-01')).toBeUndefined();
  });
});
