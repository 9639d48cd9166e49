import { describe, expect, it } from 'vitest';
import { billingReminders, daysLeft } from '../../domain/billing_reminders.ts';
import { instantAt } from '../../domain/days.ts';
import type { ServiceHours } from '../../domain/hours.ts';
import { HOLIDAYS_2026_2027, holidayCalendar } from '../../domain/working_days.ts';

const timeZone = 'Asia/Jakarta';
const hours: ServiceHours = {
  1: [['08:00', '15:30']],
  2: [['08:00', '15:30']],
  3: [['08:00', '15:30']],
  4: [['08:00', '15:30']],
  5: [
    ['13:30', '15:30'],
    ['07:30', '11:30'],
  ],
};
const calendar = holidayCalendar(HOLIDAYS_2026_2027, [2026, 2027]);
const office = { hours, timeZone, calendar };

function at(moment: string): number {
  const [day = '', time = ''] = moment.split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantAt(day, hour * 60 + minute, timeZone);
}

function planned(from: string, endsAt: string): [string, string][] {
  return billingReminders(at(from), at(endsAt), office).map(({ reminder, at: when }) => [
    reminder,
    new Date(when + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '),
  ]);
}

// docs/domain.md 5 and 6: the holidays around Nyepi and Idulfitri 2026 and 2027, and of Christmas
describe('the reminders of a billing code', () => {
  it.each([
    [
      'an ordinary week',
      '2026-11-23 09:00',
      '2026-11-30 09:00',
      [
        ['twoDaysBefore', '2026-11-27 07:30'],
        ['lastDay', '2026-11-30 08:00'],
      ],
    ],
    [
      'two days before is a Sunday',
      '2026-11-24 09:00',
      '2026-12-01 09:00',
      [
        ['twoDaysBefore', '2026-11-27 07:30'],
        ['lastDay', '2026-12-01 08:00'],
      ],
    ],
    [
      'it ends on a Saturday: the last day is told on Friday',
      '2026-11-21 09:00',
      '2026-11-28 09:00',
      [
        ['twoDaysBefore', '2026-11-26 08:00'],
        ['lastDay', '2026-11-27 07:30'],
      ],
    ],
    [
      'both fall on one office day: told once',
      '2026-11-22 09:00',
      '2026-11-29 09:00',
      [['lastDay', '2026-11-27 07:30']],
    ],
    [
      'it ends before the office opens',
      '2026-11-24 07:00',
      '2026-12-01 07:00',
      [
        ['twoDaysBefore', '2026-11-27 07:30'],
        ['lastDay', '2026-11-30 08:00'],
      ],
    ],
    ['a long holiday swallows the end', '2026-03-13 09:00', '2026-03-20 09:00', [['lastDay', '2026-03-17 08:00']]],
    ['it was given on the last day before the holiday', '2026-03-17 09:00', '2026-03-24 09:00', []],
    [
      'it ends on the first day after the holiday',
      '2026-03-18 09:00',
      '2026-03-25 09:00',
      [['lastDay', '2026-03-25 08:00']],
    ],
    ['Idulfitri 2027 follows on the day it was given', '2027-03-05 09:00', '2027-03-12 09:00', []],
    [
      'Christmas 2026',
      '2026-12-21 09:00',
      '2026-12-28 09:00',
      [
        ['twoDaysBefore', '2026-12-23 08:00'],
        ['lastDay', '2026-12-28 08:00'],
      ],
    ],
    ['it is good for a day only', '2026-11-25 09:00', '2026-11-26 09:00', [['lastDay', '2026-11-26 08:00']]],
    ['it ends today', '2026-11-25 09:00', '2026-11-25 15:00', []],
  ])('when %s', (_what, from, endsAt, expected) => {
    expect(planned(from, endsAt)).toEqual(expected);
  });

  it('lie after the code was given and before its end, in order, never two at once, whenever it is given', () => {
    const start = at('2026-01-05 00:00');
    for (let hour = 0; hour < 700 * 24; hour += 7) {
      const from = start + hour * 3_600_000;
      const endsAt = from + 7 * 86_400_000;
      const moments = billingReminders(from, endsAt, office).map((one) => one.at);
      expect(moments.every((moment) => moment > from && moment < endsAt)).toBe(true);
      expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
    }
  });

  it('count the days that are left by the calendar', () => {
    expect(daysLeft(at('2026-11-28 23:59'), at('2026-11-30 00:01'), timeZone)).toBe(2);
    expect(daysLeft(at('2026-11-30 08:00'), at('2026-11-30 09:00'), timeZone)).toBe(0);
  });
});
