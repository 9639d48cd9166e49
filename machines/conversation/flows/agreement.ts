/**
 * What the customer hands in while payment and agreement are settled: the signed agreement (B10b, R17), and from abroad the
 * proof of transfer (B11, R18). Part of ./orders; `words` holds the file at hand.
 */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { about, actIn } from '../ask.ts';
import type { Context } from '../context.ts';
import { bubble, conversation } from '../setup.ts';
import { reasonWithoutLetter } from './late_letter.ts';
import { outcome } from './order_outcome.ts';
import { partSays } from './order_documents.ts';

/** What a file that is sent at the order's card may be. */
export function fileMayBe({ order }: Pick<Context, 'order'>): ('proof' | 'agreement' | 'slip')[] {
  const acts = order?.acts ?? [];
  return [
    ...(acts.includes('submitProof') ? (['proof'] as const) : []),
    ...(acts.includes('submitAgreement') ? (['agreement'] as const) : []),
    // at home a photo of the slip proves nothing (docs/domain.md 2.10): it is no file that is taken
    ...(acts.includes('claimPaid') ? (['slip'] as const) : []),
  ];
}

export function takesFiles(context: Pick<Context, 'order'>): boolean {
  return fileMayBe(context).some((what) => what !== 'slip') || reasonWithoutLetter(context.order) !== null;
}

function howToSign(order: Context['order']): Text {
  const stampDuty = order?.agreement?.stampDuty ?? 0;
  return stampDuty > 0 ? text('agreement.how', { stampDuty }) : text('agreement.howUnstamped');
}

const submit = (act: 'submitProof' | 'submitAgreement') =>
  conversation.createStateConfig({
    entry: {
      type: 'command',
      params: ({ context }) => ({ type: 'actOnOrder', code: context.order?.code ?? '', act, fileId: context.words }),
    },
    on: outcome,
  });

const unused = ['clearWords' as const, { type: 'say' as const, params: [bubble(text('agreement.fileUnused'))] }];

export const agreement = conversation.createStateConfig({
  states: {
    signing: {
      tags: ['draft'],
      entry: {
        type: 'say',
        params: ({ context }) => (context.order === null ? [] : partSays(context.order, 'agreement')),
      },
      meta: { question: ({ order }) => ({ text: howToSign(order), answers: [], accepts: 'file' }) },
      on: {
        file: { target: 'submittingAgreement', actions: assign({ words: ({ event }) => event.fileId }) },
        cancel: 'card',
      },
    },
    proof: {
      tags: ['draft'],
      meta: { question: () => ({ text: text('proof.ask'), answers: [], accepts: 'file' }) },
      on: {
        file: { target: 'submitting', actions: assign({ words: ({ event }) => event.fileId }) },
        cancel: 'card',
      },
    },
    // a file came while more than one is awaited; who goes elsewhere is told that it was not used
    whichFile: {
      meta: {
        question: (context) => ({
          text: text('agreement.whichFile'),
          answers: [
            ...fileMayBe(context).map((what) => ({
              id: about(`file.${what}`, context.order),
              label: text(`agreement.is.${what}`),
              // "sudah bayar kak": the slip
              ...(what === 'slip' ? { means: 'paid' as const } : {}),
            })),
            { id: about('file.none', context.order), label: text('agreement.is.none'), means: 'no' as const },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => actIn(event.id) === 'file.proof', target: 'submitting' },
          { guard: ({ event }) => actIn(event.id) === 'file.agreement', target: 'submittingAgreement' },
          {
            guard: ({ event }) => actIn(event.id) === 'file.slip',
            target: 'card',
            actions: [assign({ words: '' }), { type: 'say', params: [bubble(text('claim.slip'))] }],
          },
          { target: 'card', actions: assign({ words: '' }) },
        ],
        cancel: { target: 'card', actions: unused },
        menu: { target: '#menu', actions: unused },
        status: { target: 'loading', actions: unused },
        openOrder: { target: 'opening', actions: [...unused, assign({ words: ({ event }) => event.code })] },
      },
    },
    submitting: submit('submitProof'),
    submittingAgreement: submit('submitAgreement'),
  },
}).states;
