/** What was asked of an item, in the words of the documents: Indonesian, and English for a reader of it. */
import type { Bilingual } from '../../documents/content.ts';
import { mapKindOf } from '../../domain/request.ts';
import type { ItemRequest, MapRequest, MicrodataRequest, Region } from '../../domain/request.ts';
import type { MapKind } from '../../domain/tariff.ts';

/** So many names are written out; the rest is counted. An invoice of 300 regions stays readable. */
const NAMED = 6;
const LONGEST_TABLE = 200;

const COUNTS = { id: new Intl.NumberFormat('id-ID'), en: new Intl.NumberFormat('en-GB') };

/** A whole number with the separators of each language: '1.203.880.050', '1,203,880,050'. */
export function counted(count: number): Bilingual {
  return { id: COUNTS.id.format(count), en: COUNTS.en.format(count) };
}

/** One thing chosen; `short` is what an invoice says of it. */
export interface Entry {
  code: string;
  name: string;
  short: string;
}

export interface Wording {
  list: (what: Bilingual, entries: readonly Entry[]) => Bilingual;
  /** characters of the described table */
  longestTable: number;
}

const SHORT: Wording = { list: listed, longestTable: LONGEST_TABLE };

/** By default as invoices say it, long lists counted. */
export function requestWords(request: ItemRequest, wording: Wording = SHORT): Bilingual {
  return request.kind === 'microdata' ? microdataWords(request, wording) : mapWords(request, wording);
}

const VARIABLES: Bilingual = { id: 'variabel', en: 'variables' };
const REGIONS: Bilingual = { id: 'wilayah', en: 'regions' };

function regionEntries(regions: readonly Region[]): Entry[] {
  return regions.map(({ code, name }) => ({ code, name, short: name }));
}

const LEVELS = {
  kecamatan: { id: 'menurut kecamatan', en: 'by district (kecamatan)' },
  desa: { id: 'menurut desa/kelurahan', en: 'by village (desa)' },
} as const;

/** One kind of map of a request, with how many of it there are. */
export function mapsByKind(request: MapRequest): Map<MapKind | undefined, number> {
  const maps = new Map<MapKind | undefined, number>();
  for (const region of request.regions) {
    const kind = mapKindOf(region, request.level);
    maps.set(kind, (maps.get(kind) ?? 0) + 1);
  }
  return maps;
}

function microdataWords(
  { round, level, variables, regions, table }: MicrodataRequest,
  { list, longestTable }: Wording,
): Bilingual {
  const whole = variables === 'all' && regions === 'all';
  const chosen = whole
    ? { id: 'set lengkap', en: 'full set' }
    : joined([
        variables === 'all'
          ? { id: 'semua variabel', en: 'all variables' }
          : list(
              VARIABLES,
              variables.map(({ code, label }) => ({ code, name: label, short: code })),
            ),
        regions === 'all' ? { id: 'semua wilayah', en: 'all regions' } : list(REGIONS, regionEntries(regions)),
      ]);
  const made = table === null ? [] : [tableWords(table, longestTable)];
  return joined([{ id: round, en: round }, { id: `tingkat ${level}`, en: `level: ${level}` }, chosen, ...made]);
}

function mapWords({ level, regions }: MapRequest, { list }: Wording): Bilingual {
  return joined([LEVELS[level], list(REGIONS, regionEntries(regions))]);
}

function tableWords(table: string, longest: number): Bilingual {
  const text = table.replace(/\s+/g, ' ').trim();
  const shown = text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text;
  return { id: `diolah menjadi tabel: ${shown}`, en: `processed into a table: ${shown}` };
}

/** 'wilayah: Pandeglang, Lebak', or 'wilayah (300): the first few dan 294 lainnya'. */
function listed(what: Bilingual, entries: readonly Entry[]): Bilingual {
  const names = entries.map(({ short }) => short);
  const rest = names.length - NAMED;
  if (rest <= 1) return { id: `${what.id}: ${names.join(', ')}`, en: `${what.en}: ${names.join(', ')}` };
  const shown = names.slice(0, NAMED).join(', ');
  return {
    id: `${what.id} (${counted(names.length).id}): ${shown}, dan ${counted(rest).id} lainnya`,
    en: `${what.en} (${counted(names.length).en}): ${shown}, and ${counted(rest).en} more`,
  };
}

/** Parts after each other in both languages. */
export function joined(parts: readonly Bilingual[]): Bilingual {
  return { id: parts.map(({ id }) => id).join('; '), en: parts.map(({ en }) => en).join('; ') };
}
