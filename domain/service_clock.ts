import { addDays, dayOf } from './days.ts';
import type { Day } from './days.ts';
import { checkYear, isWorkingDay } from './working_days.ts';
import type { HolidayCalendar, YearNotCovered } from './working_days.ts';

/**
 * The promise of service (ten working days by default) as it is kept with an order. All instants in UTC ms. It starts
 * with the officer's "lengkap", pauses while the office waits for the customer, and stops when the service is given.
 * A pause is half open, [from, to). docs/domain.md 6.
 */
export type ServiceClock = {
  readonly startedAt: number | null;
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  readonly stoppedAt: number | null;
};

/** Days used and left. `remaining` is 0 on the due day and negative when the office is late. */
export type ClockReading = {
  readonly ok: true;
  readonly grossDays: number;
  readonly netDays: number;
  readonly pausedDays: number;
  readonly remaining: number;
  readonly dueDay: Day;
};

/** The clock of an order that no officer has accepted yet. */
export const IDLE_CLOCK: ServiceClock = { startedAt: null, pauses: [], stoppedAt: null };

/** Starts the clock; a clock that already started keeps its first start. */
export function startClock(clock: ServiceClock, at: number): ServiceClock {
  return clock.startedAt === null ? { ...clock, startedAt: at } : clock;
}

/** Pauses a running clock; leaves one that is idle, paused or stopped as it is. */
export function pauseClock(clock: ServiceClock, at: number): ServiceClock {
  if (clock.startedAt === null || clock.stoppedAt !== null || isPaused(clock)) return clock;
  return { ...clock, pauses: [...clock.pauses, { from: at, to: null }] };
}

/** Ends the open pause, if there is one. */
export function resumeClock(clock: ServiceClock, at: number): ServiceClock {
  if (!isPaused(clock)) return clock;
  return {
    ...clock,
    pauses: clock.pauses.map((pause) =>
      pause.to === null ? { from: pause.from, to: Math.max(pause.from, at) } : pause,
    ),
  };
}

/** Stops the clock for good and ends an open pause; a clock that never started or already stopped stays as it is. */
export function stopClock(clock: ServiceClock, at: number): ServiceClock {
  if (clock.startedAt === null || clock.stoppedAt !== null) return clock;
  return { ...resumeClock(clock, at), stoppedAt: at };
}

/** Goes on with a clock that was stopped too early: the time in between is a pause. Leaves any other as it is. */
export function reopenClock(clock: ServiceClock, at: number): ServiceClock {
  if (clock.stoppedAt === null) return clock;
  const pause = { from: clock.stoppedAt, to: Math.max(clock.stoppedAt, at) };
  return { ...clock, pauses: [...clock.pauses, pause], stoppedAt: null };
}

/** Whether the clock is paused at present. */
export function isPaused(clock: ServiceClock): boolean {
  return clock.pauses.some((pause) => pause.to === null);
}

/**
 * Reads the clock at `now` (or where it stopped) against a limit in working days.
 *
 * The rule, docs/domain.md 6: gross days are the working days after the day of the start. A working day counts as
 * paused, and is given back, when the clock stood paused at the beginning of that office day. So the day on which the
 * office hands over to the customer is the office's, the day on which the customer answers is the customer's, and the
 * day after it counts again: the same "day after is day 1" as at the start. A pause within one day gives nothing back.
 * The due day is the working day on which the net days reach the limit if the clock is not paused from `now` on.
 *
 * Refuses with `not_started`, or with `year_not_covered` when the count enters a year without a holiday table.
 */
export function readClock(
  clock: ServiceClock,
  now: number,
  timeZone: string,
  limit: number,
  calendar: HolidayCalendar,
): ClockReading | YearNotCovered | { readonly ok: false; readonly reason: 'not_started' } {
  if (clock.startedAt === null) return { ok: false, reason: 'not_started' };
  const end = clock.stoppedAt ?? now;
  const startDay = dayOf(clock.startedAt, timeZone);
  const endDay = dayOf(end, timeZone);
  const pauses = pausedDaysOf(clock, timeZone, end);
  let grossDays = 0;
  let pausedDays = 0;
  let counted = 0;
  let dueDay = limit > 0 ? undefined : startDay;
  for (let day = addDays(startDay, 1); day <= endDay || dueDay === undefined; day = addDays(day, 1)) {
    const refusal = checkYear(day, calendar);
    if (refusal) return refusal;
    if (!isWorkingDay(day, calendar)) continue;
    const paused = pauses.some(([before, last]) => before < day && day <= last);
    if (!paused) counted += 1;
    if (dueDay === undefined && counted >= limit) dueDay = day;
    if (day <= endDay) {
      grossDays += 1;
      if (paused) pausedDays += 1;
    }
  }
  const netDays = grossDays - pausedDays;
  return { ok: true, grossDays, netDays, pausedDays, remaining: limit - netDays, dueDay: dueDay ?? startDay };
}

/**
 * Each pause as the days at whose beginning it stands: after `before`, up to and including `last`. (A day begins within
 * [from, to) exactly when the instant before `from` is on an earlier day and the instant before `to` is not.)
 */
function pausedDaysOf(clock: ServiceClock, timeZone: string, end: number): (readonly [before: Day, last: Day])[] {
  return clock.pauses.map(({ from, to }) => [dayOf(from - 1, timeZone), dayOf((to ?? end) - 1, timeZone)]);
}
