/**
 * Confirming the address (docs/domain.md 15): a code goes there and is typed here. It follows a registration that was saved,
 * and goes on where that leads.
 */
import { assign } from 'xstate';
import { parseEmail } from '../../../domain/identity.ts';
import { text } from '../../texts/text.ts';
import { CODE_MINUTES } from '../counter/email.ts';
import { bubble, conversation } from '../setup.ts';

/** The six digits of a message, which stand together: '123 456', 'kode saya 123456'; null: there are none, or others as well. */
export function codeIn(said: string): string | null {
  const [, first = '', second = ''] = /^\D*(\d{3})[\s-]?(\d{3})\D*$/u.exec(said.normalize('NFKC')) ?? [];
  return first === '' ? null : first + second;
}

export const email = conversation.createStateConfig({
  id: 'email',
  initial: 'sending',
  states: {
    sending: {
      entry: { type: 'command', params: { type: 'email.sendCode' } },
      on: {
        'email.sent': 'code',
        'email.notSent': [
          // the last one may still be in their mailbox
          {
            guard: ({ event }) => event.reason === 'too_many',
            target: 'code',
            actions: { type: 'say', params: [bubble(text('email.tooManyCodes'))] },
          },
          {
            guard: ({ event }) => event.reason === 'confirmed',
            target: 'leaving',
            actions: { type: 'say', params: [bubble(text('email.already'))] },
          },
          { target: 'leaving' },
        ],
      },
    },
    code: {
      tags: ['draft'],
      meta: {
        question: ({ profile }) => ({
          text: text('email.code', { email: profile?.email ?? '', minutes: CODE_MINUTES }),
          answers: [
            { id: 'email.again', label: text('email.again') },
            { id: 'email.skip', label: text('word.skip'), means: 'skip' },
          ],
          accepts: 'text',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'email.again', target: 'sending' },
          { target: 'leaving', actions: { type: 'say', params: [bubble(text('email.skipped'))] } },
        ],
        text: [
          {
            guard: ({ event }) => codeIn(event.text) !== null,
            target: 'confirming',
            actions: assign({ words: ({ event }) => codeIn(event.text) ?? '' }),
          },
          // it was mistyped: the code goes to the right one
          {
            guard: ({ context, event }) => context.profile !== null && parseEmail(event.text).ok,
            target: '#profile.saving',
            actions: assign(({ context, event }) => {
              const read = parseEmail(event.text);
              return { form: { ...context.profile, ...(read.ok ? { email: read.value } : {}) } };
            }),
          },
          { actions: { type: 'say', params: [bubble(text('email.noCode'))] } },
        ],
        cancel: { target: 'leaving', actions: { type: 'say', params: [bubble(text('email.skipped'))] } },
      },
    },
    confirming: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'email.confirm', code: context.words }) },
      on: {
        'email.confirmed': {
          target: 'leaving',
          actions: {
            type: 'say',
            params: ({ event }) => [bubble(text('email.confirmed', { email: event.email }))],
          },
        },
        'email.refused': {
          target: 'code',
          actions: { type: 'say', params: ({ event }) => [bubble(text(`email.refused.${event.reason}`))] },
        },
      },
    },
    // where the registration was to lead
    leaving: {
      entry: assign({ words: '' }),
      always: [
        { guard: ({ context }) => context.goal === 'shop', target: '#shop.reading' },
        { guard: ({ context }) => context.goal === 'summary', target: '#shop.summary' },
        {
          guard: ({ context }) => context.goal === 'order' && context.order !== null,
          target: '#orders.opening',
          actions: [
            assign({ words: ({ context }) => context.order?.code ?? '' }),
            { type: 'say', params: [bubble(text('profile.savedForOrder'))] },
          ],
        },
        { target: '#finished' },
      ],
    },
  },
});
