/** Telling a complaint (docs/domain.md 7): step by step, then a summary in which all of it can be changed. Part of ./complaints. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { COMPLAINT_CATEGORIES } from '../counter/complaints.ts';
import type { ComplaintDraft } from '../counter/complaints.ts';
import type { Context } from '../context.ts';
import { conversation } from '../setup.ts';
import { changed, draftOf, dueOf, lengthOf, LONGEST_LINE, withoutDraft } from './complaint_draft.ts';
import { describing } from './complaint_describing.ts';
import { saysNothing, whoTells } from './complaint_sender.ts';
import {
  aboutQuestion,
  anonymousQuestion,
  categoryQuestion,
  changeQuestion,
  dropQuestion,
  summaryQuestion,
} from './complaint_questions.ts';
import { aside, integritySays, meanwhile, takenSays } from './complaint_texts.ts';

/** "batal": asked about here, because the order's forms stay as they are. */
const cancel = '#complaints.dropping' as const;

function isUntold(draft: ComplaintDraft): boolean {
  return dueOf(draft, true) === 'text' && draft.text === '' && draft.files.length === 0;
}

const due = (field: ReturnType<typeof dueOf>) => ({
  guard: ({ context }: { context: Context }) => dueOf(draftOf(context), context.profile !== null) === field,
});

/** The files of the draft go with it. */
const forgetDraft = conversation.createStateConfig({
  entry: [
    {
      type: 'command',
      params: ({ context }) => ({
        type: 'complaint.forget',
        what: 'draft',
        fileIds: draftOf(context).files.map(({ id }) => id),
      }),
    },
    assign(({ context }) => withoutDraft(context)),
  ],
}).entry;

export const telling = conversation.createStateConfig({
  states: {
    asking: {
      always: [
        // a place that outlived its draft
        { guard: ({ context }) => context.complaint === null, target: 'beginning' },
        { ...due('anonymous'), target: 'anonymity' },
        { ...due('category'), target: 'category' },
        { ...due('about'), target: 'loadingOfficers' },
        { guard: ({ context }) => isUntold(draftOf(context)), target: 'describing' },
        { ...due('text'), target: 'more' },
        { ...due('name'), target: 'name' },
        { ...due('order'), target: 'loadingOrders' },
        { ...due('contact'), target: 'contact' },
        { target: 'summary' },
      ],
    },
    anonymity: {
      tags: ['draft'],
      meta: { question: anonymousQuestion },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'anonymous.yes',
            target: 'asking',
            // a name, an order or a contact would say who it is
            actions: assign(({ context }) =>
              changed(context, { anonymous: true, name: null, order: null, contact: null }),
            ),
          },
          { target: 'asking', actions: assign(({ context }) => changed(context, { anonymous: false })) },
        ],
        cancel,
      },
    },
    category: {
      tags: ['draft'],
      meta: { question: categoryQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'category.integrity', target: 'integrity' },
          {
            target: 'asking',
            actions: assign(({ context, event }) => {
              const category = COMPLAINT_CATEGORIES.find((one) => event.id === `category.${one}`) ?? 'other';
              return changed(context, { category, about: null });
            }),
          },
        ],
        cancel,
      },
    },
    loadingOfficers: {
      entry: { type: 'query', params: { type: 'complaint.officers' } },
      on: {
        'complaint.officersListed': {
          target: 'about',
          actions: assign({ officers: ({ event }) => event.officers, page: 0 }),
        },
      },
    },
    about: {
      tags: ['draft'],
      meta: { question: aboutQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          {
            target: 'asking',
            actions: assign(({ context, event }) => {
              const officer = context.officers.find(({ id }) => event.id === `about:${id}`);
              return changed(context, { about: { officerId: officer?.id ?? null, name: officer?.name ?? '' } });
            }),
          },
        ],
        text: [
          {
            guard: ({ event }) => lengthOf(event.text) > LONGEST_LINE,
            actions: { type: 'say', params: [meanwhile(text('complaint.about.tooLong', { limit: LONGEST_LINE }))] },
          },
          saysNothing('about'),
          {
            target: 'asking',
            actions: assign(({ context, event }) => changed(context, { about: { officerId: null, name: event.text } })),
          },
        ],
        cancel,
      },
    },
    ...describing,
    // docs/domain.md 7: not taken, and nothing of it is kept
    integrity: {
      entry: forgetDraft,
      on: {
        'complaint.forgotten': {
          target: '#finished',
          actions: { type: 'say', params: ({ event }) => integritySays(event) },
        },
      },
    },
    ...whoTells,
    summary: {
      tags: ['draft'],
      meta: { question: summaryQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'complaint.change', target: 'changing' },
          { guard: ({ event }) => event.id === 'complaint.drop', target: 'dropping' },
          {
            guard: ({ context }) =>
              context.complaint !== null && dueOf(context.complaint, context.profile !== null) === null,
            target: 'sending',
          },
          { target: 'asking' },
        ],
        cancel,
      },
    },
    changing: {
      tags: ['draft'],
      meta: { question: changeQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'change.anonymous', target: 'anonymity' },
          { guard: ({ event }) => event.id === 'change.category', target: 'category' },
          { guard: ({ event }) => event.id === 'change.about', target: 'loadingOfficers' },
          { guard: ({ event }) => event.id === 'change.name', target: 'name' },
          { guard: ({ event }) => event.id === 'change.order', target: 'loadingOrders' },
          { guard: ({ event }) => event.id === 'change.contact', target: 'contact' },
          { target: 'more', actions: assign(({ context }) => changed(context, { told: false })) },
        ],
        cancel,
      },
    },
    dropping: {
      tags: ['draft'],
      meta: { question: dropQuestion },
      on: {
        answer: [
          {
            guard: ({ event }) => event.id === 'drop.yes',
            target: 'lettingGo',
          },
          { target: 'asking' },
        ],
        cancel: 'lettingGo',
      },
    },
    lettingGo: {
      entry: forgetDraft,
      on: {
        'complaint.forgotten': {
          target: '#finished',
          actions: { type: 'say', params: [aside(text('complaint.dropped'))] },
        },
      },
    },
    sending: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'complaint.submit', draft: draftOf(context) }) },
      on: {
        'complaint.taken': {
          target: '#finished',
          actions: [
            assign(({ context }) => withoutDraft(context)),
            { type: 'say', params: ({ event }) => takenSays(event) },
          ],
        },
        'complaint.refused': {
          target: 'summary',
          actions: { type: 'say', params: ({ event }) => [aside(text(`complaint.refused.${event.reason}`))] },
        },
      },
    },
  },
}).states;
