/**
 * A thing to say, as data: a key of the catalogue and its values. The compiler checks that every placeholder of the
 * Indonesian wording gets a value; machines/texts/render puts it into words.
 */
import type { ID } from './id.ts';

/** A text in both languages that is not the assistant's own: catalogue, office facts. */
export interface Localized {
  id: string;
  en: string;
}

export type TextKey = keyof typeof ID;

/** What an officer wrote for this very chat: as it stands, so that *bold* is bold and 2*3*4 is not, as in every bubble. */
export interface Verbatim {
  verbatim: string;
}

/** Lists are joined by line breaks; numbers are formatted as the placeholder says: {total|rupiah}, {due|day}. */
export type Value = string | number | Localized | Verbatim | Text | Text[];

export interface Text {
  key: TextKey;
  values: Record<string, Value>;
}

type NameOf<P extends string> = P extends `${infer N}|${string}` ? N : P;
type Names<S extends string> = S extends `${string}{${infer P}}${infer Rest}` ? NameOf<P> | Names<Rest> : never;
export type ValuesOf<K extends TextKey> = Record<Names<(typeof ID)[K]>, Value>;

type ValuesDue<K extends TextKey> = [Names<(typeof ID)[K]>] extends [never] ? [] : [values: ValuesOf<K>];

/** `say('order.placed', { code })`: a text with exactly the values that its wording needs. */
export function text<K extends TextKey>(key: K, ...values: ValuesDue<K>): Text {
  return { key, values: values[0] ?? {} };
}
