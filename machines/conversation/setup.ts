/**
 * The vocabulary that all flows share: context, events, and three actions that are data, not deeds: `say`, `query` and
 * `command`. bots/turn carries them out; the machine itself touches nothing (docs/architecture.md, "The turn").
 */
import { assign, setup } from 'xstate';
import type { Text } from '../texts/text.ts';
import type { Context } from './context.ts';
import type { Command, Query } from './effects.ts';
import type { ConversationEvent } from './events.ts';
import type { Answer, Question } from './question.ts';

/** One bubble. */
export type Say =
  | { kind: 'text'; text: Text; answers?: Answer[] }
  /** alone in its message, to copy */
  | { kind: 'code'; value: string }
  | { kind: 'link'; text: Text; label: Text; url: string };

export interface Meta {
  question: (context: Context) => Question;
}

export const conversation = setup({
  types: {
    context: {} as Context,
    events: {} as ConversationEvent,
    meta: {} as Meta,
    /**
     * draft: answers are being given that must not be lost when something else comes between;
     * form: such answers over many questions, which "batal" gives up as a whole
     */
    tags: {} as 'draft' | 'form',
  },
  actions: {
    say: (_args, _params: Say[]) => {},
    query: (_args, _params: Query) => {},
    command: (_args, _params: Command) => {},
    firstPage: assign({ page: 0 }),
    /** another form is begun instead of the parked one: basket and answers stay, the old place is given up */
    beginAnew: assign({ page: 0, parked: null }),
    nextPage: assign({ page: ({ context }) => context.page + 1 }),
    previousPage: assign({ page: ({ context }) => context.page - 1 }),
    keepProfile: assign(({ event }) =>
      event.type === 'profile.saved' ? { profile: event.profile, form: event.profile } : {},
    ),
    putInBasket: assign({
      basket: ({ context }) => (context.product ? [...context.basket, context.product] : context.basket),
    }),
    keepOrder: assign(({ event }) => ('order' in event ? { order: event.order } : {})),
  },
  guards: {
    registered: ({ context }) => context.profile !== null,
    consented: ({ context }) => context.consented,
    basketEmpty: ({ context }) => context.basket.length === 0,
  },
});

/** The one-bubble case of `say`. */
export function bubble(text: Text, answers?: Answer[]): Say {
  return answers === undefined ? { kind: 'text', text } : { kind: 'text', text, answers };
}
