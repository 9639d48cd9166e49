/** What a turn is about: a message of the customer, news of the office, or a reminder. */
import type { ConversationEvent } from '../machines/conversation/events.ts';
import type { OrderNews, Told } from '../machines/conversation/effects.ts';
import { questionOf } from '../machines/conversation/step.ts';
import type { ConversationState } from '../machines/conversation/step.ts';
import { understand } from '../machines/understanding/understand.ts';
import type { Inbound, InboundBody } from './channel.ts';
import { labelsOf } from './speak.ts';
import type { Speaker } from './speak.ts';

export type Happening =
  | { kind: 'message'; inbound: Inbound }
  | { kind: 'news'; eventId: number; news: OrderNews; at: number }
  /** an event of services/chat_events */
  | { kind: 'told'; chatEventId: number; event: Told; at: number }
  /** a form was left unfinished in the chat as it stood at `revision`, silent since (UTC ms) */
  | { kind: 'reminder'; revision: number; since: number; at: number };

/** In the light of where the chat stands. */
export function eventOf(happening: Happening, state: ConversationState, speaker: Speaker): ConversationEvent {
  switch (happening.kind) {
    case 'message':
      return read(happening.inbound.body, state, speaker);
    case 'news':
      return happening.news;
    case 'told':
      return happening.event;
    case 'reminder':
      return { type: 'draft.reminder' } as const;
  }
}

/** The same for a text that was written in place of another. */
export function readText(text: string, state: ConversationState, speaker: Speaker): ConversationEvent {
  return read({ kind: 'text', text }, state, speaker);
}

function read(body: InboundBody, state: ConversationState, speaker: Speaker) {
  const question = questionOf(state);
  return understand(body, { question, labels: question === null ? [] : labelsOf(question, speaker) });
}

/** The dedupe key within the chat. Those of the office hold a colon, which no message's id does. */
export function externalIdOf(happening: Happening): string {
  switch (happening.kind) {
    case 'message':
      return happening.inbound.externalId;
    case 'news':
      return `event:${happening.eventId}`;
    case 'told':
      return `chat:${happening.chatEventId}`;
    case 'reminder':
      return `reminder:${happening.since}`;
  }
}

/** Of a message's row: what nobody wrote for just now, by its externalId, which is the turn's and its place in it. */
export function isUnasked(messageId: string): boolean {
  return messageId.includes(':');
}
