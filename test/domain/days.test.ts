import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  formatDateTime,
  formatDay,
  instantAt,
  isDay,
  minuteOfDay,
  startOfDay,
  weekday,
} from '../../domain/days.ts';

const JAKARTA = 'Asia/Jakarta';
const days = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2090, 0, 1) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const zones = fc.constantFrom(JAKARTA, 'Asia/Makassar', 'Asia/Jayapura', 'UTC', 'America/New_York', 'Asia/Kathmandu');

describe('days of the office', () => {
  it.each([
    [Date.UTC(2026, 10, 22, 16, 59, 59, 999), JAKARTA, '2026-11-22'],
    [Date.UTC(2026, 10, 22, 17, 0), JAKARTA, '2026-11-23'],
    [Date.UTC(2026, 10, 22, 15, 0), 'Asia/Jayapura', '2026-11-23'],
    [Date.UTC(2026, 11, 31, 17, 0), JAKARTA, '2027-01-01'],
    [-1, 'UTC', '1969-12-31'],
  ])('the instant %i in %s belongs to %s', (instant, zone, day) => {
    expect(dayOf(instant, zone)).toBe(day);
  });

  it('begin at midnight of the zone', () => {
    expect(startOfDay('2026-11-23', JAKARTA)).toBe(Date.UTC(2026, 10, 22, 17, 0));
    expect(startOfDay('2026-11-23', 'Asia/Jayapura')).toBe(Date.UTC(2026, 10, 22, 15, 0));
  });

  it('begin at an instant that belongs to them, while the millisecond before does not', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const start = startOfDay(day, zone);
        expect(dayOf(start, zone)).toBe(day);
        expect(dayOf(start - 1, zone)).toBe(addDays(day, -1));
      }),
    );
  });

  it('know what their clock shows', () => {
    const half = instantAt('2026-11-23', 9 * 60 + 30, 'Asia/Makassar');
    expect(half).toBe(Date.UTC(2026, 10, 23, 1, 30));
    expect(minuteOfDay(half, 'Asia/Makassar')).toBe(570);
    expect(minuteOfDay(half + 59_999, 'Asia/Makassar')).toBe(570);
  });
});

describe('calendar arithmetic', () => {
  it.each([
    ['2026-11-23', 1, '2026-11-24'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s %+i is %s', (day, n, result) => {
    expect(addDays(day, n)).toBe(result);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -9999, max: 9999 }), (day, n) => {
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  it('counts the week from Monday 1 to Sunday 7', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', 'besok', '2026-11-23T00:00'])(
    '%j is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => addDays(text, 1)).toThrow(expect.objectContaining({ code: 'day_invalid' }));
    },
  );
});

describe('dates for people', () => {
  it('are written in full in both languages', () => {
    expect(formatDay('2026-11-23', 'id')).toBe('23 November 2026');
    expect(formatDay('2026-11-23', 'en')).toBe('23 November 2026');
    expect(formatDay('2026-08-01', 'id')).toBe('1 Agustus 2026');
    expect(formatDay('2026-08-01', 'en')).toBe('1 August 2026');
  });

  it.each([
    [JAKARTA, 'id', '23 November 2026 pukul 09.05 WIB'],
    [JAKARTA, 'en', '23 November 2026, 09:05 WIB'],
    ['Asia/Makassar', 'id', '23 November 2026 pukul 10.05 WITA'],
    ['Asia/Jayapura', 'en', '23 November 2026, 11:05 WIT'],
    ['UTC', 'en', '23 November 2026, 02:05 UTC'],
    ['Asia/Kathmandu', 'id', '23 November 2026 pukul 07.50 UTC+05:45'],
    ['America/New_York', 'en', '22 November 2026, 21:05 UTC-05:00'],
  ] as const)('name the zone of %s in %s: %s', (zone, language, text) => {
    expect(formatDateTime(Date.UTC(2026, 10, 23, 2, 5), zone, language)).toBe(text);
  });

  it('show midnight as 00', () => {
    expect(formatDateTime(startOfDay('2026-11-23', JAKARTA), JAKARTA, 'id')).toBe('23 November 2026 pukul 00.00 WIB');
  });
});
