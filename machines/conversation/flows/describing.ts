/**
 * Words that the office will act on: asked for, shown back, added to by further messages, and sent only then. A bare
 * "belum" says that something is wrong, not what. Two states for every loop of corrections (B9, R14; R21).
 */
import { assign } from 'xstate';
import { isDescription } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';

/** Characters of a description, with all that was added to it. */
const LONGEST = 4_000;

/** Asks what is wrong; `next` is the state that shows the words back. */
export function describing(ask: (context: Context) => Text, next: string) {
  return conversation.createStateConfig({
    tags: ['draft'],
    meta: { question: (context) => ({ text: ask(context), answers: [], accepts: 'text' }) },
    on: {
      text: [
        {
          guard: ({ event }) => isDescription(event.text),
          target: next,
          actions: assign({ words: ({ event }) => event.text }),
        },
        { actions: { type: 'say', params: [bubble(text('correction.describe'))] } },
      ],
      cancel: '#orders.card',
    },
  });
}

/** Shows the words back; `of` names what they are about, `anew` asks for them again, `next` takes them on. */
export function confirming(
  ask: (context: Context) => Text,
  { of, anew, next }: { of: (context: Context) => string; anew: string; next: string },
) {
  return conversation.createStateConfig({
    tags: ['draft'],
    meta: {
      question: (context) => ({
        text: ask(context),
        answers: [
          { id: about('correction.send', context.order, of(context)), label: text('correction.send'), means: 'yes' },
          { id: about('correction.again', context.order, of(context)), label: text('correction.again'), means: 'no' },
          { id: about('correction.drop', context.order), label: text('cancel.keep') },
        ],
        accepts: 'text',
      }),
    },
    on: {
      answer: [
        { guard: ({ event }) => actIn(event.id) === 'correction.send', target: next },
        { guard: ({ event }) => actIn(event.id) === 'correction.again', target: anew },
        { target: '#orders.card' },
      ],
      text: [
        {
          guard: ({ context, event }) => added(context, event.text).length > LONGEST,
          actions: { type: 'say', params: [bubble(text('correction.full'))] },
        },
        {
          guard: ({ event }) => isDescription(event.text),
          actions: assign({ words: ({ context, event }) => added(context, event.text) }),
        },
        { actions: { type: 'say', params: [bubble(text('correction.sendHow'))] } },
      ],
      cancel: '#orders.card',
    },
  });
}

function added({ words }: Context, more: string): string {
  return `${words}\n${more}`;
}
