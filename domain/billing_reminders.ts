import { addDays, dayOf } from './days.ts';
import type { Day } from './days.ts';
import { openingOn } from './hours.ts';
import type { ServiceHours } from './hours.ts';
import type { HolidayCalendar } from './working_days.ts';

/** Which of the reminders that a billing code is about to end: two days before, and on its last day. docs/domain.md 5. */
export const BILLING_REMINDERS = ['twoDaysBefore', 'lastDay'] as const;
export type BillingReminder = (typeof BILLING_REMINDERS)[number];

const DAYS_BEFORE: Readonly<Record<BillingReminder, number>> = { twoDaysBefore: 2, lastDay: 0 };

const DAY_MS = 86_400_000;

/** When the office serves, as far as reminders need it. */
export interface OfficeTimes {
  hours: ServiceHours;
  timeZone: string;
  calendar: HolidayCalendar;
}

/**
 * When to remind of a code that ends at `endsAt` (UTC ms): as the office opens two days before the end and on the last day.
 * Where it does not open on that day, or only after the end, on the last office day before, so that a long holiday
 * swallows neither the code nor the reminder (docs/domain.md 5, 6). Only what lies after `from`; two that meet are one,
 * told as the later one. In the order of time.
 */
export function billingReminders(
  from: number,
  endsAt: number,
  office: OfficeTimes,
): { reminder: BillingReminder; at: number }[] {
  const endDay = dayOf(endsAt, office.timeZone);
  const planned = BILLING_REMINDERS.flatMap((reminder) => {
    const at = openingUpTo(addDays(endDay, -DAYS_BEFORE[reminder]), from, endsAt, office);
    return at === null ? [] : [{ reminder, at }];
  });
  return planned.filter(({ at }, index) => planned[index + 1]?.at !== at);
}

/** Calendar days from the day of `now` to the day on which the code ends; 0 on its last day. */
export function daysLeft(now: number, endsAt: number, timeZone: string): number {
  const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  return dayNumber(dayOf(endsAt, timeZone)) - dayNumber(dayOf(now, timeZone));
}

function openingUpTo(last: Day, from: number, endsAt: number, office: OfficeTimes): number | null {
  const { hours, timeZone, calendar } = office;
  const earliest = dayOf(from, timeZone);
  for (let day = last; day >= earliest; day = addDays(day, -1)) {
    const at = openingOn(day, hours, timeZone, calendar);
    if (at !== null && at < endsAt) return at > from ? at : null;
  }
  return null;
}
