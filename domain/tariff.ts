import { DomainError } from './domain_error.ts';
import { assertRupiah, roundHalfUp } from './money.ts';

/** The kinds of digital map that the tariff knows. docs/domain.md 3. */
export const MAP_KINDS = [
  'indonesiaByDistrict',
  'indonesiaByVillage',
  'regencyByDistrict',
  'regencyByVillage',
] as const;
export type MapKind = (typeof MAP_KINDS)[number];

/**
 * One tariff table: the numbers of a legal basis plus the two readings that the law leaves open (how long a megabyte
 * is, and whether a started block counts whole). All prices in rupiah, sizes in bytes. docs/domain.md 3.
 */
export type TariffRates = {
  readonly publication: {
    readonly pagesFirst: number;
    readonly first: number;
    readonly pagesStep: number;
    readonly step: number;
  };
  readonly microdata: {
    readonly bytesFirst: number;
    readonly bytesStep: number;
    readonly plain: { readonly first: number; readonly step: number };
    readonly processed: { readonly first: number; readonly step: number };
    readonly startedBlockCountsWhole: boolean;
  };
  readonly map: Readonly<Record<MapKind, number>>;
};

/** The rates of PP 13/2024 as an office shows them, with the default readings. docs/domain.md 3 (PP 13/2024, B). */
export const PP13_2024: TariffRates = {
  publication: { pagesFirst: 50, first: 50_000, pagesStep: 50, step: 15_000 },
  microdata: {
    bytesFirst: 1_000_000,
    bytesStep: 1_000,
    plain: { first: 20_000, step: 20 },
    processed: { first: 22_000, step: 22 },
    startedBlockCountsWhole: false,
  },
  map: {
    indonesiaByDistrict: 12_000_000,
    indonesiaByVillage: 36_000_000,
    regencyByDistrict: 30_000,
    regencyByVillage: 70_000,
  },
};

/** Rupiah for one e-publication of `pages` pages (at least 1); a started block of further pages counts whole. */
export function publicationPrice(pages: number, rates: TariffRates): number {
  const { pagesFirst, first, pagesStep, step } = rates.publication;
  const further = Math.max(0, assertCount(pages) - pagesFirst);
  return assertRupiah(first + Math.ceil(further / pagesStep) * step);
}

/**
 * Rupiah for one data set (plain) or one table (processed) by the size in bytes of the prepared file (at least 1).
 * Beyond the first megabyte it is pro rata, rounded half up to one rupiah, unless started blocks count whole.
 */
export function microdataPrice(bytes: number, processed: boolean, rates: TariffRates): number {
  const { bytesFirst, bytesStep, startedBlockCountsWhole } = rates.microdata;
  const { first, step } = processed ? rates.microdata.processed : rates.microdata.plain;
  const further = Math.max(0, assertCount(bytes) - bytesFirst);
  if (startedBlockCountsWhole) return assertRupiah(first + Math.ceil(further / bytesStep) * step);
  return assertRupiah(first + roundHalfUp(BigInt(further) * BigInt(step), BigInt(bytesStep)));
}

/** Rupiah for `count` maps (at least 1) of one kind. */
export function mapPrice(kind: MapKind, count: number, rates: Pick<TariffRates, 'map'>): number {
  return assertRupiah(rates.map[kind] * assertCount(count));
}

/**
 * The table in force on a day ('YYYY-MM-DD'); both bounds belong to the validity, and where two overlap the one that
 * began later wins. `undefined` when none is in force: then nothing may be priced. docs/domain.md 3.
 */
export function tariffInForce<T extends { readonly validFrom: string; readonly validTo: string | null }>(
  tables: readonly T[],
  day: string,
): T | undefined {
  return tables
    .filter((table) => table.validFrom <= day && (table.validTo === null || day <= table.validTo))
    .reduce<T | undefined>((best, table) => (best && best.validFrom >= table.validFrom ? best : table), undefined);
}

function assertCount(value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new DomainError('tariff_count_invalid', 'Pages, bytes and maps are counted in whole numbers from 1.');
  }
  return value;
}
