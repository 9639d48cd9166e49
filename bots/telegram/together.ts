/** What of a chat's waiting updates belongs together, and in what. */
import type { Message, Update } from 'telegraf/types';
import type { InboxEvent } from '../channel.ts';
import { takenTogether as together } from '../together.ts';
import type { Belongings } from '../together.ts';

/** docs of sendMediaGroup: an album has 2 to 10 parts */
const MOST_PARTS = 10;

const BELONGINGS: Belongings = {
  messageOf: (event) => idOf(messageOf(event)),
  changedBy: (event) => idOf(editOf(event)),
  albumOf: (event) => albumOf(messageOf(event)),
  isWhole: (parts) => parts.length === MOST_PARTS,
  // an album comes part by part, with nothing that says which is the last
  albumWaitMs: 1_000,
};

/** See InboxReader.next. */
export function takenTogether(events: readonly InboxEvent[], now: number): ReturnType<typeof together> {
  return together(events, now, BELONGINGS);
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

function idOf(message: Message | undefined): string | undefined {
  return message === undefined ? undefined : String(message.message_id);
}

function editOf(event: InboxEvent): Message | undefined {
  const update = updateOf(event);
  return 'edited_message' in update ? update.edited_message : undefined;
}

/**
 * Whether it would be read as an answer to whatever is asked when it is taken up. A button may name what it is about
 * ('act.pay:GP-ABC234'), and a file is taken only where one is asked for.
 */
export function answersAnything(update: Update): boolean {
  if ('callback_query' in update) return !('data' in update.callback_query && update.callback_query.data.includes(':'));
  return !('message' in update && ('photo' in update.message || 'document' in update.message));
}
