/** Which of a chat's waiting updates are taken up together: a message with its later edits, and the parts of an album with theirs. */
import type { Message, Update } from 'telegraf/types';
import type { InboxEvent } from '../channel.ts';

/** An album comes part by part, with nothing that says which is the last: it is whole when no more came for so long. */
const ALBUM_WAIT_MS = 1_000;
/** docs of sendMediaGroup: an album has 2 to 10 parts */
const MOST_PARTS = 10;

/** See InboxReader.next. */
export function takenTogether(
  events: readonly InboxEvent[],
  now: number,
): { events: readonly InboxEvent[] } | { waitMs: number } {
  const [first, ...later] = events;
  if (first === undefined) return { events: [] };
  const message = messageOf(first);
  if (message === undefined) return { events: [first] };
  const album = albumOf(message);
  if (album === undefined) return { events: [first, ...later.filter((event) => isEditOf(event, [message]))] };
  const parts = [first, ...later.filter((event) => albumOf(messageOf(event)) === album)].slice(0, MOST_PARTS);
  const silentMs = now - Math.max(...parts.map(({ receivedAt }) => receivedAt));
  // below 0: the clock was set back
  const isWhole = parts.length === MOST_PARTS || silentMs >= ALBUM_WAIT_MS || silentMs < 0;
  if (!isWhole) return { waitMs: ALBUM_WAIT_MS - silentMs };
  const messages = parts.flatMap((part) => messageOf(part) ?? []);
  return { events: [...parts, ...later.filter((event) => isEditOf(event, messages))] };
}

/** What Telegram sent, whose form was checked when it came in (intake). */
export function updateOf({ body }: InboxEvent): Update {
  return body as Update;
}

export function messageOf(event: InboxEvent): Message | undefined {
  const update = updateOf(event);
  return 'message' in update ? update.message : undefined;
}

export function albumOf(message: Message | undefined): string | undefined {
  return message !== undefined && 'media_group_id' in message ? message.media_group_id : undefined;
}

/** What an edit is known by at the turn: two may be of one second. */
export function editIdOf(event: InboxEvent): string[] {
  const edit = editOf(event);
  return edit === undefined ? [] : [`m${edit.message_id}e${updateOf(event).update_id}`];
}

/** The messages among events that are taken up together, each as it was last changed. */
export function messagesOf(events: readonly InboxEvent[]): Message[] {
  const edits = new Map(
    events.flatMap((event) => {
      const edit = editOf(event);
      return edit === undefined ? [] : [[edit.message_id, edit]];
    }),
  );
  return events.flatMap((event) => {
    const message = messageOf(event);
    return message === undefined ? [] : [edits.get(message.message_id) ?? message];
  });
}

function editOf(event: InboxEvent): Message | undefined {
  const update = updateOf(event);
  return 'edited_message' in update ? update.edited_message : undefined;
}

function isEditOf(event: InboxEvent, messages: readonly Message[]): boolean {
  const edit = editOf(event);
  return edit !== undefined && messages.some(({ message_id: id }) => id === edit.message_id);
}

/**
 * Whether it would be read as an answer to whatever is asked when it is taken up. A button may name what it is about
 * ('act.pay:GP-ABC234'), and a file is taken only where one is asked for.
 */
export function answersAnything(update: Update): boolean {
  if ('callback_query' in update) return !('data' in update.callback_query && update.callback_query.data.includes(':'));
  return !('message' in update && ('photo' in update.message || 'document' in update.message));
}
