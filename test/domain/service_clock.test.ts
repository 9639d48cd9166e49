import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt, startOfDay } from '../../domain/days.ts';
import {
  IDLE_CLOCK,
  isPaused,
  pauseClock,
  readClock,
  reopenClock,
  resumeClock,
  startClock,
  stopClock,
} from '../../domain/service_clock.ts';
import type { ServiceClock } from '../../domain/service_clock.ts';
import { HOLIDAYS_2026_2027, addWorkingDays, holidayCalendar, workingDaysBetween } from '../../domain/working_days.ts';

const ZONE = 'Asia/Jakarta';
const LIMIT = 10;
const calendar = holidayCalendar(HOLIDAYS_2026_2027, [2026, 2027]);
// 23 November 2026 is a Monday; the next holiday is 24 December.
const at = (day: string, hour: number) => instantAt(day, hour * 60, ZONE);
const started = startClock(IDLE_CLOCK, at('2026-11-23', 10));
const read = (clock: ServiceClock, now: number) => readClock(clock, now, ZONE, LIMIT, calendar);

describe('a clock that runs', () => {
  it('is due ten working days after "lengkap"', () => {
    expect(read(started, at('2026-11-23', 15))).toEqual({
      ok: true,
      grossDays: 0,
      netDays: 0,
      pausedDays: 0,
      remaining: 10,
      dueDay: '2026-12-07',
    });
  });

  it('counts the day after as day 1 and nothing on the weekend', () => {
    expect(read(started, at('2026-11-24', 0))).toMatchObject({ netDays: 1, remaining: 9 });
    expect(read(started, at('2026-11-29', 12))).toMatchObject({ netDays: 4, remaining: 6 });
  });

  it('shows 0 left on the due day and a negative rest when the office is late', () => {
    expect(read(started, at('2026-12-07', 16))).toMatchObject({ remaining: 0, dueDay: '2026-12-07' });
    expect(read(started, at('2026-12-09', 9))).toMatchObject({ remaining: -2, dueDay: '2026-12-07' });
  });
});

describe('a clock that waits for the customer', () => {
  const paused = pauseClock(started, at('2026-11-25', 14));
  const resumed = resumeClock(paused, at('2026-11-30', 9));

  it('keeps the day of the hand-over and gives back the days that began with the customer', () => {
    // Wednesday 25th is the office's; Thursday, Friday and Monday the 30th began while it waited.
    expect(read(resumed, at('2026-11-30', 12))).toEqual({
      ok: true,
      grossDays: 5,
      netDays: 2,
      pausedDays: 3,
      remaining: 8,
      dueDay: '2026-12-10',
    });
    expect(read(resumed, at('2026-12-01', 9))).toMatchObject({ grossDays: 6, netDays: 3, pausedDays: 3 });
  });

  it('stands still while it waits, and the due day moves on', () => {
    const thursday = read(paused, at('2026-11-26', 9));
    const friday = read(paused, at('2026-11-27', 9));
    expect(thursday).toMatchObject({ grossDays: 3, netDays: 2, pausedDays: 1, dueDay: '2026-12-08' });
    expect(friday).toMatchObject({ grossDays: 4, netDays: 2, pausedDays: 2, dueDay: '2026-12-09' });
  });

  it('gives nothing back for a pause within one day', () => {
    const brief = resumeClock(pauseClock(started, at('2026-11-25', 9)), at('2026-11-25', 15));
    expect(read(brief, at('2026-11-26', 9))).toMatchObject({ grossDays: 3, netDays: 3, pausedDays: 0 });
  });

  it('does not count weekends and holidays as paused days', () => {
    const weekend = resumeClock(pauseClock(started, at('2026-11-27', 16)), at('2026-11-29', 16));
    expect(read(weekend, at('2026-11-30', 9))).toMatchObject({ grossDays: 5, netDays: 5, pausedDays: 0 });
  });

  it('includes the first and excludes the last instant of a pause', () => {
    const midnight = startOfDay('2026-11-25', ZONE);
    const from = resumeClock(pauseClock(started, midnight), midnight + 1);
    const upTo = resumeClock(pauseClock(started, midnight - 1), midnight);
    expect(read(from, at('2026-11-25', 9))).toMatchObject({ pausedDays: 1 });
    expect(read(upTo, at('2026-11-25', 9))).toMatchObject({ pausedDays: 0 });
  });
});

