/**
 * What a message chooses from a long numbered list: "1,3", "2-4", names, parts of names, codes, several at once, "semua kota",
 * "semua kecuali 3". Pure; only what is on the list can be chosen.
 */
import type { Option } from '../conversation/effects.ts';
import { everything, saysAll } from './everything.ts';
import { canonicalWords, phrases, visible } from './normalize.ts';
import { holding, keyOf, nameWords, nearest, type OptionIndex } from './option_index.ts';

export interface Selection {
  /** in the order of the list, each once */
  chosen: Option[];
  /** the whole list */
  all: boolean;
  /** what names nothing, or several things at once: in the person's own words, with what may have been meant */
  unknown: { said: string; near: Option[] }[];
}

/** Places in the list, and what was not understood. */
interface Read {
  places: number[];
  unknown: { said: string; near: number[] }[];
}

const EMPTY = new Set(
  phrases(`saya, kami, mau, ingin, minta, tolong, mohon, pilih, ambil, butuh, perlu, ya, dong, deh, saja, lah, kak, min, pak, bu, mas,
mbak, yang, untuk, wilayah, daerah, variabel, variable, region, data, peta, dari, di, the, a, i, want, need, please, choose, select,
for, only, juga, also, tentang, about`),
);
const EXCEPT = /(?<![\p{L}\p{N}])(?:kecuali|selain|tanpa|except(?:\s+for)?|but\s+not)(?![\p{L}\p{N}])/iu;
const NUMBER =
  /^(?:(?:no|nomor|nomer|number|pilih|yang)\.?\s*)*(\d{1,10})(?:\s*(?:\p{Pd}|\.\.+|…|~|s\s?[/.]?\s?d\.?|sampai|sampe|hingga|to|until|through|ke)\s*(?:(?:no|nomor)\.?\s*)?(\d{1,10}))?\s*(?:saja|ya|dong|lah|aja)?$/iu;

/** Names that span a separator are looked for over so many parts: "Pangkajene dan Kepulauan". */
const LONGEST_JOIN = 4;
/** Parts that are compared with the whole list; a message has room for far more, but then it is no choice. */
const MOST_GUESSES = 40;
const MOST_NEAR = 5;
const LONGEST_SAID = 60;

const REMOVAL =
  /^\s*(?:(?:tolong|mohon|coba|please)\s+)?(?:hapus(?:kan|lah)?|buang|keluarkan|hilangkan|kurangi|remove|delete|drop|take\s+out)\s+(.+)$/isu;

/** What is to be taken away again: "kota cilegon" of "hapus kota cilegon"; null: the text takes nothing away. */
export function removalIn(text: string): string | null {
  return REMOVAL.exec(text.normalize('NFKC'))?.[1]?.trim() ?? null;
}

/** Never throws. */
export function readSelection(text: string, index: OptionIndex): Selection {
  const [head = '', ...tail] = text.normalize('NFKC').split(EXCEPT);
  const excepts = tail.length > 0 && (visible(head) === '' || saysAll(canonicalWords(head)));
  const wanted = excepts && visible(head) === '' ? everyOne(index) : read(excepts ? head : text, index);
  const unwanted = excepts ? read(tail.join(','), index) : { places: [], unknown: [] };
  const left = new Set(unwanted.places);
  const kept = new Set(wanted.places.filter((place) => !left.has(place)));
  const pick = (places: Iterable<number>): Option[] => [...places].flatMap((place) => index.options[place] ?? []);
  return {
    chosen: index.options.filter((_, place) => kept.has(place)),
    all: kept.size > 0 && kept.size === index.options.length,
    unknown: [...wanted.unknown, ...unwanted.unknown].map(({ said, near }) => ({ said, near: pick(near) })),
  };
}

function everyOne({ options }: OptionIndex): Read {
  return { places: options.map((_, place) => place), unknown: [] };
}

