/** "Semua", "semua kota", "semua kab/kota di Banten", "all cities in West Java": many of a list at once. */
import { PROVINCES } from '../../domain/provinces.ts';
import { canonicalWords, phrases } from './normalize.ts';
import { JOINTS, keyOf, nameWords, REGION_KINDS, type OptionIndex, type RegionKind } from './option_index.ts';

const ALL = new Set(phrases('semua, semuanya, seluruh, seluruhnya, keseluruhan, all, every, everything'));
const ABOUT = new Set(
  phrases(`yang, ada, tersedia, nya, wilayah, wilayahnya, daerah, daerahnya, variabel, variabelnya, variable, variables, region,
regions, area, areas, data, peta, map, maps, of, the, available, saja, ya, dong, kak, min, please, lah`),
);
const WITHIN = new Set(phrases('di, se, pada, dari, dalam, in, within, from'));

const CODE_OF_PROVINCE = new Map(
  PROVINCES.flatMap(({ code, name, aliases }) =>
    [name, ...aliases].map((said) => [keyOf(canonicalWords(said)), code] as const),
  ),
);

// docs/domain.md 4: digits of a region code
const DIGITS: Record<RegionKind, number> = { provinsi: 2, kabupaten: 4, kota: 4, kecamatan: 7, desa: 10 };

/** Whether the words begin as such a phrase does. */
export function saysAll(words: readonly string[]): boolean {
  return ALL.has(words[0] ?? '');
}

/** Places in the list of all that is meant; empty when the phrase names what the list does not have. */
export function everything(said: readonly string[], index: OptionIndex): number[] {
  const words = said.slice(1).filter((word) => !ALL.has(word));
  const at = words.findIndex((word) => WITHIN.has(word));
  const kindWords = (at === -1 ? words : words.slice(0, at)).filter((word) => !ABOUT.has(word) && !JOINTS.has(word));
  const kinds = kindWords.flatMap((word) => REGION_KINDS.get(word) ?? []);
  if (kinds.length < kindWords.length) return [];
  const prefixes = at === -1 ? [''] : placesNamed(words.slice(at + 1), index);
  return index.options.flatMap(({ code }, place) =>
    prefixes.some((prefix) => isWithin(code, prefix)) && isOfKind(code, kinds) ? [place] : [],
  );
}

function isWithin(code: string, prefix: string): boolean {
  return prefix === '' || (/^\d+$/.test(code) && code.startsWith(prefix));
}

function isOfKind(code: string, kinds: readonly RegionKind[]): boolean {
  return kinds.length === 0 || kinds.some((kind) => kind === kindOf(code));
}

/** The third digit of a kota is 7 or more (M). */
function kindOf(code: string): RegionKind | undefined {
  if (!/^\d+$/.test(code) || code === '00') return undefined;
  if (code.length === DIGITS.kota) return (code[2] ?? '') >= '7' ? 'kota' : 'kabupaten';
  return (['provinsi', 'kecamatan', 'desa'] as const).find((kind) => DIGITS[kind] === code.length);
}

/** What the codes of the places begin with; nothing when one of them is not known. */
function placesNamed(words: readonly string[], index: OptionIndex): string[] {
  const names = words
    .map((word) => (JOINTS.has(word) ? ',' : word))
    .filter((word) => !ABOUT.has(word))
    .join(' ')
    .split(',')
    .map((name) => name.trim());
  const codes = names.map((name) => codeOf(nameWords(name), index));
  return codes.every((code) => code !== undefined) ? codes : [];
}

function codeOf(words: readonly string[], index: OptionIndex): string | undefined {
  const province = words[0] === 'provinsi' ? words.slice(1) : words;
  const known = CODE_OF_PROVINCE.get(keyOf(province));
  if (known !== undefined) return known;
  const [place, ...others] = index.exact.get(keyOf(words)) ?? index.bare.get(keyOf(words)) ?? [];
  const code = place === undefined || others.length > 0 ? undefined : index.options[place]?.code;
  return code !== undefined && /^\d+$/.test(code) ? code : undefined;
}
