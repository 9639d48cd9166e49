/** Corrections after delivery (standard R21-22): of the product, the receipt, or both. Part of ./orders. */
import { assign } from 'xstate';
import { DELIVERY_PARTS } from '../../../domain/abstraction.ts';
import type { DeliveryPart } from '../../../domain/abstraction.ts';
import { isDescription } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import { conversation } from '../setup.ts';
import { confirming, describing } from './describing.ts';
import { outcome } from './order_outcome.ts';

function concernText({ concerns }: Context): Text {
  const [only, ...more] = concerns;
  return only === undefined || more.length > 0 ? text('part.both') : text(`part.${only}`);
}

function concernsIn(id: string): DeliveryPart[] {
  const named = actIn(id).slice('concern.'.length);
  return DELIVERY_PARTS.filter((part) => named === part || named === 'both');
}

export const corrections = conversation.createStateConfig({
  states: {
    // the office's answers come from two desks: the officer's and the treasurer's (R22)
    concerns: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text:
            context.words === ''
              ? text('correction.concerns')
              : text('correction.concernsOf', { words: context.words }),
          answers: [
            ...DELIVERY_PARTS.map((part) => ({
              id: about(`concern.${part}`, context.order),
              label: text(`concern.${part}`),
            })),
            { id: about('concern.both', context.order), label: text('concern.both') },
            { id: about('concern.drop', context.order), label: text('cancel.keep'), means: 'no' as const },
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'concern.drop', target: 'card' },
          // said already what is wrong
          {
            guard: ({ context }) => context.words !== '',
            target: 'confirmingDelivery',
            actions: assign({ concerns: ({ event }) => concernsIn(event.id) }),
          },
          { target: 'describingDelivery', actions: assign({ concerns: ({ event }) => concernsIn(event.id) }) },
        ],
        // what is wrong is often said before what it is about: kept, and asked then
        text: {
          guard: ({ event }) => isDescription(event.text),
          actions: assign({
            words: ({ context, event }) => (context.words === '' ? event.text : `${context.words}\n${event.text}`),
          }),
        },
        cancel: 'card',
      },
    },
    describingDelivery: describing(
      (context) => text('correction.delivery', { part: concernText(context) }),
      '#orders.confirmingDelivery',
    ),
    confirmingDelivery: confirming(
      (context) => text('correction.confirm', { about: concernText(context), words: context.words }),
      {
        of: ({ concerns }) => concerns.join('.'),
        anew: '#orders.describingDelivery',
        next: '#orders.requestingRedelivery',
      },
    ),
    requestingRedelivery: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'requestDeliveryCorrection',
          parts: context.concerns,
          words: context.words,
        }),
      },
      on: outcome,
    },
  },
}).states;