function read(text: string, index: OptionIndex): Read {
  const result: Read = { places: [], unknown: [] };
  let guesses = 0;
  const take = (places: readonly number[]): void => {
    for (const place of places) result.places.push(place);
  };
  for (const piece of text.normalize('NFKC').split(/[\n;|]+/u)) {
    if (whole(piece, index, take)) continue;
    const parts = piece.split(/,|\s+(?:dan|and|serta|plus|&|\+)\s+/iu).filter((part) => visible(part) !== '');
    for (let at = 0; at < parts.length;) {
      const joined = longestName(parts, at, index);
      if (joined !== null) {
        take([joined.place]);
        at += joined.length;
        continue;
      }
      const said = (parts[at] ?? '').trim();
      guesses += 1;
      const found = resolve(said, index, guesses <= MOST_GUESSES);
      if ('places' in found) take(found.places);
      else result.unknown.push({ said: said.slice(0, LONGEST_SAID), near: found.near });
      at += 1;
    }
  }
  return result;
}

/** "Semua kabupaten dan kota di Banten" before it is taken apart. */
function whole(piece: string, index: OptionIndex, take: (places: readonly number[]) => void): boolean {
  const words = canonicalWords(bulletless(piece));
  const places = saysAll(words) && !piece.includes(',') ? everything(words, index) : [];
  take(places);
  return places.length > 0;
}

/** The name that begins at a part and spans as many of them as there is one for. */
function longestName(
  parts: readonly string[],
  at: number,
  index: OptionIndex,
): { place: number; length: number } | null {
  for (let length = Math.min(LONGEST_JOIN, parts.length - at); length > 1; length -= 1) {
    const places = index.exact.get(keyOf(parts.slice(at, at + length).flatMap(nameWords)));
    const [place] = places ?? [];
    if (places?.length === 1 && place !== undefined) return { place, length };
  }
  return null;
}

function resolve(said: string, index: OptionIndex, guessing: boolean): { places: number[] } | { near: number[] } {
  const bare = bulletless(said);
  const words = canonicalWords(bare);
  if (saysAll(words)) return one(everything(words, index), true);
  const numbered = numbers(bare, index);
  if (numbered !== null) return numbered;
  // "3. Kota Serang" is a line of the list sent back
  const names = [bare, bare.replace(/^\d{1,5}\s*[.)]\s*/u, '')].map(nameWords);
  const telling = names.map((name) => name.filter((word) => !EMPTY.has(word)));
  for (const name of [...names, ...telling]) {
    const known = index.exact.get(keyOf(name)) ?? index.bare.get(keyOf(name));
    if (known !== undefined) return one(known, false);
  }
  const listed = bare.split(/\s+/u).map((token) => numbers(token, index) ?? one(codeNamed(token, index), false));
  if (listed.length > 1 && listed.every((each) => 'places' in each))
    return { places: listed.flatMap((each) => each.places) };
  if (!guessing) return { near: [] };
  const [core = []] = telling;
  const found = holding(index, core);
  return found.length > 0 ? one(found, false) : { near: nearest(index, core) };
}

/** A number or a range of the list, else of codes; null when it is neither. */
function numbers(said: string, index: OptionIndex): { places: number[] } | { near: number[] } | null {
  const [, from, to] = NUMBER.exec(said.trim()) ?? [];
  if (from === undefined) return null;
  const first = placeOf(from, index);
  const last = to === undefined ? first : placeOf(to, index);
  if (first === undefined || last === undefined || last < first) return { near: [] };
  return { places: Array.from({ length: last - first + 1 }, (_, step) => first + step) };
}

function placeOf(digits: string, index: OptionIndex): number | undefined {
  const number = Number(digits);
  return number >= 1 && number <= index.options.length ? number - 1 : codeNamed(digits, index)[0];
}

function codeNamed(token: string, index: OptionIndex): number[] {
  const code = nameWords(token);
  const known = code.length === 1 ? (index.exact.get(keyOf(code)) ?? []) : [];
  return known.filter((place) => keyOf(nameWords(index.options[place]?.code ?? '')) === keyOf(code)).slice(0, 1);
}

/** The one that is meant, or `many` at once; several where one is meant are for the person to tell apart. */
function one(places: readonly number[], many: boolean): { places: number[] } | { near: number[] } {
  if (places.length === 1 || (many && places.length > 0)) return { places: [...places] };
  return { near: places.slice(0, MOST_NEAR) };
}

function bulletless(text: string): string {
  return text.replace(/^[\s\p{Pd}•*·]+/u, '').trim();
}
