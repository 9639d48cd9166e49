/** How what is asked of a product is put in words: for the request form, the basket, and orders. */
import { englishTerm } from '../../../domain/data_terms.ts';
import { isFullSet, mapsPrice } from '../../../domain/request.ts';
import type { ItemRequest, MapRequest } from '../../../domain/request.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { OPTIONS_PAGE } from '../ask.ts';
import type { Context, RequestDraft } from '../context.ts';
import type { OptionKind, Result, TariffCard } from '../effects.ts';
import { isMapLevel } from '../request_draft.ts';

/** So many names are shown in full; of more only the first few. */
const ALL_NAMED = 5;
/** The same where they are being chosen, and a slip has to be seen. */
const ALL_PICKED = 15;
const FEW_NAMED = 2;
const LONGEST_NAME = 60;
const LONGEST_LABEL = 120;
const LONGEST_TABLE = 200;
const MOST_UNKNOWN = 8;

/** "300 wilayah: Kabupaten Lebak, Kabupaten Pandeglang, … dan 298 lainnya" */
export function chosenText(
  what: OptionKind,
  chosen: 'all' | readonly { name?: string; label?: string }[],
  most = ALL_NAMED,
): Text {
  if (chosen === 'all') return what === 'regions' ? text('some.allRegions') : text('some.allVariables');
  const names = chosen.map(({ name, label }) => cut(name ?? label ?? '', LONGEST_NAME));
  const count = names.length;
  if (count <= most) return text(`some.${what}`, { count, names: names.join(', ') });
  const few = names.slice(0, FEW_NAMED).join(', ');
  return text(`some.${what}More`, { count, names: few, more: count - FEW_NAMED });
}

/** What was asked, one line each, to stand below the title; nothing for publications. */
export function requestLines(request: ItemRequest | null): Text[] {
  if (request === null) return [];
  if (request.kind === 'map') {
    return [
      text('line.map', { level: levelText(request.level) }),
      text('line.part', { what: chosenText('regions', request.regions) }),
    ];
  }
  const { round, level, variables, regions, table } = request;
  const what = isFullSet({ ...request, table: null })
    ? [text('line.full')]
    : [
        text('line.part', { what: chosenText('variables', variables) }),
        text('line.part', { what: chosenText('regions', regions) }),
      ];
  const processing = table === null ? text('line.plain') : text('line.table', { table: cut(table, LONGEST_TABLE) });
  return [text('line.data', { round: termText(round), level: termText(level) }), ...what, processing];
}

/** The levels of maps have names of their own; those of micro data are the catalogue's. */
export function levelText(level: string): Text {
  return isMapLevel(level) ? text(`level.${level}`) : termText(level);
}

/** A round or a level of the catalogue. */
export function termText(term: string): Text {
  return text('any', { value: { id: term, en: englishTerm(term) } });
}

/** The figures of a tariff as the texts name them. */
export function rateValues({ rates }: TariffCard) {
  return { ...rates, first: sizeText(rates.microdataBytesFirst), step: sizeText(rates.microdataBytesStep) };
}

/** What a request costs, or the rule by which it will (docs/domain.md 2, 3: size before price). */
export function priceText(request: ItemRequest, tariff: TariffCard | null): Text {
  if (tariff === null) return text('price.none');
  if (request.kind === 'map')
    return text('price.maps', { total: mapsTotal(request, tariff), count: request.regions.length });
  return request.table === null ? text('price.plain', rateValues(tariff)) : text('price.processed', rateValues(tariff));
}

/** Rupiah by the tariff, each region one map. */
function mapsTotal(request: MapRequest, { rates }: TariffCard): number {
  const map = {
    indonesiaByDistrict: rates.mapIndonesiaByDistrict,
    indonesiaByVillage: rates.mapIndonesiaByVillage,
    regencyByDistrict: rates.mapRegencyByDistrict,
    regencyByVillage: rates.mapRegencyByVillage,
  };
  return mapsPrice(request, { map }) ?? 0;
}

/** A page of a long list, numbered through, with what is chosen so far. */
export function optionsText({ options, request }: Pick<Context, 'options' | 'request'>): Text {
  if (options === null) return text('pick.nothing');
  const { what, page, pages, total } = options;
  const lines = options.options.map(({ code, label }, at) =>
    text('pick.line', { number: page * OPTIONS_PAGE + at + 1, label: cut(label, LONGEST_LABEL), code }),
  );
  const chosen = request?.[what] ?? [];
  return text(`pick.${what}`, {
    page: page + 1,
    pages,
    total,
    lines,
    chosen:
      chosen.length === 0 ? text('nothing') : text('pick.already', { what: chosenText(what, chosen, ALL_PICKED) }),
  });
}

/** What could not be matched, in the person's own words. */
export function unknownText(unknown: Extract<Result, { type: 'selection.read' }>['unknown']): Text {
  const named = unknown.slice(0, MOST_UNKNOWN).map(({ said, near }) => {
    const names = near.map(({ code, label }) => `${cut(label, LONGEST_NAME)} (${code})`).join(', ');
    return names === '' ? text('pick.unknownLine', { said }) : text('pick.unclearLine', { said, near: names });
  });
  const more = unknown.length - named.length;
  return text('pick.unknown', { lines: more > 0 ? [...named, text('pick.unknownMore', { count: more })] : named });
}

/** What is chosen of the list at hand. */
export function pickedText(request: RequestDraft | null, what: OptionKind): Text {
  const chosen = request?.[what] ?? null;
  return text('pick.picked', { what: chosenText(what, chosen ?? [], ALL_PICKED) });
}

/** '1 MB' in either reading of a megabyte (docs/domain.md 3), '1.000 byte'. */
function sizeText(bytes: number): Text {
  for (const megabyte of [1_000_000, 1_048_576]) {
    if (bytes % megabyte === 0) return text('size.megabytes', { count: bytes / megabyte });
  }
  return text('size.bytes', { count: bytes });
}

function cut(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}
