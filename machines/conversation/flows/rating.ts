/** Rating an order that is done (standard R23, docs/domain.md 8). Part of ./orders. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { outcome } from './order_outcome.ts';

const STARS = [1, 2, 3, 4, 5] as const;

export const rating = conversation.createStateConfig({
  states: {
    // R23: one rating of 1-5 with a comment (docs/domain.md 8)
    stars: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('rating.stars', { code: context.order?.code ?? '' }),
          answers: [
            ...STARS.map((stars) => ({ id: about(`stars.${stars}`, context.order), label: text(`rating.${stars}`) })),
            { id: about('rating.skip', context.order), label: text('word.skip'), means: 'skip' as const },
          ],
          accepts: 'answers',
          stars: true,
        }),
      },
      on: {
        answer: [
          {
            guard: ({ event }) => actIn(event.id) === 'rating.skip',
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('rating.skipped'))] },
          },
          {
            target: 'comment',
            actions: assign({ stars: ({ event }) => Number(actIn(event.id).slice('stars.'.length)) }),
          },
        ],
        cancel: { target: '#finished', actions: { type: 'say', params: [bubble(text('survey.later'))] } },
      },
    },
    comment: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('rating.comment'),
          answers: [{ id: about('rating.noComment', context.order), label: text('word.skip'), means: 'skip' }],
          accepts: 'text',
        }),
      },
      on: {
        answer: { target: 'rating', actions: assign({ words: '' }) },
        text: { target: 'rating', actions: assign({ words: ({ event }) => event.text }) },
        // the stars that were given stay given, and nothing more is asked
        cancel: 'keepingStars',
      },
    },
    keepingStars: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'rateOrder',
          code: context.order?.code ?? '',
          stars: context.stars,
          comment: null,
        }),
      },
      on: {
        ...outcome,
        'order.acted': {
          target: '#finished',
          actions: ['keepOrder', 'dropParkedOrder', { type: 'say', params: [bubble(text('survey.soFar'))] }],
        },
      },
    },
    rating: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'rateOrder',
          code: context.order?.code ?? '',
          stars: context.stars,
          comment: context.words === '' ? null : context.words,
        }),
      },
      on: outcome,
    },
  },
}).states;
