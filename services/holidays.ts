/** The table of days without service, and the years for which the office says it is complete. docs/domain.md 6. */
import { z } from 'zod';
import { dayOf, isDay, type Day } from '../domain/days.ts';
import {
  holidayCalendar as calendarOf,
  uncoveredYearAhead,
  type Holiday,
  type HolidayCalendar,
} from '../domain/working_days.ts';
import type { Database, Tx } from '../prisma/database.ts';
import { audit } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { invalid, readForm, type Invalid } from './field_errors.ts';
import { readOffice } from './office.ts';
import { isAdmin } from './rights.ts';

export interface HolidayTable {
  /** by day */
  holidays: Holiday[];
  /** years that may be counted in, ascending: declared complete and not empty */
  coveredYears: number[];
}

/** Key of the setting that keeps the years declared complete. */
const YEARS_KEY = 'holidayYears';

const yearsSchema = z.array(z.number().int());
const holidaySchema = z.strictObject({
  day: z.string().refine(isDay, 'format'),
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['national', 'cuti_bersama']),
  source: z.string().trim().min(1).max(300),
});

const table = cached(load);

export function listHolidays(ctx: Pick<ServiceContext, 'db'>): Promise<HolidayTable> {
  return table.read(ctx);
}

/** For counting working days and opening hours. */
export async function holidayCalendar(ctx: Pick<ServiceContext, 'db'>): Promise<HolidayCalendar> {
  const { holidays, coveredYears } = await table.read(ctx);
  return calendarOf(holidays, coveredYears);
}

/** The year to warn the admin about, or null. */
export async function uncoveredYear(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<number | null> {
  const { timeZone } = (await readOffice(ctx)).office;
  return uncoveredYearAhead(dayOf(ctx.now(), timeZone), await holidayCalendar(ctx)) ?? null;
}

/** Adds a day, or corrects the one that is there. */
export function saveHoliday(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; added: number } | { ok: false; reason: 'forbidden' } | Invalid> {
  return saveHolidays(ctx, actor, [input], 'holiday.save');
}

/** Adds or corrects many days at once (the government's decree for a year); all or none. Field paths begin with the index. */
export function importHolidays(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; added: number } | { ok: false; reason: 'forbidden' } | Invalid> {
  return saveHolidays(ctx, actor, input, 'holiday.import');
}

export async function removeHoliday(
  ctx: ServiceContext,
  actor: Actor,
  day: Day,
): Promise<Outcome<object, 'forbidden' | 'unknown'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const removed = await ctx.db.write(async (tx) => {
    const { count } = await tx.holiday.deleteMany({ where: { day } });
    if (count > 0) await audit(tx, ctx, actor, 'holiday.remove', `holiday:${day}`, {});
    return count > 0;
  });
  table.forget(ctx);
  return removed ? { ok: true } : { ok: false, reason: 'unknown' };
}

/** Says that a year's table is complete, so that working days may be counted in it, or that it is not. */
export async function setYearCovered(
  ctx: ServiceContext,
  actor: Actor,
  year: number,
  covered: boolean,
): Promise<{ ok: true } | { ok: false; reason: 'forbidden' } | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const done = await ctx.db.write(async (tx) => {
    const rows = await tx.holiday.count({ where: { day: { startsWith: `${year}-` } } });
    if (covered && rows === 0) return false;
    const years = (await declaredYears(tx)).filter((known) => known !== year);
    const value = covered ? [...years, year].toSorted((a, b) => a - b) : years;
    const updatedAt = new Date(ctx.now());
    await tx.setting.upsert({
      where: { key: YEARS_KEY },
      create: { key: YEARS_KEY, value, updatedAt },
      update: { value, updatedAt },
    });
    await audit(tx, ctx, actor, 'holiday.coverYear', `holidayYear:${year}`, { covered });
    return true;
  });
  table.forget(ctx);
  return done ? { ok: true } : invalid({ year: 'required' });
}

async function saveHolidays(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
  action: string,
): Promise<{ ok: true; added: number } | { ok: false; reason: 'forbidden' } | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(z.array(holidaySchema).min(1).max(500), input);
  if (!result.ok) return result;
  await ctx.db.write(async (tx) => {
    for (const row of result.value) await tx.holiday.upsert({ where: { day: row.day }, create: row, update: row });
    const days = result.value.map((row) => row.day);
    await audit(tx, ctx, actor, action, `holiday:${days[0]}`, { days });
  });
  table.forget(ctx);
  return { ok: true, added: result.value.length };
}

async function load(db: Database): Promise<HolidayTable> {
  const rows = await db.read.holiday.findMany({ orderBy: { day: 'asc' } });
  const holidays = rows.map((row) => holidaySchema.parse(row));
  const years = await declaredYears(db.read);
  return { holidays, coveredYears: years.filter((year) => holidays.some(({ day }) => day.startsWith(`${year}-`))) };
}

async function declaredYears(source: Pick<Tx, 'setting'> | Database['read']): Promise<number[]> {
  const row = await source.setting.findUnique({ where: { key: YEARS_KEY } });
  return row ? yearsSchema.parse(row.value) : [];
}
