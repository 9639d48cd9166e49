/** An answer named by its label, in either language: exactly, nearly, or by the words that only it has. */
import { editDistance, slipsAllowed } from './distance.ts';
import { canonicalWords, phrases, visible } from './normalize.ts';

/** An answer as it can be named. */
export interface Option {
  id: string;
  /** the words of its label in each language */
  labels: readonly string[][];
  /** the words between its commas and slashes: "hentikan" of "Ya, hentikan" */
  parts: readonly string[][];
  /** the emoji of its labels: "⭐⭐" of "⭐⭐ Kurang" */
  signs: readonly string[];
  /** its label says what a word of meaning says ("Ya, benar"): such words are read elsewhere */
  hasMeaning: boolean;
}

type Same = (word: string, said: string) => boolean;

const DENIALS = new Set(phrases('tidak, bukan, jangan, belum, batal, tanpa, kecuali, not, dont, except, cancel'));
const QUESTION_WORDS = new Set(
  phrases(`apa, apakah, berapa, kapan, bagaimana, gimana, gmn, kenapa, mengapa, siapa, dimana, mana, bisakah, adakah, what,
which, when, how, why, where, who, is, are, does, do`),
);
const EMPTY_WORDS = new Set(
  phrases(`saya, kami, mau, ingin, minta, tolong, mohon, pilih, yang, untuk, di, ke, dari, dan, atau, ya, dong, deh, saja, kak, min,
pak, bu, mas, mbak, please, i, want, to, the, a, an, of, for, and, or, in, like, would, id, choose, select, coba`),
);
const LONGEST_REQUEST = 12;

export function optionOf(id: string, labels: readonly string[], hasMeaning: boolean): Option {
  // "Publikasi (softcopy)" is also named without what is in brackets.
  const names = wordsOf(labels.flatMap((label) => [label, label.replace(/ *\([^()]*\)/g, '')]));
  const parts = wordsOf(labels.flatMap((label) => label.split(/[,/]/)));
  const signs = labels.map((label) => visible(label).replace(/[\p{L}\p{N}\p{P}]/gu, ''));
  return { id, labels: names, parts, signs, hasMeaning };
}

function wordsOf(names: readonly string[]): string[][] {
  return [...new Set(names)].map(canonicalWords).filter((words) => words.length > 0);
}

/** The one answer with exactly this label. */
export function exactLabel(options: readonly Option[], words: readonly string[]): string | undefined {
  const said = words.join(' ');
  return one(options.filter(({ labels }) => labels.some((label) => label.join(' ') === said)));
}

/** The one answer with exactly this part of a label. */
export function exactPart(options: readonly Option[], said: string): string | undefined {
  return one(options.filter(({ parts }) => parts.some((part) => part.join(' ') === said)));
}

/**
 * "Tidak, lanjutkan pesanan" takes the word "lanjut" for itself, although elsewhere it means yes: the answer that a word
 * of meaning stands for, unless another one begins a part of its label with that word.
 */
export function unlessTaken(options: readonly Option[], meant: string, said: string): string | undefined {
  const taking = options.filter(({ parts }) => parts.some((part) => `${part.join(' ')} `.startsWith(`${said} `)));
  return taking.length === 0 || taking.some(({ id }) => id === meant) ? meant : one(taking);
}

/** The one answer whose label has exactly the emoji that the message is made of. */
export function signedLabel(options: readonly Option[], text: string): string | undefined {
  const said = visible(text);
  return one(options.filter(({ signs }) => signs.includes(said)));
}

/** The answer a number names: its place in the list, or the number in front of its label when all of them have one. */
export function numberedOption(options: readonly Option[], number: number): string | undefined {
  const own = options.map(({ labels }) => (/^\d+$/.test(labels[0]?.[0] ?? '') ? Number(labels[0]?.[0]) : null));
  const named = own.includes(null) || new Set(own).size < own.length ? -1 : own.indexOf(number);
  return options[named >= 0 ? named : number - 1]?.id;
}

