/**
 * "Sudah bayar" (docs/domain.md 2.10): the treasurer's check begins at once, and the state treasury's own number (NTPN)
 * may follow to help it; neither it nor a photo ever sets an order paid. Part of ./orders.
 */
import { assign } from 'xstate';
import { parseNtpn } from '../../../domain/payment.ts';
import { isDescription } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about } from '../ask.ts';
import type { Context } from '../context.ts';
import type { OrderCard, OrderNews } from '../effects.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { newsSays } from './order_news.ts';
import { outcome } from './order_outcome.ts';

const NTPN_LENGTH = 16;
/** Characters of what was typed that are shown back. */
const LONGEST_SHOWN = 40;

const isFile = ({ event }: { event: { what: string } }): boolean => event.what === 'file';

/** A photo of the slip, sent while a payment at home is awaited: answered, and not kept. */
export const slipSent = {
  guard: isFile,
  actions: { type: 'say' as const, params: [bubble(text('claim.photo'))] },
};

const slipSentHere = {
  guard: isFile,
  actions: { type: 'say' as const, params: [bubble(text('claim.photoHere'))] },
};

const isToldOf = ({ context, event }: { context: Context; event: OrderNews }): boolean =>
  context.order?.code === event.order.code && !isUnderCheck(event.order);

/** The treasurer is done meanwhile: the number helps nobody any more. */
const checkIsOver = conversation.createStateConfig({
  on: {
    'order.news': {
      guard: isToldOf,
      target: '#orders.card',
      actions: ['keepOrder', { type: 'say', params: ({ event }) => newsSays(event, true) }],
    },
  },
}).on['order.news'];

const command = (ntpnOf: (context: Context) => string) =>
  conversation.createStateConfig({
    entry: {
      type: 'command',
      params: ({ context }) => ({
        type: 'actOnOrder',
        code: context.order?.code ?? '',
        act: 'claimPaid',
        ntpn: ntpnOf(context),
      }),
    },
  }).entry;

export const claim = conversation.createStateConfig({
  states: {
    claiming: {
      entry: command(() => ''),
      on: {
        ...outcome,
        'order.acted': {
          target: 'claimNtpn',
          actions: ['keepOrder', 'dropParkedOrder', { type: 'say', params: [bubble(text('acted.claimed'))] }],
        },
      },
    },
    // no draft: the claim is made, and the card goes on offering to tell its number
    claimNtpn: {
      meta: {
        question: (context) => ({
          text: text('claim.ntpn'),
          codes: true,
          answers: [{ id: about('claim.skip', context.order), label: text('word.skip'), means: 'skip' }],
          accepts: 'text',
        }),
      },
      on: {
        answer: { target: '#finished', actions: { type: 'say', params: [bubble(text('claim.later'))] } },
        text: [
          // "sudah kak" once more: without a number
          {
            guard: ({ event }) => !isDescription(event.text),
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('claim.later'))] },
          },
          {
            guard: ({ event }) => parseNtpn(event.text).ok,
            target: 'tellingNtpn',
            actions: assign({ words: ({ event }) => event.text }),
          },
          { target: 'claimNtpnAgain', actions: assign({ words: ({ event }) => event.text }) },
        ],
        unreadable: slipSentHere,
        'order.news': checkIsOver,
        cancel: 'card',
      },
    },
    // `words` holds what was typed: asked again once, then handed on as it is, for the treasurer looks it up
    claimNtpnAgain: {
      meta: {
        question: (context) => ({
          text: text('claim.ntpnOdd', {
            ntpn: context.words.slice(0, LONGEST_SHOWN),
            length: lengthOf(context.words),
            due: NTPN_LENGTH,
          }),
          answers: [{ id: about('claim.asTyped', context.order), label: text('claim.asTyped'), means: 'yes' }],
          beyond: [{ id: about('claim.asTyped.skip', context.order), label: text('word.skip'), means: 'skip' }],
          accepts: 'text',
        }),
      },
      on: {
        answer: 'tellingNtpn',
        text: [
          { guard: ({ event }) => !isDescription(event.text), target: 'tellingNtpn' },
          { target: 'tellingNtpn', actions: assign({ words: ({ event }) => event.text }) },
        ],
        unreadable: slipSentHere,
        'order.news': checkIsOver,
        cancel: 'card',
      },
    },
    tellingNtpn: {
      entry: command(({ words }) => words),
      on: {
        ...outcome,
        'order.acted': {
          target: '#finished',
          actions: ['keepOrder', 'dropParkedOrder', { type: 'say', params: [bubble(text('acted.ntpn'))] }],
        },
      },
    },
  },
}).states;

/** The claim is made: what follows is its number. */
export function isUnderCheck({ payment, acts }: OrderCard): boolean {
  return payment === 'checkingClaim' && acts.includes('claimPaid');
}

function lengthOf(ntpn: string): number {
  return Array.from(ntpn.replace(/[\s\p{Pd}]/gu, '')).length;
}

/** "Sudah bayar" where nothing can be claimed: understood, though not offered, and answered by what comes first. */
export function earlyClaim(order: OrderCard): Answer[] {
  return claimComesTo(order) === null
    ? []
    : [{ id: about('claim.early', order), label: text('act.claimPaid'), means: 'paid' }];
}

/** null: to be claimed, or so late that "sudah" means something else. */
export function claimComesTo(order: OrderCard): Text | null {
  if (order.acts.includes('claimPaid')) return null;
  switch (order.phase) {
    case 'review':
    case 'returned':
    case 'preparing':
    case 'correcting':
      return text('claim.beforeInvoice');
    case 'invoiced':
      return text('claim.beforeApproval');
    case 'settling':
      switch (order.payment) {
        case 'awaitingCode':
          return text('claim.beforeCode');
        case 'awaitingProof':
          return text('claim.byProof');
        case 'checkingClaim':
        case 'verifyingProof':
          return text('claim.underCheck');
        default:
          return text('claim.settled');
      }
    case 'receipting':
      return text('claim.settled');
    case 'cancelled':
      return text('claim.cancelled');
    default:
      return null;
  }
}
