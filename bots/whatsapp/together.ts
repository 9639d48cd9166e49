/** What of a chat's waiting arrivals belongs together, and in what. Pure. */
import type { InboxEvent } from '../channel.ts';
import type { Belongings } from '../together.ts';
import { arrivalIn } from './intake.ts';

/** `albumMs`: how long more of an album is waited for, which says beforehand how many parts it has. */
export function belongings(albumMs: number): Belongings {
  return {
    messageOf(event) {
      const arrival = arrivalIn(event);
      return arrival.kind === 'message' ? arrival.id : undefined;
    },
    changedBy(event) {
      const arrival = arrivalIn(event);
      return arrival.kind === 'edit' ? arrival.of : undefined;
    },
    albumOf,
    isWhole: (events) => {
      const parts = events.flatMap(partsOf);
      // the message that begins it is none of them
      return parts.some((count) => count > 0 && events.length > count);
    },
    albumWaitMs: albumMs,
  };
}

/** An album goes by the id of the message that begins it. */
export function albumOf(event: InboxEvent): string | undefined {
  const arrival = arrivalIn(event);
  if (arrival.kind !== 'message') return undefined;
  return arrival.content.kind === 'album' ? arrival.id : arrival.album;
}

function partsOf(event: InboxEvent): number[] {
  const arrival = arrivalIn(event);
  return arrival.kind === 'message' && arrival.content.kind === 'album' ? [arrival.content.parts] : [];
}
