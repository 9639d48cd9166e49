import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantAt } from '../../domain/days.ts';
import { isOpen, nextOpening } from '../../domain/hours.ts';
import type { ServiceHours } from '../../domain/hours.ts';
import { HOLIDAYS_2026_2027, holidayCalendar } from '../../domain/working_days.ts';

const ZONE = 'Asia/Jakarta';
const calendar = holidayCalendar(HOLIDAYS_2026_2027, [2026, 2027]);
const weekdays: ServiceHours[1] = [
  ['08:00', '12:00'],
  ['13:00', '15:30'],
];
const hours: ServiceHours = { 1: weekdays, 2: weekdays, 3: weekdays, 4: weekdays, 5: [['08:00', '11:30']] };
const at = (day: string, time: string) => instantAt(day, Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), ZONE);

describe('isOpen', () => {
  it.each([
    ['2026-11-23', '07:59', false],
    ['2026-11-23', '08:00', true],
    ['2026-11-23', '11:59', true],
    ['2026-11-23', '12:00', false],
    ['2026-11-23', '13:00', true],
    ['2026-11-23', '15:30', false],
    ['2026-11-27', '13:00', false],
    ['2026-11-28', '09:00', false],
    ['2026-12-24', '09:00', false],
  ])('on %s at %s is %s', (day, time, open) => {
    expect(isOpen(at(day, time), hours, ZONE, calendar)).toBe(open);
  });

  it('goes by the weekly hours in a year without a holiday table', () => {
    expect(isOpen(at('2030-01-07', '09:00'), hours, ZONE, calendar)).toBe(true);
  });

  it('can last until midnight', () => {
    expect(isOpen(at('2026-11-23', '23:59'), { 1: [['08:00', '24:00']] }, ZONE, calendar)).toBe(true);
  });

  it.each(['8:00', '25:00', '08.00', ''])('refuses hours written %j', (text) => {
    expect(() => isOpen(at('2026-11-23', '09:00'), { 1: [[text, '15:00']] }, ZONE, calendar)).toThrow(
      expect.objectContaining({ code: 'hours_invalid' }),
    );
  });
});

describe('nextOpening', () => {
  it.each([
    ['2026-11-23', '07:00', '2026-11-23', '08:00'],
    ['2026-11-23', '12:15', '2026-11-23', '13:00'],
    ['2026-11-23', '16:00', '2026-11-24', '08:00'],
    ['2026-11-27', '16:00', '2026-11-30', '08:00'],
    ['2026-12-23', '16:00', '2026-12-28', '08:00'],
    ['2026-11-23', '09:00', '2026-11-23', '09:00'],
  ])('from %s %s is %s %s', (day, time, openingDay, openingTime) => {
    expect(nextOpening(at(day, time), hours, ZONE, calendar)).toBe(at(openingDay, openingTime));
  });

  it('is null for an office that never opens or stays closed for more than 60 days', () => {
    // The 61st day after 25 November is a Monday, on which the office would open.
    const now = at('2026-11-25', '09:00');
    const closed = Array.from({ length: 61 }, (_, i) => ({ day: addDays('2026-11-25', i), name: 'Tutup' }));
    expect(nextOpening(now, {}, ZONE, calendar)).toBeNull();
    expect(nextOpening(now, { 1: [['15:00', '08:00']] }, ZONE, calendar)).toBeNull();
    expect(nextOpening(now, hours, ZONE, holidayCalendar(closed, [2026, 2027]))).toBeNull();
    expect(nextOpening(now, hours, ZONE, holidayCalendar(closed.slice(1), [2026, 2027]))).toBe(now);
  });

  it('does not depend on the order in which the spans of a day are written', () => {
    const backwards: ServiceHours = { 1: weekdays.toReversed() };
    expect(nextOpening(at('2026-11-23', '06:00'), backwards, ZONE, calendar)).toBe(at('2026-11-23', '08:00'));
  });

  it('is open at the instant it names, and closed until then', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 * 24 * 60 }), (minutes) => {
        const now = at('2026-11-22', '00:00') + minutes * 60_000;
        const opening = nextOpening(now, hours, ZONE, calendar);
        if (opening === null) throw new Error('the office opens every week');
        expect(isOpen(opening, hours, ZONE, calendar)).toBe(true);
        expect(isOpen(now, hours, ZONE, calendar)).toBe(opening === now);
        expect(opening > now && isOpen(opening - 60_000, hours, ZONE, calendar)).toBe(false);
      }),
    );
  });
});
