/** How an act on an order ends, for every state that carries one out. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { OrderCard } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';
import { cardSays } from './order_documents.ts';
import { actedText } from './order_texts.ts';

/** Acts after which the order is looked at again. */
const LEADS_TO_CARD: ReadonlySet<string> = new Set(['resubmit', 'renewLinks', 'reviseAbstraction', 'requestReduction']);

/** A payer abroad needs the account next, and who signs the agreement its document and the ways to sign it. */
function hasNext({ acts, payment }: OrderCard): boolean {
  return payment === 'awaitingProof' || acts.includes('submitAgreement');
}

/** Any act on the order shown comes back as done or as refused with the order as it is now. */
export const outcome = conversation.createStateConfig({
  on: {
    'order.acted': [
      {
        guard: ({ event }) => event.act === 'confirmDelivery',
        target: '#orders.stars',
        actions: [
          'keepOrder',
          'dropParkedOrder',
          { type: 'say', params: ({ event }) => [bubble(actedText(event.act, event.order))] },
        ],
      },
      // the nine elements may follow the stars (docs/domain.md 8)
      {
        guard: ({ event }) => event.act === 'rate',
        target: '#survey.continuing',
        actions: [
          'keepOrder',
          'dropParkedOrder',
          assign({ words: ({ event }) => event.order.code }),
          { type: 'say', params: ({ event }) => [bubble(actedText(event.act, event.order))] },
        ],
      },
      {
        target: '#orders.card',
        guard: ({ event }) => LEADS_TO_CARD.has(event.act) || hasNext(event.order),
        actions: [
          'keepOrder',
          'dropParkedOrder',
          { type: 'say', params: ({ event }) => [bubble(actedText(event.act, event.order)), ...cardSays(event.order)] },
        ],
      },
      {
        target: '#finished',
        actions: [
          'keepOrder',
          'dropParkedOrder',
          { type: 'say', params: ({ event }) => [bubble(actedText(event.act, event.order))] },
        ],
      },
    ],
    'order.refused': [
      {
        guard: ({ event }) => event.order === null,
        target: '#finished',
        actions: { type: 'say', params: [bubble(text('orders.unknown'))] },
      },
      {
        target: '#orders.card',
        actions: [
          'keepOrder',
          {
            type: 'say',
            params: ({ event }) => [
              bubble(event.reason === 'file_unusable' ? text('orders.fileUnusable') : text('orders.moved')),
            ],
          },
        ],
      },
    ],
  },
}).on;
