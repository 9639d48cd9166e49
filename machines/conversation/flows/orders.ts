/**
 * The customer's side of their orders (standard B9-10, R14-17, R20-23): where it stands, and what may be done with it. The
 * answers offered are the acts that the order machine allows (OrderCard.acts); the longer ones have files of their own.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { actIn, codeIn } from '../ask.ts';
import type { Context } from '../context.ts';
import type { OrderCard, OrderLine } from '../effects.ts';
import { MISSES_BEFORE_A_PERSON } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { agreement, fileMayBe, takesFiles } from './agreement.ts';
import { cancelling } from './cancelling.ts';
import { claim, claimComesTo, earlyClaim, isUnderCheck, slipSent } from './claim.ts';
import { corrections } from './corrections.ts';
import { reasonWithoutLetter } from './late_letter.ts';
import { cardSays, partsOf } from './order_documents.ts';
import { newsSays, newsWithButton } from './order_news.ts';
import { outcome } from './order_outcome.ts';
import { cardAnswers, cardText, orderListAnswers, tellsOfAbstraction } from './order_texts.ts';
import { isAsParked } from './parked_order.ts';
import { rating } from './rating.ts';
import { isUnmended, resubmitting } from './resubmitting.ts';
import { review } from './review.ts';

const may = ({ order }: Context, act: string) => order?.acts.some((one) => one === act) === true;

function withNews(lines: readonly OrderLine[], { code, phase, payment }: OrderCard): OrderLine[] {
  return lines.map((line) => (line.code === code ? { ...line, phase, payment } : line));
}

/** Looks the orders up; `none`: where it goes on without any. */
function loading(none: '#finished' | '#menu') {
  return conversation.createStateConfig({
    entry: { type: 'query', params: { type: 'listOrders' } },
    on: {
      'orders.listed': [
        {
          guard: ({ event }) => event.orders.length === 0,
          target: none,
          actions: { type: 'say', params: [bubble(text('orders.none'))] },
        },
        {
          guard: ({ event }) => event.orders.length === 1,
          target: '#orders.opening',
          actions: assign({ words: ({ event }) => event.orders[0]?.code ?? '' }),
        },
        { target: '#orders.list', actions: assign({ orders: ({ event }) => event.orders, page: 0 }) },
      ],
    },
  });
}

