/** Changing what was asked of a product, field by field (standard B4, R9). Part of ./request. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { Answer } from '../question.ts';
import { fieldsOf } from '../request_draft.ts';
import type { RequestField } from '../request_draft.ts';
import { conversation } from '../setup.ts';

function fieldsOfForm({ product }: Context): RequestField[] {
  return product?.form ? fieldsOf(product.form) : [];
}

/** One answer for each field that leaves a choice. */
export function changeAnswers(context: Context): Answer[] {
  return fieldsOfForm(context).map((field) => ({
    id: `change.${field}:${context.product?.code ?? ''}`,
    label: text(`change.${field}`),
  }));
}

function fieldIn(context: Context, id: string): RequestField | undefined {
  return fieldsOfForm(context).find((known) => id.startsWith(`change.${known}:`));
}

/** A field is asked anew; the long lists begin from what is chosen. */
export const changing = conversation.createStateConfig({
  on: {
    answer: [
      {
        guard: ({ context, event }) => fieldIn(context, event.id) === 'variables',
        target: 'listingOptions',
        actions: { type: 'beginList', params: 'variables' },
      },
      {
        guard: ({ context, event }) => fieldIn(context, event.id) === 'regions',
        target: 'listingOptions',
        actions: { type: 'beginList', params: 'regions' },
      },
      {
        guard: ({ context, event }) => fieldIn(context, event.id) !== undefined,
        target: 'requesting',
        actions: assign({
          page: 0,
          request: ({ context, event }) => {
            const field = fieldIn(context, event.id);
            return context.request && field ? { ...context.request, [field]: null } : context.request;
          },
        }),
      },
    ],
  },
}).on.answer;

export const requestChanging = conversation.createStateConfig({
  states: {
    changingRequest: {
      meta: {
        question: (context) => ({
          text: text('request.changeWhat'),
          answers: changeAnswers(context),
          accepts: 'answers',
        }),
      },
      on: {
        answer: changing,
      },
    },
  },
}).states;
