/** A tapped choice: what its token meant when it was offered, however long ago. */
import { normalizeOrderCode, normalizeTicketCode } from '../../domain/codes.ts';
import { INFORMATION_TOPICS } from '../conversation/counter/information.ts';
import { GLOBAL_WORDS, type GlobalWord, type Understood } from '../conversation/events.ts';
import type { Question } from '../conversation/question.ts';

/** every token about an order ends with its code: 'order:GP-ABC234', 'act.cancel:GP-ABC234' */
const ABOUT_ORDER = /:(GP-[A-Z0-9]+)$/i;
/** 'ticket:AD-ABC234', and every other token that ends with a complaint's code */
const ABOUT_TICKET = /:(AD-[A-Z0-9]+)$/i;
const ABOUT_PRODUCT = /^product:(.+)$/;
/** 'survey:<invitation>', and every other token of a rating: an old one opens it where it stands */
const ABOUT_SURVEY = /^survey(?:\.[a-z0-9.]+)?:([A-Za-z0-9_-]+)$/i;
const ABOUT_TOPIC = /^info\.([a-z_]+)$/;
const WORD = 'word:';
const WELL_FORMED = /^[a-z0-9:._-]{1,64}$/i;

/** Lines of an old menu that say a global word. */
const MENU_LINES = new Map<string, GlobalWord>([
  ['menu.status', 'status'],
  ['menu.information', 'information'],
  ['menu.complain', 'complain'],
  ['menu.visit', 'visit'],
]);

/** The answer that offers the other language. */
export const LANGUAGE_CHOICE = `${WORD}language`;

export function understandChoice(token: string, question: Question | null): Understood {
  const known = [...(question?.answers ?? []), ...(question?.beyond ?? [])];
  if (known.some(({ id }) => id === token)) return { type: 'answer', id: token };
  if (token === 'speak:id' || token === 'speak:en')
    return { type: 'speak', language: token === 'speak:id' ? 'id' : 'en' };
  if (!WELL_FORMED.test(token)) return { type: 'unknown' };
  // an act of an earlier card is answered with the order as it is now
  const typed = ABOUT_ORDER.exec(token)?.[1];
  const code = typed === undefined ? null : normalizeOrderCode(typed);
  if (code !== null && code === typed?.toUpperCase()) return { type: 'openOrder', code };
  const ticket = normalizeTicketCode(ABOUT_TICKET.exec(token)?.[1] ?? '');
  if (ticket !== null) return { type: 'openTicket', code: ticket };
  const invite = ABOUT_SURVEY.exec(token)?.[1];
  if (invite !== undefined) return { type: 'openSurvey', invite };
  const product = ABOUT_PRODUCT.exec(token)?.[1];
  if (product !== undefined) return { type: 'openProduct', code: product };
  const topic = INFORMATION_TOPICS.find((one) => one === ABOUT_TOPIC.exec(token)?.[1]);
  if (topic !== undefined) return { type: 'information', topic };
  const line = MENU_LINES.get(token);
  if (line !== undefined) return { type: line };
  return { type: 'stale', id: token };
}

/** An answer or button that is offered as a global word ("word:menu") says that word, now as in three weeks. */
export function asWord(understood: Understood): Understood {
  if (understood.type !== 'answer' && understood.type !== 'stale') return understood;
  const word = GLOBAL_WORDS.find((known) => understood.id === WORD + known);
  return word === undefined ? understood : { type: word };
}
