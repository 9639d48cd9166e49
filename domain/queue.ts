/** The queue at the counter: numbers, waiting times against the standard, and estimates. docs/domain.md 13 (R2-5). */

/** A number as it is drawn within a service and a day, 1 and up; instants in UTC ms, null while it has not happened. */
export interface QueueEntry {
  service: string;
  takenAt: number;
  /** first call; later ones do not move it */
  calledAt: number | null;
  servedAt: number | null;
  doneAt: number | null;
  counter: string | null;
}

/** 'A-003': the service's letter and the number within the day, with three digits at least. */
export function queueNumber(service: string, number: number): string {
  return `${service}-${String(number).padStart(3, '0')}`;
}

/**
 * The smallest of the values that at least `percent` (above 0, at most 100) of them do not exceed (nearest rank); null:
 * there are none.
 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? null;
}

/**
 * Waiting times (ms) of the numbers of one day that were called, by the standard of Rembang: from the moment at which the
 * previous queue number was finished, or from drawing the number when that was later, until the first call. The previous
 * number is the last one that the same counter finished before the call; at a counter that has finished none that day, the last
 * one of the same service finished anywhere. docs/domain.md 13.
 */
export function waitsOf(day: readonly QueueEntry[]): number[] {
  return day.flatMap((entry) => {
    const { calledAt } = entry;
    if (calledAt === null) return [];
    const finishedBefore = (others: readonly QueueEntry[]): number | undefined =>
      others
        .flatMap(({ doneAt }) => (doneAt !== null && doneAt <= calledAt ? [doneAt] : []))
        .toSorted((one, other) => one - other)
        .at(-1);
    const free =
      finishedBefore(day.filter(({ counter }) => counter === entry.counter)) ??
      finishedBefore(day.filter(({ service }) => service === entry.service));
    return [Math.max(0, calledAt - Math.max(entry.takenAt, free ?? entry.takenAt))];
  });
}

export interface WaitFigures {
  /** numbers that were called */
  called: number;
  /** ms; null: none was called */
  p50Ms: number | null;
  p90Ms: number | null;
  /** part of them within the standard, 0 to 1; null: none was called */
  withinShare: number | null;
}

/** Waits (ms) held against the standard (minutes): exactly the standard is within it. */
export function waitFigures(waits: readonly number[], standardMinutes: number): WaitFigures {
  const within = waits.filter((wait) => wait <= standardMinutes * 60_000).length;
  return {
    called: waits.length,
    p50Ms: percentile(waits, 50),
    p90Ms: percentile(waits, 90),
    withinShare: waits.length === 0 ? null : within / waits.length,
  };
}

export interface Pace {
  /** numbers of the same service that are called first */
  ahead: number;
  /** numbers of the service that are called or served at the moment */
  inService: number;
  /** how long the visits of the service took that were finished today, ms */
  serviceMs: readonly number[];
  /** counters at work for the service */
  counters: number;
}

/**
 * Minutes until a number is called, by the day's real pace: the median service time for everybody ahead, half of it for those
 * who are being served, shared by the counters at work; rounded up. null before anybody was finished today.
 */
export function estimateMinutes({ ahead, inService, serviceMs, counters }: Pace): number | null {
  const median = percentile(serviceMs, 50);
  if (median === null) return null;
  return Math.ceil((median * (ahead + inService / 2)) / Math.max(1, counters) / 60_000);
}
