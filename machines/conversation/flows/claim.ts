/**
 * "Sudah bayar" (docs/domain.md 2.10): the state treasury's own number (NTPN) helps the treasurer's check; neither it nor
 * a photo ever sets an order paid. Part of ./orders.
 */
import { assign } from 'xstate';
import { parseNtpn } from '../../../domain/payment.ts';
import { isDescription } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { OrderCard } from '../effects.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';

const sayNotAPhoto = { type: 'say' as const, params: [bubble(text('claim.photo'))] };

/** A photo of the slip, sent while a payment at home is awaited: answered, and not kept. */
export const slipSent = {
  guard: ({ event }: { event: { what: string } }) => event.what === 'file',
  actions: sayNotAPhoto,
};

export const claim = conversation.createStateConfig({
  states: {
    claimNtpn: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('claim.ntpn'),
          answers: [
            { id: about('claim.skip', context.order), label: text('word.skip'), means: 'skip' },
            { id: about('claim.drop', context.order), label: text('cancel.keep'), means: 'no' },
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'claim.drop', target: 'card' },
          { target: 'claiming', actions: assign({ words: '' }) },
        ],
        text: [
          // "sudah kak" once more: the claim without a number
          {
            guard: ({ event }) => !isDescription(event.text),
            target: 'claiming',
            actions: assign({ words: '' }),
          },
          {
            guard: ({ event }) => parseNtpn(event.text).ok,
            target: 'claiming',
            actions: assign({ words: ({ event }) => event.text }),
          },
          {
            target: 'claiming',
            actions: [
              assign({ words: ({ event }) => event.text }),
              { type: 'say', params: [bubble(text('claim.ntpnOdd'))] },
            ],
          },
        ],
        unreadable: slipSent,
        cancel: 'card',
      },
    },
    claiming: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'claimPaid',
          ntpn: context.words,
        }),
      },
      on: outcome,
    },
  },
}).states;

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
