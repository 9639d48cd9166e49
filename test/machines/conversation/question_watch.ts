/** What must hold of every question in any weather: it can be shown, and nothing that the office tells takes its place. */
import { expect } from 'vitest';
import { MENU_LIMIT } from '../../../machines/conversation/ask.ts';
import type { Told } from '../../../machines/conversation/effects.ts';
import { takesText } from '../../../machines/conversation/question.ts';
import type { Say } from '../../../machines/conversation/setup.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { renderText } from '../../../machines/texts/render.ts';
import type { Text } from '../../../machines/texts/text.ts';
import { nameOf } from './chat.ts';
import type { Chat, Stride, Turn } from './chat.ts';

/** Characters of one message on the narrowest network. */
const LONGEST_MESSAGE = 4_096;

/** A talk with a person of the office takes the chat, and gives it back (docs/domain.md 12). */
type ToldBeside = Exclude<Told['type'], `desk.${string}`> | 'desk.said' | 'desk.transferred';

const TOLD_BESIDE: Readonly<Record<ToldBeside, true>> = {
  'desk.said': true,
  'desk.transferred': true,
  'visit.called': true,
  'visit.skipped': true,
  'visit.moved': true,
  'complaint.news': true,
  'survey.asked': true,
  'privacy.ready': true,
  'privacy.erasedElsewhere': true,
};

/** What is being written, or is said for its reader alone, is never taken for an answer to something else. */
export function staysAsked({ before, event, after }: Pick<Stride, 'before' | 'event' | 'after'>): void {
  if (!(event.type in TOLD_BESIDE)) return;
  const question = questionOf(before);
  if (!takesText(question) && question?.forgotten === undefined) return;
  expect(after.value, `${event.type} took the place of ${nameOf(before.value)}`).toEqual(before.value);
}

/** Menus of eight entries at most, and no message that a network would have to cut (docs/domain.md 10). */
export function canBeShown({ state }: Chat, says: Turn['says'] = []): void {
  const question = questionOf(state);
  if (question === null) return;
  const where = nameOf(state.value);
  expect(question.answers.length, `entries in ${where}`).toBeLessThanOrEqual(MENU_LIMIT);
  expect(longest([question.text, ...question.answers.map(({ label }) => label)]), where).toBeLessThanOrEqual(
    LONGEST_MESSAGE,
  );
  for (const say of says) {
    expect(longest(textsOf(say)), `said in ${where}: ${JSON.stringify(say)}`).toBeLessThanOrEqual(LONGEST_MESSAGE);
  }
}

function textsOf(say: Say): Text[] {
  if (say.kind === 'code') return [];
  return [say.text, ...(say.kind === 'text' ? (say.answers ?? []).map(({ label }) => label) : [])];
}

/** With a number and a line for each answer, as networks without buttons show it; of both languages. */
function longest([words, ...labels]: readonly Text[]): number {
  const lengths = (['id', 'en'] as const).map((language) => {
    const shown = (text: Text) => renderText(text, { language, timeZone: 'Asia/Jakarta', overrides: new Map() });
    return [...(words ? [words] : []), ...labels].reduce((sum, text) => sum + shown(text).length + '\n1. '.length, 0);
  });
  return Math.max(...lengths);
}
