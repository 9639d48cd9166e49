/** The request form of micro data and maps (standard B4, R9): what is asked of a product beyond its title. Part of ./shop. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { actIn, paged } from '../ask.ts';
import { placeReplaced } from '../basket.ts';
import type { Context, RequestDraft } from '../context.ts';
import type { ProductForm } from '../effects.ts';
import type { Answer } from '../question.ts';
import { newDraft, requestOf } from '../request_draft.ts';
import { bubble, conversation } from '../setup.ts';
import { picking } from './picking.ts';
import { changeAnswers, changing, requestChanging } from './request_changing.ts';
import { levelText, priceText, rateValues, requestLines, termText } from './request_texts.ts';
import { toBasket } from './shop_texts.ts';

/** A description of a table with fewer characters says nothing to whoever makes it. */
const SHORTEST_TABLE = 5;

const isDue =
  (field: keyof RequestDraft) =>
  ({ context }: { context: Context }): boolean =>
    context.request?.[field] === null;

/** What a list of rounds or levels offers. The product is named so that a button of another form does nothing here. */
function choices({ product, page }: Context, field: 'round' | 'level') {
  const answers = valuesOf(product?.form ?? null, field).map((value, at): Answer => ({
    id: `${field}.${at}:${product?.code ?? ''}`,
    label: field === 'level' ? levelText(value) : termText(value),
  }));
  return paged(answers, page);
}

function valuesOf(form: ProductForm | null, field: 'round' | 'level'): readonly string[] {
  if (form === null) return [];
  if (field === 'level') return form.levels;
  return form.kind === 'microdata' ? form.rounds : [];
}

