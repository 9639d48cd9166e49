/** What a long list of options is looked up by: codes, names, names without "Kabupaten" or "Kota", and single words. */
import type { Option } from '../conversation/effects.ts';
import { editDistance, slipsAllowed } from './distance.ts';
import { canonicalWords, phrases } from './normalize.ts';

export interface OptionIndex {
  options: readonly Option[];
  /** places in the list by code, whole name, or both */
  exact: ReadonlyMap<string, readonly number[]>;
  /** by the name without the kind of region in front of it */
  bare: ReadonlyMap<string, readonly number[]>;
  byWord: ReadonlyMap<string, readonly number[]>;
}

/** How kinds of region are said, by the word that stands for each. */
export const REGION_KINDS: ReadonlyMap<string, RegionKind> = new Map(
  (
    [
      ['provinsi', 'provinsi, prov, propinsi, province, provinces'],
      ['kabupaten', 'kabupaten, kab, kabupten, regency, regencies'],
      ['kota', 'kota, kotamadya, kodya, city, cities, municipality, municipalities'],
      ['kecamatan', 'kecamatan, kec, district, districts'],
      ['desa', 'desa, kelurahan, kel, village, villages'],
    ] as const
  ).flatMap(([kind, said]) => phrases(said).map((word) => [word, kind] as const)),
);
export type RegionKind = 'provinsi' | 'kabupaten' | 'kota' | 'kecamatan' | 'desa';

/** Words that join two names and may also stand within one ("Pangkajene dan Kepulauan"). */
export const JOINTS: ReadonlySet<string> = new Set(phrases('dan, and, serta, plus'));

const NEAREST = 3;

/** Worth keeping: a list of some thousands takes tens of milliseconds. */
export function optionIndex(options: readonly Option[]): OptionIndex {
  const exact = new Map<string, number[]>();
  const bare = new Map<string, number[]>();
  const byWord = new Map<string, number[]>();
  options.forEach(({ code, label }, at) => {
    const name = nameWords(label);
    const ownCode = nameWords(code);
    for (const words of [name, ownCode, [...name, ...ownCode], [...ownCode, ...name]]) add(exact, keyOf(words), at);
    if (REGION_KINDS.has(name[0] ?? '') && name.length > 1) add(bare, keyOf(name.slice(1)), at);
    for (const word of new Set([...name, ...ownCode])) add(byWord, word, at);
  });
  return { options, exact, bare, byWord };
}

/** The words of a name, the kind of region said in one way and first: "Serang Regency" is "kabupaten serang". */
export function nameWords(text: string): string[] {
  const words = canonicalWords(text).map((word) => REGION_KINDS.get(word) ?? word);
  const last = words.at(-1) ?? '';
  return words.length > 1 && isKind(last) && !isKind(words[0] ?? '') ? [last, ...words.slice(0, -1)] : words;
}

function isKind(word: string): boolean {
  return REGION_KINDS.has(word);
}

export function keyOf(words: readonly string[]): string {
  return words.filter((word) => !JOINTS.has(word)).join(' ');
}

/** Places of the options that hold every one of the words. */
export function holding(index: OptionIndex, words: readonly string[]): readonly number[] {
  const [first = [], ...others] = words
    .map((word) => index.byWord.get(word) ?? [])
    .toSorted((a, b) => a.length - b.length);
  const sets = others.map((places) => new Set(places));
  return words.length === 0 ? [] : first.filter((at) => sets.every((places) => places.has(at)));
}

/** Places of the few options whose names are a slip of the finger away, the nearest first. */
export function nearest(index: OptionIndex, words: readonly string[]): number[] {
  const said = keyOf(words);
  const most = slipsAllowed(said.length);
  if (most === 0) return [];
  const found: { at: number; distance: number }[] = [];
  for (const names of [index.exact, index.bare]) {
    for (const [name, places] of names) {
      const distance = editDistance(name, said, most);
      if (distance !== null) found.push(...places.map((at) => ({ at, distance })));
    }
  }
  const sorted = found.toSorted((a, b) => a.distance - b.distance).map(({ at }) => at);
  return [...new Set(sorted)].slice(0, NEAREST);
}

function add(places: Map<string, number[]>, key: string, at: number): void {
  if (key === '') return;
  const known = places.get(key);
  if (known === undefined) places.set(key, [at]);
  else if (known.at(-1) !== at) known.push(at);
}
