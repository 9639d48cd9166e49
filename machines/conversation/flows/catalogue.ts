/** Looking for products and looking at one (standard B3, R8). Part of ./shop. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { codeIn } from '../ask.ts';
import { BASKET_LIMIT, isFull, isInBasket } from '../basket.ts';
import { bubble, conversation } from '../setup.ts';
import { productText, resultText, toBasket } from './shop_texts.ts';

export const catalogue = conversation.createStateConfig({
  states: {
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
        text: { target: 'listing', actions: 'searchFor' },
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
          // a search that finds one thing has found it
          {
            guard: ({ event }) => event.term !== null && event.pages === 1 && event.products.length === 1,
            target: 'looking',
            actions: assign({
              found: ({ event: { term, kind, products, page, pages } }) => ({ term, kind, products, page, pages }),
              product: ({ event }) => event.products[0] ?? null,
            }),
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
              ...(found?.products ?? []).map((product) => ({
                id: `product:${product.code}`,
                label: resultText(product, found?.kind !== null),
              })),
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
        text: { target: 'listing', actions: 'searchFor' },
      },
    },
    looking: {
      entry: { type: 'query', params: ({ context }) => ({ type: 'showProduct', code: context.product?.code ?? '' }) },
      on: {
        'product.shown': [
          {
            guard: ({ event }) => event.product === null,
            target: 'choosing',
            actions: [
              assign({ product: null, request: null, options: null }),
              { type: 'say', params: [bubble(text('shop.gone'))] },
            ],
          },
          {
            guard: ({ event: { product } }) =>
              product?.sold === true && (product.price !== null || product.form !== null),
            target: 'product',
            actions: assign({ product: ({ event }) => event.product, request: null, options: null }),
          },
          {
            target: 'redirecting',
            actions: assign({ product: ({ event }) => event.product, request: null, options: null }),
          },
        ],
      },
    },
    product: {
      meta: {
        question: (context) => ({
          text: productText(context.product),
          answers: [
            context.product?.form
              ? { id: 'request.begin', label: text('request.begin'), means: 'yes' }
              : { id: 'shop.add', label: text('shop.add'), means: 'yes' },
            { id: 'shop.choose', label: text('shop.other'), means: 'no' },
            ...(context.basket.length > 0 ? [toBasket] : []),
          ],
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ context }) => context.product?.form !== null, target: 'beginning' },
          { target: 'adding' },
        ],
        text: { target: 'listing', actions: 'searchFor' },
      },
    },
    adding: {
      always: [
        {
          guard: ({ context }) => isInBasket(context),
          target: 'pricing',
          actions: [
            assign({ request: null, options: null }),
            { type: 'say', params: [bubble(text('shop.alreadyIn'))] },
          ],
        },
        {
          guard: ({ context }) => isFull(context),
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
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'shop.basket', target: 'pricing' },
          { guard: ({ event }) => event.id === 'shop.choose', target: 'choosing' },
        ],
        text: { target: 'listing', actions: 'searchFor' },
      },
    },
  },
}).states;

function kindIn(id: string): 'publication' | 'microdata' | 'map' {
  const kind = codeIn(id);
  return kind === 'microdata' || kind === 'map' ? kind : 'publication';
}
