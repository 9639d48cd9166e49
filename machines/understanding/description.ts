/** Whether a text says what is the matter, or only that something is: "belum", "tidak sesuai", "oke", "?". */
import { unwrapped } from './courtesy.ts';
import { isMeaning } from './meanings.ts';
import { canonicalWords, LONGEST_PHRASE } from './normalize.ts';

/** "lanjut", "ya", "lewati": said of a form, and nothing to be kept in it. */
export function isBareWord(text: string): boolean {
  return text.length <= LONGEST_PHRASE && !isDescription(text);
}

export function isDescription(text: string): boolean {
  const words = canonicalWords(text);
  return words.join('').length > 1 && !unwrapped(words).some(isMeaning);
}
