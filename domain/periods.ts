/** Periods that figures are told for: a month, a quarter, a year, or any days. */
import { addDays, isDay } from './days.ts';
import type { Day } from './days.ts';

/** Days, both included. */
export interface DayRange {
  fromDay: Day;
  toDay: Day;
}

/** What an office may publish: always a period that is over, or the year so far. */
export const PUBLISHED_PERIODS = ['last_month', 'last_quarter', 'this_year', 'last_year'] as const;
export type PublishedPeriod = (typeof PUBLISHED_PERIODS)[number];

/**
 * '2026-11', '2026-Q4' or '2026': the whole month, quarter or year. `null` for anything else. Years 2000 to 2999.
 */
export function rangeOf(name: string): DayRange | null {
  const match = /^(2\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(name);
  if (match === null) return null;
  const year = Number(match[1]);
  if (match[2] !== undefined) return monthsFrom(year, Number(match[2]), 1);
  if (match[3] !== undefined) return monthsFrom(year, Number(match[3]) * 3 - 2, 3);
  return monthsFrom(year, 1, 12);
}

/** Free days in either order; `null`: one of them is no day. */
export function rangeBetween(one: string, other: string): DayRange | null {
  if (!isDay(one) || !isDay(other)) return null;
  return one <= other ? { fromDay: one, toDay: other } : { fromDay: other, toDay: one };
}

/** The month, quarter and year that a day is in, as `rangeOf` names them. */
export function namesOf(day: Day): { month: string; quarter: string; year: string } {
  const year = day.slice(0, 4);
  return { month: day.slice(0, 7), quarter: `${year}-Q${quarterOf(day)}`, year };
}

/** What is published on a day. */
export function publishedRange(period: PublishedPeriod, today: Day): DayRange {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (period) {
    case 'last_month':
      return monthsFrom(year, month - 1, 1);
    case 'last_quarter':
      return monthsFrom(year, quarterOf(today) * 3 - 5, 3);
    case 'this_year':
      return { fromDay: `${year}-01-01`, toDay: today };
    case 'last_year':
      return monthsFrom(year - 1, 1, 12);
  }
}

/** As much time right before it: whole months before whole months, else as many days. */
export function rangeBefore({ fromDay, toDay }: DayRange): DayRange {
  const months = wholeMonths({ fromDay, toDay });
  if (months > 0) return monthsFrom(Number(fromDay.slice(0, 4)), Number(fromDay.slice(5, 7)) - months, months);
  const days = daysBetween(fromDay, toDay);
  return { fromDay: addDays(fromDay, -days - 1), toDay: addDays(fromDay, -1) };
}

/** The months ('2026-11') that end with the month of a day, oldest first. */
export function monthsUntil(day: Day, count: number): (DayRange & { month: string })[] {
  const year = Number(day.slice(0, 4));
  const last = Number(day.slice(5, 7));
  return Array.from({ length: count }, (_, index) => {
    const range = monthsFrom(year, last - count + 1 + index, 1);
    return { ...range, month: range.fromDay.slice(0, 7) };
  });
}

/** How many months the days are, when they are whole ones; else 0. */
function wholeMonths({ fromDay, toDay }: DayRange): number {
  if (!fromDay.endsWith('-01') || !addDays(toDay, 1).endsWith('-01')) return 0;
  const index = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return index(toDay) - index(fromDay) + 1;
}

function daysBetween(one: Day, other: Day): number {
  return Math.round((Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000);
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** `month` may lie outside of 1 to 12: it is counted on into the years beside. */
function monthsFrom(year: number, month: number, count: number): DayRange {
  return { fromDay: firstOf(year, month), toDay: addDays(firstOf(year, month + count), -1) };
}

function firstOf(year: number, month: number): Day {
  const index = year * 12 + (month - 1);
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}
