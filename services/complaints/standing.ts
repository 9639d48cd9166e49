/**
 * How long a complaint may take and has taken (docs/domain.md 7): limits in working days from the day of receipt, paused while
 * the person is asked back, stopped by the answer.
 */
import { isPaused, readClock } from '../../domain/service_clock.ts';
import type { HolidayCalendar } from '../../domain/working_days.ts';
import type { Complaint } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { holidayCalendar } from '../holidays.ts';
import { readOffice } from '../office.ts';
import type { OfficeValue } from '../office.ts';
import { urgencyOf } from '../orders/clock.ts';
import type { Urgency } from '../orders/clock.ts';
import { clockOf } from '../orders/rows.ts';

export interface ComplaintRules {
  timeZone: string;
  calendar: HolidayCalendar;
  settings: OfficeValue<'complaints'>;
}

export async function complaintRules(ctx: Pick<ServiceContext, 'db'>): Promise<ComplaintRules> {
  const { office, complaints } = await readOffice(ctx);
  return { timeZone: office.timeZone, settings: complaints, calendar: await holidayCalendar(ctx) };
}

export interface ComplaintDays {
  /** working days, without the pauses and with them */
  netDays: number;
  grossDays: number;
  /** 0 on the due day, negative when late */
  remaining: number;
  dueDay: string;
  paused: boolean;
}

export interface Standing {
  /** working days */
  limit: number;
  /** null: `yearMissing` */
  days: ComplaintDays | null;
  /** the year without a holiday table for which nothing is computed (docs/domain.md 6) */
  yearMissing: number | null;
  urgency: Urgency;
  /** the office has answered; what ended without that is neither in time nor late */
  answered: boolean;
  /** not verified within its own limit */
  verificationLate: boolean;
}

type Timed = Pick<Complaint, 'kind' | 'supervision' | 'status' | 'clock' | 'answeredAt'>;

/** Working days from receipt to answer. */
export function limitOf(
  { kind, supervision }: Pick<Timed, 'kind' | 'supervision'>,
  { settings }: ComplaintRules,
): number {
  if (kind === 'information') return settings.informationDays;
  if (kind === 'aspiration') return settings.aspirationDays;
  return supervision === true ? settings.supervisedDays : settings.complaintDays;
}

/** `late` also of one that was answered late. */
export function standingOf(complaint: Timed, now: number, rules: ComplaintRules): Standing {
  const limit = limitOf(complaint, rules);
  const clock = clockOf(complaint);
  const { timeZone, calendar, settings } = rules;
  const reading = readClock(clock, now, timeZone, limit, calendar);
  const answered = complaint.answeredAt !== null;
  const none = { limit, days: null, urgency: 'calm' as const, answered, verificationLate: false };
  if (!reading.ok) return { ...none, yearMissing: reading.reason === 'year_not_covered' ? reading.year : null };
  const { netDays, grossDays, remaining, dueDay } = reading;
  const days = { netDays, grossDays, remaining, dueDay, paused: isPaused(clock) };
  const running = clock.stoppedAt === null;
  const urgency = running ? urgencyOf(days) : remaining < 0 ? 'late' : 'calm';
  const verificationLate = complaint.status === 'received' && netDays > settings.verificationDays;
  return { limit, days, yearMissing: null, urgency, answered, verificationLate };
}
