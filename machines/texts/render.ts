/** Puts a text into words: the office's wording or the built-in one, its values formatted and kept from opening markup. */
import { formatDateTime, formatDay } from '../../domain/days.ts';
import { formatRupiah } from '../../domain/money.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { BUILT_IN } from './catalogue.ts';
import type { Text, TextKey, Value } from './text.ts';

export interface Wording {
  language: Language;
  /** IANA time zone of the office */
  timeZone: string;
  /** the office's own wordings: newest version by key and language */
  overrides: ReadonlyMap<string, Partial<Record<Language, string>>>;
}

/** A placeholder, or the two forms of a word that follows the number before it: '[page|pages]'. */
const FILLED = /\{(?<name>[a-zA-Z]+)(?:\|(?<format>[a-z]+))?\}|\[(?<one>[\p{L} ]+)\|(?<many>[\p{L} ]+)\]/gu;

/** Neutral markup: *bold*, `code`. Empty lines at the end (of an absent part) are dropped. */
export function renderText(text: Text, wording: Wording): string {
  let counted = 0;
  return wordingOf(text.key, wording)
    .replace(FILLED, (whole: string, ...matched: unknown[]) => {
      const { name = '', format, one = '', many = '' } = matched.at(-1) as Record<string, string | undefined>;
      if (many !== '') return counted === 1 ? one : many;
      const value = text.values[name];
      if (typeof value === 'number') counted = value;
      return value === undefined ? whole : renderValue(value, format, wording);
    })
    .trimEnd();
}

function wordingOf(key: TextKey, { language, overrides }: Wording): string {
  return overrides.get(key)?.[language] ?? BUILT_IN[language][key];
}

function renderValue(value: Value, format: string | undefined, wording: Wording): string {
  if (typeof value === 'number') return renderNumber(value, format, wording);
  if (typeof value === 'string') return format === 'day' ? formatDay(value, wording.language) : plain(value);
  if (Array.isArray(value)) return value.map((text) => renderText(text, wording)).join('\n');
  if ('key' in value) return renderText(value, wording);
  if ('verbatim' in value) return value.verbatim;
  return plain(value[wording.language]);
}

function renderNumber(value: number, format: string | undefined, { language, timeZone }: Wording): string {
  if (format === 'rupiah') return language === 'id' ? formatRupiah(value) : formatRupiah(value).replaceAll('.', ',');
  if (format === 'datetime') return formatDateTime(value, timeZone, language);
  if (format === 'number') return String(value).replace(/\B(?=(\d{3})+$)/g, language === 'id' ? '.' : ',');
  return String(value);
}

/** People's and the catalogue's words: look-alikes in place of the characters that mark up. */
function plain(words: string): string {
  return words.replaceAll('*', '∗').replaceAll('`', 'ˋ');
}
