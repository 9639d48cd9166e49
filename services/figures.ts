/** A few figures for the head of office. Money is rupiah. */
import { dayOf, startOfDay } from '../domain/days.ts';
import { sumRupiah } from '../domain/money.ts';
import { readClock } from '../domain/service_clock.ts';
import { ORDER_PHASES, type OrderPhase } from '../machines/order/life.ts';
import type { ServiceContext } from './context.ts';
import { holidayCalendar } from './holidays.ts';
import { readOffice } from './office.ts';
import { clockOf } from './orders/rows.ts';

export interface Figures {
  byPhase: Record<OrderPhase, number>;
  /** neither completed nor cancelled */
  open: number;
  /** open orders whose working days are used up (docs/domain.md 6) */
  late: number;
  /** payments by the day they were made, in the office's month */
  revenueThisMonth: number;
  placedThisMonth: number;
  /** mean of all ratings; null: none yet */
  stars: number | null;
}

const CLOSED: readonly OrderPhase[] = ['completed', 'cancelled'];

export async function readFigures(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<Figures> {
  const { read } = ctx.db;
  const office = await readOffice(ctx);
  const { timeZone } = office.office;
  const now = ctx.now();
  const month = dayOf(now, timeZone).slice(0, 7);
  const monthStart = new Date(startOfDay(`${month}-01`, timeZone));

  const groups = await read.order.groupBy({ by: ['phase'], _count: { _all: true } });
  const byPhase = Object.fromEntries(
    ORDER_PHASES.map((phase) => [phase, groups.find((group) => group.phase === phase)?._count._all ?? 0]),
  ) as Record<OrderPhase, number>;

  const running = await read.order.findMany({
    where: { phase: { notIn: [...CLOSED] } },
    select: { clock: true },
  });
  const calendar = await holidayCalendar(ctx);
  const late = running.filter((order) => {
    const reading = readClock(clockOf(order), now, timeZone, office.serviceDays, calendar);
    return reading.ok && reading.remaining < 0;
  });

  const payments = await read.payment.findMany({ where: { paidOn: { startsWith: month } }, select: { amount: true } });
  const ratings = await read.rating.aggregate({ _avg: { stars: true } });
  return {
    byPhase,
    open: running.length,
    late: late.length,
    revenueThisMonth: sumRupiah(payments.map(({ amount }) => Number(amount))),
    placedThisMonth: await read.order.count({ where: { createdAt: { gte: monthStart } } }),
    stars: ratings._avg.stars,
  };
}
