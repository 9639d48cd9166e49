/** A chosen answer, and a tapped choice: what its token meant when it was offered, however long ago. */
import { normalizeOrderCode } from '../../domain/codes.ts';
import { GLOBAL_WORDS, type GlobalWord, type Understood } from '../conversation/events.ts';
import type { Question } from '../conversation/question.ts';

const ORDER = 'order:';
const WORD = 'word:';
const WELL_FORMED = /^[a-z0-9:._-]{1,64}$/i;

/** The answer that offers the other language. */
export const LANGUAGE_CHOICE = `${WORD}language`;

export function understandChoice(token: string, question: Question | null): Understood {
  if (question?.answers.some(({ id }) => id === token) === true) return chosen(token);
  if (!WELL_FORMED.test(token)) return { type: 'unknown' };
  if (token.startsWith(ORDER)) {
    const typed = token.slice(ORDER.length);
    const code = normalizeOrderCode(typed);
    if (code !== null && code === typed.toUpperCase()) return { type: 'openOrder', code };
  }
  const word = wordIn(token);
  return word === undefined ? { type: 'stale', id: token } : { type: word };
}

/** An answer of the question; one that is offered as `word:menu` says the global word. */
export function chosen(id: string): Understood {
  const word = wordIn(id);
  return word === undefined ? { type: 'answer', id } : { type: word };
}

function wordIn(id: string): GlobalWord | undefined {
  return GLOBAL_WORDS.find((word) => id === WORD + word);
}