export const orders = conversation.createStateConfig({
  id: 'orders',
  initial: 'loading',
  states: {
    loading: loading('#finished'),
    // the menu was gone to: a form that waits is taken up from there, and not by itself
    loadingFromMenu: loading('#menu'),
    list: {
      meta: {
        question: (context) => ({
          text: text('orders.list'),
          ...orderListAnswers(context.orders, context.page),
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          { target: 'opening', actions: assign({ words: ({ event }) => codeIn(event.id) }) },
        ],
        // the list goes on being shown, as things stand now
        'order.news': {
          actions: [
            assign({ orders: ({ context, event }) => withNews(context.orders, event.order) }),
            { type: 'say', params: ({ event }) => newsWithButton(event) },
          ],
        },
      },
    },
    // `words` holds the code asked for
    opening: {
      entry: { type: 'query', params: ({ context }) => ({ type: 'showOrder', code: context.words }) },
      on: {
        'order.shown': [
          {
            guard: ({ event }) => event.order === null,
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('orders.unknown'))] },
          },
          {
            target: 'card',
            actions: ['keepOrder', { type: 'say', params: ({ event }) => (event.order ? cardSays(event.order) : []) }],
          },
        ],
      },
    },
    // what was parked was said of an order: it is looked at again before anything of it is taken up
    resuming: {
      entry: {
        type: 'query',
        params: ({ context }) => ({ type: 'showOrder', code: context.parked?.order?.code ?? '' }),
      },
      on: {
        'order.shown': [
          { guard: ({ context, event }) => isAsParked(context.parked, event.order), target: '#resumed' },
          {
            guard: ({ event }) => event.order === null,
            target: '#menu',
            actions: ['dropTopPlace', 'takeUp', { type: 'say', params: [bubble(text('orders.unknown'))] }],
          },
          // nothing was being said of it: it is shown as it is now
          {
            guard: ({ context }) => context.parked?.draft === false,
            target: 'card',
            actions: [
              'keepOrder',
              'dropTopPlace',
              { type: 'say', params: ({ event }) => (event.order ? cardSays(event.order) : []) },
            ],
          },
          {
            target: 'card',
            actions: [
              'keepOrder',
              'dropTopPlace',
              'takeUp',
              {
                type: 'say',
                params: ({ event }) => [bubble(text('resume.moved')), ...(event.order ? cardSays(event.order) : [])],
              },
            ],
          },
        ],
      },
    },
    card: {
      meta: {
        question: (context) => ({
          text: cardText(context.order),
          answers: cardAnswers(context.order),
          ...(context.order === null ? {} : { beyond: earlyClaim(context.order) }),
          accepts: takesFiles(context) ? 'file' : 'answers',
          sealed: context.order !== null && tellsOfAbstraction(context.order),
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'act.approveInvoice', target: 'approving' },
          {
            guard: ({ context, event }) =>
              actIn(event.id) === 'act.requestInvoiceCorrection' &&
              context.order !== null &&
              partsOf(context.order).length > 1,
            target: 'reviewing',
            actions: assign({ review: {} }),
          },
          {
            guard: ({ event }) => actIn(event.id) === 'act.requestInvoiceCorrection',
            target: 'describingPart',
            actions: assign({ review: {} }),
          },
          {
            guard: ({ context, event }) =>
              actIn(event.id) === 'act.claimPaid' && context.order !== null && isUnderCheck(context.order),
            target: 'claimNtpn',
          },
          { guard: ({ event }) => actIn(event.id) === 'act.claimPaid', target: 'claiming' },
          {
            guard: ({ event }) => actIn(event.id) === 'claim.early',
            actions: {
              type: 'say',
              params: ({ context }) => [
                bubble((context.order && claimComesTo(context.order)) ?? text('claim.settled')),
              ],
            },
          },
          { guard: ({ event }) => actIn(event.id) === 'act.submitProof', target: 'proof' },
          { guard: ({ event }) => actIn(event.id) === 'act.submitAgreement', target: 'signing' },
          { guard: ({ event }) => actIn(event.id) === 'act.confirmDelivery', target: 'confirming' },
          {
            guard: ({ event }) => actIn(event.id) === 'act.requestDeliveryCorrection',
            target: 'concerns',
            actions: assign({ words: '' }),
          },
          {
            guard: ({ event }) => actIn(event.id) === 'act.reviseAbstraction',
            target: '#abstraction.revising',
            actions: assign({ writing: 'order' as const }),
          },
          {
            guard: ({ event }) => actIn(event.id) === 'act.changeProfile',
            target: '#profile.choosing',
            actions: assign({ page: 0, goal: 'order' as const, form: ({ context }) => ({ ...context.profile }) }),
          },
          {
            guard: ({ event }) => actIn(event.id) === 'act.requestReduction',
            target: '#reduction',
            actions: assign({ writing: 'order' as const }),
          },
          {
            guard: ({ context, event }) => actIn(event.id) === 'act.resubmit' && isUnmended(context.order),
            target: 'resubmitSure',
          },
          { guard: ({ event }) => actIn(event.id) === 'act.resubmit', target: 'resubmitting' },
          { guard: ({ event }) => actIn(event.id) === 'act.rate', target: 'stars' },
          { guard: ({ event }) => actIn(event.id) === 'act.renewLinks', target: 'renewing' },
          { guard: ({ event }) => actIn(event.id) === 'act.cancel', target: 'cancelReason' },
          { guard: ({ event }) => event.id === 'orders.others', target: 'loading' },
        ],
        file: [
          {
            guard: ({ context }) => takesFiles(context) && fileMayBe(context).length > 1,
            target: 'whichFile',
            actions: assign({ words: ({ event }) => event.fileId }),
          },
          {
            guard: ({ context }) => may(context, 'submitProof'),
            target: 'submitting',
            actions: assign({ words: ({ event }) => event.fileId }),
          },
          {
            guard: ({ context }) => may(context, 'submitAgreement'),
            target: 'submittingAgreement',
            actions: assign({ words: ({ event }) => event.fileId }),
          },
          {
            guard: ({ context }) => reasonWithoutLetter(context.order) !== null,
            target: '#reduction.made',
            actions: [
              'layAside',
              assign({
                reduction: ({ context, event: { fileId, name } }) => ({
                  reason: reasonWithoutLetter(context.order) ?? '',
                  file: { id: fileId, name },
                }),
              }),
            ],
          },
        ],
        unreadable: {
          guard: ({ context, event }) => slipSent.guard({ event }) && may(context, 'claimPaid'),
          actions: slipSent.actions,
        },
        unknown: [
          // "oke" agrees to no money: how it is done is said
          {
            guard: ({ context }) => may(context, 'approveInvoice') && context.misses < MISSES_BEFORE_A_PERSON,
            actions: { type: 'say', params: [bubble(text('review.how'))] },
          },
          // "sudah saya terima" does not say that it is right, and it would end the order
          {
            guard: ({ context }) => may(context, 'confirmDelivery') && context.misses < MISSES_BEFORE_A_PERSON,
            actions: { type: 'say', params: [bubble(text('delivery.how'))] },
          },
        ],
        cancel: { guard: ({ context }) => may(context, 'cancel'), target: 'cancelReason' },
        // news of another order only shows its button: an answer typed meanwhile must not reach the wrong order
        'order.news': {
          guard: ({ context, event }) => context.order?.code === event.order.code,
          actions: ['keepOrder', { type: 'say', params: ({ event }) => newsSays(event, true) }],
        },
      },
    },
    confirming: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'actOnOrder', code: context.order?.code ?? '', act: 'confirmDelivery' }),
      },
      on: outcome,
    },
    renewing: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'renewLinks', code: context.order?.code ?? '' }) },
      on: outcome,
    },
    ...review,
    ...claim,
    ...agreement,
    ...corrections,
    ...cancelling,
    ...rating,
    ...resubmitting,
  },
});
