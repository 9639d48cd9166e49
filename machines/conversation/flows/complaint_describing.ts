/** What happened, in one message or many, with files beside it (docs/domain.md 7). Part of ./complaint_telling. */
import { assign } from 'xstate';
import { isBareWord } from '../../understanding/description.ts';
import { namesIntegrity } from '../../understanding/integrity.ts';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import { conversation } from '../setup.ts';
import { changed, draftOf, joined, lengthOf, LONGEST_COMPLAINT, MOST_FILES } from './complaint_draft.ts';
import { describeQuestion, integrityQuestion, moreQuestion } from './complaint_questions.ts';
import { aside } from './complaint_texts.ts';

const cancel = '#complaints.dropping' as const;

function isTooLong({ context, event }: { context: Context; event: { text: string } }): boolean {
  return lengthOf(joined(draftOf(context).text, event.text)) > LONGEST_COMPLAINT;
}

const told = conversation.createStateConfig({
  on: {
    text: [
      {
        guard: ({ event }) => isBareWord(event.text),
        actions: { type: 'say', params: [aside(text('complaint.describe.needed'))] },
      },
      {
        guard: isTooLong,
        actions: { type: 'say', params: [aside(text('complaint.tooLong', { limit: LONGEST_COMPLAINT }))] },
      },
      // docs/domain.md 7: such matters are not taken in the chat; whoever writes such words is asked
      {
        guard: ({ context, event }) => !draftOf(context).cleared && namesIntegrity(event.text),
        target: 'doubting',
        actions: assign(({ context, event }) => changed(context, { text: joined(draftOf(context).text, event.text) })),
      },
      {
        target: 'more',
        actions: assign(({ context, event }) => changed(context, { text: joined(draftOf(context).text, event.text) })),
      },
    ],
    file: [
      {
        guard: ({ context }) => draftOf(context).files.length >= MOST_FILES,
        actions: { type: 'say', params: [aside(text('complaint.tooManyFiles', { limit: MOST_FILES }))] },
      },
      {
        target: 'more',
        actions: assign(({ context, event }) =>
          changed(context, { files: [...draftOf(context).files, { id: event.fileId, name: event.name }] }),
        ),
      },
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
              { type: 'say', params: [aside(text('complaint.more.anew'))] },
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
