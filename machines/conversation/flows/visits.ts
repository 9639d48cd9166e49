/**
 * Guest book and queue number (R2-5, docs/domain.md 13), for everybody who has consented: the service, then name,
 * institution and purpose, and the number at once.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { about } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { guestBook } from './visit_book.ts';
import { draftOf, EMPTY_VISIT, isBegun, toRegistration } from './visit_draft.ts';
import { isCancellable, ownText, takenSays, toldSays } from './visit_texts.ts';

export const visits = conversation.createStateConfig({
  id: 'visits',
  initial: 'beginning',
  states: {
    beginning: {
      entry: ['dropParkedVisit', { type: 'query', params: { type: 'visit.services' } }],
      on: {
        'visit.servicesShown': [
          {
            guard: ({ event }) => event.own !== null,
            target: 'own',
            actions: assign({ queue: ({ event }) => event.own, services: ({ event }) => event.services }),
          },
          {
            guard: ({ event }) => event.services.length === 0,
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('visit.off'))] },
          },
          {
            guard: ({ event }) => !event.openNow,
            target: '#finished',
            actions: {
              type: 'say',
              params: ({ event: { opensAt } }) => [
                bubble(opensAt === null ? text('visit.closedLong') : text('visit.closed', { at: opensAt })),
              ],
            },
          },
          {
            guard: ({ context, event }) => isBegun({ ...context, services: event.services }),
            target: 'again',
            actions: assign({ services: ({ event }) => event.services }),
          },
          {
            target: 'service',
            actions: ['firstPage', assign({ services: ({ event }) => event.services, visit: EMPTY_VISIT })],
          },
        ],
      },
    },
    ...guestBook,
    taking: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'visit.take', draft: draftOf(context) }) },
      on: {
        'visit.taken': {
          target: '#finished',
          actions: [
            'dropParkedVisit',
            assign(({ context, event }) => ({
              ...toRegistration(context, draftOf(context)),
              visit: null,
              queue: event.visit,
            })),
            { type: 'say', params: ({ event }) => takenSays(event) },
          ],
        },
        'visit.refused': [
          {
            guard: ({ event }) => event.reason === 'already',
            target: 'beginning',
            actions: [assign({ visit: null }), { type: 'say', params: [bubble(text('visit.refused.already'))] }],
          },
          {
            target: '#finished',
            actions: [
              'forgetVisit',
              { type: 'say', params: ({ event }) => [bubble(text(`visit.refused.${event.reason}`))] },
            ],
          },
        ],
      },
    },
    own: {
      meta: {
        question: ({ queue }) => ({
          text: queue === null ? text('visit.own.ended') : ownText(queue),
          answers: [
            { id: 'visit.look', label: text('visit.own.look'), means: 'next' },
            ...(queue !== null && isCancellable(queue)
              ? [{ id: `visit.cancel:${queue.code}`, label: text('visit.own.cancel') }]
              : []),
            { id: 'word:menu', label: text('word.menu') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [{ guard: ({ event }) => event.id === 'visit.look', target: 'beginning' }, { target: 'sure' }],
        // the number is given up by its own answer, which asks first
        cancel: '#finished',
        // the card, which is shown again, says it all
        'visit.called': { actions: assign({ queue: ({ event }) => event.visit }) },
        'visit.skipped': { actions: assign({ queue: ({ event }) => event.visit }) },
        'visit.moved': {
          target: '#finished',
          actions: [assign({ queue: null }), { type: 'say', params: ({ event }) => toldSays(event) }],
        },
      },
    },
    sure: {
      meta: {
        question: ({ queue }) => ({
          text: text('visit.cancel.sure', { number: queue?.number ?? '' }),
          answers: [
            { id: about('visit.yes', queue), label: text('visit.cancel.yes'), means: 'agree' },
            { id: about('visit.no', queue), label: text('visit.cancel.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id.startsWith('visit.yes:'), target: 'cancelling' },
          { target: 'beginning' },
        ],
        cancel: 'beginning',
        'visit.moved': {
          target: '#finished',
          actions: [assign({ queue: null }), { type: 'say', params: ({ event }) => toldSays(event) }],
        },
      },
    },
    cancelling: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'visit.cancel', code: context.queue?.code ?? '' }) },
      on: {
        'visit.cancelled': {
          target: '#finished',
          actions: [assign({ queue: null }), { type: 'say', params: [bubble(text('visit.cancelled'))] }],
        },
        // it was served meanwhile, or it is over
        'visit.refused': {
          target: 'beginning',
          actions: { type: 'say', params: [bubble(text('visit.refused.gone'))] },
        },
      },
    },
    // `words` holds the code of the link
    attaching: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'visit.attach', code: context.words }) },
      on: {
        'visit.attached': {
          target: '#finished',
          actions: [
            assign(({ context, event }) => toRegistration(context, event)),
            {
              type: 'say',
              params: ({ event: { name, number } }) => [bubble(text('visit.attached', { name, number }))],
            },
          ],
        },
        'visit.refused': {
          target: '#finished',
          actions: { type: 'say', params: [bubble(text('visit.attach.gone'))] },
        },
      },
    },
  },
});