function choosing(field: 'round' | 'level', ask: (title: { title: Text }, context: Context) => Text) {
  return conversation.createStateConfig({
    meta: {
      question: (context) => ({
        text: ask({ title: titleOf(context) }, context),
        ...choices(context, field),
        accepts: 'answers',
      }),
    },
    on: {
      answer: [
        { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
        { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
        {
          target: 'requesting',
          actions: assign({
            page: 0,
            request: ({ context, event }) => {
              const at = Number(actIn(event.id).slice(field.length + 1));
              const value = valuesOf(context.product?.form ?? null, field)[at] ?? null;
              return context.request && { ...context.request, [field]: value };
            },
          }),
        },
      ],
    },
  });
}

function titleOf({ product }: Context): Text {
  return product === null ? text('nothing') : text('any', { value: product.title });
}

const withoutTable = conversation.createStateConfig({
  on: {
    answer: {
      target: 'requesting',
      actions: assign({ request: ({ context }) => context.request && { ...context.request, table: '' } }),
    },
  },
}).on.answer;

const round = choosing('round', ({ title }) => text('request.round', { title }));
const level = choosing('level', ({ title }, { product }) =>
  product?.kind === 'map' ? text('request.mapLevel', { title }) : text('request.level', { title }),
);

export const request = conversation.createStateConfig({
  states: {
    // tariff rules come before the choice (R7)
    beginning: {
      entry: assign(({ context: { product } }) => ({
        page: 0,
        options: null,
        request: product?.form ? newDraft(product.form) : null,
      })),
      always: [{ guard: ({ context }) => context.tariff === null, target: 'reading' }, { target: 'continuing' }],
    },
    continuing: {
      always: [
        // an office that sells full sets only says so, and where to get a part (docs/domain.md 3)
        {
          guard: ({ context: { product } }) => product?.form?.kind === 'microdata' && product.form.fullSetOnly,
          target: 'explaining',
        },
        { target: 'requesting' },
      ],
    },
    explaining: {
      entry: { type: 'query', params: { type: 'showOffice' } },
      on: {
        'office.shown': {
          target: 'requesting',
          actions: [
            assign({ office: ({ event }) => event.office }),
            {
              type: 'say',
              params: ({ event }) => [bubble(text('request.fullSetOnly', { where: event.office.whereElse }))],
            },
          ],
        },
      },
    },
    // what is still to be asked, in order
    requesting: {
      always: [
        { guard: ({ context }) => context.request === null, target: 'choosing' },
        {
          guard: ({ context }) =>
            isDue('round')({ context }) && valuesOf(context.product?.form ?? null, 'round').length > 0,
          target: 'round',
        },
        { guard: isDue('level'), target: 'level' },
        { guard: ({ context }) => isDue('variables')({ context }) && isDue('regions')({ context }), target: 'part' },
        { guard: isDue('variables'), target: 'listingOptions', actions: { type: 'beginList', params: 'variables' } },
        { guard: isDue('regions'), target: 'listingOptions', actions: { type: 'beginList', params: 'regions' } },
        { guard: isDue('table'), target: 'processing' },
        { target: 'costing' },
      ],
    },
    round: { ...round },
    level: { ...level },
    part: {
      meta: {
        question: (context) => {
          const form = context.product?.form;
          const variables = form?.kind === 'microdata' ? form.variables : 0;
          return {
            text: text('request.part', { title: titleOf(context), variables, regions: form?.regions ?? 0 }),
            answers: [
              { id: 'part.full', label: text('request.full') },
              { id: 'part.chosen', label: text('request.chosen') },
            ],
            accepts: 'answers',
          };
        },
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'part.full',
            target: 'requesting',
            actions: assign({
              request: ({ context }) => context.request && { ...context.request, variables: 'all', regions: 'all' },
            }),
          },
          { target: 'listingOptions', actions: { type: 'beginList', params: 'variables' } },
        ],
      },
    },
    ...picking,
    // docs/domain.md 3: with processing it is a table that is priced
    processing: {
      meta: {
        question: ({ tariff }) => ({
          text: text('request.processing', {
            rule: tariff === null ? text('price.none') : text('request.rule', rateValues(tariff)),
          }),
          answers: [
            { id: 'processing.none', label: text('request.plain') },
            { id: 'processing.table', label: text('request.tabulated') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [{ guard: ({ event }) => event.id === 'processing.table', target: 'describingTable' }, withoutTable],
      },
    },
    describingTable: {
      meta: {
        question: () => ({
          text: text('request.table'),
          answers: [{ id: 'processing.none', label: text('request.plain') }],
          accepts: 'text',
        }),
      },
      on: {
        answer: withoutTable,
        text: [
          {
            guard: ({ event }) => event.text.trim().length < SHORTEST_TABLE,
            actions: { type: 'say', params: [bubble(text('request.tableShort'))] },
          },
          {
            target: 'requesting',
            actions: assign({
              request: ({ context, event }) => context.request && { ...context.request, table: event.text.trim() },
            }),
          },
        ],
      },
    },
    // the rules may have been shown weeks ago: what it costs is today's, as in the basket
    costing: {
      entry: { type: 'query', params: { type: 'showTariff' } },
      on: { 'tariff.shown': { target: 'requested', actions: assign({ tariff: ({ event }) => event.tariff }) } },
    },
    requested: {
      meta: {
        question: (context) => {
          const asked = requestOf(context);
          return {
            text: text('request.summary', {
              title: titleOf(context),
              lines: requestLines(asked),
              price: asked === null ? text('price.none') : priceText(asked, context.tariff),
            }),
            answers: [
              {
                id: 'request.add',
                label: placeReplaced(context) === null ? text('request.add') : text('request.save'),
                means: 'yes',
              },
              ...(changeAnswers(context).length > 0
                ? [{ id: 'request.change', label: text('request.change'), means: 'no' as const }]
                : []),
              // a line of the basket may be left as it was
              placeReplaced(context) === null ? { id: 'shop.choose', label: text('shop.other') } : toBasket,
            ],
            // "wilayah" says what is to be changed
            beyond: changeAnswers(context),
            accepts: 'answers',
          };
        },
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'shop.choose',
            target: 'choosing',
            actions: assign({ request: null, options: null }),
          },
          {
            guard: ({ event }) => event.id === toBasket.id,
            target: 'pricing',
            actions: assign({ request: null, options: null }),
          },
          { guard: ({ event }) => event.id === 'request.change', target: 'changingRequest' },
          ...changing,
          { target: 'adding' },
        ],
      },
    },
    ...requestChanging,
  },
}).states;
