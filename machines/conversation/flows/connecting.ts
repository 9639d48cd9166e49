/** One person, two chats: a one-time code of this chat for another one, or of another one for this (docs/domain.md 11). */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { Context } from '../context.ts';
import type { ConnectRefusal, Result } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';
import type { Say } from '../setup.ts';

type Issued = Extract<Result, { type: 'connect.issued' }>;
type Made = Extract<Result, { type: 'connect.made' }>;

/** The code is a key for its minutes: no transcript shows it to others. */
function issuedSays({ code, minutes, telegram, whatsapp }: Issued): Say[] {
  return [
    bubble(text('connect.issued', { minutes })),
    { kind: 'code', value: code, sealed: true },
    ...opens(telegram, text('connect.telegram'), text('connect.telegram.open')),
    ...opens(whatsapp, text('connect.whatsapp'), text('connect.whatsapp.open')),
  ];
}

function opens(url: string | null, words: Text, label: Text): Say[] {
  return url === null ? [] : [{ kind: 'link', text: words, label, url, sealed: true }];
}

const sayRefused = {
  type: 'say' as const,
  params: ({ event }: { event: { reason: ConnectRefusal } }) => [bubble(text(`connect.refused.${event.reason}`))],
};

function madeSays({ profile, orders, moved }: Made): Say[] {
  return [
    bubble(
      text('connect.made', {
        name: profile.name,
        orders: orders === 0 ? text('connect.made.none') : text('connect.made.orders', { count: orders }),
        moved: moved === 0 ? text('nothing') : text('connect.made.moved', { count: moved }),
      }),
    ),
  ];
}

/** What a yes means; never whose code it is, for anybody may have sent it. */
function askText({ arrival }: Context): Text {
  if (arrival?.kind !== 'connect' || !arrival.own.known) return text('connect.ask.new');
  const { orders } = arrival.own;
  return text('connect.ask.known', {
    orders: orders === 0 ? text('nothing') : text('connect.ask.orders', { count: orders }),
  });
}

function codeOf({ arrival }: Context): string {
  return arrival?.kind === 'connect' ? arrival.code : '';
}

export const connecting = conversation.createStateConfig({
  id: 'connecting',
  initial: 'issuing',
  states: {
    issuing: {
      entry: { type: 'command', params: { type: 'issueConnectCode' } },
      on: {
        'connect.issued': {
          target: '#finished',
          actions: { type: 'say', params: ({ event }) => issuedSays(event) },
        },
        'connect.notIssued': {
          target: '#finished',
          actions: { type: 'say', params: ({ event }) => [bubble(text(`connect.notIssued.${event.reason}`))] },
        },
      },
    },
    trying: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'tryConnectCode', code: codeOf(context) }) },
      on: {
        'connect.fits': [
          {
            // nobody is harmed who typed it where there was nobody yet
            guard: ({ context: { arrival }, event }) => arrival?.kind === 'connect' && arrival.typed && !event.known,
            target: 'joining',
          },
          {
            target: 'sure',
            actions: assign({
              arrival: ({ context: { arrival }, event: { known, orders } }) =>
                arrival?.kind === 'connect' ? { ...arrival, own: { known, orders } } : arrival,
            }),
          },
        ],
        'connect.refused': { target: '#finished', actions: ['forgetArrival', sayRefused] },
      },
    },
    // a code that was sent by somebody else would hand this chat's orders to them (docs/domain.md 11)
    sure: {
      meta: {
        question: (context) => ({
          text: askText(context),
          answers: [
            { id: 'connect.yes', label: text('connect.yes'), means: 'agree' },
            { id: 'connect.no', label: text('connect.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'connect.yes', target: 'joining' },
          {
            target: '#finished',
            actions: ['forgetArrival', { type: 'say', params: [bubble(text('connect.kept'))] }],
          },
        ],
      },
    },
    joining: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'useConnectCode', code: codeOf(context) }) },
      on: {
        'connect.made': {
          target: '#finished',
          actions: ['becomeCustomer', 'forgetArrival', { type: 'say', params: ({ event }) => madeSays(event) }],
        },
        'connect.refused': { target: '#finished', actions: ['forgetArrival', sayRefused] },
      },
    },
  },
});
