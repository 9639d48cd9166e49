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

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(ID, key);
}
