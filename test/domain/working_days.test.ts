import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../domain/days.ts';
import {
  HOLIDAYS_2026_2027,
  addWorkingDays,
  holidayCalendar,
  isWorkingDay,
  uncoveredYearAhead,
  workingDaysBetween,
} from '../../domain/working_days.ts';

const calendar = holidayCalendar(HOLIDAYS_2026_2027, [2026, 2027]);
const only2026 = holidayCalendar(HOLIDAYS_2026_2027, [2026]);

// docs/domain.md 6; c marks cuti bersama.
const TABLE = {
  2026:
    '01-01, 01-16, 02-16c, 02-17, 03-18c, 03-19, 03-20c, 03-23c, 03-24c, 04-03, 05-01, 05-14, 05-15c, 05-27, 05-28c, ' +
    '06-01, 06-16, 08-17, 08-25, 12-24c, 12-25',
  2027:
    '01-01, 01-05, 02-05c, 03-08, 03-09c, 03-10, 03-11, 03-12c, 03-15c, 03-25c, 03-26, 05-06, 05-17, 05-18c, 05-19c, ' +
    '05-20, 06-01, 08-17, 12-24c',
};

describe('the holiday table of 2026 and 2027', () => {
  it.each(Object.entries(TABLE))('of %s has exactly the published days and kinds', (year, days) => {
    const held = HOLIDAYS_2026_2027.filter((holiday) => holiday.day.startsWith(year));
    expect(held.map(({ day, kind }) => `${day.slice(5)}${kind === 'cuti_bersama' ? 'c' : ''}`).join(', ')).toBe(days);
  });

  it('gives every day a name, a source and a weekday', () => {
    for (const { day, kind, name, source } of HOLIDAYS_2026_2027) {
      expect(name.startsWith('Cuti bersama ')).toBe(kind === 'cuti_bersama');
      expect(source).toContain(day.slice(0, 4));
      expect(weekday(day)).toBeLessThanOrEqual(5);
    }
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-03-17', 3, '2026-03-27'],
    ['2026-03-17', 10, '2026-04-08'],
    ['2026-12-21', 10, '2027-01-08'],
    ['2027-03-05', 3, '2027-03-18'],
    ['2027-03-05', 10, '2027-03-31'],
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %i working days give %s', (day, n, result) => {
    expect(addWorkingDays(day, n, calendar)).toEqual({ ok: true, day: result });
  });

  it('refuses to enter a year without a table', () => {
    const refusal = { ok: false, reason: 'year_not_covered', year: 2027 };
    expect(addWorkingDays('2026-12-21', 10, only2026)).toEqual(refusal);
    expect(addWorkingDays('2026-12-21', 5, only2026)).toEqual({ ok: true, day: '2026-12-30' });
    expect(workingDaysBetween('2026-12-21', '2027-01-04', only2026)).toEqual(refusal);
  });

  it.each([-1, 1.5])('refuses %s days', (n) => {
    expect(() => addWorkingDays('2026-11-23', n, calendar)).toThrow(
      expect.objectContaining({ code: 'working_days_invalid' }),
    );
  });
});

describe('workingDaysBetween', () => {
  it.each([
    ['2026-11-23', '2026-12-07', 10],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-23', '2026-11-20', 0],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-03-17', '2026-03-26', 2],
  ])('after %s up to %s there are %i', (from, to, count) => {
    expect(workingDaysBetween(from, to, calendar)).toEqual({ ok: true, days: count });
  });

  it('undoes addWorkingDays, which always ends on a working day', () => {
    const starts = fc.integer({ min: 0, max: 600 }).map((offset) => addDays('2026-01-01', offset));
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const added = addWorkingDays(start, n, calendar);
        if (!added.ok) throw new Error('the table should reach that far');
        expect(workingDaysBetween(start, added.day, calendar)).toEqual({ ok: true, days: n });
        expect(workingDaysBetween(start, addDays(added.day, -1), calendar)).toEqual({ ok: true, days: n - 1 });
        expect(isWorkingDay(added.day, calendar)).toBe(true);
      }),
    );
  });
});

describe('uncoveredYearAhead', () => {
  it.each([
    ['2026-09-30', undefined],
    ['2026-10-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
    ['2025-06-01', 2025],
  ])('on %s with a table of 2026 warns of %s', (day, year) => {
    expect(uncoveredYearAhead(day, only2026)).toBe(year);
  });

  it('is quiet while the next year is covered', () => {
    expect(uncoveredYearAhead('2026-11-22', calendar)).toBeUndefined();
  });
});

it('a calendar may hold the days alone, without names', () => {
  const bare = { holidays: new Set(['2026-11-24']), coveredYears: new Set([2026]) };
  expect(addWorkingDays('2026-11-23', 1, bare)).toEqual({ ok: true, day: '2026-11-25' });
});
