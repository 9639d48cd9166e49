/** Looking at the basket, taking lines out and changing what was asked (standard B4, R9). Part of ./shop. */
import { assign } from 'xstate';
import { readNumbers } from '../../understanding/numbers.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { actIn, codeIn, paged, pageOf } from '../ask.ts';
import { inputOf } from '../basket.ts';
import type { Context } from '../context.ts';
import type { BasketLine } from '../effects.ts';
import type { Answer } from '../question.ts';
import { draftOf } from '../request_draft.ts';
import { bubble, conversation } from '../setup.ts';
import { basketLines, toBasket, totalText } from './shop_texts.ts';

const hasRequest = ({ request }: BasketLine): boolean => request !== null;

/** A line by its place and its product: a button of an earlier basket does nothing when another stands there now. */
function lineAnswer(act: string, at: number, { product }: BasketLine, label: Text): Answer {
  return { id: `${act}.${at}:${product.code}`, label };
}

function lineAnswers(context: Context, act: string, of: (line: BasketLine) => boolean = () => true): Answer[] {
  return context.basket.flatMap((line, at) =>
    of(line) ? [lineAnswer(act, at, line, lineName(context, at, line))] : [],
  );
}

/** The title; what was asked of the same product more than once is told apart by its place in the basket. */
function lineName({ basket: lines }: Context, at: number, { product }: BasketLine): Text {
  return lines.filter((line) => line.product.code === product.code).length > 1
    ? text('basket.named', { title: product.title, number: at + 1 })
    : text('any', { value: product.title });
}

/** "Hapus 2", "Ubah 2": not shown, but understood. */
function shortcuts({ basket }: Context): Answer[] {
  return basket.flatMap((line, at): Answer[] => {
    const number = at + 1;
    return [
      { ...lineAnswer('remove', at, line, text('basket.removeAt', { number })), exact: true },
      ...(line.request === null
        ? []
        : [{ ...lineAnswer('change', at, line, text('basket.changeAt', { number })), exact: true as const }]),
    ];
  });
}

/** The place that an answer about a line names; null when another line stands there. */
function placeIn(id: string, { basket }: Context): number | null {
  const at = Number(actIn(id).split('.')[1]);
  return basket[at]?.product.code === codeIn(id) ? at : null;
}

const isAbout =
  (act: string) =>
  ({ context, event }: { context: Context; event: { id: string } }): boolean =>
    event.id.startsWith(`${act}.`) && placeIn(event.id, context) !== null;

/** The place of the one line with a request; null when there are more of them, or none. */
function onlyRequest({ basket: lines }: Context): number | null {
  const places = lines.flatMap((line, at) => (hasRequest(line) ? [at] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** The line is looked at as a request form that is filled in. */
function opened({ basket: lines }: Context, at: number | null): Partial<Context> {
  const line = at === null ? undefined : lines[at];
  if (at === null || line === undefined) return {};
  return { product: line.product, request: draftOf(line, at), options: null, page: 0 };
}

const changeLine = conversation.createStateConfig({
  on: {
    answer: {
      target: 'costing',
      actions: assign(({ context, event }) => opened(context, placeIn(event.id, context))),
    },
  },
}).on.answer;

const changeOnly = conversation.createStateConfig({
  on: {
    answer: { target: 'costing', actions: assign(({ context }) => opened(context, onlyRequest(context))) },
  },
}).on.answer;

const removeLine = conversation.createStateConfig({
  on: {
    answer: {
      target: 'pricing',
      actions: assign({
        basket: ({ context, event }) => {
          const at = placeIn(event.id, context);
          return at === null ? context.basket : context.basket.toSpliced(at, 1);
        },
      }),
    },
  },
}).on.answer;

const turnPages = [
  { guard: ({ event }: { event: { id: string } }) => event.id === 'page.next', actions: 'nextPage' as const },
  { guard: ({ event }: { event: { id: string } }) => event.id === 'page.previous', actions: 'previousPage' as const },
];

export const basket = conversation.createStateConfig({
  states: {
    // prices are today's: the catalogue and the tariff may have changed since a product was put in
    pricing: {
      entry: {
        type: 'query',
        params: ({ context }) => ({ type: 'priceBasket', lines: context.basket.map(inputOf) }),
      },
      on: {
        'basket.priced': [
          {
            guard: ({ event }) => event.lines.length === 0,
            target: 'choosing',
            actions: [
              assign({ basket: [], split: null }),
              {
                type: 'say',
                params: ({ event }) => [bubble(event.gone.length > 0 ? text('shop.gone') : text('shop.basketEmpty'))],
              },
            ],
          },
          {
            target: 'basket',
            actions: [
              assign({ basket: ({ event }) => event.lines, split: null }),
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
          text: text('shop.basket', { lines: basketLines(context.basket), total: totalText(context) }),
          answers: [
            { id: 'basket.order', label: text('basket.order'), means: 'next' },
            { id: 'basket.add', label: text('basket.add') },
            { id: 'basket.remove', label: text('basket.remove') },
            ...(context.basket.some(hasRequest) ? [{ id: 'basket.change', label: text('basket.change') }] : []),
          ],
          beyond: shortcuts(context),
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'basket.add', target: 'choosing' },
          { guard: ({ event }) => event.id === 'basket.remove', target: 'removing', actions: 'firstPage' },
          {
            guard: ({ context, event }) => event.id === 'basket.change' && onlyRequest(context) !== null,
            ...changeOnly,
          },
          { guard: ({ event }) => event.id === 'basket.change', target: 'changing', actions: 'firstPage' },
          { guard: isAbout('remove'), ...removeLine },
          { guard: isAbout('change'), ...changeLine },
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
        text: { target: 'listing', actions: 'searchFor' },
      },
    },
    removing: {
      meta: {
        question: (context) => ({
          text: text('shop.remove'),
          ...paged(lineAnswers(context, 'remove'), context.page),
          accepts: 'text',
        }),
      },
      on: {
        answer: [...turnPages, removeLine],
        text: [
          {
            guard: ({ context, event }) => shownAt(event.text, context).length > 0,
            target: 'pricing',
            actions: assign({
              basket: ({ context, event }) => {
                const given = shownAt(event.text, context);
                return context.basket.filter((line) => !given.includes(line));
              },
            }),
          },
          { actions: { type: 'say', params: [bubble(text('shop.removeHow'))] } },
        ],
      },
    },
    changing: {
      meta: {
        question: (context) => ({
          text: text('shop.changeWhich'),
          ...paged([...lineAnswers(context, 'change', hasRequest), toBasket], context.page),
          accepts: 'answers',
        }),
      },
      on: { answer: [...turnPages, { guard: ({ event }) => event.id === toBasket.id, target: 'pricing' }, changeLine] },
    },
  },
}).states;

/** The lines that "1,3" or "2-4" names on the page shown; none when a number is not on it. */
function shownAt(given: string, { basket: lines, page }: Context): BasketLine[] {
  const shown = pageOf(lines, page);
  const named = (readNumbers(given) ?? []).map((number) => shown[number - 1]);
  return named.every((line) => line !== undefined) ? named : [];
}
