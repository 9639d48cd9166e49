/**
 * Submitting a returned order again (B6, R11). What an officer asked for and was not touched is named once before: it would
 * only come back. Part of ./orders.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import type { OrderCard } from '../effects.ts';
import { conversation } from '../setup.ts';
import { fieldLabel } from './abstraction_texts.ts';
import { outcome } from './order_outcome.ts';

/** Whether something that was returned is as it was. */
export function isUnmended(order: Pick<OrderCard, 'abstractionReturned'> | null): boolean {
  return order !== null && order.abstractionReturned.length > 0;
}

function fieldsLeft({ order }: Context) {
  return [...new Set((order?.abstractionReturned ?? []).map(({ field }) => field))];
}

export const resubmitting = conversation.createStateConfig({
  states: {
    resubmitSure: {
      meta: {
        question: (context) => ({
          text: text('resubmit.sure', {
            count: fieldsLeft(context).length,
            fields: fieldsLeft(context).map((field) => text('resubmit.field', { field: fieldLabel(field) })),
          }),
          answers: [
            { id: about('resubmit.mend', context.order), label: text('resubmit.mend'), means: 'no' },
            { id: about('resubmit.yes', context.order), label: text('resubmit.yes'), means: 'yes' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'resubmit.yes', target: 'resubmitting' },
          { target: '#abstraction.revising', actions: assign({ writing: 'order' as const }) },
        ],
        cancel: 'card',
      },
    },
    resubmitting: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'resubmitOrder', code: context.order?.code ?? '' }) },
      on: outcome,
    },
  },
}).states;