describe('a clock that stopped', () => {
  it('keeps its reading for ever', () => {
    const stopped = stopClock(started, at('2026-11-26', 10));
    expect(read(stopped, at('2027-06-30', 9))).toEqual(read(started, at('2026-11-26', 10)));
  });

  it('ends an open pause', () => {
    const stopped = stopClock(pauseClock(started, at('2026-11-24', 10)), at('2026-11-26', 10));
    expect(isPaused(stopped)).toBe(false);
    expect(read(stopped, at('2026-12-31', 9))).toMatchObject({ grossDays: 3, netDays: 1, pausedDays: 2 });
  });
});

describe('a clock that is opened again', () => {
  it('goes on where it stood: the time in between is given back', () => {
    const stopped = stopClock(startClock(IDLE_CLOCK, 1_000), 5_000);
    expect(reopenClock(stopped, 9_000)).toEqual({
      startedAt: 1_000,
      pauses: [{ from: 5_000, to: 9_000 }],
      stoppedAt: null,
    });
  });

  it('stays as it is while it runs, or before it began', () => {
    const running = startClock(IDLE_CLOCK, 1_000);
    expect([reopenClock(running, 9_000), reopenClock(IDLE_CLOCK, 9_000)]).toEqual([running, IDLE_CLOCK]);
  });
});

describe('the operations', () => {
  const later = at('2026-11-30', 9);

  it('change nothing when they come twice', () => {
    const paused = pauseClock(started, at('2026-11-25', 9));
    const resumed = resumeClock(paused, at('2026-11-26', 9));
    const stopped = stopClock(resumed, at('2026-11-27', 9));
    expect(startClock(started, later)).toBe(started);
    expect(pauseClock(paused, later)).toBe(paused);
    expect(resumeClock(resumed, later)).toBe(resumed);
    expect(stopClock(stopped, later)).toBe(stopped);
    expect(pauseClock(stopped, later)).toBe(stopped);
  });

  it('do nothing before the start', () => {
    expect(pauseClock(IDLE_CLOCK, later)).toBe(IDLE_CLOCK);
    expect(resumeClock(IDLE_CLOCK, later)).toBe(IDLE_CLOCK);
    expect(stopClock(IDLE_CLOCK, later)).toBe(IDLE_CLOCK);
    expect(read(IDLE_CLOCK, later)).toEqual({ ok: false, reason: 'not_started' });
  });

  it('never make a pause end before it began', () => {
    const odd = resumeClock(pauseClock(started, later), later - 1000);
    expect(odd.pauses).toEqual([{ from: later, to: later }]);
  });
});

it('refuses to name a due day in a year without a holiday table', () => {
  const only2026 = holidayCalendar(HOLIDAYS_2026_2027, [2026]);
  const late = startClock(IDLE_CLOCK, at('2026-12-21', 9));
  expect(readClock(late, at('2026-12-22', 9), ZONE, LIMIT, only2026)).toEqual({
    ok: false,
    reason: 'year_not_covered',
    year: 2027,
  });
});

it('agrees with plain working-day counting, whatever the pauses', () => {
  const hours = fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 0, maxLength: 6 });
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 400 }), (steps, after) => {
      let clock = started;
      let now = at('2026-11-23', 10);
      for (const step of steps) {
        now += step * 3_600_000;
        clock = isPaused(clock) ? resumeClock(clock, now) : pauseClock(clock, now);
      }
      now += after * 3_600_000;
      const reading = read(clock, now);
      if (!reading.ok) throw new Error(reading.reason);
      expect(reading.netDays + reading.pausedDays).toBe(reading.grossDays);
      expect(reading.remaining).toBe(LIMIT - reading.netDays);
      const gross = workingDaysBetween('2026-11-23', addDays('2026-11-23', daysSinceStart(now)), calendar);
      expect(gross).toEqual({ ok: true, days: reading.grossDays });
      // While days are left, the due day is as many working days away from today.
      const today = addDays('2026-11-23', daysSinceStart(now));
      const due = { ok: true, day: reading.dueDay };
      expect(reading.remaining > 0 ? addWorkingDays(today, reading.remaining, calendar) : due).toEqual(due);
    }),
  );
});

function daysSinceStart(now: number): number {
  return Math.floor((now - startOfDay('2026-11-23', ZONE)) / 86_400_000);
}
