/**
 * Choosing from a list that is too long for answers: some hundred regions, some thousand variables. It is shown page by
 * page and answered in words (machines/understanding/selection). Part of ./request.
 */
import { assign } from 'xstate';
import { removalIn } from '../../understanding/selection.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { Option, OptionKind, Query, Result } from '../effects.ts';
import type { Answer } from '../question.ts';
import { chosenSoFar, withChosen, withoutChosen } from '../request_draft.ts';
import { bubble, conversation } from '../setup.ts';
import { optionsText, pickedText, unknownText } from './request_texts.ts';

/** Three hundred names at once have room. */
const LONGEST_SELECTION = 20_000;

type Unknown = Extract<Result, { type: 'selection.read' }>['unknown'][number];

/** Understood as the whole list, and said back where there is none of it. */
const EVERYTHING = { id: 'semua', en: 'all' } as const;

function kindOf({ options }: Context): OptionKind {
  return options?.what ?? 'regions';
}

function isEmpty(context: Context): boolean {
  const chosen = context.request?.[kindOf(context)] ?? null;
  return chosen === null || chosen.length === 0;
}

function hasAll({ request, options }: Context): boolean {
  return options !== null && request?.[options.what] === 'all';
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

/** Of several that may be meant by what is to be taken away, the only one that is chosen: "serang". */
function meantOf(context: Context, { near }: Unknown): Option | undefined {
  const chosen = new Set(chosenSoFar(context.request, kindOf(context)).map(({ code }) => code));
  const [only, ...more] = near.filter(({ code }) => chosen.has(code));
  return more.length === 0 ? only : undefined;
}

const again = { id: 'pick.again', label: text('pick.again'), means: 'no' } as const;

/** All that was chosen of the list is forgotten. */
const startAgain = ['forgetChosen' as const, { type: 'turnList' as const, params: -Infinity }];

const done = { id: 'pick.done', label: text('pick.done'), means: 'yes' } as const;

const chosenInWords = conversation.createStateConfig({
  on: {
    text: [{ guard: ({ event }) => removalIn(event.text) !== null, target: 'unselecting' }, { target: 'selecting' }],
  },
}).on.text;

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
            ...(isEmpty(context) ? [] : [done, again]),
            {
              id: 'pick.all',
              label: kindOf(context) === 'regions' ? text('pick.allRegions') : text('pick.allVariables'),
            },
            ...pageAnswers(context),
          ],
          beyond: isEmpty(context) ? [again] : [],
          accepts: 'text',
          longest: LONGEST_SELECTION,
          ownNumbers: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'pick.done', target: 'requesting' },
          { guard: ({ event }) => event.id === 'pick.again', target: 'listingOptions', actions: startAgain },
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
        text: chosenInWords,
      },
    },
    selecting: {
      entry: {
        type: 'query',
        params: ({ context, event }) => ({
          type: 'readSelection',
          code: context.product?.code ?? '',
          what: kindOf(context),
          text: event.type === 'text' ? event.text : EVERYTHING[context.language],
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
    // "hapus kota cilegon": of the whole list all but that is left
    unselecting: {
      entry: {
        type: 'query',
        params: ({ context, event }) => {
          const said = (event.type === 'text' && removalIn(event.text)) || '';
          return {
            type: 'readSelection',
            code: context.product?.code ?? '',
            what: kindOf(context),
            text: hasAll(context) ? `${EVERYTHING[context.language]} kecuali ${said}` : said,
          };
        },
      },
      on: {
        'selection.read': {
          target: 'unselected',
          actions: [
            {
              type: 'say',
              params: ({ context, event }) => {
                const unknown = event.unknown.filter((one) => meantOf(context, one) === undefined);
                return unknown.length > 0 ? [bubble(unknownText(unknown))] : [];
              },
            },
            assign({
              request: ({ context, event: { what, chosen, all, unknown } }) => {
                const { product, request } = context;
                if (!product?.form || request === null) return request;
                const removed = [...chosen, ...unknown.flatMap((one) => meantOf(context, one) ?? [])];
                return hasAll(context)
                  ? withChosen(request, { form: product.form, what, chosen, all })
                  : withoutChosen(request, { what, removed });
              },
            }),
          ],
        },
      },
    },
    unselected: {
      always: [{ guard: ({ context }) => isEmpty(context), target: 'listingOptions' }, { target: 'picked' }],
    },
    // what was read is shown before it counts: a slip in three hundred names is seen here
    picked: {
      meta: {
        question: (context) => ({
          text: pickedText(context.request, kindOf(context)),
          answers: [done, { id: 'pick.more', label: text('pick.more') }, again],
          accepts: 'text',
          longest: LONGEST_SELECTION,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'pick.done', target: 'requesting' },
          { guard: ({ event }) => event.id === 'pick.more', target: 'listingOptions' },
          { target: 'listingOptions', actions: startAgain },
        ],
        text: chosenInWords,
      },
    },
  },
}).states;
