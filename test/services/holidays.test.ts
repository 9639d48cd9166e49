import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../domain/working_days.ts';
import {
  holidayCalendar,
  importHolidays,
  listHolidays,
  removeHoliday,
  saveHoliday,
  setYearCovered,
  uncoveredYear,
} from '../../services/holidays.ts';
import { ADMIN, DAY, openWorkshop, PETUGAS } from './workshop.ts';

const NEW_YEAR = { day: '2028-01-01', name: 'Tahun Baru 2028 Masehi', kind: 'national', source: 'SKB 2028' };

describe('the holiday table', () => {
  it('counts as the government decreed', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    // docs/domain.md 6: vectors
    const calendar = await holidayCalendar(ctx);
    expect(addWorkingDays('2026-11-23', 10, calendar)).toEqual({ ok: true, day: '2026-12-07' });
    expect(addWorkingDays('2026-12-21', 10, calendar)).toEqual({ ok: true, day: '2027-01-08' });
  });

  it('covers a year only when the admin says that it is complete', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    expect(await setYearCovered(ctx, ADMIN, 2028, true)).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { year: 'required' },
    });
    await saveHoliday(ctx, ADMIN, NEW_YEAR);
    expect((await listHolidays(ctx)).coveredYears).toEqual([2026, 2027]);
    await setYearCovered(ctx, ADMIN, 2028, true);
    expect((await listHolidays(ctx)).coveredYears).toEqual([2026, 2027, 2028]);
    await removeHoliday(ctx, ADMIN, '2028-01-01');
    expect((await listHolidays(ctx)).coveredYears).toEqual([2026, 2027]);
    await setYearCovered(ctx, ADMIN, 2027, false);
    expect(addWorkingDays('2026-12-21', 10, await holidayCalendar(ctx))).toMatchObject({ reason: 'year_not_covered' });
  });

  it('warns a quarter ahead of a year that is not covered', async () => {
    const { ctx, pass } = await openWorkshop({ seeded: true });
    expect(await uncoveredYear(ctx)).toBeNull();
    await setYearCovered(ctx, ADMIN, 2027, false);
    expect(await uncoveredYear(ctx)).toBe(2027);
    await setYearCovered(ctx, ADMIN, 2027, true);
    pass(312 * DAY);
    expect(await uncoveredYear(ctx)).toBe(2028);
  });

  it('takes a whole decree, or nothing of it', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const before = (await listHolidays(ctx)).holidays.length;
    expect(await importHolidays(ctx, ADMIN, [NEW_YEAR, { ...NEW_YEAR, day: '2028-02-30', kind: 'libur' }])).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { '1.day': 'format', '1.kind': 'format' },
    });
    expect((await listHolidays(ctx)).holidays).toHaveLength(before);
    const corrected = { ...NEW_YEAR, day: '2027-01-01', name: 'Tahun Baru' };
    expect(await importHolidays(ctx, ADMIN, [NEW_YEAR, corrected])).toEqual({ ok: true, added: 2 });
    const { holidays } = await listHolidays(ctx);
    expect(holidays).toHaveLength(before + 1);
    expect(holidays.find(({ day }) => day === '2027-01-01')?.name).toBe('Tahun Baru');
  });

  it('is the business of the admin', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const refused = { ok: false, reason: 'forbidden' };
    expect(await saveHoliday(ctx, PETUGAS, NEW_YEAR)).toEqual(refused);
    expect(await importHolidays(ctx, PETUGAS, [NEW_YEAR])).toEqual(refused);
    expect(await removeHoliday(ctx, PETUGAS, '2027-01-01')).toEqual(refused);
    expect(await setYearCovered(ctx, PETUGAS, 2027, false)).toEqual(refused);
    expect(await removeHoliday(ctx, ADMIN, '2027-01-02')).toEqual({ ok: false, reason: 'unknown' });
  });
});
