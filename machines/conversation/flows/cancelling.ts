/** Giving an order up, with the reason (docs/domain.md 2). Part of ./orders. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import { conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';

export const cancelling = conversation.createStateConfig({
  states: {
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
  },
}).states;
