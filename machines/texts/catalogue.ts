/** The built-in wordings by language, and what may be said about a wording. */
import type { Language } from '../../domain/vocabulary.ts';
import { EN } from './en.ts';
import { ID } from './id.ts';
import type { TextKey } from './text.ts';

export const BUILT_IN: Record<Language, Record<TextKey, string>> = { id: ID, en: EN };

/** A placeholder with its format, as written between the braces: 'total|rupiah'. */
const PLACEHOLDER = /\{([a-zA-Z]+(?:\|[a-z]+)?)\}/g;

/** The placeholders of a wording as written, each once, sorted: ['due|day', 'total|rupiah']. */
export function placeholdersOf(wording: string): string[] {
  return [...new Set([...wording.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].toSorted();
}

/** Courtesies: whatever else a wording is made to say is what the person needs. */
const MAY_BE_LEFT_OUT: ReadonlySet<string> = new Set([
  'office',
  'person',
  'phone',
  'email',
  'address',
  'contact',
  'hours',
]);

/** Those that another wording must have too: a bill without its amount or its code would be worse than none. */
export function requiredPlaceholders(wording: string): string[] {
  return placeholdersOf(wording).filter((written) => !MAY_BE_LEFT_OUT.has(written.split('|')[0] ?? ''));
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(ID, key);
}
