/** Revising the abstraction of a placed order (B6, R11): what an officer returned, or any field. Part of ./abstraction. */
import { assign } from 'xstate';
import type { AbstractionField } from '../../../domain/abstraction.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { OrderCard } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';
import { isUnmended } from './resubmitting.ts';

const sending = conversation.createStateConfig({
  entry: {
    type: 'command',
    params: ({ context }) => ({
      type: 'actOnOrder',
      code: context.order?.code ?? '',
      act: 'reviseAbstraction',
      abstraction: context.abstraction,
    }),
  },
  exit: 'takeUp',
});

const revised = [
  'keepOrder' as const,
  'dropParkedOrder' as const,
  {
    type: 'say' as const,
    params: ({ event }: { event: { order: OrderCard } }) => [bubble(text('acted.revised', { code: event.order.code }))],
  },
];

export const revision = conversation.createStateConfig({
  states: {
    // a placed order's abstraction, until the officer accepts (docs/domain.md 4); of a returned one what was returned
    revising: {
      entry: [
        'layAside',
        { type: 'query', params: ({ context }) => ({ type: 'showAbstraction', code: context.order?.code ?? '' }) },
      ],
      on: {
        'abstraction.shown': [
          {
            guard: ({ event }) => event.abstraction === null,
            target: '#finished',
            actions: ['takeUp', { type: 'say', params: [bubble(text('orders.unknown'))] }],
          },
          {
            target: 'returned',
            actions: assign(({ context, event }) => ({
              abstraction: event.abstraction ?? context.abstraction,
              asking: returnedFields(context),
            })),
          },
        ],
      },
    },
    returned: {
      always: [
        { guard: ({ context }) => context.asking.length === 0, target: 'choosing', actions: 'firstPage' },
        // of a file only the title can be asked by itself
        {
          guard: ({ context }) =>
            context.abstraction.file !== null && context.asking.some((field) => field !== 'title'),
          target: 'upload',
          actions: assign({ asking: ({ context }) => context.asking.filter((field) => field === 'title') }),
        },
        { target: 'field' },
      ],
    },
    sending: { ...sending, on: outcome },
    // what was returned goes back to the office in one step
    sendingAgain: {
      ...sending,
      on: {
        ...outcome,
        'order.acted': [
          { guard: ({ event }) => isUnmended(event.order), target: '#orders.resubmitSure', actions: revised },
          { target: '#orders.resubmitting', actions: revised },
        ],
      },
    },
  },
}).states;

function returnedFields({ order }: Context): AbstractionField[] {
  if (order?.phase !== 'returned') return [];
  return [...new Set(order.abstractionReturned.map(({ field }) => field))];
}
