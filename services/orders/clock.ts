/** The service clock of an order (docs/domain.md 6): how acts move it, and how it is read. */
import { isPaused, pauseClock, readClock, resumeClock, startClock, stopClock } from '../../domain/service_clock.ts';
import type { ServiceClock } from '../../domain/service_clock.ts';
import type { HolidayCalendar } from '../../domain/working_days.ts';
import { turnOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ServiceContext } from '../context.ts';
import { holidayCalendar } from '../holidays.ts';
import { readOffice } from '../office.ts';

/** Starts with the officer's "lengkap", runs while the office must act, pauses while only the customer must. */
export function clockAfter(clock: ServiceClock, act: OrderAct, after: OrderState, now: number): ServiceClock {
  const turn = turnOf(after);
  if (turn.closed) return stopClock(clock, now);
  const started = act === 'accept' ? startClock(clock, now) : clock;
  return turn.roles.length > 0 ? resumeClock(started, now) : pauseClock(started, now);
}

/** What is needed to read clocks: the office's zone, its promise in working days, and its holidays. */
export interface ClockRules {
  timeZone: string;
  limit: number;
  calendar: HolidayCalendar;
}

export async function clockRules(ctx: Pick<ServiceContext, 'db'>): Promise<ClockRules> {
  const { office, serviceDays } = await readOffice(ctx);
  return { timeZone: office.timeZone, limit: serviceDays, calendar: await holidayCalendar(ctx) };
}

export interface ClockView {
  remaining: number;
  dueDay: string;
  grossDays: number;
  netDays: number;
  paused: boolean;
}

/** null: not started, or the count enters a year without a holiday table. */
export function viewClock(clock: ServiceClock, now: number, rules: ClockRules): ClockView | null {
  const reading = readClock(clock, now, rules.timeZone, rules.limit, rules.calendar);
  if (!reading.ok) return null;
  const { remaining, dueDay, grossDays, netDays } = reading;
  return { remaining, dueDay, grossDays, netDays, paused: isPaused(clock) };
}

/** The year without a holiday table that keeps a clock from being read; null: nothing does (docs/domain.md 6). */
export function yearMissing(clock: ServiceClock, now: number, rules: ClockRules): number | null {
  const reading = readClock(clock, now, rules.timeZone, rules.limit, rules.calendar);
  return !reading.ok && reading.reason === 'year_not_covered' ? reading.year : null;
}

/** Since when a clock is paused (UTC ms); null: it is not. */
export function pausedSince(clock: ServiceClock): number | null {
  return clock.pauses.find(({ to }) => to === null)?.from ?? null;
}

/** Working days before the due day from which on an order is at risk. */
const AT_RISK = 2;

export type Urgency = 'late' | 'risk' | 'calm';

/** Late: the promised days are used up. At risk: due within two working days, unless the customer is waited for. */
export function urgencyOf(clock: { remaining: number; paused: boolean }): Urgency {
  if (clock.remaining < 0) return 'late';
  return clock.remaining <= AT_RISK && !clock.paused ? 'risk' : 'calm';
}
