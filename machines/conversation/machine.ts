/**
 * The cursor of one chat: which flow it is in and what is awaited. The global words work in every state
 * (docs/domain.md 10); machines/conversation/step adds what needs the whole snapshot (parking and coming back).
 */
import { assign, raise } from 'xstate';
import { text } from '../texts/text.ts';
import { anywhere } from './anywhere.ts';
import { NOTHING_WRITTEN } from './aside.ts';
import { emptyContext } from './context.ts';
import type { Context, Parked } from './context.ts';
import type { ConversationEvent } from './events.ts';
import { abstraction } from './flows/abstraction.ts';
import { complaints } from './flows/complaints.ts';
import { connecting } from './flows/connecting.ts';
import { desk } from './flows/desk.ts';
import { disconnecting } from './flows/disconnecting.ts';
import { email } from './flows/email.ts';
import { information } from './flows/information.ts';
import { linked } from './flows/linked.ts';
import { newsSays } from './flows/order_news.ts';
import { orders } from './flows/orders.ts';
import { isAboutOrder } from './flows/parked_order.ts';
import { party } from './flows/party.ts';
import { privacy } from './flows/privacy.ts';
import { profile } from './flows/profile.ts';
import { reduction } from './flows/reduction.ts';
import { rewriting } from './flows/rewriting.ts';
import { searching } from './flows/searching.ts';
import { shop } from './flows/shop.ts';
import { survey } from './flows/survey.ts';
import { beginRating, invitationText } from './flows/survey_texts.ts';
import { visits } from './flows/visits.ts';
import { welcome } from './flows/welcome.ts';
import { flowOf, isOrdering, withoutPlaces } from './places.ts';
import type { Answer } from './question.ts';
import { bubble, conversation } from './setup.ts';

/** Raise with every change that an old snapshot could notice, and add a migration (machines/conversation/restore). */
export const CONVERSATION_MACHINE_VERSION = 4;

/** What "batal" would give up: nobody is asked about an empty basket. */
function abandoned({ basket, parked }: Context): 'form' | 'basket' | 'both' {
  if (basket.length === 0 || isBesideOrdering(parked)) return 'form';
  return parked === null ? 'basket' : 'both';
}

/** A form that has nothing to do with the basket: it alone is given up. */
function isBesideOrdering(parked: Parked | null): boolean {
  return parked !== null && !isOrdering(parked) && flowOf(parked) !== 'orders';
}

/** What was told of it in the fields of its own. */
function forgotten({ parked }: Context): Partial<Context> {
  const own = { visits: { visit: null }, complaints: { complaint: null }, survey: { survey: null } };
  const flow = parked === null ? '' : flowOf(parked);
  return Object.entries(own).find(([part]) => part === flow)?.[1] ?? {};
}

/** As if it were said in the menu. */
function wishOf({ arrival }: Context): ConversationEvent {
  return arrival?.kind === 'wish' ? arrival.event : { type: 'menu' };
}

function basketLine({ basket }: Context): Answer {
  return { id: 'menu.basket', label: text('menu.basket', { count: basket.length }) };
}

