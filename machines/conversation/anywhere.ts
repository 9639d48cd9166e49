/**
 * What may be said, or may happen, wherever the chat stands (docs/domain.md 10): the global words, links, old buttons, news.
 * A state that has an answer of its own comes first.
 */
import { assign } from 'xstate';
import type { Language } from '../../domain/vocabulary.ts';
import { text } from '../texts/text.ts';
import type { ConversationEvent } from './events.ts';
import { WAITS } from './flows/desk.ts';
import { saidSays } from './flows/desk_texts.ts';
import { complaintNewsSays, integrityOfferSays, integritySays } from './flows/complaint_texts.ts';
import { channelText } from './flows/disconnecting.ts';
import { informationSays, openingText } from './flows/information_texts.ts';
import { newsWithButton } from './flows/order_news.ts';
import { wayToChange } from './flows/rewriting.ts';
import { invitationSays } from './flows/survey_texts.ts';
import { toldSays } from './flows/visit_texts.ts';
import { sayAfterConsent } from './flows/welcome.ts';
import { MISSES_BEFORE_A_PERSON } from './question.ts';
import { bubble, conversation } from './setup.ts';
import type { Say } from './setup.ts';

/** Nothing is looked up or asked before consent (docs/domain.md 9). */
const sayConsentFirst = { type: 'say' as const, params: [bubble(text('consent.first'))] };

const sayRecorded = {
  type: 'say' as const,
  params: ({ event }: { event: { filling: boolean } }) => [
    bubble(text('rewrite.recorded', { way: wayToChange(event.filling) })),
  ],
};

/** Nothing was sent here that was not asked for; from now on it is again. */
const optIn = { type: 'command' as const, params: { type: 'privacy.optIn' as const } };

/** The address is the right to read it all. */
function readySays({ url, days }: Extract<ConversationEvent, { type: 'privacy.ready' }>): Say[] {
  return [
    { kind: 'link', text: text('privacy.ready', { days }), label: text('privacy.ready.open'), url, sealed: true },
  ];
}

/** The way to a page that takes what the network cannot carry; its address is the right to hand in. */
function uploadSays({ url }: Extract<ConversationEvent, { type: 'upload.opened' }>): Say[] {
  return [{ kind: 'link', text: text('file.upload'), label: text('file.upload.open'), url, sealed: true }];
}

