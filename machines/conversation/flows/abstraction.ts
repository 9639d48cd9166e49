/**
 * The abstraction of data use (docs/domain.md 2.4, 4; standard B5, R10): field by field, pasted as a whole, or as a file;
 * then the statement, and an overview in which every field can be changed. For the basket on the way to its summary, and
 * for a placed order until its officer accepts.
 */
import { assign } from 'xstate';
import { isComplete } from '../../../domain/abstraction.ts';
import { namesFields } from '../../understanding/abstraction.ts';
import { text } from '../../texts/text.ts';
import { actIn, codeIn } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { formSays, isUntouched, unreadSays, withFile, withForm } from './abstraction_changes.ts';
import { revision } from './abstraction_revision.ts';
import {
  checkQuestion,
  choosingQuestion,
  fieldsDue,
  LONGEST_FORM,
  personOf,
  uploadQuestion,
} from './abstraction_texts.ts';
import { writing } from './abstraction_writing.ts';

export const abstraction = conversation.createStateConfig({
  id: 'abstraction',
  tags: ['draft', 'form'],
  initial: 'begin',
  on: {
    // the order is there whatever becomes of its revision
    cancel: {
      guard: ({ context }) => context.writing === 'order',
      target: '#orders.card',
      actions: ['takeUp', { type: 'say', params: [bubble(text('abstraction.asBefore'))] }],
    },
  },
  states: {
    begin: {
      entry: ['takeUp', assign({ asking: [] })],
      always: [
        { guard: ({ context }) => isComplete(context.abstraction, personOf(context)), target: '#party' },
        { guard: ({ context }) => isUntouched(context.abstraction), target: 'intro' },
        { target: 'asking' },
      ],
    },
    intro: {
      meta: {
        question: () => ({
          text: text('abstraction.intro'),
          answers: [
            { id: 'abstraction.fields', label: text('abstraction.fields'), means: 'next' },
            { id: 'abstraction.format', label: text('abstraction.format') },
            { id: 'abstraction.asFile', label: text('abstraction.asFile') },
          ],
          accepts: 'text or file',
          longest: LONGEST_FORM,
          sealed: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'abstraction.asFile', target: 'upload' },
          {
            guard: ({ event }) => event.id === 'abstraction.format',
            actions: { type: 'say', params: [bubble(text('abstraction.formatIs'))] },
          },
          { target: 'asking' },
        ],
        text: [
          {
            guard: ({ event }) => namesFields(event.text) > 0,
            target: 'asking',
            actions: [
              { type: 'say', params: ({ context, event }) => formSays(context, event.text) },
              assign(({ context, event }) => withForm(context, event.text)),
            ],
          },
          { actions: { type: 'say', params: ({ event }) => unreadSays(event.text) } },
        ],
        file: {
          target: 'asking',
          actions: [
            assign(({ context, event: { fileId, name } }) => withFile(context, { id: fileId, name })),
            { type: 'say', params: [bubble(text('abstraction.fileTaken'))] },
          ],
        },
        tooLong: {
          actions: {
            type: 'say',
            params: ({ event }) => [bubble(text('abstraction.tooLong', { length: event.length, limit: LONGEST_FORM }))],
          },
        },
      },
    },
    upload: {
      meta: { question: uploadQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'abstraction.keepFile', target: 'asking' },
          {
            target: 'asking',
            actions: assign(({ context }) => ({ abstraction: { ...context.abstraction, file: null }, asking: [] })),
          },
        ],
        file: {
          target: 'asking',
          actions: [
            assign(({ context, event: { fileId, name } }) => withFile(context, { id: fileId, name })),
            { type: 'say', params: [bubble(text('abstraction.fileTaken'))] },
          ],
        },
      },
    },
    // docs/domain.md 4: the data are not passed on
    statement: {
      meta: {
        question: () => ({
          text: text('abstraction.statement'),
          answers: [
            { id: 'statement.agree', label: text('statement.agree'), means: 'agree' },
            { id: 'statement.why', label: text('statement.why'), means: 'no' },
          ],
          accepts: 'answers',
          sealed: true,
        }),
      },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'statement.agree',
            target: 'check',
            actions: assign({ abstraction: ({ context }) => ({ ...context.abstraction, statement: true }) }),
          },
          { actions: { type: 'say', params: [bubble(text('statement.because'))] } },
        ],
      },
    },
    check: {
      meta: { question: checkQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'abstraction.change', target: 'choosing', actions: 'firstPage' },
          // registration may have changed since: students and institutions name a supervisor
          {
            guard: ({ context }) => !isComplete(context.abstraction, personOf(context)),
            target: 'asking',
          },
          { guard: ({ event }) => actIn(event.id) === 'abstraction.sendAgain', target: 'sendingAgain' },
          { guard: ({ event }) => actIn(event.id) === 'abstraction.send', target: 'sending' },
          { target: '#party' },
        ],
      },
    },
    choosing: {
      meta: { question: choosingQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          { guard: ({ event }) => event.id === 'abstraction.asFile', target: 'upload' },
          {
            guard: ({ event }) => event.id === 'abstraction.fields',
            target: 'asking',
            actions: assign(({ context }) => ({ abstraction: { ...context.abstraction, file: null }, asking: [] })),
          },
          {
            guard: ({ event }) => actIn(event.id) === 'abstraction.of',
            target: 'field',
            actions: assign(({ context, event }) => ({
              page: 0,
              asking: fieldsDue(context).filter((field) => field === codeIn(event.id)),
            })),
          },
          { target: 'asking', actions: assign({ asking: [] }) },
        ],
      },
    },
    ...writing,
    ...revision,
  },
});