export const conversationMachine = conversation.createMachine({
  id: 'conversation',
  initial: 'welcome',
  context: emptyContext('id'),
  ...anywhere,
  states: {
    welcome,
    menu: {
      id: 'menu',
      meta: {
        question: (context) => ({
          text: text('menu.ask'),
          brief: text('menu.brief'),
          answers: [
            ...(context.parked === null
              ? []
              : [{ id: 'menu.resume', label: text('menu.resume'), means: 'next' as const }]),
            { id: 'menu.order', label: text('menu.order') },
            // with it and what was interrupted eight lines, which is the most
            ...(context.basket.length > 0 ? [basketLine(context)] : []),
            { id: 'menu.status', label: text('menu.status') },
            { id: 'menu.information', label: text('menu.information') },
            { id: 'menu.complain', label: text('menu.complain') },
            { id: 'menu.visit', label: text('menu.visit') },
            { id: 'menu.person', label: text(context.desk === null ? 'menu.person' : 'desk.menu') },
          ],
          beyond: [
            { id: 'menu.search', label: text('menu.search') },
            { id: 'menu.profile', label: text('menu.profile') },
          ],
          accepts: 'answers',
          // "dalam angka 2025" needs no question before it
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: 'finished' },
          {
            guard: ({ context, event }) => event.id === 'menu.order' && context.profile !== null,
            target: '#shop.reading',
            actions: 'beginAnew',
          },
          {
            guard: ({ event }) => event.id === 'menu.order',
            target: '#profile',
            actions: [
              'beginAnew',
              assign({ goal: 'shop' as const }),
              { type: 'say', params: [bubble(text('profile.intro'))] },
            ],
          },
          // the catalogue may be searched before anything is told about oneself
          { guard: ({ event }) => event.id === 'menu.search', target: '#shop.choosing', actions: 'beginAnew' },
          { guard: ({ event }) => event.id === 'menu.basket', target: '#shop.pricing', actions: 'beginAnew' },
          { guard: ({ event }) => event.id === 'menu.status', target: '#orders.loadingFromMenu' },
          { guard: ({ event }) => event.id === 'menu.information', target: 'information' },
          { guard: ({ event }) => event.id === 'menu.complain', target: 'complaints' },
          { guard: ({ event }) => event.id === 'menu.visit', target: 'visits' },
          {
            guard: ({ context, event }) => event.id === 'menu.profile' && context.profile !== null,
            target: '#profile.check',
            actions: ['beginAnew', assign({ goal: 'menu' as const, form: ({ context }) => ({ ...context.profile }) })],
          },
          {
            guard: ({ event }) => event.id === 'menu.profile',
            target: '#profile',
            actions: ['beginAnew', assign({ goal: 'menu' as const })],
          },
          { guard: ({ event }) => event.id === 'menu.person', target: 'desk' },
        ],
        text: { target: '#shop.listing', actions: ['beginAnew', 'searchFor'] },
        status: '#orders.loadingFromMenu',
        // nothing is under way: the question opens by itself, so that the digit that is typed next means stars
        'survey.asked': {
          guard: ({ context }) => context.parked === null,
          target: '#survey.stars',
          actions: [
            assign({ survey: ({ event }) => beginRating(event) }),
            { type: 'say', params: ({ event }) => [bubble(invitationText(event))] },
          ],
        },
        'order.news': {
          target: '#orders.card',
          actions: ['keepOrder', { type: 'say', params: ({ event }) => newsSays(event, true) }],
        },
      },
    },
    information,
    searching,
    complaints,
    visits,
    desk,
    survey,
    privacy,
    email,
    profile,
    shop,
    abstraction,
    party,
    reduction,
    orders,
    linked,
    connecting,
    disconnecting,
    rewriting,
    abandoning: {
      id: 'abandoning',
      meta: {
        question: (context) => ({
          text: text(`abandon.ask.${abandoned(context)}`),
          answers: [
            { id: 'abandon.yes', label: text('abandon.yes'), means: 'yes' },
            { id: 'abandon.no', label: text('abandon.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          {
            guard: ({ context, event }) => event.id === 'abandon.yes' && isBesideOrdering(context.parked),
            target: 'menu',
            actions: [
              { type: 'say', params: ({ context }) => [bubble(text(`abandon.done.${abandoned(context)}`))] },
              assign(({ context }) => forgotten(context)),
              'dropTopPlace',
            ],
          },
          {
            guard: ({ event }) => event.id === 'abandon.yes',
            target: 'menu',
            actions: [
              // before it is gone: what was given up is named
              { type: 'say', params: ({ context }) => [bubble(text(`abandon.done.${abandoned(context)}`))] },
              assign({
                basket: [],
                parked: ({ context }) => withoutPlaces(context.parked, (place) => !isBesideOrdering(place)),
                found: null,
                product: null,
                request: null,
                options: null,
                split: null,
                form: ({ context }) => ({ ...context.profile }),
                // what was written for the basket goes with it
                ...NOTHING_WRITTEN,
              }),
            ],
          },
          { target: 'finished' },
        ],
      },
    },
    // something came to its end: step returns to what was parked, else this leads to the menu
    finished: {
      id: 'finished',
      always: [
        // one's own data may be asked for before consent (docs/domain.md 9)
        { guard: ({ context }) => !context.consented, target: 'welcome' },
        { guard: ({ context }) => context.parked === null, target: 'menu' },
        { guard: ({ context }) => isAboutOrder(context), target: '#orders.resuming' },
      ],
    },
    // consent was given: what a link led to or was asked for, if anything, comes first
    arriving: {
      id: 'arriving',
      always: [
        {
          guard: ({ context }) => context.arrival?.kind === 'order',
          target: '#orders.opening',
          actions: 'openArrival',
        },
        { guard: ({ context }) => context.arrival?.kind === 'product', target: '#linked', actions: 'openArrival' },
        { guard: ({ context }) => context.arrival?.kind === 'connect', target: '#connecting.trying' },
        {
          guard: ({ context }) => context.arrival?.kind === 'ticket',
          target: '#complaints.opening',
          actions: 'openArrival',
        },
        {
          guard: ({ context }) => context.arrival?.kind === 'visit',
          target: '#visits.attaching',
          actions: 'openArrival',
        },
        {
          guard: ({ context }) => context.arrival?.kind === 'wish',
          target: 'menu',
          actions: [raise(({ context }) => wishOf(context)), 'forgetArrival'],
        },
        { target: 'menu' },
      ],
    },
    // an edited message is not used: step returns to where the chat stood
    unchanged: { id: 'unchanged', always: { guard: ({ context }) => context.rewrite === null, target: 'menu' } },
    // what was parked still holds: step returns to it
    resumed: {
      id: 'resumed',
      always: { guard: ({ context }) => context.parked === null, target: 'menu' },
    },
  },
});
