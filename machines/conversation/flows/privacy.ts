/** A person's rights over their own data (UU PDP, docs/domain.md 9); none of them waits for consent. */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { emptyContext } from '../context.ts';
import type { Context } from '../context.ts';
import type { DataCount, KeptData, PrivacyResult } from '../counter/privacy.ts';
import { placesOf } from '../places.ts';
import { bubble, conversation } from '../setup.ts';
import type { Say } from '../setup.ts';

type Of<T extends PrivacyResult['type']> = Extract<PrivacyResult, { type: T }>;

function countLine({ kind, count, since }: DataCount): Text {
  const what = text(`privacy.kind.${kind}`);
  return since === null ? text('privacy.count', { what, count }) : text('privacy.count.since', { what, count, since });
}

function exportedSays({ counts, file }: Of<'privacy.exported'>): Say[] {
  const there = counts.filter(({ count }) => count > 0);
  return [
    bubble(
      there.length === 0 ? text('privacy.exported.nothing') : text('privacy.exported', { lines: there.map(countLine) }),
    ),
    bubble(text(file ? 'privacy.exported.file' : 'privacy.exported.enough')),
  ];
}

/** Why not now, and what to do about it. */
function refusedText(kept: readonly KeptData[]): Text {
  const reasons = kept.flatMap(({ kind, codes }) =>
    kind === 'open_order' || kind === 'money' ? [text(`privacy.blocked.${kind}`, { codes: codes.join(', ') })] : [],
  );
  return text('privacy.blocked', { reasons });
}

function staysText(kept: readonly KeptData[]): Text {
  const stays = kept.flatMap(({ kind, count }) =>
    kind === 'open_order' || kind === 'money' || count === 0 ? [] : [text(`privacy.stays.${kind}`, { count })],
  );
  return stays.length === 0 ? text('privacy.stays.nothing') : text('privacy.stays', { lines: stays });
}

const sayRefused = {
  type: 'say' as const,
  params: ({ event }: { event: { kept: KeptData[] } }) => [bubble(refusedText(event.kept))],
};

/** What "berhenti" may also mean (docs/domain.md 9): answers that would be lost, not a place that was merely looked at. */
function isUnderWay({ parked, basket }: Context): boolean {
  return basket.length > 0 || placesOf(parked).some(({ draft }) => draft);
}

export const privacy = conversation.createStateConfig({
  id: 'privacy',
  initial: 'exporting',
  states: {
    exporting: {
      entry: { type: 'command', params: { type: 'privacy.export' } },
      on: {
        'privacy.exported': {
          target: '#finished',
          actions: { type: 'say', params: ({ event }) => exportedSays(event) },
        },
      },
    },
    previewing: {
      entry: { type: 'query', params: { type: 'privacy.preview' } },
      on: {
        'privacy.previewed': [
          { guard: ({ event }) => event.blocked, target: '#finished', actions: sayRefused },
          { target: 'asking', actions: assign({ kept: ({ event }) => event.kept }) },
        ],
      },
    },
    // asked twice, in plain words: what goes, and what stays and why
    asking: {
      meta: {
        question: ({ kept }) => ({
          text: text('privacy.erase.ask', { stays: staysText(kept) }),
          answers: [
            { id: 'erase.go', label: text('privacy.erase.go'), means: 'agree' },
            { id: 'erase.no', label: text('privacy.erase.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'erase.go', target: 'sure' },
          { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.erase.kept'))] } },
        ],
        cancel: { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.erase.kept'))] } },
      },
    },
    sure: {
      meta: {
        question: () => ({
          text: text('privacy.erase.sure'),
          answers: [
            { id: 'erase.yes', label: text('privacy.erase.yes'), means: 'agree' },
            { id: 'erase.not', label: text('privacy.erase.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'erase.yes', target: 'erasing' },
          { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.erase.kept'))] } },
        ],
        cancel: { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.erase.kept'))] } },
      },
    },
    erasing: {
      entry: { type: 'command', params: { type: 'privacy.erase' } },
      on: {
        'privacy.erased': {
          target: '#welcome',
          actions: [
            assign(({ context }) => emptyContext(context.language)),
            {
              type: 'say',
              params: ({ event }) => [bubble(text('privacy.erased', { stays: staysText(event.kept) }))],
            },
          ],
        },
        'privacy.refused': { target: '#finished', actions: sayRefused },
      },
    },
    withdrawing: {
      meta: {
        question: () => ({
          text: text('privacy.withdraw.ask'),
          answers: [
            { id: 'withdraw.yes', label: text('privacy.withdraw.yes'), means: 'agree' },
            { id: 'withdraw.no', label: text('privacy.withdraw.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'withdraw.yes', target: 'ending' },
          { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.withdraw.kept'))] } },
        ],
        cancel: { target: '#finished', actions: { type: 'say', params: [bubble(text('privacy.withdraw.kept'))] } },
      },
    },
    ending: {
      entry: { type: 'command', params: { type: 'privacy.withdraw' } },
      on: {
        // who consents again goes on with their registration; what was being written is given up
        'privacy.withdrawn': {
          target: '#welcome.left',
          actions: [
            assign(({ context: { language, profile } }) => ({
              ...emptyContext(language),
              profile,
              form: { ...profile },
              muted: true,
            })),
            {
              type: 'say',
              params: ({ event: { unpaid, paid } }) => [
                bubble(
                  text('privacy.withdrawn', {
                    unpaid: unpaid === 0 ? text('nothing') : text('privacy.withdrawn.unpaid', { count: unpaid }),
                    paid: paid === 0 ? text('nothing') : text('privacy.withdrawn.paid', { count: paid }),
                  }),
                ),
              ],
            },
          ],
        },
      },
    },
    muting: { always: [{ guard: ({ context }) => isUnderWay(context), target: 'which' }, { target: 'stopping' }] },
    which: {
      meta: {
        question: () => ({
          text: text('privacy.stop.ask'),
          answers: [
            { id: 'stop.form', label: text('privacy.stop.form') },
            { id: 'stop.messages', label: text('privacy.stop.messages') },
            { id: 'stop.no', label: text('privacy.stop.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'stop.form', target: '#abandoning' },
          { guard: ({ event }) => event.id === 'stop.messages', target: 'stopping' },
          { target: '#finished' },
        ],
        cancel: '#abandoning',
      },
    },
    stopping: {
      entry: { type: 'command', params: { type: 'privacy.optOut' } },
      on: {
        'privacy.muted': {
          target: '#finished',
          actions: [
            assign({ muted: true }),
            {
              type: 'say',
              // without consent nothing is sent anyhow, and "mulai" lifts nothing
              params: ({ context }) =>
                context.consented
                  ? [bubble(text('privacy.muted'), [{ id: 'word:optIn', label: text('privacy.unmute') }])]
                  : [bubble(text('privacy.muted.noConsent'))],
            },
          ],
        },
      },
    },
  },
});
