/** Whether a text says what is the matter, or only that something is: "belum", "tidak sesuai", "oke", "?". */
import { unwrapped } from './courtesy.ts';
import { isMeaning } from './meanings.ts';
import { canonicalWords } from './normalize.ts';

export function isDescription(text: string): boolean {
  const words = canonicalWords(text);
  return words.join('').length > 1 && !unwrapped(words).some(isMeaning);
}
