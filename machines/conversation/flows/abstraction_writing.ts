/** The abstraction field by field (docs/domain.md 4): long fields may come in several messages. Part of ./abstraction. */
import { assign } from 'xstate';
import { ABSTRACTION_LENGTH, missingFields } from '../../../domain/abstraction.ts';
import { FIELDS_OF_A_FORM, namesFields } from '../../understanding/abstraction.ts';
import { isBareWord } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import { actIn } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';
import { added, answered, formSays, lengthOf, tooLongSays, withForm, written } from './abstraction_changes.ts';
import {
  atHand,
  fieldLabel,
  fieldQuestion,
  isShort,
  moreQuestion,
  orderedData,
  personOf,
  valueOf,
} from './abstraction_texts.ts';

export const writing = conversation.createStateConfig({
  states: {
    // what is left to be asked, in order
    asking: {
      always: [
        { guard: ({ context }) => context.asking.length > 0, target: 'field' },
        {
          guard: ({ context }) => missingFields(context.abstraction, personOf(context)).length > 0,
          target: 'field',
          actions: assign({ asking: ({ context }) => missingFields(context.abstraction, personOf(context)) }),
        },
        { guard: ({ context }) => !context.abstraction.statement, target: 'statement' },
        { target: 'check' },
      ],
    },
    field: {
      meta: { question: fieldQuestion },
      on: {
        answer: {
          target: 'asking',
          actions: assign(({ context }) => {
            const field = atHand(context);
            const value = valueOf(context.abstraction, field) || (field === 'data' ? orderedData(context) : '');
            return answered(context, field, Array.from(value).slice(0, ABSTRACTION_LENGTH).join(''));
          }),
        },
        text: [
          {
            guard: ({ event }) => namesFields(event.text) >= FIELDS_OF_A_FORM,
            target: 'asking',
            actions: [
              { type: 'say', params: ({ context, event }) => formSays(context, event.text) },
              assign(({ context, event }) => withForm(context, event.text)),
            ],
          },
          {
            guard: ({ event }) => lengthOf(event.text) > ABSTRACTION_LENGTH,
            actions: { type: 'say', params: ({ event }) => tooLongSays(lengthOf(event.text)) },
          },
          // "lanjut", "ya": said of the form, and nothing to be kept in it
          {
            guard: ({ event }) => isBareWord(event.text),
            actions: {
              type: 'say',
              params: ({ context }) => [bubble(text('abstraction.needed', { field: fieldLabel(atHand(context)) }))],
            },
          },
          {
            guard: ({ context }) => isShort(atHand(context)),
            target: 'asking',
            actions: assign(({ context, event }) => answered(context, atHand(context), event.text)),
          },
          {
            target: 'more',
            actions: assign(({ context, event }) => {
              const field = atHand(context);
              return { ...written(context, field, event.text), asking: [field, ...context.asking.slice(1)] };
            }),
          },
        ],
        tooLong: { actions: { type: 'say', params: ({ event }) => tooLongSays(event.length) } },
      },
    },
    // long fields may come in several messages
    more: {
      meta: { question: moreQuestion },
      on: {
        answer: [
          {
            guard: ({ event }) => actIn(event.id) === 'abstraction.rewrite',
            target: 'field',
          },
          { target: 'asking', actions: assign(({ context }) => ({ asking: context.asking.slice(1) })) },
        ],
        text: [
          {
            guard: ({ event }) => namesFields(event.text) >= FIELDS_OF_A_FORM,
            target: 'asking',
            actions: [
              { type: 'say', params: ({ context, event }) => formSays(context, event.text) },
              assign(({ context, event }) => withForm({ ...context, asking: context.asking.slice(1) }, event.text)),
            ],
          },
          {
            guard: ({ context, event }) => lengthOf(added(context, event.text)) > ABSTRACTION_LENGTH,
            actions: {
              type: 'say',
              params: ({ context }) => {
                const left = ABSTRACTION_LENGTH - lengthOf(valueOf(context.abstraction, atHand(context)));
                return [bubble(text('abstraction.full', { limit: ABSTRACTION_LENGTH, left: Math.max(left, 0) }))];
              },
            },
          },
          {
            actions: assign(({ context, event }) => written(context, atHand(context), added(context, event.text))),
          },
        ],
      },
    },
  },
}).states;
