/** Revising the abstraction of a placed order (B6, R11): what an officer returned, or any field. Part of ./abstraction. */
import { assign } from 'xstate';
import type { AbstractionField } from '../../../domain/abstraction.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';

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
    sending: {
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
      on: outcome,
    },
  },
}).states;

function returnedFields({ order }: Context): AbstractionField[] {
  if (order?.phase !== 'returned') return [];
  return [...new Set(order.abstractionReturned.map(({ field }) => field))];
}
