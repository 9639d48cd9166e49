/** First contact: the privacy notice and consent (docs/domain.md 9). */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { officeName } from '../ask.ts';
import { bubble, conversation } from '../setup.ts';

/** Kept in the consent ledger; raise it when the built-in notice changes its meaning. */
export const PRIVACY_VERSION = 'privacy-1';

export const welcome = conversation.createStateConfig({
  id: 'welcome',
  initial: 'opening',
  states: {
    opening: {
      entry: { type: 'query', params: { type: 'showOffice' } },
      on: { 'office.shown': { target: 'consent', actions: assign({ office: ({ event }) => event.office }) } },
    },
    consent: {
      meta: {
        question: (context) => ({
          text: text('consent.ask', { office: officeName(context), contact: context.office?.privacyContact ?? '' }),
          answers: [
            { id: 'consent.yes', label: text('consent.yes'), means: 'yes' },
            { id: 'consent.no', label: text('consent.no'), means: 'no' },
            { id: 'word:language', label: text('word.otherLanguage') },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'consent.yes', target: 'recording' },
          { guard: ({ event }) => event.id === 'consent.no', target: 'declined' },
        ],
      },
    },
    recording: {
      entry: { type: 'command', params: { type: 'recordConsent', textVersion: PRIVACY_VERSION } },
      on: {
        'consent.recorded': {
          target: '#arriving',
          actions: [
            assign({ consented: true, muted: false }),
            { type: 'say', params: ({ context }) => [bubble(text('consent.thanks', { office: officeName(context) }))] },
          ],
        },
      },
    },
    // consent was withdrawn: the ways that are left, and the way back
    left: {
      entry: { type: 'query', params: { type: 'showOffice' } },
      on: { 'office.shown': { target: 'declined', actions: assign({ office: ({ event }) => event.office }) } },
    },
    declined: {
      meta: {
        question: (context) => ({
          text: text('consent.declined', {
            phone: context.office?.phone ?? '',
            email: context.office?.email ?? '',
            address: context.office?.address ?? '',
          }),
          answers: [{ id: 'consent.yes', label: text('consent.yes'), means: 'yes' }],
          accepts: 'answers',
        }),
      },
      on: { answer: { guard: ({ event }) => event.id === 'consent.yes', target: 'recording' } },
    },
  },
});
