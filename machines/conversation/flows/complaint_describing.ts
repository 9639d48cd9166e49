/** What happened, in one message or many, with files beside it (docs/domain.md 7). Part of ./complaint_telling. */
import { assign } from 'xstate';
import { isBareWord } from '../../understanding/description.ts';
import { namesIntegrity } from '../../understanding/integrity.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { conversation } from '../setup.ts';
import { changed, draftOf, joined, lengthOf, LONGEST_COMPLAINT, MOST_FILES } from './complaint_draft.ts';
import { describeQuestion, integrityQuestion, moreQuestion } from './complaint_questions.ts';
import { meanwhile } from './complaint_texts.ts';

const cancel = '#complaints.dropping' as const;

interface Told {
  context: Context;
  event: { text: string } | { fileId: string; name: string; caption?: string };
}

/** What a message says: its text, or what was written under its file. */
function wordsOf({ event }: Pick<Told, 'event'>): string {
  if ('text' in event) return event.text;
  return event.caption === undefined || isBareWord(event.caption) ? '' : event.caption;
}

function isTooLong({ context, event }: Told): boolean {
  return lengthOf(joinedWith(context, wordsOf({ event }))) > LONGEST_COMPLAINT;
}

/** docs/domain.md 7: such matters are not taken in the chat; whoever writes such words is asked. */
function isDoubtful({ context, event }: Told): boolean {
  return !draftOf(context).cleared && namesIntegrity(wordsOf({ event }));
}

const tooLong = { type: 'say' as const, params: [meanwhile(text('complaint.tooLong', { limit: LONGEST_COMPLAINT }))] };

function joinedWith(context: Context, more: string): string {
  const before = draftOf(context).text;
  return more === '' ? before : joined(before, more);
}

function withMessage({ context, event }: Told): Partial<Context> {
  const { files } = draftOf(context);
  return changed(context, {
    text: joinedWith(context, wordsOf({ event })),
    files: 'fileId' in event ? [...files, { id: event.fileId, name: event.name }] : files,
  });
}

const told = conversation.createStateConfig({
  on: {
    text: [
      {
        guard: ({ event }) => isBareWord(event.text),
        actions: { type: 'say', params: [meanwhile(text('complaint.describe.needed'))] },
      },
      { guard: isTooLong, actions: tooLong },
      { guard: isDoubtful, target: 'doubting', actions: assign((message) => withMessage(message)) },
      { target: 'more', actions: assign((message) => withMessage(message)) },
    ],
    file: [
      {
        guard: ({ context }) => draftOf(context).files.length >= MOST_FILES,
        actions: { type: 'say', params: [meanwhile(text('complaint.tooManyFiles', { limit: MOST_FILES }))] },
      },
      { guard: isTooLong, actions: tooLong },
      { guard: isDoubtful, target: 'doubting', actions: assign((message) => withMessage(message)) },
      { target: 'more', actions: assign((message) => withMessage(message)) },
    ],
    cancel,
  },
});

export const describing = conversation.createStateConfig({
  states: {
    describing: { tags: ['draft'], meta: { question: describeQuestion }, ...told },
    more: {
      tags: ['draft'],
      meta: { question: moreQuestion },
      on: {
        ...told.on,
        answer: [
          {
            guard: ({ event }) => event.id === 'more.rewrite',
            target: 'describing',
            actions: [
              assign(({ context }) => changed(context, { text: '', files: [], told: false, cleared: false })),
              { type: 'say', params: [meanwhile(text('complaint.more.anew'))] },
            ],
          },
          { target: 'asking', actions: assign(({ context }) => changed(context, { told: true })) },
        ],
      },
    },
    doubting: {
      tags: ['draft'],
      meta: { question: integrityQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'integrity.yes', target: 'integrity' },
          { target: 'more', actions: assign(({ context }) => changed(context, { cleared: true })) },
        ],
        cancel,
      },
    },
  },
}).states;
