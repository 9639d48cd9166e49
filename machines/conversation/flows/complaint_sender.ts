/** Who tells it, as far as they like to say: a name, an order, another contact (docs/domain.md 7). Part of ./complaint_telling. */
import { assign } from 'xstate';
import { isBareWord } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import { MISSES_BEFORE_A_PERSON } from '../question.ts';
import { conversation } from '../setup.ts';
import { changed, lengthOf, LONGEST_LINE } from './complaint_draft.ts';
import { contactQuestion, nameQuestion, orderQuestion } from './complaint_questions.ts';
import { meanwhile } from './complaint_texts.ts';
import { knownName } from './visit_draft.ts';

const cancel = '#complaints.dropping' as const;

/** "ya" says that there is one, and not which. */
export function saysNothing(field: 'about' | 'name' | 'contact') {
  return {
    guard: ({ event }: { event: { text: string } }) => isBareWord(event.text),
    actions: { type: 'say' as const, params: [meanwhile(text(`complaint.${field}.needed`))] },
  };
}

export const whoTells = conversation.createStateConfig({
  states: {
    loadingOrders: {
      entry: { type: 'query', params: { type: 'listOrders' } },
      on: {
        'orders.listed': [
          {
            guard: ({ event }) => event.orders.length === 0,
            target: 'asking',
            actions: assign(({ context }) => changed(context, { order: '' })),
          },
          { target: 'order', actions: assign({ orders: ({ event }) => event.orders, page: 0 }) },
        ],
      },
    },
    name: {
      tags: ['draft'],
      meta: { question: nameQuestion },
      on: {
        answer: {
          target: 'asking',
          actions: assign(({ context, event }) =>
            changed(context, { name: event.id === 'name.known' ? (knownName(context) ?? '') : '' }),
          ),
        },
        text: [
          {
            guard: ({ event }) => lengthOf(event.text) > LONGEST_LINE,
            actions: { type: 'say', params: [meanwhile(text('complaint.about.tooLong', { limit: LONGEST_LINE }))] },
          },
          saysNothing('name'),
          { target: 'asking', actions: assign(({ context, event }) => changed(context, { name: event.text })) },
        ],
        cancel,
      },
    },
    order: {
      tags: ['draft'],
      meta: { question: orderQuestion },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          {
            target: 'asking',
            actions: assign(({ context, event }) => {
              const order = context.orders.find(({ code }) => event.id === `aboutOrder.${code}`)?.code ?? '';
              return changed(context, { order });
            }),
          },
        ],
        unknown: {
          guard: ({ context }) => context.misses < MISSES_BEFORE_A_PERSON,
          actions: { type: 'say', params: [meanwhile(text('complaint.order.needed'))] },
        },
        cancel,
      },
    },
    contact: {
      tags: ['draft'],
      meta: { question: contactQuestion },
      on: {
        answer: {
          target: 'asking',
          actions: assign(({ context, event }) =>
            changed(context, { contact: event.id === 'contact.email' ? (context.profile?.email ?? '') : '' }),
          ),
        },
        text: [
          {
            guard: ({ event }) => lengthOf(event.text) > LONGEST_LINE,
            actions: { type: 'say', params: [meanwhile(text('complaint.contact.tooLong', { limit: LONGEST_LINE }))] },
          },
          saysNothing('contact'),
          { target: 'asking', actions: assign(({ context, event }) => changed(context, { contact: event.text })) },
        ],
        cancel,
      },
    },
  },
}).states;
