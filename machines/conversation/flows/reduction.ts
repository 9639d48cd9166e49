/**
 * A request for Rp0 or a part of the tariff (docs/domain.md 3; PP 13/2024 art. 4): its reason and the letter; an officer
 * decides. With the basket, or for an order that is placed already.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { reasonWithoutLetter } from './late_letter.ts';
import { outcome } from './order_outcome.ts';

/** Characters of the reason. */
const LONGEST_REASON = 2_000;

const leave = conversation.createStateConfig({
  on: {
    answer: [
      {
        guard: ({ context, event }) => actIn(event.id) === 'reduction.leave' && context.writing === 'order',
        target: '#orders.card',
        actions: 'takeUp',
      },
      {
        guard: ({ event }) => actIn(event.id) === 'reduction.leave',
        target: '#shop.summary',
        actions: [
          {
            type: 'say',
            params: ({ context }) => (context.reduction === null ? [] : [bubble(text('reduction.notAsked'))]),
          },
          assign({ reduction: null }),
        ],
      },
    ],
  },
}).on.answer;

/** How it goes on when no letter is sent: a request that waits for one already stays as it is. */
function withoutLetter({ writing, order, reduction: draft }: Context): Answer {
  if (writing === 'order' && reasonWithoutLetter(order) !== null) {
    return { id: about('reduction.leave', order), label: text('reduction.notNow'), means: 'skip' };
  }
  return draft?.file
    ? { id: 'reduction.sameLetter', label: text('reduction.sameLetter'), means: 'skip' }
    : { id: 'reduction.noLetter', label: text('reduction.noLetter'), means: 'skip' };
}

export const reduction = conversation.createStateConfig({
  id: 'reduction',
  tags: ['draft', 'form'],
  initial: 'begin',
  on: {
    cancel: {
      guard: ({ context }) => context.writing === 'order',
      target: '#orders.card',
      actions: ['takeUp', { type: 'say', params: [bubble(text('reduction.notAsked'))] }],
    },
  },
  states: {
    begin: {
      always: [
        // the letter of a request that waits: its reason stays as it is
        {
          guard: ({ context }) => context.writing === 'order' && reasonWithoutLetter(context.order) !== null,
          target: 'letter',
          actions: [
            'layAside',
            assign({ reduction: ({ context }) => ({ reason: reasonWithoutLetter(context.order) ?? '', file: null }) }),
          ],
        },
        { guard: ({ context }) => context.writing === 'order', target: 'reason', actions: 'layAside' },
        { target: 'reason' },
      ],
    },
    reason: {
      meta: {
        question: (context) => ({
          text:
            context.reduction === null
              ? text('reduction.reason')
              : text('reduction.reasonAgain', { reason: context.reduction.reason }),
          answers: [
            ...(context.reduction === null
              ? []
              : [{ id: 'reduction.keep', label: text('reduction.keep'), means: 'yes' as const }]),
            {
              id: context.writing === 'order' ? about('reduction.leave', context.order) : 'reduction.leave',
              label: context.reduction === null ? text('reduction.leave') : text('reduction.withdraw'),
              means: 'no',
            },
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [...leave, { target: 'letter' }],
        text: [
          {
            guard: ({ event }) => event.text.length > LONGEST_REASON,
            actions: { type: 'say', params: [bubble(text('reduction.tooLong', { limit: LONGEST_REASON }))] },
          },
          {
            target: 'letter',
            actions: assign({
              reduction: ({ context, event }) => ({ reason: event.text, file: context.reduction?.file ?? null }),
            }),
          },
        ],
      },
    },
    letter: {
      meta: {
        question: (context) => ({
          text: text('reduction.letter', {
            now: context.reduction?.file
              ? text('reduction.letterIs', { name: context.reduction.file.name })
              : text('nothing'),
          }),
          answers: [withoutLetter(context)],
          accepts: 'file',
        }),
      },
      on: {
        answer: [
          ...leave,
          {
            target: 'made',
            actions: {
              type: 'say',
              params: ({ event }) => (event.id === 'reduction.noLetter' ? [bubble(text('reduction.letterLater'))] : []),
            },
          },
        ],
        file: {
          target: 'made',
          actions: assign({
            reduction: ({ context, event }) => ({
              reason: context.reduction?.reason ?? '',
              file: { id: event.fileId, name: event.name },
            }),
          }),
        },
      },
    },
    made: {
      always: [
        { guard: ({ context }) => context.writing === 'order', target: 'sending' },
        { target: '#shop.summary', actions: { type: 'say', params: [bubble(text('reduction.withBasket'))] } },
      ],
    },
    sending: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'requestReduction',
          reason: context.reduction?.reason ?? '',
          fileId: context.reduction?.file?.id ?? null,
        }),
      },
      exit: 'takeUp',
      on: outcome,
    },
  },
});
