/**
 * The customer's side of their orders (standard B9-10, R14-17, R20-23): where it stands, invoice review, payment, delivery,
 * corrections, cancellation, rating. The answers offered are the acts that the order machine allows (OrderCard.acts).
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about, actIn, codeIn } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';
import { cardAnswers, cardSays, cardText, invoiceNumber, newsSays, orderListAnswers } from './order_texts.ts';
import { rating } from './rating.ts';

export const orders = conversation.createStateConfig({
  id: 'orders',
  initial: 'loading',
  states: {
    loading: {
      entry: { type: 'query', params: { type: 'listOrders' } },
      on: {
        'orders.listed': [
          {
            guard: ({ event }) => event.orders.length === 0,
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('orders.none'))] },
          },
          {
            guard: ({ event }) => event.orders.length === 1,
            target: 'opening',
            actions: assign({ words: ({ event }) => event.orders[0]?.code ?? '' }),
          },
          { target: 'list', actions: assign({ orders: ({ event }) => event.orders, page: 0 }) },
        ],
      },
    },
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
    card: {
      meta: {
        question: (context) => ({
          text: cardText(context.order),
          answers: cardAnswers(context.order),
          accepts: context.order?.acts.includes('submitProof') ? 'file' : 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'act.approveInvoice', target: 'approving' },
          { guard: ({ event }) => actIn(event.id) === 'act.requestInvoiceCorrection', target: 'invoiceWrong' },
          { guard: ({ event }) => actIn(event.id) === 'act.claimPaid', target: 'claiming' },
          { guard: ({ event }) => actIn(event.id) === 'act.submitProof', target: 'proof' },
          { guard: ({ event }) => actIn(event.id) === 'act.confirmDelivery', target: 'confirming' },
          { guard: ({ event }) => actIn(event.id) === 'act.requestDeliveryCorrection', target: 'deliveryWrong' },
          { guard: ({ event }) => actIn(event.id) === 'act.resubmit', target: 'resubmitting' },
          { guard: ({ event }) => actIn(event.id) === 'act.rate', target: 'stars' },
          { guard: ({ event }) => actIn(event.id) === 'act.renewLinks', target: 'renewing' },
          { guard: ({ event }) => actIn(event.id) === 'act.cancel', target: 'cancelReason' },
          { guard: ({ event }) => event.id === 'orders.others', target: 'loading' },
        ],
        file: {
          guard: ({ context }) => context.order?.acts.includes('submitProof') === true,
          target: 'submitting',
          actions: assign({ words: ({ event }) => event.fileId }),
        },
        cancel: {
          guard: ({ context }) => context.order?.acts.includes('cancel') === true,
          target: 'cancelReason',
        },
        // news of another order only shows its button: an answer typed meanwhile must not reach the wrong order
        'order.news': {
          guard: ({ context, event }) => context.order?.code === event.order.code,
          actions: ['keepOrder', { type: 'say', params: ({ event }) => newsSays(event, true) }],
        },
      },
    },
    approving: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'actOnOrder', code: context.order?.code ?? '', act: 'approveInvoice' }),
      },
      on: outcome,
    },
    // correction loop 1 (B9-10, R14-15)
    invoiceWrong: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('correction.invoice', { number: context.order ? invoiceNumber(context.order) : '' }),
          answers: [],
          accepts: 'text',
        }),
      },
      on: {
        text: { target: 'askingInvoiceCorrection', actions: assign({ words: ({ event }) => event.text }) },
        cancel: 'card',
      },
    },
    askingInvoiceCorrection: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'requestInvoiceCorrection',
          words: context.words,
        }),
      },
      on: outcome,
    },
    claiming: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'actOnOrder', code: context.order?.code ?? '', act: 'claimPaid' }),
      },
      on: outcome,
    },
    // payers abroad (B11, R18)
    proof: {
      tags: ['draft'],
      meta: { question: () => ({ text: text('proof.ask'), answers: [], accepts: 'file' }) },
      on: {
        file: { target: 'submitting', actions: assign({ words: ({ event }) => event.fileId }) },
        cancel: 'card',
      },
    },
    submitting: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'submitProof',
          fileId: context.words,
        }),
      },
      on: outcome,
    },
    confirming: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'actOnOrder', code: context.order?.code ?? '', act: 'confirmDelivery' }),
      },
      on: outcome,
    },
    // correction loop 2 (R21-22)
    deliveryWrong: {
      tags: ['draft'],
      meta: { question: () => ({ text: text('correction.delivery'), answers: [], accepts: 'text' }) },
      on: {
        text: { target: 'askingDeliveryCorrection', actions: assign({ words: ({ event }) => event.text }) },
        cancel: 'card',
      },
    },
    askingDeliveryCorrection: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'requestDeliveryCorrection',
          words: context.words,
        }),
      },
      on: outcome,
    },
    resubmitting: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'resubmitOrder', code: context.order?.code ?? '' }) },
      on: outcome,
    },
    renewing: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'renewLinks', code: context.order?.code ?? '' }) },
      on: outcome,
    },
    cancelReason: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('cancel.reason', { code: context.order?.code ?? '' }),
          answers: [
            { id: about('cancel.noReason', context.order), label: text('word.skip'), means: 'skip' },
            { id: about('cancel.keep', context.order), label: text('cancel.keep'), means: 'no' },
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'cancel.keep', target: 'card' },
          { target: 'cancelSure', actions: assign({ words: '' }) },
        ],
        text: { target: 'cancelSure', actions: assign({ words: ({ event }) => event.text }) },
        cancel: 'card',
      },
    },
    cancelSure: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          // money that comes in under the code of a cancelled order is hard to give back
          text: text(context.order?.billing ? 'cancel.sureBilled' : 'cancel.sure', { code: context.order?.code ?? '' }),
          answers: [
            { id: about('cancel.yes', context.order), label: text('cancel.yes'), means: 'yes' },
            { id: about('cancel.keep', context.order), label: text('cancel.keep'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [{ guard: ({ event }) => actIn(event.id) === 'cancel.yes', target: 'cancelling' }, { target: 'card' }],
        cancel: 'card',
      },
    },
    cancelling: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'cancel',
          words: context.words,
        }),
      },
      on: outcome,
    },
    ...rating,
  },
});