export const anywhere = conversation.createStateConfig({
  on: {
    menu: [{ guard: 'consented', target: '.menu' }, { actions: sayConsentFirst }],
    status: [{ guard: 'consented', target: '.orders' }, { actions: ['keepWish', sayAfterConsent] }],
    openOrder: [
      { guard: 'consented', target: '.orders.opening', actions: assign({ words: ({ event }) => event.code }) },
      { actions: [assign({ arrival: ({ event }) => ({ kind: 'order', code: event.code }) }), sayAfterConsent] },
    ],
    openProduct: [
      { guard: 'consented', target: '.linked', actions: assign({ words: ({ event }) => event.code }) },
      { actions: [assign({ arrival: ({ event }) => ({ kind: 'product', code: event.code }) }), sayAfterConsent] },
    ],
    openTicket: [
      { guard: 'consented', target: '.complaints.opening', actions: assign({ words: ({ event }) => event.code }) },
      { actions: [assign({ arrival: ({ event }) => ({ kind: 'ticket', code: event.code }) }), sayAfterConsent] },
    ],
    openVisit: [
      { guard: 'consented', target: '.visits.attaching', actions: assign({ words: ({ event }) => event.code }) },
      { actions: [assign({ arrival: ({ event }) => ({ kind: 'visit', code: event.code }) }), sayAfterConsent] },
    ],
    openSurvey: [
      { guard: 'consented', target: '.survey.opening', actions: assign({ words: ({ event }) => event.invite }) },
      { actions: ['keepWish', sayAfterConsent] },
    ],
    rate: [{ guard: 'consented', target: '.survey.seeking' }, { actions: sayConsentFirst }],
    search: [
      { guard: 'consented', target: '.searching', actions: 'lookFor' },
      { actions: ['keepWish', sayAfterConsent] },
    ],
    information: [
      { guard: ({ context }) => !context.consented, actions: ['keepWish', sayAfterConsent] },
      // "berapa biayanya?" is answered on the spot
      {
        guard: ({ event }) => event.topic !== undefined,
        actions: {
          type: 'query',
          params: ({ event }) => ({ type: 'information.show', topic: event.topic ?? null }),
        },
      },
      { target: '.information' },
    ],
    'information.shown': {
      actions: {
        type: 'say',
        params: ({ event: { topic, card } }) => (topic === null ? [] : informationSays(topic, card)),
      },
    },
    complain: [{ guard: 'consented', target: '.complaints' }, { actions: ['keepWish', sayAfterConsent] }],
    // docs/domain.md 7: not taken, wherever it is told; who may be meaning it is led to where it is asked
    integrity: [
      { guard: ({ event }) => event.certain, actions: { type: 'query', params: { type: 'complaint.wbs' } } },
      { guard: 'consented', actions: { type: 'say', params: integrityOfferSays() } },
      { actions: sayConsentFirst },
    ],
    'complaint.wbsTold': { actions: { type: 'say', params: ({ event }) => integritySays(event) } },
    visit: [{ guard: 'consented', target: '.visits' }, { actions: ['keepWish', sayAfterConsent] }],
    // rights over one's own data do not depend on consent (docs/domain.md 9)
    myData: { target: '.privacy.exporting' },
    eraseData: { target: '.privacy.previewing' },
    withdraw: [{ guard: 'consented', target: '.privacy.withdrawing' }, { actions: sayConsentFirst }],
    optOut: { target: '.privacy.muting' },
    optIn: [
      { guard: ({ context }) => context.muted && context.consented, actions: optIn },
      { guard: 'consented', actions: { type: 'say', params: [bubble(text('privacy.unmuted.already'))] } },
      { actions: sayConsentFirst },
    ],
    'privacy.unmuted': {
      actions: [assign({ muted: false }), { type: 'say', params: [bubble(text('privacy.unmuted'))] }],
    },
    'privacy.ready': { actions: { type: 'say', params: ({ event }) => readySays(event) } },
    'privacy.erasedElsewhere': { actions: { type: 'say', params: [bubble(text('privacy.erasedElsewhere'))] } },
    connectCode: [
      { guard: 'consented', target: '.connecting.trying', actions: 'keepCode' },
      { actions: ['keepCode', sayAfterConsent] },
    ],
    connect: [
      { guard: ({ context }) => context.consented && context.profile !== null, target: '.connecting' },
      { guard: 'consented', actions: { type: 'say', params: [bubble(text('connect.notIssued.not_registered'))] } },
      { actions: ['keepWish', sayAfterConsent] },
    ],
    disconnect: [{ guard: 'consented', target: '.disconnecting' }, { actions: sayConsentFirst }],
    // the chat is told by the office: what it was in the middle of waits, and is held against who it is now
    'connection.made': {
      actions: {
        type: 'say',
        params: ({ event }) => [bubble(text('connection.made', { channel: channelText(event.channel) }))],
      },
    },
    'connection.ended': {
      guard: 'consented',
      target: '.menu',
      actions: ['becomeCustomer', { type: 'say', params: [bubble(text('connection.ended'))] }],
    },
    // an edited message becomes one of these two before it comes here (bots/rewrite)
    'rewrite.offered': [{ guard: 'consented', target: '.rewriting' }, { actions: sayRecorded }],
    'rewrite.tooLate': { actions: sayRecorded },
    cancel: [
      {
        guard: ({ context }) => context.consented && (context.parked !== null || context.basket.length > 0),
        target: '.abandoning',
      },
      { actions: { type: 'say', params: [bubble(text('cancel.nothing'))] } },
    ],
    // asked again by step, as after every message
    repeat: {},
    greeting: [
      // "mulai" is what lifts "berhenti", a mere hello does not
      {
        guard: ({ context, event }) => event.starts === true && context.muted && context.consented,
        actions: optIn,
      },
      {
        actions: {
          type: 'say',
          params: ({ event }) => [bubble(event.salam ? text('greeting.salam') : text('greeting.hello'))],
        },
      },
    ],
    thanks: { actions: { type: 'say', params: [bubble(text('greeting.welcome'))] } },
    help: { actions: { type: 'say', params: [bubble(text('help'))] } },
    'desk.taken': {
      // whoever is at the office's telephone has written already, also to who has not met the assistant yet
      guard: ({ context, event }) => context.consented || event.officer === null,
      target: '.desk.taking',
      actions: assign({ desk: ({ event: { officer, invited } }) => ({ state: 'held', officer, invited }) }),
    },
    'desk.said': { guard: 'consented', actions: { type: 'say', params: ({ event }) => saidSays(event) } },
    'desk.transferred': {
      guard: ({ context }) => context.desk !== null,
      actions: [
        assign({ desk: ({ context, event }) => context.desk && { ...context.desk, officer: event.officer } }),
        { type: 'say', params: ({ event }) => [bubble(text('desk.transferred', { officer: event.officer }))] },
      ],
    },
    'desk.returned': {
      guard: ({ context }) => context.desk !== null,
      actions: [assign({ desk: WAITS }), { type: 'say', params: [bubble(text('desk.returned'))] }],
    },
    // the office lets go of a request while something else is done
    'desk.ended': {
      guard: ({ context }) => context.desk !== null,
      actions: [
        assign({ desk: null, line: null }),
        { type: 'say', params: ({ event }) => [bubble(text(`desk.ended.${event.by}`))] },
      ],
    },
    officer: [
      { guard: 'consented', target: '.desk' },
      // the other ways to the office need no consent
      { actions: ['keepWish', { type: 'query', params: { type: 'showOffice' } }] },
    ],
    'office.shown': {
      actions: [
        assign({ office: ({ event }) => event.office, misses: 0 }),
        {
          type: 'say',
          params: ({ event: { office } }) => [
            bubble(
              text('person', {
                office: office.name,
                phone: office.phone,
                email: office.email,
                address: office.address,
                hours: office.hours,
                now: openingText(office) ?? text('nothing'),
              }),
            ),
          ],
        },
      ],
    },
    language: {
      actions: [
        assign({ language: ({ context }): Language => (context.language === 'id' ? 'en' : 'id') }),
        { type: 'say', params: [bubble(text('language.changed'))] },
      ],
    },
    speak: {
      actions: [
        assign({ language: ({ event }) => event.language }),
        { type: 'say', params: [bubble(text('language.changed'))] },
      ],
    },
    // an answer that the state does not know is a button of an earlier question
    answer: { actions: { type: 'say', params: [bubble(text('stale'))] } },
    stale: { actions: { type: 'say', params: [bubble(text('stale'))] } },
    unreadable: { actions: { type: 'say', params: ({ event }) => [bubble(text(`unreadable.${event.what}`))] } },
    file: { actions: { type: 'say', params: [bubble(text('unreadable.file'))] } },
    fileRefused: { actions: { type: 'say', params: ({ event }) => [bubble(text(`file.${event.reason}`))] } },
    fileTooLarge: [
      { guard: 'consented', actions: { type: 'command', params: { type: 'openUpload' } } },
      { actions: { type: 'say', params: [bubble(text('unreadable.file'))] } },
    ],
    'upload.opened': { actions: { type: 'say', params: ({ event }) => uploadSays(event) } },
    tooLong: { actions: { type: 'say', params: ({ event }) => [bubble(text('tooLong', { length: event.length }))] } },
    text: { actions: { type: 'say', params: [bubble(text('unknown'))] } },
    unknown: [
      // whoever is not understood again and again is led to a person of the office (docs/domain.md 12)
      {
        guard: ({ context }) => context.consented && context.misses >= MISSES_BEFORE_A_PERSON,
        target: '.desk',
        actions: { type: 'say', params: [bubble(text('unknown.again'))] },
      },
      {
        guard: ({ context }) => context.misses >= MISSES_BEFORE_A_PERSON,
        actions: [
          { type: 'say', params: [bubble(text('unknown.again'))] },
          { type: 'query', params: { type: 'showOffice' } },
        ],
      },
      { actions: { type: 'say', params: [bubble(text('unknown'))] } },
    ],
    // asked again by step: what was filled in is still there (docs/domain.md 4)
    'draft.reminder': {
      actions: [assign({ reminded: true }), { type: 'say', params: [bubble(text('draft.reminder'))] }],
    },
    // a queue number that is called: said beside whatever is under way (docs/domain.md 13)
    'visit.called': {
      guard: 'consented',
      actions: [assign({ queue: ({ event }) => event.visit }), { type: 'say', params: ({ event }) => toldSays(event) }],
    },
    'visit.skipped': {
      guard: 'consented',
      actions: [assign({ queue: ({ event }) => event.visit }), { type: 'say', params: ({ event }) => toldSays(event) }],
    },
    'visit.moved': {
      guard: 'consented',
      actions: [assign({ queue: null }), { type: 'say', params: ({ event }) => toldSays(event) }],
    },
    // a rating is asked for beside whatever is under way (docs/domain.md 8)
    'survey.asked': { guard: 'consented', actions: { type: 'say', params: ({ event }) => invitationSays(event) } },
    // likewise how a complaint goes on (docs/domain.md 7)
    'complaint.news': {
      guard: 'consented',
      actions: { type: 'say', params: ({ event }) => complaintNewsSays(event) },
    },
    // the office's news does not throw anyone out of what they were doing: it opens by itself only when nothing is under way
    'order.news': { actions: { type: 'say', params: ({ event }) => newsWithButton(event) } },
  },
});
