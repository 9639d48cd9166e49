/**
 * What nobody asked for just now is held to what a network lets the office send to all of its chats together. Answers are not
 * held. Pure but for what it remembers.
 */

/** So that a clock that was set back holds nothing for long. */
const LONGEST_WAIT_MS = 60_000;

export interface Pace {
  /** 0: it may go at `now` (UTC ms), and counts; otherwise the ms after which to ask again */
  take(now: number): number;
}

/** `most`: messages within any `perMs`. */
export function createPace(most: number, perMs: number): Pace {
  /** when the latest went */
  const gone: number[] = [];
  /** when the latest of those that wait were told to come again: as many at a time as may go then */
  const called: number[] = [];
  return {
    take: (now) => {
      const within = gone.filter((at) => at > now - perMs && at <= now);
      if (within.length < most) {
        keepLatest(gone, [...within, now], most);
        return 0;
      }
      const free = Math.max((within[0] ?? now) + perMs, (called.at(-most) ?? 0) + perMs);
      const at = Math.min(free, now + LONGEST_WAIT_MS);
      keepLatest(called, [...called, at], most);
      return at - now;
    },
  };
}

function keepLatest(list: number[], items: number[], most: number): void {
  list.splice(0, list.length, ...items.slice(-most));
}
