import { addDays, weekday } from './days.ts';
import type { Day } from './days.ts';
import { DomainError } from './domain_error.ts';

export { HOLIDAYS_2026_2027 } from './holidays.ts';
export type { Holiday } from './holidays.ts';

/**
 * The days without service (national holidays and cuti bersama) and the years for which that table is complete.
 * Days are 'YYYY-MM-DD'; the values of a map are the holidays' names. docs/domain.md 6.
 */
export type HolidayCalendar = {
  readonly holidays: ReadonlyMap<Day, string> | ReadonlySet<Day>;
  readonly coveredYears: ReadonlySet<number>;
};

/** The table does not cover a year that the count would enter; nothing is computed on a guess. docs/domain.md 6. */
export type YearNotCovered = { readonly ok: false; readonly reason: 'year_not_covered'; readonly year: number };

/** From 1 October on, the first day a quarter ahead lies in the next year. */
const QUARTER_IN_DAYS = 92;

/** Builds a calendar from rows of the holiday table and the years that the office declared complete. */
export function holidayCalendar(
  rows: Iterable<{ readonly day: Day; readonly name: string }>,
  coveredYears: Iterable<number>,
): HolidayCalendar {
  const holidays = new Map<Day, string>();
  for (const row of rows) holidays.set(row.day, row.name);
  return { holidays, coveredYears: new Set(coveredYears) };
}

/** Whether the office works on that day, as far as the table knows: a weekday that is not in it. */
export function isWorkingDay(day: Day, calendar: HolidayCalendar): boolean {
  return weekday(day) <= 5 && !calendar.holidays.has(day);
}

/**
 * The day `n` working days after `day`, the day after the start being day 1; `n` 0 gives the start itself.
 * Throws `working_days_invalid` when `n` is not a whole number from 0. docs/domain.md 6.
 */
export function addWorkingDays(
  day: Day,
  n: number,
  calendar: HolidayCalendar,
): { readonly ok: true; readonly day: Day } | YearNotCovered {
  if (!Number.isSafeInteger(n) || n < 0) {
    throw new DomainError('working_days_invalid', 'Working days are added in whole numbers from 0.');
  }
  let current = day;
  for (let left = n; left > 0;) {
    current = addDays(current, 1);
    const refusal = checkYear(current, calendar);
    if (refusal) return refusal;
    if (isWorkingDay(current, calendar)) left -= 1;
  }
  return { ok: true, day: current };
}

/** The working days after `from` up to and including `to`; 0 when `to` is not after `from`. docs/domain.md 6. */
export function workingDaysBetween(
  from: Day,
  to: Day,
  calendar: HolidayCalendar,
): { readonly ok: true; readonly days: number } | YearNotCovered {
  let days = 0;
  for (let current = addDays(from, 1); current <= to; current = addDays(current, 1)) {
    const refusal = checkYear(current, calendar);
    if (refusal) return refusal;
    if (isWorkingDay(current, calendar)) days += 1;
  }
  return { ok: true, days };
}

/**
 * The year to warn the admin about: this one or, within its last quarter, the next, when the table does not cover it;
 * `undefined` when all is well. docs/domain.md 6 (warn ahead).
 */
export function uncoveredYearAhead(day: Day, calendar: HolidayCalendar): number | undefined {
  return [day, addDays(day, QUARTER_IN_DAYS)].map(yearOf).find((year) => !calendar.coveredYears.has(year));
}

/** The refusal when the calendar does not cover the day's year. */
export function checkYear(day: Day, calendar: HolidayCalendar): YearNotCovered | undefined {
  const year = yearOf(day);
  return calendar.coveredYears.has(year) ? undefined : { ok: false, reason: 'year_not_covered', year };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
