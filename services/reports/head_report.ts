/** The one page of the head of office: what the office did in a period, and in the one before (docs/domain.md 16). */
import { addDays, startOfDay } from '../../domain/days.ts';
import { monthsUntil, rangeBefore } from '../../domain/periods.ts';
import type { DayRange } from '../../domain/periods.ts';
import { complaintFigures } from '../complaints/monthly.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { deskFigures } from '../desk/figures.ts';
import type { DeskFigures } from '../desk/figures.ts';
import { readOffice } from '../office.ts';
import { surveyFigures } from '../survey/figures.ts';
import { visitFigures } from '../visits/figures.ts';
import { orderFigures, placedIn } from './order_figures.ts';
import type { OrderFigures } from './order_figures.ts';
import { answersForFigures } from './readers.ts';
import { revenueByMonth, revenueOf } from './revenue.ts';
import type { Revenue } from './revenue.ts';

export interface PeriodFigures {
  range: DayRange;
  orders: OrderFigures;
  revenue: Revenue;
  survey: Awaited<ReturnType<typeof surveyFigures>>;
  complaints: Awaited<ReturnType<typeof complaintFigures>>;
  visits: Awaited<ReturnType<typeof visitFigures>>;
  desk: DeskFigures;
}

export interface HeadReport {
  now: PeriodFigures;
  before: PeriodFigures;
  /** '2026-11', oldest first, up to the month in which the period ends */
  months: { month: string; placed: number; revenue: number }[];
}

const MONTHS = 6;

export async function headReport(
  ctx: ServiceContext,
  actor: Actor,
  range: DayRange,
): Promise<({ ok: true } & HeadReport) | { ok: false; reason: 'forbidden' }> {
  if (!answersForFigures(actor)) return { ok: false, reason: 'forbidden' };
  // one after the other: together they would hold up the chats
  const now = await figuresOf(ctx, range);
  const before = await figuresOf(ctx, rangeBefore(range));
  return { ok: true, now, before, months: await monthsOf(ctx, range) };
}

async function figuresOf(ctx: ServiceContext, range: DayRange): Promise<PeriodFigures> {
  const { timeZone } = (await readOffice(ctx)).office;
  const from = startOfDay(range.fromDay, timeZone);
  const to = startOfDay(addDays(range.toDay, 1), timeZone);
  return {
    range,
    orders: await orderFigures(ctx, range),
    revenue: await revenueOf(ctx, range),
    survey: await surveyFigures(ctx, range),
    complaints: await complaintFigures(ctx, range),
    visits: await visitFigures(ctx, range),
    desk: await deskFigures(ctx, { from, to }),
  };
}

async function monthsOf(ctx: ServiceContext, { toDay }: DayRange): Promise<HeadReport['months']> {
  const months = monthsUntil(toDay, MONTHS);
  const fromDay = months[0]?.fromDay ?? toDay;
  const revenue = await revenueByMonth(ctx, { fromDay, toDay: months.at(-1)?.toDay ?? toDay });
  const told: HeadReport['months'] = [];
  for (const { month, ...days } of months) {
    told.push({ month, placed: await placedIn(ctx, days), revenue: revenue.get(month) ?? 0 });
  }
  return told;
}
