/** From the basket to the order code (standard B4, R9): prices of today, terms, summary, placing. Part of ./shop. */
import { assign } from 'xstate';
import { readNumbers } from '../../understanding/numbers.ts';
import { text } from '../../texts/text.ts';
import { codeIn, paged, pageOf, titled } from '../ask.ts';
import { basketTotal } from '../context.ts';
import type { Context } from '../context.ts';
import type { ProductCard } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';
import { profileLines } from './profile.ts';
import { basketLines } from './shop_texts.ts';

/** Kept with the order; raise it when the terms' meaning changes (standard B-req 4: format, fee, medium). */
export const TERMS_VERSION = 'terms-1';

export const checkout = conversation.createStateConfig({
  states: {
    // prices are today's: the catalogue and the tariff may have changed since a product was put in
    pricing: {
      entry: {
        type: 'query',
        params: ({ context }) => ({ type: 'priceBasket', codes: context.basket.map((product) => product.code) }),
      },
      on: {
        'basket.priced': [
          {
            guard: ({ event }) => event.products.length === 0,
            target: 'choosing',
            actions: [
              assign({ basket: [] }),
              {
                type: 'say',
                params: ({ event }) => [bubble(event.gone.length > 0 ? text('shop.gone') : text('shop.basketEmpty'))],
              },
            ],
          },
          {
            target: 'basket',
            actions: [
              assign({ basket: ({ event }) => event.products }),
              {
                type: 'say',
                params: ({ event }) => (event.gone.length > 0 ? [bubble(text('shop.gone'))] : []),
              },
            ],
          },
        ],
      },
    },
    basket: {
      meta: {
        question: (context) => ({
          text: text('shop.basket', { lines: basketLines(context.basket), total: basketTotal(context) }),
          answers: [
            { id: 'basket.order', label: text('basket.order'), means: 'next' },
            { id: 'basket.add', label: text('basket.add') },
            { id: 'basket.remove', label: text('basket.remove') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'basket.add', target: 'choosing' },
          { guard: ({ event }) => event.id === 'basket.remove', target: 'removing', actions: 'firstPage' },
          // nobody orders unregistered (B2, R3) ...
          {
            guard: ({ context }) => context.profile === null,
            target: '#profile',
            actions: [assign({ goal: 'shop' as const }), { type: 'say', params: [bubble(text('profile.intro'))] }],
          },
          // ... or without having seen the rules (R7)
          { guard: ({ context }) => context.tariff === null, target: 'reading' },
          { target: 'terms' },
        ],
      },
    },
    removing: {
      meta: {
        question: (context) => ({
          text: text('shop.remove'),
          ...paged(
            context.basket.map((product) => titled(`product:${product.code}`, product.title)),
            context.page,
          ),
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          {
            target: 'pricing',
            actions: assign({
              basket: ({ context, event }) => context.basket.filter((product) => product.code !== codeIn(event.id)),
            }),
          },
        ],
        text: [
          {
            guard: ({ context, event }) => shownAt(event.text, context).length > 0,
            target: 'pricing',
            actions: assign({
              basket: ({ context, event }) => {
                const given = shownAt(event.text, context);
                return context.basket.filter((product) => !given.includes(product));
              },
            }),
          },
          { actions: { type: 'say', params: [bubble(text('shop.removeHow'))] } },
        ],
      },
    },
    // standard B-req 4, R5: format, fee and electronic medium are agreed to
    terms: {
      meta: {
        question: (context) => ({
          text: text('shop.terms', {
            total: basketTotal(context),
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
          { guard: ({ event }) => event.id === 'terms.agree', target: 'summary' },
          { target: 'pricing', actions: { type: 'say', params: [bubble(text('terms.needed'))] } },
        ],
      },
    },
    summary: {
      meta: {
        question: (context) => ({
          text: text('shop.summary', {
            person: profileLines(context.profile ?? {}),
            lines: basketLines(context.basket),
            total: basketTotal(context),
          }),
          answers: [
            { id: 'order.place', label: text('order.place'), means: 'yes' },
            { id: 'order.changeProfile', label: text('order.changeProfile') },
            { id: 'order.changeProducts', label: text('order.changeProducts') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'order.place', target: 'placing' },
          {
            guard: ({ event }) => event.id === 'order.changeProfile',
            target: '#profile.choosing',
            actions: [
              'firstPage',
              assign({ goal: 'summary' as const, form: ({ context }) => ({ ...context.profile }) }),
            ],
          },
          { target: 'pricing' },
        ],
      },
    },
    placing: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'placeOrder',
          codes: context.basket.map((product) => product.code),
          termsVersion: TERMS_VERSION,
          expectedTotal: basketTotal(context),
        }),
      },
      on: {
        'order.placed': {
          target: '#menu',
          actions: [
            assign({ basket: [], found: null, product: null, tariff: null, parked: null }),
            {
              type: 'say',
              params: ({ event }) => [
                bubble(text('order.placed', { total: event.total })),
                { kind: 'code', value: event.code },
                bubble(text('order.placedNext')),
              ],
            },
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
          { target: 'pricing', actions: { type: 'say', params: [bubble(text('order.priceChanged'))] } },
        ],
      },
    },
  },
}).states;

/** The products that "1,3" or "2-4" names on the page shown; none when a number is not on it. */
function shownAt(given: string, { basket, page }: Context): ProductCard[] {
  const shown = pageOf(basket, page);
  const named = (readNumbers(given) ?? []).map((number) => shown[number - 1]);
  return named.every((product) => product !== undefined) ? named : [];
}
