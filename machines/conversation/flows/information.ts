/**
 * What the office tells about its services, to choose from (docs/domain.md 14). A topic that is asked for outright is told
 * where the chat stands (../anywhere), and nothing is left for it.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { INFORMATION_TOPICS } from '../counter/information.ts';
import type { InformationTopic } from '../counter/information.ts';
import { codeIn } from '../ask.ts';
import type { Answer } from '../question.ts';
import { conversation } from '../setup.ts';
import { productsText } from './information_texts.ts';

/** In the order of the menu; what is not listed is told along with one of them. */
const LISTED = ['requirements', 'procedure', 'tariff', 'products', 'hours', 'contact'] as const;

const search: Answer = { id: 'menu.search', label: text('menu.search') };

/** The topic behind 'info.tariff', now as in three weeks. */
export function topicIn(id: string): InformationTopic | undefined {
  return INFORMATION_TOPICS.find((topic) => id === `info.${topic}`);
}

function wayOut({ parked }: Pick<Context, 'parked'>): Answer {
  return parked === null
    ? { id: 'word:menu', label: text('word.menu') }
    : { id: 'menu.resume', label: text('menu.resume'), means: 'next' };
}

export const information = conversation.createStateConfig({
  id: 'information',
  initial: 'choosing',
  states: {
    choosing: {
      meta: {
        question: (context) => ({
          text: text('info.ask'),
          answers: [
            ...LISTED.map((topic) => ({ id: `info.${topic}`, label: text(`topic.${topic}`) })),
            { id: 'menu.profile', label: text('menu.profile') },
            wayOut(context),
          ],
          beyond: [search],
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: '#finished' },
          { guard: ({ event }) => event.id === 'info.products', target: 'counting' },
          { guard: ({ event }) => event.id === 'menu.search', target: '#shop.choosing', actions: 'beginAnew' },
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
          // told by ../anywhere, and the menu is asked again
          {
            actions: {
              type: 'query',
              params: ({ event }) => ({ type: 'information.show', topic: topicIn(event.id) ?? null }),
            },
          },
        ],
        text: { target: '#searching', actions: 'lookFor' },
      },
    },
    counting: {
      entry: { type: 'query', params: { type: 'information.show', topic: null } },
      on: { 'information.shown': { target: 'products', actions: assign({ information: ({ event }) => event.card }) } },
    },
    // what is sold here leads into the catalogue
    products: {
      meta: {
        question: (context) => ({
          text: context.information === null ? text('info.ask') : productsText(context.information),
          answers: [
            ...(context.information?.products ?? [])
              .filter(({ count }) => count > 0)
              .map(({ kind }) => ({ id: `kind:${kind}`, label: text(`kind.${kind}`) })),
            search,
            { id: 'info.others', label: text('topic.others') },
            wayOut(context),
          ],
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: '#finished' },
          { guard: ({ event }) => event.id === 'info.others', target: 'choosing' },
          { guard: ({ event }) => event.id === 'menu.search', target: '#shop.choosing', actions: 'beginAnew' },
          {
            target: '#shop.listing',
            actions: [
              'beginAnew',
              assign({
                found: ({ context, event }) => ({
                  term: null,
                  kind:
                    context.information?.products.find(({ kind }) => kind === codeIn(event.id))?.kind ?? 'publication',
                  products: [],
                  page: 0,
                  pages: 0,
                }),
              }),
            ],
          },
        ],
        text: { target: '#searching', actions: 'lookFor' },
      },
    },
  },
});
