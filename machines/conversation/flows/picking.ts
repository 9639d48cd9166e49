/**
 * Choosing from a list that is too long for answers: some hundred regions, some thousand variables. It is shown page by
 * page and answered in words (machines/understanding/selection). Part of ./request.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { OptionKind, Query } from '../effects.ts';
import type { Answer } from '../question.ts';
import { chosenSoFar, withChosen } from '../request_draft.ts';
import { bubble, conversation } from '../setup.ts';
import { optionsText, pickedText, unknownText } from './request_texts.ts';

/** Three hundred names at once have room. */
const LONGEST_SELECTION = 20_000;

/** Understood as the whole list. */
const EVERYTHING = 'semua';

function kindOf({ options }: Context): OptionKind {
  return options?.what ?? 'regions';
}

function isEmpty(context: Context): boolean {
  return chosenSoFar(context.request, kindOf(context)).length === 0;
}

function pageAnswers({ options }: Context): Answer[] {
  if (options === null) return [];
  return [
    ...(options.page + 1 < options.pages
      ? [{ id: 'page.next', label: text('page.next'), means: 'next' as const }]
      : []),
    ...(options.page > 0 ? [{ id: 'page.previous', label: text('page.previous'), means: 'previous' as const }] : []),
  ];
}

function listQuery({ product, options }: Context): Query {
  return { type: 'listOptions', code: product?.code ?? '', what: options?.what ?? 'regions', page: options?.page ?? 0 };
}

const done = { id: 'pick.done', label: text('pick.done'), means: 'yes' } as const;

export const picking = conversation.createStateConfig({
  states: {
    listingOptions: {
      entry: { type: 'query', params: ({ context }) => listQuery(context) },
      on: {
        'options.listed': [
          {
            guard: ({ event }) => event.total === 0,
            target: 'choosing',
            actions: { type: 'say', params: [bubble(text('shop.gone'))] },
          },
          {
            target: 'picking',
            actions: assign({
              options: ({ event: { what, options, page, pages, total } }) => ({ what, options, page, pages, total }),
            }),
          },
        ],
      },
    },
    picking: {
      meta: {
        question: (context) => ({
          text: optionsText(context),
          answers: [
            ...(isEmpty(context) ? [] : [done]),
            {
              id: 'pick.all',
              label: kindOf(context) === 'regions' ? text('pick.allRegions') : text('pick.allVariables'),
            },
            ...pageAnswers(context),
          ],
          accepts: 'text',
          longest: LONGEST_SELECTION,
          ownNumbers: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'pick.done', target: 'requesting' },
          {
            guard: ({ event }) => event.id === 'page.next',
            target: 'listingOptions',
            actions: { type: 'turnList', params: 1 },
          },
          {
            guard: ({ event }) => event.id === 'page.previous',
            target: 'listingOptions',
            actions: { type: 'turnList', params: -1 },
          },
          { target: 'selecting' },
        ],
        text: 'selecting',
      },
    },
    selecting: {
      entry: {
        type: 'query',
        params: ({ context, event }) => ({
          type: 'readSelection',
          code: context.product?.code ?? '',
          what: kindOf(context),
          text: event.type === 'text' ? event.text : EVERYTHING,
        }),
      },
      on: {
        'selection.read': [
          {
            guard: ({ event }) => event.chosen.length === 0,
            target: 'picking',
            actions: {
              type: 'say',
              params: ({ event }) => [
                bubble(event.unknown.length > 0 ? unknownText(event.unknown) : text('pick.nothing')),
              ],
            },
          },
          {
            target: 'picked',
            actions: [
              assign({
                request: ({ context: { product, request }, event: { what, chosen, all } }) =>
                  product?.form && request ? withChosen(request, { form: product.form, what, chosen, all }) : request,
              }),
              {
                type: 'say',
                params: ({ event }) => (event.unknown.length > 0 ? [bubble(unknownText(event.unknown))] : []),
              },
            ],
          },
        ],
      },
    },
    // what was read is shown before it counts: a slip in three hundred names is seen here
    picked: {
      meta: {
        question: (context) => ({
          text: pickedText(context.request, kindOf(context)),
          answers: [
            done,
            { id: 'pick.more', label: text('pick.more') },
            { id: 'pick.again', label: text('pick.again'), means: 'no' },
          ],
          accepts: 'text',
          longest: LONGEST_SELECTION,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'pick.done', target: 'requesting' },
          { guard: ({ event }) => event.id === 'pick.more', target: 'listingOptions' },
          {
            target: 'listingOptions',
            actions: [
              assign({
                request: ({ context }) => context.request && { ...context.request, [kindOf(context)]: null },
              }),
              { type: 'turnList', params: -Infinity },
            ],
          },
        ],
        text: 'selecting',
      },
    },
  },
}).states;
