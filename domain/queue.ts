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
 * one of the same service finished anywhere. In the order of the entries; one pass, for a year of days is read at once.
 * docs/domain.md 13.
 */
export function waitsOf(day: readonly QueueEntry[]): number[] {
  const calls = day
    .flatMap(({ calledAt, takenAt, counter, service }, index) =>
      calledAt === null ? [] : [{ calledAt, takenAt, counter, service, index }],
    )
    .toSorted((one, other) => one.calledAt - other.calledAt);
  const finishes = day
    .flatMap(({ doneAt, counter, service }) => (doneAt === null ? [] : [{ doneAt, counter, service }]))
    .toSorted((one, other) => one.doneAt - other.doneAt);
  // the last that was finished before the call at hand
  const atCounter = new Map<string | null, number>();
  const ofService = new Map<string, number>();
  let passed = 0;
  const waits = calls.map(({ calledAt, takenAt, counter, service, index }) => {
    for (let next = finishes[passed]; next !== undefined && next.doneAt <= calledAt; next = finishes[passed]) {
      atCounter.set(next.counter, next.doneAt);
      ofService.set(next.service, next.doneAt);
      passed += 1;
    }
    const free = atCounter.get(counter) ?? ofService.get(service) ?? takenAt;
    return { index, wait: Math.max(0, calledAt - Math.max(takenAt, free)) };
  });
  return waits.toSorted((one, other) => one.index - other.index).map(({ wait }) => wait);
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
