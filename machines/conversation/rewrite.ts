/** Offering an edited message beside what is being asked: the chat stands where it stood as soon as anything else is said. */
import type { Rewrite } from './context.ts';
import type { ConversationEvent, RewriteOffered } from './events.ts';
import type { ConversationState } from './step.ts';

/** What has nothing to do with the offer: the chat is where it stood before, and it lapses. */
const PASSES_OVER = new Set<ConversationEvent['type']>([
  'menu',
  'status',
  'openOrder',
  'openProduct',
  'connect',
  'connectCode',
  'disconnect',
  'connection.ended',
  'cancel',
  'officer',
  'information',
  'complain',
  'visit',
  'myData',
  'eraseData',
  'withdraw',
  'optOut',
  'openTicket',
  'openVisit',
  'openSurvey',
  'rate',
  'search',
  'desk.taken',
  // a card on the table is to be renewed by it
  'order.news',
]);

/** The chat with an offer, and `from` where it is led back to. */
export function withOffer(state: ConversationState, { type: _type, ...offered }: RewriteOffered): ConversationState {
  const { context } = state;
  const rewrite: Rewrite = { ...offered, from: context.rewrite?.from ?? state.value };
  return { ...state, context: { ...context, rewrite } };
}

/** Where the chat stood before the offer. */
export function withoutOffer(state: ConversationState): ConversationState {
  const { context } = state;
  if (context.rewrite === null) return state;
  return { ...state, value: context.rewrite.from, context: { ...context, rewrite: null } };
}

export function passesOver(event: ConversationEvent): boolean {
  return PASSES_OVER.has(event.type);
}
