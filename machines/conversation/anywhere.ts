/**
 * What may be said, or may happen, wherever the chat stands (docs/domain.md 10): the global words, links, old buttons, news.
 * A state that has an answer of its own comes first.
 */
import { assign } from 'xstate';
import type { Language } from '../../domain/vocabulary.ts';
import { text } from '../texts/text.ts';
import type { ConversationEvent } from './events.ts';
import { channelText } from './flows/disconnecting.ts';
import { newsWithButton } from './flows/order_news.ts';
import { wayToChange } from './flows/rewriting.ts';
import { bubble, conversation } from './setup.ts';
import type { Say } from './setup.ts';

/** Misses in a row after which the way to a person is shown. */
const MISSES_BEFORE_A_PERSON = 3;

/** Nothing is looked up or asked before consent (docs/domain.md 9). */
const sayConsentFirst = { type: 'say' as const, params: [bubble(text('consent.first'))] };

/** ... and what was asked for is not forgotten. */
const sayAfterConsent = { type: 'say' as const, params: [bubble(text('consent.thenOpened'))] };

const sayRecorded = {
  type: 'say' as const,
  params: ({ event }: { event: { filling: boolean } }) => [
    bubble(text('rewrite.recorded', { way: wayToChange(event.filling) })),
  ],
};

/** The way to a page that takes what the network cannot carry; its address is the right to hand in. */
function uploadSays({ url }: Extract<ConversationEvent, { type: 'upload.opened' }>): Say[] {
  return [{ kind: 'link', text: text('file.upload'), label: text('file.upload.open'), url, sealed: true }];
}

export const anywhere = conversation.createStateConfig({
  on: {
    menu: [{ guard: 'consented', target: '.menu' }, { actions: sayConsentFirst }],
    status: [{ guard: 'consented', target: '.orders' }, { actions: sayConsentFirst }],
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
      { actions: sayConsentFirst },
    ],
    search: [{ guard: 'consented', target: '#shop.listing', actions: 'searchFor' }, { actions: sayConsentFirst }],
    information: [{ guard: 'consented', target: '.information' }, { actions: sayConsentFirst }],
    complain: [{ guard: 'consented', target: '.complaints' }, { actions: sayConsentFirst }],
    visit: [{ guard: 'consented', target: '.visits' }, { actions: sayConsentFirst }],
    myData: [{ guard: 'consented', target: '.privacy.exporting' }, { actions: sayConsentFirst }],
    eraseData: [{ guard: 'consented', target: '.privacy.previewing' }, { actions: sayConsentFirst }],
    withdraw: [{ guard: 'consented', target: '.privacy.withdrawing' }, { actions: sayConsentFirst }],
    optOut: [{ guard: 'consented', target: '.privacy.muting' }, { actions: sayConsentFirst }],
    connectCode: [
      { guard: 'consented', target: '.connecting.trying', actions: 'keepCode' },
      { actions: ['keepCode', sayAfterConsent] },
    ],
    connect: [
      { guard: ({ context }) => context.consented && context.profile !== null, target: '.connecting' },
      { guard: 'consented', actions: { type: 'say', params: [bubble(text('connect.notIssued.not_registered'))] } },
      { actions: sayConsentFirst },
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
    greeting: {
      actions: {
        type: 'say',
        params: ({ event }) => [bubble(event.salam ? text('greeting.salam') : text('greeting.hello'))],
      },
    },
    thanks: { actions: { type: 'say', params: [bubble(text('greeting.welcome'))] } },
    help: { actions: { type: 'say', params: [bubble(text('help'))] } },
    officer: [{ guard: 'consented', target: '.desk' }, { actions: { type: 'query', params: { type: 'showOffice' } } }],
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
                now: office.openNow
                  ? text('person.open')
                  : office.opensAt === null
                    ? text('nothing')
                    : text('person.opens', { at: office.opensAt }),
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
    // the office's news does not throw anyone out of what they were doing: it opens by itself only when nothing is under way
    'order.news': { actions: { type: 'say', params: ({ event }) => newsWithButton(event) } },
  },
});