/**
 * The one answer that a message comes close to; `undefined` when none or several do. Digits are never guessed, and a
 * message that denies or asks something chooses nothing but a label that does so, too.
 */
export function closeLabel(options: readonly Option[], words: readonly string[], asks: boolean): string | undefined {
  const near = nearest(options, words.join(' '));
  if (near !== undefined) return near;
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  if (telling.length === 0 || telling.length > LONGEST_REQUEST) return undefined;
  for (const same of [isSame, isBeginning, isSlip]) {
    const holding = options.filter((option) => holds(option, words, telling, same));
    if (holding.length > 0) return one(holding);
  }
  // A number beside a label contradicts it, or says something else.
  if (asks || words.some((word) => DENIALS.has(word) || QUESTION_WORDS.has(word) || /^\d+$/.test(word)))
    return undefined;
  return mentioned(options, telling);
}

/** Every telling word is in the label; where a label has a meaning ("Ya, kirim") the message has to be a part of it. */
function holds(
  { labels, hasMeaning }: Option,
  words: readonly string[],
  telling: readonly string[],
  same: Same,
): boolean {
  const denies = words.some((word) => DENIALS.has(word));
  return labels
    .filter((label) => label.some((word) => DENIALS.has(word)) === denies)
    .some((label) =>
      hasMeaning ? ` ${label.join(' ')} `.includes(` ${words.join(' ')} `) : covers(label, telling, same),
    );
}

function nearest(options: readonly Option[], said: string): string | undefined {
  const distances = options.flatMap(({ id, labels }) => {
    const own = labels.flatMap((label) => distanceTo(label.join(' '), said) ?? []);
    return own.length === 0 ? [] : [{ id, distance: Math.min(...own) }];
  });
  const best = Math.min(...distances.map(({ distance }) => distance));
  return one(distances.filter(({ distance }) => distance === best));
}

function distanceTo(label: string, said: string): number | null {
  if (label.replace(/\D/g, '') !== said.replace(/\D/g, '')) return null;
  return editDistance(label, said, slipsAllowed(Math.min(label.length, said.length)));
}

/** The one answer whose whole label is in the message, and no word of another; of "Data" and "Data mikro" the longer. */
function mentioned(options: readonly Option[], telling: readonly string[]): string | undefined {
  const found = options.flatMap(({ id, labels, hasMeaning }) => {
    if (hasMeaning) return [];
    const inside = labels
      .map((label) => label.filter((word) => !EMPTY_WORDS.has(word)))
      .filter((label) => label.join('').length >= 4 && covers(telling, label, isSlip))
      .toSorted((a, b) => b.length - a.length)[0];
    return inside === undefined ? [] : [{ id, words: inside }];
  });
  const longest = found.filter((some) => !found.some((other) => isPartOf(some.words, other.words)));
  const [chosen] = longest;
  if (longest.length !== 1 || chosen === undefined) return undefined;
  const others = new Set(options.filter(({ id }) => id !== chosen.id).flatMap(({ labels }) => labels.flat()));
  const isElsewhere = (word: string): boolean => others.has(word) && !chosen.words.some((own) => isSlip(own, word));
  return telling.some(isElsewhere) ? undefined : chosen.id;
}

function isPartOf(some: readonly string[], all: readonly string[]): boolean {
  return some.length < all.length && covers(all, some, isSame);
}

function covers(all: readonly string[], some: readonly string[], same: Same): boolean {
  return some.every((word) => all.some((other) => same(other, word)));
}

function isSame(word: string, said: string): boolean {
  return word === said;
}

function isBeginning(word: string, said: string): boolean {
  return said.length >= 3 && word.startsWith(said) && !/\d/.test(said);
}

function isSlip(word: string, said: string): boolean {
  if (word === said) return true;
  return said.length >= 5 && !/\d/.test(word + said) && editDistance(word, said, 1) !== null;
}

function one(found: readonly { id: string }[]): string | undefined {
  return found.length === 1 ? found[0]?.id : undefined;
}
