/** A tapped choice: what its token meant when it was offered, however long ago. */
import { normalizeOrderCode } from '../../domain/codes.ts';
import { GLOBAL_WORDS, type Understood } from '../conversation/events.ts';
import type { Question } from '../conversation/question.ts';

const ORDER = 'order:';
const WORD = 'word:';
const WELL_FORMED = /^[a-z0-9:._-]{1,64}$/i;

export function understandChoice(token: string, question: Question | null): Understood {
  if (question?.answers.some(({ id }) => id === token) === true) return { type: 'answer', id: token };
  if (!WELL_FORMED.test(token)) return { type: 'unknown' };
  if (token.startsWith(ORDER)) {
    const typed = token.slice(ORDER.length);
    const code = normalizeOrderCode(typed);
    if (code !== null && code === typed.toUpperCase()) return { type: 'openOrder', code };
  }
  if (token.startsWith(WORD)) {
    const word = GLOBAL_WORDS.find((known) => known === token.slice(WORD.length));
    if (word !== undefined) return { type: word };
  }
  return { type: 'stale', id: token };
}
