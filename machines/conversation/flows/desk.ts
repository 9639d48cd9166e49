/**
 * A person of the office in the chat (docs/domain.md 12): asked for, waited for, and speaking. Where the chat was waits
 * meanwhile (../places), and is come back to when it is over. While a person speaks, the assistant says nothing of its own.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Desk } from '../counter/desk.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';
import { END_TALK, goOnSays, saidSays, takenSays, waitingText } from './desk_texts.ts';

const WAITING: Answer[] = [
  { id: 'desk.later', label: text('desk.later') },
  { id: 'desk.withdraw', label: text('desk.withdraw') },
];

/** In the line. */
export const WAITS: Desk = { state: 'waiting', officer: null, invited: false };

/** What is typed is for who will come. */
const AWAITED = { is: 'awaited', ends: 'desk.withdraw' } as const;

const sayNoted = { type: 'say' as const, params: [bubble(text('desk.noted'), WAITING)] };

const sayHint = { type: 'say' as const, params: [bubble(text('desk.busy'), [END_TALK])] };

export const desk = conversation.createStateConfig({
  id: 'desk',
  initial: 'requesting',
  states: {
    requesting: {
      entry: { type: 'command', params: { type: 'desk.request' } },
      on: {
        'desk.shown': [
          {
            // somebody answers already
            guard: ({ event }) => event.line.state === 'held',
            target: 'held',
            actions: assign({
              desk: ({ context }) => context.desk ?? { state: 'held', officer: null, invited: false },
            }),
          },
          {
            target: 'waiting',
            actions: assign({ desk: WAITS, line: ({ event }) => event.line, misses: 0 }),
          },
        ],
      },
    },
    // it was taken a moment ago: the customer may have left in between
    taking: {
      entry: { type: 'query', params: { type: 'desk.line' } },
      on: {
        'desk.shown': [
          {
            guard: ({ event }) => event.line.state === 'held',
            target: 'held',
            actions: { type: 'say', params: ({ context }) => (context.desk === null ? [] : takenSays(context.desk)) },
          },
          {
            guard: ({ event }) => event.line.state === 'waiting',
            target: 'waiting',
            actions: assign({ desk: WAITS, line: ({ event }) => event.line }),
          },
          { target: '#finished', actions: 'endTalk' },
        ],
      },
    },
    // its officer is away; somebody else may have taken it over by now, who is announced next
    returning: {
      entry: { type: 'query', params: { type: 'desk.line' } },
      on: {
        'desk.shown': [
          { guard: ({ event }) => event.line.state === 'held', target: 'held' },
          {
            guard: ({ event }) => event.line.state === 'waiting',
            target: 'waiting',
            actions: assign({ desk: WAITS, line: ({ event }) => event.line }),
          },
          { target: '#finished', actions: 'endTalk' },
        ],
      },
    },
    waiting: {
      meta: {
        question: (context) => ({
          text: waitingText(context),
          answers: WAITING,
          accepts: 'text or file',
          toPerson: AWAITED,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'desk.withdraw', target: 'withdrawing' },
          { target: '#finished', actions: { type: 'say', params: ({ context }) => goOnSays(context) } },
        ],
        // kept in the transcript, which whoever answers reads first
        text: { target: 'noted', actions: sayNoted },
        file: [
          {
            target: 'noted',
            actions: [
              { type: 'command', params: ({ event }) => ({ type: 'desk.keepFile', fileId: event.fileId }) },
              sayNoted,
            ],
          },
        ],
        cancel: 'withdrawing',
      },
    },
    // it was said once that it is noted; more is noted without a word
    noted: {
      meta: {
        question: (context) => ({
          text: waitingText(context),
          answers: WAITING,
          accepts: 'text or file',
          silent: true,
          toPerson: AWAITED,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'desk.withdraw', target: 'withdrawing' },
          { target: '#finished', actions: { type: 'say', params: ({ context }) => goOnSays(context) } },
        ],
        // who expects an answer of the assistant hears what became of it
        text: [{ guard: ({ event }) => event.command === true, actions: sayNoted }, {}],
        file: {
          actions: { type: 'command', params: ({ event }) => ({ type: 'desk.keepFile', fileId: event.fileId }) },
        },
        'desk.fileKept': {},
        repeat: 'waiting',
        cancel: 'withdrawing',
      },
    },
    withdrawing: {
      entry: { type: 'command', params: { type: 'desk.leave' } },
      on: {
        'desk.left': {
          target: '#finished',
          actions: ['endTalk', { type: 'say', params: [bubble(text('desk.withdrawn'))] }],
        },
      },
    },
    held: {
      meta: {
        question: (context) => ({
          text: text('desk.held'),
          answers: [],
          beyond: [END_TALK],
          // docs/domain.md 9: nothing is kept of who has not consented
          accepts: context.consented ? 'text or file' : 'text',
          silent: true,
          toPerson: { is: 'speaks', ends: END_TALK.id },
        }),
      },
      on: {
        answer: 'leaving',
        // for the officer; who wants to go elsewhere is told once in a talk how
        text: [
          {
            guard: ({ context, event }) => event.command === true && context.desk?.hinted !== true,
            actions: [
              assign({ desk: ({ context }) => context.desk && { ...context.desk, hinted: true as const } }),
              { type: 'say', params: [bubble(text('desk.hint'))] },
            ],
          },
          {},
        ],
        file: {
          actions: { type: 'command', params: ({ event }) => ({ type: 'desk.keepFile', fileId: event.fileId }) },
        },
        'desk.fileKept': {},
        // said once in a talk: the officer would not know that it was sent
        unreadable: [
          // on the office's telephone everything is there
          { guard: ({ context }) => context.desk?.warned === true || context.desk?.officer === null },
          {
            actions: [
              assign({ desk: ({ context }) => context.desk && { ...context.desk, warned: true as const } }),
              {
                type: 'say',
                params: ({ context, event }) => [
                  bubble(text(context.consented || event.what !== 'file' ? 'desk.unreadable' : 'unreadable.file')),
                ],
              },
            ],
          },
        ],
        tooLong: {},
        unknown: {},
        // courtesy is for the officer
        greeting: {},
        thanks: {},
        help: {},
        speak: {},
        'rewrite.offered': {},
        'rewrite.tooLate': {},
        'draft.reminder': {},
        // buttons and links: what they lead to waits until the talk is over
        stale: { actions: sayHint },
        menu: { actions: sayHint },
        openOrder: { actions: sayHint },
        openProduct: { actions: sayHint },
        openTicket: { actions: sayHint },
        openVisit: { actions: sayHint },
        openSurvey: { actions: sayHint },
        connectCode: { actions: sayHint },
        search: { actions: sayHint },
        officer: { actions: sayHint },
        status: { actions: sayHint },
        information: { actions: sayHint },
        complain: { actions: sayHint },
        visit: { actions: sayHint },
        rate: { actions: sayHint },
        optIn: { actions: sayHint },
        myData: { actions: sayHint },
        eraseData: { actions: sayHint },
        withdraw: { actions: sayHint },
        optOut: { actions: sayHint },
        language: { actions: sayHint },
        connect: { actions: sayHint },
        disconnect: { actions: sayHint },
        cancel: { actions: sayHint },
        'desk.said': { actions: { type: 'say', params: ({ event }) => saidSays(event) } },
        // somebody else, or the same one again
        'desk.taken': {
          actions: [
            assign({ desk: ({ event: { officer, invited } }) => ({ state: 'held', officer, invited }) }),
            { type: 'say', params: ({ event }) => takenSays(event) },
          ],
        },
        'desk.ended': {
          target: '#finished',
          actions: [
            'endTalk',
            {
              type: 'say',
              // who talked with nobody but that person is not written to by the assistant
              params: ({ context, event }) => (context.consented ? [bubble(text(`desk.ended.${event.by}`))] : []),
            },
          ],
        },
        'connection.ended': {
          actions: ['becomeCustomer', { type: 'say', params: [bubble(text('connection.ended'))] }],
        },
      },
    },
    leaving: {
      entry: { type: 'command', params: { type: 'desk.leave' } },
      on: {
        'desk.left': {
          target: '#finished',
          actions: ['endTalk', { type: 'say', params: [bubble(text('desk.left'))] }],
        },
      },
    },
  },
  on: {
    'desk.returned': {
      target: '.returning',
      actions: { type: 'say', params: [bubble(text('desk.returned'))] },
    },
    // asked for, and declined by the office before anybody came
    'desk.ended': {
      target: '#finished',
      actions: ['endTalk', { type: 'say', params: ({ event }) => [bubble(text(`desk.ended.${event.by}`))] }],
    },
  },
});
