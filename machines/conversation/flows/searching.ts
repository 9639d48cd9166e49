/**
 * A search of the catalogue from anywhere ("cari inflasi banten"), beside whatever is under way, which stays as it is until
 * a product is taken (./linked).
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { codeIn, MENU_LIMIT } from '../ask.ts';
import type { Context } from '../context.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { resultText } from './shop_texts.ts';

function answersOf({ lookup, parked }: Pick<Context, 'lookup' | 'parked'>): Answer[] {
  if (lookup === null) return [];
  const { products, page, pages } = lookup;
  const found: Answer[] = [
    ...products.map((product) => ({ id: `product:${product.code}`, label: resultText(product, false) })),
    ...(page + 1 < pages ? [{ id: 'page.next', label: text('page.next'), means: 'next' as const }] : []),
    ...(page > 0 ? [{ id: 'page.previous', label: text('page.previous'), means: 'previous' as const }] : []),
  ];
  return found.length >= MENU_LIMIT ? found : [...found, wayOut(parked)];
}

function wayOut(parked: Context['parked']): Answer {
  return parked === null
    ? { id: 'word:menu', label: text('word.menu') }
    : { id: 'menu.resume', label: text('menu.resume') };
}

export const searching = conversation.createStateConfig({
  id: 'searching',
  initial: 'listing',
  states: {
    listing: {
      entry: {
        type: 'query',
        params: ({ context: { lookup } }) => ({
          type: 'findProducts',
          term: lookup?.term ?? '',
          page: lookup?.page ?? 0,
        }),
      },
      on: {
        'products.listed': [
          {
            guard: ({ event }) => event.products.length === 0,
            target: '#finished',
            actions: {
              type: 'say',
              params: ({ context }) => [bubble(text('shop.notFound', { term: context.lookup?.term ?? '' }))],
            },
          },
          // a search that finds one thing has found it
          {
            guard: ({ event }) => event.pages === 1 && event.products.length === 1,
            target: '#linked',
            actions: assign({ words: ({ event }) => event.products[0]?.code ?? '' }),
          },
          {
            target: 'results',
            actions: assign({
              lookup: ({ event: { term, kind, products, page, pages } }) => ({ term, kind, products, page, pages }),
            }),
          },
        ],
      },
    },
    results: {
      meta: {
        question: (context) => ({
          text: text('shop.results', { term: context.lookup?.term ?? '' }),
          answers: answersOf(context),
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: '#finished' },
          {
            guard: ({ event }) => event.id === 'page.next' || event.id === 'page.previous',
            target: 'listing',
            actions: assign({
              lookup: ({ context, event }) =>
                context.lookup && {
                  ...context.lookup,
                  page: context.lookup.page + (event.id === 'page.next' ? 1 : -1),
                },
            }),
          },
          { target: '#linked', actions: assign({ words: ({ event }) => codeIn(event.id) }) },
        ],
        text: { target: 'listing', actions: 'lookFor' },
      },
    },
  },
});
