/** One person, two chats: a one-time code of this chat for another one, or of another one for this (docs/domain.md 11). */
import { text } from '../../texts/text.ts';
import type { Result } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';
import type { Say } from '../setup.ts';

type Issued = Extract<Result, { type: 'connect.issued' }>;
type Made = Extract<Result, { type: 'connect.made' }>;

/** The code is a key for its minutes: no transcript shows it to others. */
function issuedSays({ code, minutes, telegram }: Issued): Say[] {
  return [
    bubble(text('connect.issued', { minutes })),
    { kind: 'code', value: code, sealed: true },
    ...(telegram === null
      ? []
      : [
          {
            kind: 'link' as const,
            text: text('connect.telegram'),
            label: text('connect.telegram.open'),
            url: telegram,
            sealed: true as const,
          },
        ]),
  ];
}

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
    // `words` holds the code
    joining: {
      entry: { type: 'command', params: ({ context }) => ({ type: 'useConnectCode', code: context.words }) },
      on: {
        'connect.made': {
          target: '#finished',
          actions: ['becomeCustomer', { type: 'say', params: ({ event }) => madeSays(event) }],
        },
        'connect.refused': {
          target: '#finished',
          actions: { type: 'say', params: ({ event }) => [bubble(text(`connect.refused.${event.reason}`))] },
        },
      },
    },
  },
});
