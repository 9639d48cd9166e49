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
import { namesIntegrity } from '../../understanding/integrity.ts';
import { emptyDraft, withoutDraft, withoutOwnPlace } from './complaint_draft.ts';
import { integrityQuestion } from './complaint_questions.ts';
import { telling } from './complaint_telling.ts';
import {
  aside,
  cardQuestion,
  channelsSays,
  fileSays,
  integritySays,
  mineQuestion,
  privately,
  reopenQuestion,
  replyQuestion,
  startQuestion,
} from './complaint_texts.ts';

const ticketCode = ({ ticket }: Context) => ticket?.code ?? '';

/** Back from a talk with the office, in which an anonymous complaint's code was let go of: it must be named anew. */
const lookAgain = {
  guard: ({ context }: { context: Context }) => context.ticket === null,
  target: 'card',
  actions: 'clearWords',
} as const;

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

/** A file that is added, as `words` holds it: its id, and below it what was written under it. */
function withCaption({ fileId, caption = '' }: { fileId: string; caption?: string }): string {
  return `${fileId}\n${caption}`;
}

function fileKept({ words }: Context): { fileId: string; words: string } {
  const [fileId = '', ...caption] = words.split('\n');
  return { fileId, words: caption.join('\n') };
}

/** docs/domain.md 7: whoever writes such words to a complaint that is there already is asked as well. */
function doubting(goOn: 'sendingReply' | 'sendingFile' | 'reopening', taken: 'notTaken' | 'fileNotTaken') {
  return conversation.createStateConfig({
    meta: { question: integrityQuestion },
    on: {
      answer: [{ guard: ({ event }) => event.id === 'integrity.yes', target: taken }, lookAgain, { target: goOn }],
      cancel: { target: 'card', actions: 'clearWords' },
    },
  });
}

/** A complaint that is being told meanwhile is another matter, and stays. */
function notTaken(filesOf: (context: Context) => string[]) {
  return conversation.createStateConfig({
    entry: {
      type: 'command',
      params: ({ context }) => ({ type: 'complaint.forget', what: 'addition', fileIds: filesOf(context) }),
    },
    exit: 'clearWords',
    on: {
      'complaint.forgotten': {
        target: '#finished',
        actions: { type: 'say', params: ({ event }) => integritySays(event) },
      },
    },
  });
}

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
        // nothing is told yet; or what was told before is meant
        cancel: [{ guard: ({ context }) => context.complaint === null, target: '#finished' }, { target: 'dropping' }],
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
        cancel: '#finished',
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
        cancel: '#finished',
      },
    },
    replying: {
      meta: { question: replyQuestion },
      on: {
        answer: 'card',
        text: [
          lookAgain,
          {
            guard: ({ event }) => namesIntegrity(event.text),
            target: 'doubtingReply',
            actions: assign({ words: ({ event }) => event.text }),
          },
          { target: 'sendingReply', actions: assign({ words: ({ event }) => event.text }) },
        ],
        file: [
          lookAgain,
          {
            guard: ({ event }) => namesIntegrity(event.caption ?? ''),
            target: 'doubtingFile',
            actions: assign({ words: ({ event }) => withCaption(event) }),
          },
          { target: 'sendingFile', actions: assign({ words: ({ event }) => withCaption(event) }) },
        ],
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
          ...fileKept(context),
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
        text: [
          lookAgain,
          {
            guard: ({ event }) => namesIntegrity(event.text),
            target: 'doubtingObjection',
            actions: assign({ words: ({ event }) => event.text }),
          },
          { target: 'reopening', actions: assign({ words: ({ event }) => event.text }) },
        ],
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
    doubtingReply: doubting('sendingReply', 'notTaken'),
    doubtingFile: doubting('sendingFile', 'fileNotTaken'),
    doubtingObjection: doubting('reopening', 'notTaken'),
    notTaken: notTaken(() => []),
    fileNotTaken: notTaken((context) => [fileKept(context).fileId]),
    ...telling,
  },
});
