/** First contact: the privacy notice and consent (docs/domain.md 9). */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import { officeName } from '../ask.ts';
import type { Answer } from '../question.ts';
import { bubble, conversation } from '../setup.ts';

/** Kept in the consent ledger; raise it when the built-in notice changes its meaning. */
export const PRIVACY_VERSION = 'privacy-2';

/** Days that what was said is kept, where the chat opened before they were told. */
const USUAL_DAYS = 730;

/** What may be wanted before consent, as in the menu: it is gone to once consent is given. */
const WISHES = ['order', 'search', 'status', 'information', 'complain', 'visit', 'person', 'profile'] as const;
const wishes: Answer[] = WISHES.map((line) => ({ id: `menu.${line}`, label: text(`menu.${line}`) }));

/** What was asked for is not forgotten. */
export const sayAfterConsent = { type: 'say' as const, params: [bubble(text('consent.thenOpened'))] };

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
          text: text('consent.ask', {
            office: officeName(context),
            contact: context.office?.privacyContact ?? '',
            days: context.office?.keptDays ?? USUAL_DAYS,
          }),
          answers: [
            { id: 'consent.yes', label: text('consent.yes'), means: 'yes' },
            { id: 'consent.no', label: text('consent.no'), means: 'no' },
            { id: 'word:language', label: text('word.otherLanguage') },
          ],
          beyond: wishes,
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'consent.yes', target: 'recording' },
          // without consent nothing is kept of what was wanted
          { guard: ({ event }) => event.id === 'consent.no', target: 'declined', actions: 'forgetArrival' },
          { actions: ['keepWish', sayAfterConsent] },
        ],
        text: { actions: ['keepWish', sayAfterConsent] },
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
          beyond: wishes,
          accepts: 'answers',
          searches: true,
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'consent.yes', target: 'recording' },
          { actions: ['keepWish', sayAfterConsent] },
        ],
        text: { actions: ['keepWish', sayAfterConsent] },
      },
    },
  },
});
