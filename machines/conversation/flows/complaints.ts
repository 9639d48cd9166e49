/**
 * Complaints, aspirations, requests for information (docs/domain.md 7): told step by step (./complaint_telling), followed by
 * their code. What is said here is for its reader and the register alone, never for the transcript that officers read.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { actIn, codeIn } from '../ask.ts';
import { COMPLAINT_KINDS } from '../counter/complaints.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { emptyDraft, withoutDraft, withoutOwnPlace } from './complaint_draft.ts';
import { telling } from './complaint_telling.ts';
import {
  aside,
  cardQuestion,
  channelsSays,
  fileSays,
  mineQuestion,
  privately,
  reopenQuestion,
  replyQuestion,
  startQuestion,
} from './complaint_texts.ts';

const ticketCode = ({ ticket }: Context) => ticket?.code ?? '';

const outcome = conversation.createStateConfig({
  on: {
    'complaint.acted': {
      target: '#finished',
      actions: {
        type: 'say',
        params: ({ event: { act, complaint } }) => [
          privately(bubble(text(`complaint.done.${act}`, { code: complaint.code })), complaint),
        ],
      },
    },
    'complaint.refused': {
      target: '#finished',
      actions: { type: 'say', params: ({ event }) => [aside(text(`complaint.refused.${event.reason}`))] },
    },
  },
}).on;

export const complaints = conversation.createStateConfig({
  id: 'complaints',
  initial: 'beginning',
  // nothing here leads back to what was told anonymously
  exit: assign({ ticket: ({ context }) => (context.ticket?.anonymous === true ? null : context.ticket) }),
  states: {
    beginning: {
      entry: { type: 'query', params: { type: 'complaint.list' } },
      on: {
        'complaint.listed': {
          target: 'start',
          actions: assign({ complaints: ({ event }) => event.complaints, page: 0 }),
        },
      },
    },
    start: {
      meta: { question: startQuestion },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'complaint.goOn',
            target: 'asking',
            actions: assign(({ context }) => withoutOwnPlace(context)),
          },
          { guard: ({ event }) => event.id === 'complaint.mine', target: 'mine', actions: 'firstPage' },
          { guard: ({ event }) => event.id === 'complaint.channels', target: 'channels' },
          {
            target: 'asking',
            actions: assign(({ context, event }) => ({
              ...withoutDraft(context),
              complaint: emptyDraft(
                COMPLAINT_KINDS.find((kind) => event.id === `complaint.kind.${kind}`) ?? 'complaint',
              ),
            })),
          },
        ],
      },
    },
    channels: {
      entry: { type: 'query', params: { type: 'complaint.channels' } },
      on: {
        'complaint.channelsTold': {
          target: 'start',
          actions: { type: 'say', params: ({ event }) => channelsSays(event) },
        },
      },
    },
    mine: {
      meta: { question: mineQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          // 'ticket:AD-ABC234'
          { target: 'opening', actions: assign({ words: ({ event }) => codeIn(event.id) }) },
        ],
      },
    },
    // `words` holds the code asked for
    opening: {
      entry: { type: 'query', params: ({ context }) => ({ type: 'complaint.show', code: context.words }) },
      on: {
        'complaint.shown': [
          {
            guard: ({ event }) => event.complaint === null,
            target: '#finished',
            actions: [assign({ words: '' }), { type: 'say', params: [aside(text('complaint.unknown'))] }],
          },
          {
            target: 'card',
            actions: [
              assign({ ticket: ({ event }) => event.complaint, words: '' }),
              { type: 'say', params: ({ event }) => (event.complaint === null ? [] : fileSays(event.complaint)) },
            ],
          },
        ],
      },
    },
    card: {
      meta: { question: cardQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'menu.resume', target: '#finished' },
          { guard: ({ event }) => actIn(event.id) === 'ticket.confirm', target: 'confirming' },
          { guard: ({ event }) => actIn(event.id) === 'ticket.reopen', target: 'objecting' },
          { target: 'replying' },
        ],
      },
    },
    replying: {
      meta: { question: replyQuestion },
      on: {
        answer: 'card',
        text: { target: 'sendingReply', actions: assign({ words: ({ event }) => event.text }) },
        file: { target: 'sendingFile', actions: assign({ words: ({ event }) => event.fileId }) },
        cancel: 'card',
      },
    },
    sendingReply: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'complaint.reply',
          code: ticketCode(context),
          words: context.words,
          fileId: null,
        }),
      },
      exit: 'clearWords',
      on: outcome,
    },
    sendingFile: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'complaint.reply',
          code: ticketCode(context),
          words: '',
          fileId: context.words,
        }),
      },
      exit: 'clearWords',
      on: outcome,
    },
    confirming: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'complaint.confirm', code: ticketCode(context) }) },
      on: outcome,
    },
    objecting: {
      meta: { question: reopenQuestion },
      on: {
        answer: 'card',
        text: { target: 'reopening', actions: assign({ words: ({ event }) => event.text }) },
        cancel: 'card',
      },
    },
    reopening: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'complaint.reopen', code: ticketCode(context), words: context.words }),
      },
      exit: 'clearWords',
      on: outcome,
    },
    ...telling,
  },
});
