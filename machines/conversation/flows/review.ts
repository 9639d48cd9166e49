/**
 * Checking what the office sent (standard B9-10, R14-15): invoice, sample data and agreement one by one, each right or
 * described in the customer's words; then all is approved, or what is wrong is sent at once. Part of ./orders.
 */
import { assign } from 'xstate';
import type { ReviewPart } from '../../../domain/abstraction.ts';
import { isDescription } from '../../understanding/description.ts';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { confirming, describing } from './describing.ts';
import { invoiceNumber, partSays, partsOf, reviewVersion } from './order_documents.ts';
import { outcome } from './order_outcome.ts';

/** The part at hand: the first of which nothing was said. */
function atHand({ order, review }: Context): ReviewPart | undefined {
  return order === null ? undefined : partsOf(order).find((part) => review[part] === undefined);
}

function versionOf({ order }: Context): string {
  return order === null ? '' : reviewVersion(order);
}

/** The part at hand as it was shown. */
function judged(context: Context): string {
  return `${atHand(context) ?? 'invoice'}.${versionOf(context)}`;
}

function findings({ order, review }: Context): { part: ReviewPart; words: string }[] {
  const parts = order === null ? [] : partsOf(order);
  return parts.flatMap((part) => {
    const said = review[part];
    return typeof said === 'string' ? [{ part, words: said }] : [];
  });
}

function marked(context: Context, verdict: true | string): Partial<Context> {
  const part = atHand(context);
  return part === undefined ? {} : { review: { ...context.review, [part]: verdict }, words: '' };
}

function wrongText(context: Context): Text {
  const part = atHand(context) ?? 'invoice';
  return part === 'invoice' && context.order !== null
    ? text('correction.invoice', { number: invoiceNumber(context.order) })
    : text('correction.part', { part: text(`part.${part}`) });
}

function reviewText(context: Context): Text {
  const { order } = context;
  switch (atHand(context) ?? 'invoice') {
    case 'invoice':
      return text('review.invoice', { total: order?.total ?? 0 });
    case 'agreement':
      return text('review.agreement', { number: order?.agreement?.number ?? '' });
    case 'sample':
      return text('review.sample', { with: alongText(order) });
  }
}

/** What goes with the sample is named only when it was sent (docs/domain.md 4). */
function alongText(order: Context['order']): Text {
  const kinds = new Set(order?.attachments.map(({ kind }) => kind));
  if (kinds.has('layout') && kinds.has('questionnaire')) return text('review.sample.both');
  if (kinds.has('layout')) return text('review.sample.layout');
  return kinds.has('questionnaire') ? text('review.sample.questionnaire') : text('nothing');
}

export const review = conversation.createStateConfig({
  states: {
    reviewing: {
      tags: ['draft'],
      entry: {
        type: 'say',
        params: ({ context }) => (context.order === null ? [] : partSays(context.order, atHand(context) ?? 'invoice')),
      },
      meta: {
        question: (context) => ({
          text: reviewText(context),
          answers: [
            { id: about('review.right', context.order, judged(context)), label: text('review.right'), means: 'agree' },
            { id: about('review.wrong', context.order, judged(context)), label: text('review.wrong'), means: 'no' },
            ...(findings(context).length === 0
              ? [{ id: about('review.all', context.order, versionOf(context)), label: text('review.all') }]
              : []),
          ],
          accepts: 'text',
          ...(context.order === null ? {} : { progress: progressOf(context.order, atHand(context)) }),
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'review.all', target: 'approving' },
          { guard: ({ event }) => actIn(event.id) === 'review.wrong', target: 'describingPart' },
          { target: 'judged', actions: assign(({ context }) => marked(context, true)) },
        ],
        text: [
          {
            guard: ({ event }) => isDescription(event.text),
            target: 'confirmingPart',
            actions: assign({ words: ({ event }) => event.text }),
          },
          { actions: { type: 'say', params: [bubble(text('review.how'))] } },
        ],
        cancel: 'card',
      },
    },
    describingPart: describing(wrongText, '#orders.confirmingPart'),
    confirmingPart: confirming(
      (context) =>
        text('correction.confirm', { about: text(`part.${atHand(context) ?? 'invoice'}`), words: context.words }),
      { of: judged, anew: '#orders.describingPart', next: '#orders.noting' },
    ),
    noting: {
      always: { target: 'judged', actions: assign(({ context }) => marked(context, context.words)) },
    },
    // one part was judged: the next, or the end
    judged: {
      always: [
        { guard: ({ context }) => atHand(context) !== undefined, target: 'reviewing' },
        { guard: ({ context }) => findings(context).length === 0, target: 'approving' },
        { guard: ({ context }) => Object.keys(context.review).length > 1, target: 'reviewed' },
        { target: 'requestingCorrection' },
      ],
    },
    reviewed: {
      tags: ['draft'],
      meta: {
        question: (context) => ({
          text: text('review.summary', {
            parts: (context.order === null ? [] : partsOf(context.order)).map((part) => {
              const said = context.review[part];
              return typeof said === 'string'
                ? text('review.summary.wrong', { part: text(`part.${part}`), words: said })
                : text('review.summary.right', { part: text(`part.${part}`) });
            }),
          }),
          answers: [
            { id: about('review.send', context.order), label: text('correction.send'), means: 'yes' },
            { id: about('review.anew', context.order), label: text('review.anew'), means: 'no' },
            { id: about('correction.drop', context.order), label: text('cancel.keep') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'review.send', target: 'requestingCorrection' },
          {
            guard: ({ event }) => actIn(event.id) === 'review.anew',
            target: 'reviewing',
            actions: assign({ review: {} }),
          },
          { target: 'card' },
        ],
        cancel: 'card',
      },
    },
    approving: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'approveInvoice',
          version: versionOf(context),
        }),
      },
      on: outcome,
    },
    requestingCorrection: {
      entry: {
        type: 'command',
        params: ({ context }) => ({
          type: 'actOnOrder',
          code: context.order?.code ?? '',
          act: 'requestInvoiceCorrection',
          parts: findings(context),
        }),
      },
      on: outcome,
    },
  },
}).states;

function progressOf(order: NonNullable<Context['order']>, part: ReviewPart | undefined) {
  const parts = partsOf(order);
  return { step: part === undefined ? parts.length : parts.indexOf(part) + 1, of: parts.length };
}
