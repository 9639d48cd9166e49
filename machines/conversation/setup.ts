/**
 * The vocabulary that all flows share: context, events, and three actions that are data, not deeds: `say`, `query` and
 * `command`. bots/turn carries them out; the machine itself touches nothing (docs/architecture.md, "The turn").
 */
import { assign, setup } from 'xstate';
import type { Text } from '../texts/text.ts';
import { layAside, takeUp } from './aside.ts';
import { withLine } from './basket.ts';
import { codeArrived } from './context.ts';
import type { Context } from './context.ts';
import type { Command, OptionKind, Query } from './effects.ts';
import { isWish } from './events.ts';
import type { ConversationEvent } from './events.ts';
import { withoutParkedOrder } from './flows/parked_order.ts';
import { withoutParkedVisit } from './flows/parked_visit.ts';
import { becoming } from './persons.ts';
import { flowOf, isOrdering, withoutPlaces } from './places.ts';
import type { Answer, Forgotten, Question } from './question.ts';

const LONGEST_SEARCH = 200;

/** One bubble. */
export type Say =
  /** sealed, forgotten: kept in the transcript as a question may be */
  | { kind: 'text'; text: Text; answers?: Answer[]; sealed?: true; forgotten?: Forgotten }
  /** alone in its message, to copy */
  | { kind: 'code'; value: string; sealed?: true; forgotten?: Forgotten }
  | { kind: 'link'; text: Text; label: Text; url: string; sealed?: true; forgotten?: Forgotten };

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
    beginAnew: assign(({ context }) => begunAnew(context)),
    /** the newest of what is parked is over */
    dropTopPlace: assign({ parked: ({ context }) => context.parked?.below ?? null }),
    layAside: assign(({ context }) => layAside(context)),
    takeUp: assign(({ context }) => takeUp(context)),
    nextPage: assign({ page: ({ context }) => context.page + 1 }),
    previousPage: assign({ page: ({ context }) => context.page - 1 }),
    keepProfile: assign(({ event }) =>
      event.type === 'profile.saved' ? { profile: event.profile, form: event.profile } : {},
    ),
    /** the product with what was asked of it; a line that was changed keeps its place */
    putInBasket: assign(({ context }) => ({ basket: withLine(context), request: null, options: null })),
    /** the first page of a list of the request form */
    beginList: assign((_args, what: OptionKind) => ({
      options: { what, options: [], page: 0, pages: 1, total: 0 },
    })),
    turnList: assign(({ context: { options } }, by: number) => ({
      options: options && { ...options, page: Math.max(0, options.page + by) },
    })),
    /** nothing is chosen of the list at hand any more */
    forgetChosen: assign(({ context: { options, request } }) =>
      options !== null && request !== null ? { request: { ...request, [options.what]: null } } : {},
    ),
    clearWords: assign({ words: '' }),
    /** of the two that may be written about: what has not been ordered yet */
    writeForBasket: assign({ writing: 'basket' }),
    searchFor: assign(({ event }) =>
      event.type === 'text'
        ? { found: { term: event.text.slice(0, LONGEST_SEARCH), kind: null, products: [], page: 0, pages: 0 } }
        : {},
    ),
    /** the catalogue is searched beside what is under way (./flows/searching) */
    lookFor: assign(({ event }) => {
      const term = event.type === 'text' ? event.text : event.type === 'search' ? event.term : undefined;
      if (term === undefined) return {};
      return { lookup: { term: term.slice(0, LONGEST_SEARCH), kind: null, products: [], page: 0, pages: 0 } };
    }),
    /** what was parked about the very order that was just acted on is over with it */
    dropParkedOrder: assign(({ context, event }) =>
      event.type === 'order.acted' ? withoutParkedOrder(context, event.order.code) : {},
    ),
    dropParkedVisit: assign(({ context }) => withoutParkedVisit(context)),
    /** the guest book is filled in, or given up */
    forgetVisit: assign(({ context }) => ({ ...withoutParkedVisit(context), visit: null })),
    keepCode: assign(({ event }) =>
      event.type === 'connectCode'
        ? { arrival: { kind: 'connect', code: event.code, typed: event.typed, own: { known: false, orders: 0 } } }
        : {},
    ),
    /** the last that was wanted counts */
    keepWish: assign(({ event }) => (isWish(event) ? { arrival: { kind: 'wish', event } } : {})),
    forgetArrival: assign({ arrival: null }),
    openArrival: assign(({ context }) => ({ words: codeArrived(context), arrival: null })),
    /** the product that a link led to is chosen */
    takeLinked: assign(({ context }) => ({ product: context.linked, linked: null, request: null, options: null })),
    /** the chat speaks for somebody else now, or again: what was told of oneself is theirs, and no order is on the table */
    becomeCustomer: assign(({ context, event }) =>
      event.type === 'connect.made' || event.type === 'disconnect.done' || event.type === 'connection.ended'
        ? becoming(context, event.profile)
        : {},
    ),
    /** nobody of the office is asked for any more, or speaks here */
    endTalk: assign({ desk: null, line: null, misses: 0 }),
    surveyOver: assign({ survey: null }),
    /** another rating is not come back to: what was answered of it is kept, and its button stays */
    onlySurvey: assign({
      parked: ({ context }) => withoutPlaces(context.parked, (place) => flowOf(place) === 'survey'),
    }),
    keepOrder: assign(({ event }) => ('order' in event ? { order: event.order } : {})),
  },
  guards: {
    registered: ({ context }) => context.profile !== null,
    consented: ({ context }) => context.consented,
    basketEmpty: ({ context }) => context.basket.length === 0,
  },
});

/** What was parked in other parts of the conversation waits on. */
function begunAnew(context: Context): Partial<Context> {
  const taken = takeUp(context);
  return { ...taken, page: 0, parked: withoutPlaces(taken.parked ?? null, isOrdering) };
}

/** The one-bubble case of `say`. */
export function bubble(text: Text, answers?: Answer[]): Say {
  return answers === undefined ? { kind: 'text', text } : { kind: 'text', text, answers };
}
