/** Choosing products and ordering them (standard B3-4, R7-9): rules, catalogue, basket, terms, summary, order code. */
import { assign } from 'xstate';
import { readNumbers } from '../../understanding/numbers.ts';
import { text } from '../../texts/text.ts';
import { codeIn, paged, titled } from '../ask.ts';
import { basketTotal } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { profileLines } from './profile.ts';
import { basketLines, productText, tariffText } from './shop_texts.ts';

/** Kept with the order; raise it when the terms' meaning changes (standard B-req 4: format, fee, medium). */
export const TERMS_VERSION = 'terms-1';

/** More than anyone ordered at once so far, and still one readable summary. */
export const BASKET_LIMIT = 20;

const toBasket = { id: 'shop.basket', label: text('shop.toBasket') };

export const shop = conversation.createStateConfig({
  id: 'shop',
  tags: ['draft', 'form'],
  initial: 'reading',
  states: {
    // tariff rules and requirements are shown before the choice (R7)
    reading: {
      entry: { type: 'query', params: { type: 'showTariff' } },
      on: { 'tariff.shown': { target: 'rules', actions: assign({ tariff: ({ event }) => event.tariff }) } },
    },
    rules: {
      meta: {
        question: (context) => ({
          text: tariffText(context.tariff, 'rules'),
          answers: [
            { id: 'shop.choose', label: text('shop.choose'), means: 'next' },
            ...(context.basket.length > 0 ? [toBasket] : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
        ],
      },
    },
    choosing: {
      meta: {
        question: (context) => ({
          text: text('shop.ask'),
          answers: [
            { id: 'kind:publication', label: text('kind.publication') },
            { id: 'kind:microdata', label: text('kind.microdata') },
            { id: 'kind:map', label: text('kind.map') },
            ...(context.basket.length > 0 ? [toBasket] : []),
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          {
            guard: ({ event }) => event.id.startsWith('kind:'),
            target: 'listing',
            actions: assign({
              found: ({ event }) => ({ term: null, kind: kindIn(event.id), products: [], page: 0, pages: 0 }),
            }),
          },
        ],
        text: {
          target: 'listing',
          actions: assign({
            found: ({ event }) => ({ term: event.text.slice(0, 200), kind: null, products: [], page: 0, pages: 0 }),
          }),
        },
      },
    },
    listing: {
      entry: {
        type: 'query',
        params: ({ context }) =>
          context.found?.kind
            ? { type: 'listProducts', kind: context.found.kind, page: context.found.page }
            : { type: 'findProducts', term: context.found?.term ?? '', page: context.found?.page ?? 0 },
      },
      on: {
        'products.listed': [
          {
            guard: ({ event }) => event.products.length === 0,
            target: 'choosing',
            actions: {
              type: 'say',
              params: ({ event }) => [
                bubble(event.term === null ? text('shop.noneOfKind') : text('shop.notFound', { term: event.term })),
              ],
            },
          },
          {
            target: 'results',
            actions: assign({
              found: ({ event }) => ({
                term: event.term,
                kind: event.kind,
                products: event.products,
                page: event.page,
                pages: event.pages,
              }),
            }),
          },
        ],
      },
    },
    results: {
      meta: {
        question: (context) => {
          const found = context.found;
          return {
            text:
              found?.kind === null || found === null
                ? text('shop.results', { term: found?.term ?? '' })
                : text('shop.list', { kind: text(`kind.${found.kind}`), page: found.page + 1, pages: found.pages }),
            answers: [
              ...(found?.products ?? []).map((product) => titled(`product:${product.code}`, product.title)),
              ...(found && found.page + 1 < found.pages
                ? [{ id: 'page.next', label: text('page.next'), means: 'next' as const }]
                : []),
              ...(found && found.page > 0
                ? [{ id: 'page.previous', label: text('page.previous'), means: 'previous' as const }]
                : []),
            ],
            accepts: 'text',
          };
        },
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'page.next' || event.id === 'page.previous',
            target: 'listing',
            actions: assign({
              found: ({ context, event }) =>
                context.found && { ...context.found, page: context.found.page + (event.id === 'page.next' ? 1 : -1) },
            }),
          },
          {
            target: 'looking',
            actions: assign({
              product: ({ context, event }) =>
                context.found?.products.find((product) => product.code === codeIn(event.id)) ?? null,
            }),
          },
        ],
        text: {
          target: 'listing',
          actions: assign({
            found: ({ event }) => ({ term: event.text.slice(0, 200), kind: null, products: [], page: 0, pages: 0 }),
          }),
        },
      },
    },
    looking: {
      entry: { type: 'query', params: ({ context }) => ({ type: 'showProduct', code: context.product?.code ?? '' }) },
      on: {
        'product.shown': [
          {
            guard: ({ event }) => event.product === null,
            target: 'choosing',
            actions: { type: 'say', params: [bubble(text('shop.gone'))] },
          },
          {
            guard: ({ event }) => event.product?.sold === true && event.product.price !== null,
            target: 'product',
            actions: assign({ product: ({ event }) => event.product }),
          },
          { target: 'redirecting', actions: assign({ product: ({ event }) => event.product }) },
        ],
      },
    },
    product: {
      meta: {
        question: (context) => ({
          text: productText(context.product),
          answers: [
            { id: 'shop.add', label: text('shop.add'), means: 'yes' },
            { id: 'shop.choose', label: text('shop.other'), means: 'no' },
            ...(context.basket.length > 0 ? [toBasket] : []),
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          {
            guard: ({ context }) => context.basket.some((product) => product.code === context.product?.code),
            target: 'pricing',
            actions: { type: 'say', params: [bubble(text('shop.alreadyIn'))] },
          },
          {
            guard: ({ context }) => context.basket.length >= BASKET_LIMIT,
            target: 'pricing',
            actions: { type: 'say', params: [bubble(text('shop.basketFull', { limit: BASKET_LIMIT }))] },
          },
          // who came by the search registers now (B2, R3) ...
          {
            guard: ({ context }) => context.profile === null,
            target: '#profile',
            actions: [
              'putInBasket',
              assign({ goal: 'shop' as const }),
              { type: 'say', params: [bubble(text('shop.added')), bubble(text('profile.intro'))] },
            ],
          },
          // ... and sees the rules first (R7)
          {
            guard: ({ context }) => context.tariff === null,
            target: 'reading',
            actions: ['putInBasket', { type: 'say', params: [bubble(text('shop.added'))] }],
          },
          { target: 'pricing', actions: 'putInBasket' },
        ],
      },
    },
    // a kind that this office does not sell by chat is answered with where to get it (docs/domain.md 3)
    redirecting: {
      entry: { type: 'query', params: { type: 'showOffice' } },
      on: { 'office.shown': { target: 'elsewhere', actions: assign({ office: ({ event }) => event.office }) } },
    },
    elsewhere: {
      meta: {
        question: (context) => ({
          text: text('shop.elsewhere', {
            product: productText(context.product),
            where: context.office?.whereElse ?? '',
            phone: context.office?.phone ?? '',
          }),
          answers: [
            { id: 'shop.choose', label: text('shop.other'), means: 'next' },
            ...(context.basket.length > 0 ? [toBasket] : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
        ],
      },
    },
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
          text: text('shop.basket', { lines: basketLines(context), total: basketTotal(context) }),
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
          { target: 'terms' },
        ],
      },
    },
    removing: {
      meta: {
        question: (context) => ({
          text: text('shop.remove', { lines: basketLines(context) }),
          answers: paged(
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
            guard: ({ context, event }) => numbersWithin(event.text, context.basket.length) !== null,
            target: 'pricing',
            actions: assign({
              basket: ({ context, event }) => {
                const numbers = numbersWithin(event.text, context.basket.length) ?? [];
                return context.basket.filter((_, index) => !numbers.includes(index + 1));
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
          text: text('shop.terms', { total: basketTotal(context) }),
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
            lines: basketLines(context),
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
});

function kindIn(id: string): 'publication' | 'microdata' | 'map' {
  const kind = codeIn(id);
  return kind === 'microdata' || kind === 'map' ? kind : 'publication';
}

/** "1,3", "2-4": only numbers that the list has. */
function numbersWithin(given: string, length: number): number[] | null {
  const numbers = readNumbers(given);
  return numbers !== null && numbers.every((number) => number >= 1 && number <= length) ? numbers : null;
}
