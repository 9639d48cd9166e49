/** Which of a chat's waiting updates are taken up together: a message with its later edits, and the parts of an album. */
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
  if (album === undefined) return { events: [first, ...later.filter((event) => isEditOf(event, message))] };
  const parts = [first, ...later.filter((event) => albumOf(messageOf(event)) === album)].slice(0, MOST_PARTS);
  const silentMs = now - Math.max(...parts.map(({ receivedAt }) => receivedAt));
  // below 0: the clock was set back
  const isWhole = parts.length === MOST_PARTS || silentMs >= ALBUM_WAIT_MS || silentMs < 0;
  return isWhole ? { events: parts } : { waitMs: ALBUM_WAIT_MS - silentMs };
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

/** Only words can be changed to any effect before they are read. */
function isEditOf(event: InboxEvent, message: Message): boolean {
  const update = updateOf(event);
  if (!('edited_message' in update) || !('text' in message)) return false;
  return 'text' in update.edited_message && update.edited_message.message_id === message.message_id;
}
