/** From the basket to the order code (standard B4-5, R9-10): terms, splitting, summary, placing. Part of ./shop. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { NOTHING_WRITTEN } from '../aside.ts';
import { isMixed, isWritten, needsAbstraction, ordersOf, reductionOf } from '../basket.ts';
import { basketTotal } from '../context.ts';
import { isOrdering, withoutPlaces } from '../places.ts';
import { bubble, conversation } from '../setup.ts';
import { placedSays } from './placed.ts';
import { profileLines } from './profile.ts';
import { basketLines, feeText, totalText, writtenLines } from './shop_texts.ts';

/** Kept with the order; raise it when the terms' meaning changes (standard B-req 4: format, fee, medium). */
export const TERMS_VERSION = 'terms-1';

export const checkout = conversation.createStateConfig({
  states: {
    // standard B-req 4, R5: format, fee and electronic medium are agreed to
    terms: {
      meta: {
        question: (context) => ({
          text: text('shop.terms', {
            fee: feeText(context),
            // payers abroad transfer, the others use a billing code (B10a-11)
            payment: context.profile?.country === 'ID' ? text('terms.byBillingCode') : text('terms.byTransfer'),
          }),
          answers: [
            { id: 'terms.agree', label: text('terms.agree'), means: 'yes' },
            { id: 'terms.decline', label: text('terms.decline'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'terms.agree', target: 'agreed' },
          { target: 'pricing', actions: { type: 'say', params: [bubble(text('terms.needed'))] } },
        ],
      },
    },
    // what is left before the summary
    agreed: {
      always: [
        { guard: ({ context }) => isMixed(context.basket) && context.split === null, target: 'splitting' },
        { guard: ({ context }) => !isWritten(context), target: '#abstraction', actions: 'writeForBasket' },
        { target: 'summary' },
      ],
    },
    // publications need not wait for the review of the others
    splitting: {
      meta: {
        question: () => ({
          text: text('split.ask'),
          answers: [
            { id: 'split.yes', label: text('split.yes'), means: 'yes' },
            { id: 'split.no', label: text('split.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: { target: 'agreed', actions: assign({ split: ({ event }) => event.id === 'split.yes' }) },
      },
    },
    summary: {
      meta: {
        question: (context) => ({
          text: text('shop.summary', {
            person: profileLines(context.profile ?? {}),
            lines: basketLines(context.basket),
            total: [totalText(context), ...writtenLines(context)],
          }),
          answers: [
            { id: 'order.place', label: text('order.place'), means: 'yes' },
            { id: 'order.changeProfile', label: text('order.changeProfile') },
            { id: 'order.changeProducts', label: text('order.changeProducts') },
            ...(needsAbstraction(context.basket)
              ? [
                  { id: 'order.changeAbstraction', label: text('order.changeAbstraction') },
                  { id: 'order.changeParty', label: text('order.changeParty') },
                ]
              : []),
            {
              id: 'order.askReduction',
              label: context.reduction === null ? text('order.askReduction') : text('order.changeReduction'),
            },
          ],
          accepts: 'answers',
          // the abstraction's title, and where somebody lives
          sealed: needsAbstraction(context.basket),
        }),
      },
      on: {
        answer: [
          // the registration may have been changed since: another occupation has to name a supervisor
          {
            guard: ({ context, event }) => event.id === 'order.place' && !isWritten(context),
            target: '#abstraction',
            actions: ['writeForBasket', { type: 'say', params: [bubble(text('order.abstractionMissing'))] }],
          },
          // the chat was disconnected from its customer meanwhile (docs/domain.md 11)
          {
            guard: ({ context, event }) => event.id === 'order.place' && context.profile === null,
            target: '#profile',
            actions: [assign({ goal: 'summary' as const }), { type: 'say', params: [bubble(text('profile.intro'))] }],
          },
          { guard: ({ event }) => event.id === 'order.place', target: 'placing' },
          {
            guard: ({ event }) => event.id === 'order.changeProfile',
            target: '#profile.choosing',
            actions: [
              'firstPage',
              assign({ goal: 'summary' as const, form: ({ context }) => ({ ...context.profile }) }),
            ],
          },
          {
            guard: ({ event }) => event.id === 'order.changeAbstraction',
            target: '#abstraction.choosing',
            actions: ['firstPage', 'writeForBasket'],
          },
          { guard: ({ event }) => event.id === 'order.changeParty', target: '#party.position' },
          { guard: ({ event }) => event.id === 'order.askReduction', target: '#reduction', actions: 'writeForBasket' },
          { target: 'pricing' },
        ],
      },
    },
    placing: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'placeOrders',
          orders: ordersOf(context),
          termsVersion: TERMS_VERSION,
          expectedTotal: basketTotal(context),
          reduction: reductionOf(context),
        }),
      },
      on: {
        'order.placed': {
          target: '#menu',
          actions: [
            { type: 'say', params: ({ context, event }) => placedSays(context, event) },
            // what was written belongs to the order now
            assign({
              basket: [],
              request: null,
              options: null,
              split: null,
              clauses: null,
              found: null,
              product: null,
              tariff: null,
              parked: ({ context }) => withoutPlaces(context.parked, isOrdering),
              ...NOTHING_WRITTEN,
            }),
          ],
        },
        'order.notPlaced': [
          {
            guard: ({ event }) => event.reason === 'not_registered',
            target: '#profile',
            actions: assign({ goal: 'summary' as const }),
          },
          {
            guard: ({ event }) => event.reason === 'no_tariff',
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('order.noTariff'))] },
          },
          // agreed to anew, so that what is there is gone through again
          {
            guard: ({ event }) => event.reason === 'abstraction_missing',
            target: '#abstraction.choosing',
            actions: [
              'firstPage',
              'writeForBasket',
              assign({ agreed: null }),
              { type: 'say', params: [bubble(text('order.abstractionMissing'))] },
            ],
          },
          {
            guard: ({ event }) => event.reason === 'clauses_changed',
            target: '#party.reading',
            actions: [assign({ agreed: null }), { type: 'say', params: [bubble(text('order.clausesChanged'))] }],
          },
          {
            guard: ({ event }) => event.reason === 'abstraction_file_unusable',
            target: '#abstraction.upload',
            actions: [
              'writeForBasket',
              assign({ asking: [], abstraction: ({ context }) => ({ ...context.abstraction, file: null }) }),
              { type: 'say', params: [bubble(text('order.abstractionFileUnusable'))] },
            ],
          },
          {
            guard: ({ event }) => event.reason === 'reduction_reason_missing',
            target: '#reduction',
            actions: ['writeForBasket', assign({ reduction: null })],
          },
          {
            guard: ({ event }) => event.reason === 'letter_unusable',
            target: 'summary',
            actions: [assign({ reduction: null }), { type: 'say', params: [bubble(text('order.letterUnusable'))] }],
          },
          { target: 'pricing', actions: { type: 'say', params: [bubble(text('order.priceChanged'))] } },
        ],
      },
    },
  },
}).states;
