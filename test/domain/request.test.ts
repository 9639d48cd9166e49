/** What is asked of a product: what it comes to, and what is agreed on with it (docs/domain.md 2.4, 3). */
import { describe, expect, it } from 'vitest';
import { isAgreed } from '../../domain/abstraction.ts';
import { mapsPrice } from '../../domain/request.ts';
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';

const RATES = {
  map: { indonesiaByDistrict: 1_000, indonesiaByVillage: 2_000, regencyByDistrict: 30, regencyByVillage: 70 },
};
const region = (code: string) => ({ code, name: code });

describe('the price of maps', () => {
  it.each([
    [['3601', '3602'], 'desa', 140],
    [['3601', '00'], 'kecamatan', 1_030],
    [['00'], 'desa', 2_000],
    [['3601', '36'], 'desa', undefined],
  ] as const)('of %j by %s', (codes, level, price) => {
    expect(mapsPrice({ kind: 'map', level, regions: codes.map(region) }, RATES)).toBe(price);
  });
});

it('is agreed on in writing for all but publications', () => {
  expect(PRODUCT_KINDS.filter((kind) => isAgreed({ kind }))).toEqual(['microdata', 'map']);
});
