/** Undoing a connection of chats, from either of them (docs/domain.md 11). */
import { assign } from 'xstate';
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { codeIn, paged } from '../ask.ts';
import type { ConnectionLine } from '../effects.ts';
import { bubble, conversation } from '../setup.ts';

/** A network as people call it. */
export function channelText(channel: string): Text {
  switch (channel) {
    case 'telegram':
    case 'whatsapp':
    case 'webchat':
      return text(`channel.${channel}`);
    default:
      return text('any', { value: channel });
  }
}

/** Which chat, and since when: never what is said in it. */
function labelOf({ channel, since, own }: ConnectionLine): Text {
  const line = { channel: channelText(channel), since };
  return own ? text('disconnect.line.own', line) : text('disconnect.line', line);
}

function askText(chosen: ConnectionLine | undefined): Text {
  const line = { channel: channelText(chosen?.channel ?? ''), since: chosen?.since ?? 0 };
  return chosen?.own === true ? text('disconnect.ask.own', line) : text('disconnect.ask.other', line);
}

export const disconnecting = conversation.createStateConfig({
  id: 'disconnecting',
  initial: 'listing',
  states: {
    listing: {
      entry: { type: 'query', params: { type: 'listConnections' } },
      on: {
        'connections.listed': [
          {
            guard: ({ event }) => event.connections.length === 0,
            target: '#finished',
            actions: { type: 'say', params: [bubble(text('disconnect.none'))] },
          },
          {
            guard: ({ event }) => event.connections.length === 1,
            target: 'sure',
            actions: assign({ connections: ({ event }) => event.connections }),
          },
          { target: 'choosing', actions: assign({ connections: ({ event }) => event.connections, page: 0 }) },
        ],
      },
    },
    choosing: {
      meta: {
        question: ({ connections, page }) => ({
          text: text('disconnect.which'),
          ...paged(
            connections.map((line) => ({ id: `connection:${line.id}`, label: labelOf(line) })),
            page,
          ),
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'page.next', actions: 'nextPage' },
          { guard: ({ event }) => event.id === 'page.previous', actions: 'previousPage' },
          {
            target: 'sure',
            actions: assign({
              connections: ({ context, event }) => context.connections.filter(({ id }) => id === codeIn(event.id)),
            }),
          },
        ],
      },
    },
    sure: {
      meta: {
        question: ({ connections }) => ({
          text: askText(connections[0]),
          answers: [
            { id: 'disconnect.yes', label: text('disconnect.yes'), means: 'yes' },
            { id: 'disconnect.no', label: text('disconnect.no'), means: 'no' },
          ],
          accepts: 'answers',
        }),
      },
      on: {
        answer: [
          { guard: ({ event }) => event.id === 'disconnect.yes', target: 'ending' },
          { target: '#finished', actions: { type: 'say', params: [bubble(text('disconnect.kept'))] } },
        ],
      },
    },
    ending: {
      entry: {
        type: 'command',
        params: ({ context }) => ({ type: 'disconnect', connectionId: context.connections[0]?.id ?? '' }),
      },
      on: {
        'disconnect.done': [
          {
            guard: ({ event }) => event.own,
            target: '#finished',
            actions: [
              'becomeCustomer',
              {
                type: 'say',
                params: ({ event }) => [
                  bubble(
                    event.profile === null
                      ? text('disconnect.done.own')
                      : text('disconnect.done.back', { name: event.profile.name }),
                  ),
                ],
              },
            ],
          },
          {
            target: '#finished',
            actions: [
              assign({ connections: [] }),
              {
                type: 'say',
                params: ({ event }) => [bubble(text('disconnect.done.other', { channel: channelText(event.channel) }))],
              },
            ],
          },
        ],
        'disconnect.gone': {
          target: '#finished',
          actions: { type: 'say', params: [bubble(text('disconnect.gone'))] },
        },
      },
    },
  },
});
