import { addDays, dayOf, instantAt, minuteOfDay, weekday } from './days.ts';
import type { Day } from './days.ts';
import { DomainError } from './domain_error.ts';
import type { HolidayCalendar } from './working_days.ts';

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Service hours by ISO weekday (1 Monday to 7 Sunday): spans of [open, close) as 'HH:MM' on the office's clock; a
 * weekday that is missing or empty is closed. docs/domain.md 6 (a setting).
 */
export type ServiceHours = { readonly [day in Weekday]?: readonly (readonly [open: string, close: string])[] };

const LOOK_AHEAD_DAYS = 60;

/**
 * Whether the counter serves people at an instant (UTC ms). Holidays of the calendar are closed; a year that it does
 * not cover goes by the weekly hours alone, since an opening hour is information and binds nobody.
 */
export function isOpen(ms: number, hours: ServiceHours, timeZone: string, calendar: HolidayCalendar): boolean {
  const minute = minuteOfDay(ms, timeZone);
  return spansOn(dayOf(ms, timeZone), hours, calendar).some(([open, close]) => open <= minute && minute < close);
}

/**
 * The first instant (UTC ms) from `ms` on at which the counter is open: `ms` itself while it is, otherwise the next
 * opening within 60 days, or `null`.
 */
export function nextOpening(
  ms: number,
  hours: ServiceHours,
  timeZone: string,
  calendar: HolidayCalendar,
): number | null {
  if (isOpen(ms, hours, timeZone, calendar)) return ms;
  const today = dayOf(ms, timeZone);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    const opening = spansOn(day, hours, calendar)
      .map(([open]) => instantAt(day, open, timeZone))
      .filter((instant) => instant > ms)
      .toSorted((a, b) => a - b)[0];
    if (opening !== undefined) return opening;
  }
  return null;
}

/** The instant (UTC ms) at which the counter first opens on that day, or `null`: closed all day. */
export function openingOn(day: Day, hours: ServiceHours, timeZone: string, calendar: HolidayCalendar): number | null {
  const opens = spansOn(day, hours, calendar).map(([open]) => open);
  return opens.length === 0 ? null : instantAt(day, Math.min(...opens), timeZone);
}

/** When the counter is open on that day, in order: [from, until) in UTC ms. */
export function openSpans(
  day: Day,
  hours: ServiceHours,
  timeZone: string,
  calendar: HolidayCalendar,
): (readonly [from: number, until: number])[] {
  return spansOn(day, hours, calendar)
    .map(([open, close]) => [instantAt(day, open, timeZone), instantAt(day, close, timeZone)] as const)
    .toSorted(([one], [other]) => one - other);
}

function spansOn(day: Day, hours: ServiceHours, calendar: HolidayCalendar): (readonly [number, number])[] {
  if (calendar.holidays.has(day)) return [];
  const spans = hours[weekday(day) as Weekday] ?? [];
  return spans.map(([open, close]) => [minutes(open), minutes(close)] as const).filter(([open, close]) => open < close);
}

/** Minutes since midnight of 'HH:MM' ('24:00' closes a day); throws `hours_invalid` for anything else. */
function minutes(text: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^(24):(00)$/.exec(text);
  if (!match) throw new DomainError('hours_invalid', 'Service hours are written HH:MM.');
  return Number(match[1] ?? match[3]) * 60 + Number(match[2] ?? match[4]);
}
