/** What one item of an order costs by the tariff, and how the invoice explains it (docs/domain.md 3). */
import type { Bilingual } from '../../documents/content.ts';
import { formatRupiah } from '../../domain/money.ts';
import { mapsPrice } from '../../domain/request.ts';
import type { ItemRequest, MapRequest } from '../../domain/request.ts';
import { mapPrice, microdataPrice, publicationPrice } from '../../domain/tariff.ts';
import type { MapKind, TariffRates } from '../../domain/tariff.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';
import { counted, joined, mapsByKind, requestWords } from './request_words.ts';

export interface PricedItem {
  code: string;
  kind: ProductKind;
  /** publications */
  pages: number | null;
  /** micro data: of the prepared file, or as the officer set it */
  bytes: number | null;
  /** the survey of micro data, where the catalogue knows it */
  survey: string | null;
  request: ItemRequest | null;
}

export interface LinePrice {
  quantity: number;
  unit: Bilingual;
  /** rupiah by the full tariff */
  full: number;
  detail: Bilingual;
}

/** null: it truly cannot be computed: the pages or bytes are unknown, or the tariff has no map of such an area. */
export function linePrice(item: PricedItem, rates: TariffRates): LinePrice | null {
  switch (item.kind) {
    case 'publication':
      return isCount(item.pages) ? publicationLine(item.code, item.pages, rates) : null;
    case 'microdata':
      return isCount(item.bytes) ? microdataLine(item, item.bytes, rates) : null;
    case 'map':
      return item.request?.kind === 'map' ? mapLine(item.code, item.request, rates) : null;
  }
}

function publicationLine(code: string, pages: number, rates: TariffRates): LinePrice {
  return {
    quantity: 1,
    unit: { id: 'publikasi', en: 'publication' },
    full: publicationPrice(pages, rates),
    detail: {
      id: `Publikasi softcopy, kode ${code}, ${counted(pages).id} halaman`,
      en: `E-publication, code ${code}, ${counted(pages).en} pages`,
    },
  };
}

function microdataLine({ code, survey, request }: PricedItem, bytes: number, rates: TariffRates): LinePrice {
  const asked = request?.kind === 'microdata' ? request : null;
  const processed = asked !== null && asked.table !== null;
  const unit = processed ? { id: 'tabel', en: 'table' } : { id: 'dataset', en: 'dataset' };
  const about = survey === null ? '' : ` ${survey}`;
  return {
    quantity: 1,
    unit,
    full: microdataPrice(bytes, processed, rates),
    detail: joined([
      { id: `Data mikro${about}, kode ${code}`, en: `Micro data${about}, code ${code}` },
      ...(asked === null ? [] : [requestWords(asked)]),
      { id: `${counted(bytes).id} byte`, en: `${counted(bytes).en} bytes` },
      microdataRule(rates, processed, unit),
    ]),
  };
}

function microdataRule(rates: TariffRates, processed: boolean, unit: Bilingual): Bilingual {
  const { bytesFirst, bytesStep, plain, processed: tabulated, startedBlockCountsWhole } = rates.microdata;
  const { first, step } = processed ? tabulated : plain;
  const reading = startedBlockCountsWhole
    ? { id: 'blok yang dimulai dihitung penuh', en: 'a started block counts whole' }
    : { id: 'pro rata', en: 'pro rata' };
  const [upTo, block] = [counted(bytesFirst), counted(bytesStep)];
  return {
    id: `sampai ${upTo.id} byte ${formatRupiah(first)} per ${unit.id}, selebihnya ${formatRupiah(step)} per ${block.id} byte (${reading.id})`,
    en: `up to ${upTo.en} bytes ${formatRupiah(first)} per ${unit.en}, then ${formatRupiah(step)} per ${block.en} bytes (${reading.en})`,
  };
}

const MAPS: Record<MapKind, Bilingual> = {
  indonesiaByDistrict: { id: 'peta Indonesia menurut kecamatan', en: 'map(s) of Indonesia by district' },
  indonesiaByVillage: { id: 'peta Indonesia menurut desa', en: 'map(s) of Indonesia by village' },
  regencyByDistrict: { id: 'peta kabupaten/kota menurut kecamatan', en: 'map(s) of a municipality by district' },
  regencyByVillage: { id: 'peta kabupaten/kota menurut desa', en: 'map(s) of a municipality by village' },
};

/** One line per item, also where its maps are of several kinds: each kind is named with its price. */
function mapLine(code: string, request: MapRequest, rates: TariffRates): LinePrice | null {
  const full = mapsPrice(request, rates);
  const rules: Bilingual[] = [];
  for (const [kind, count] of mapsByKind(request)) {
    if (kind === undefined) return null;
    const each = formatRupiah(mapPrice(kind, 1, rates));
    rules.push({
      id: `${counted(count).id} ${MAPS[kind].id} x ${each}`,
      en: `${counted(count).en} ${MAPS[kind].en} x ${each}`,
    });
  }
  if (full === undefined || rules.length === 0) return null;
  return {
    quantity: request.regions.length,
    unit: { id: 'peta', en: request.regions.length === 1 ? 'map' : 'maps' },
    full,
    detail: joined([
      { id: `Peta digital wilkerstat, kode ${code}`, en: `Digital map of work areas, code ${code}` },
      requestWords(request),
      ...rules,
    ]),
  };
}

function isCount(value: number | null): value is number {
  return value !== null && Number.isSafeInteger(value) && value >= 1;
}
