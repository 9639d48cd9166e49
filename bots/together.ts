/** Which of a chat's waiting events are taken up together: a message with its later edits, and the parts of an album with theirs. */
import type { InboxEvent } from './channel.ts';

/** How a channel's events hang together; ids are the network's own within the chat. */
export interface Belongings {
  /** of a message; undefined: the event is none, but a change or a press of a button */
  messageOf(event: InboxEvent): string | undefined;
  /** the message that the event changes */
  changedBy(event: InboxEvent): string | undefined;
  /** of a message that is a part of one */
  albumOf(event: InboxEvent): string | undefined;
  /** whether no more parts can come */
  isWhole(parts: readonly InboxEvent[]): boolean;
  /** otherwise it is whole when no more came for so long */
  albumWaitMs: number;
}

/** See InboxReader.next. */
export function takenTogether(
  events: readonly InboxEvent[],
  now: number,
  { messageOf, changedBy, albumOf, isWhole, albumWaitMs }: Belongings,
): { events: readonly InboxEvent[] } | { waitMs: number } {
  const [first, ...later] = events;
  if (first === undefined) return { events: [] };
  if (messageOf(first) === undefined) return { events: [first] };
  const album = albumOf(first);
  const parts: InboxEvent[] = [first];
  for (const event of album === undefined ? [] : later) {
    if (isWhole(parts)) break;
    if (albumOf(event) === album) parts.push(event);
  }
  if (album !== undefined && !isWhole(parts)) {
    const silentMs = now - Math.max(...parts.map(({ receivedAt }) => receivedAt));
    // below 0: the clock was set back
    if (silentMs >= 0 && silentMs < albumWaitMs) return { waitMs: albumWaitMs - silentMs };
  }
  const ids = new Set(parts.map(messageOf));
  const isTheirEdit = (event: InboxEvent) => changedBy(event) !== undefined && ids.has(changedBy(event));
  return { events: [...parts, ...later.filter(isTheirEdit)] };
}
