/** What is asked of a product beyond its title: the request form per kind (docs/domain.md 2.3, standard B4, R9). */
import { sumRupiah } from './money.ts';
import { mapPrice } from './tariff.ts';
import type { MapKind, TariffRates } from './tariff.ts';

/** 2 digits province, 4 kab/kota, 7 kecamatan, 10 desa; '00' the whole country. docs/domain.md 4 */
export interface Region {
  code: string;
  name: string;
}

/** A variable of a data set, as its layout calls it. */
export interface Variable {
  code: string;
  label: string;
}

/** Micro data: which round and level, all of it or chosen variables and regions, and whether the office tabulates it. */
export interface MicrodataRequest {
  kind: 'microdata';
  round: string;
  level: string;
  variables: 'all' | Variable[];
  regions: 'all' | Region[];
  /** the table to be made, in the customer's words; null: without processing */
  table: string | null;
}

export interface MapRequest {
  kind: 'map';
  level: MapLevel;
  /** each is one map */
  regions: Region[];
}

export const MAP_LEVELS = ['kecamatan', 'desa'] as const;
export type MapLevel = (typeof MAP_LEVELS)[number];

export type ItemRequest = MicrodataRequest | MapRequest;

/** Neither variables nor regions were chosen, and nothing is to be made of it: the data set as it is. */
export function isFullSet(request: MicrodataRequest): boolean {
  return request.variables === 'all' && request.regions === 'all' && request.table === null;
}

const WHOLE_COUNTRY = '00';

/**
 * The tariff's kind of a map: the whole country, or one kab/kota (docs/domain.md 3). `undefined`: the tariff knows no map
 * of such an area, e.g. of a province as one.
 */
export function mapKindOf(region: Region, level: MapLevel): MapKind | undefined {
  if (region.code === WHOLE_COUNTRY) return level === 'kecamatan' ? 'indonesiaByDistrict' : 'indonesiaByVillage';
  if (region.code.length === 4) return level === 'kecamatan' ? 'regencyByDistrict' : 'regencyByVillage';
  return undefined;
}

/** Rupiah: each region of the request is one map. `undefined`: the tariff knows no map of one of them. */
export function mapsPrice({ regions, level }: MapRequest, rates: Pick<TariffRates, 'map'>): number | undefined {
  const prices: number[] = [];
  for (const region of regions) {
    const kind = mapKindOf(region, level);
    if (kind === undefined) return undefined;
    prices.push(mapPrice(kind, 1, rates));
  }
  return sumRupiah(prices);
}
