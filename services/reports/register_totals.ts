/** Totals of the treasurer's register: invoiced, still to come, and received by kind and by day. Rupiah. */
import { addDays, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { revenueOf } from './revenue.ts';
import type { Revenue } from './revenue.ts';

export interface RegisterTotals {
  received: Revenue;
  /** by the day of payment, oldest first; days without a payment are left out */
  byDay: { day: Day; payments: number; amount: number; ofCancelled: number }[];
  /** of invoices issued in the period: neither paid nor cancelled, and not Rp0 */
  unpaid: { orders: number; amount: number };
}

type Reading = Pick<ServiceContext, 'db'>;

export async function registerTotals(ctx: Reading, range: DayRange): Promise<RegisterTotals> {
  const { timeZone } = (await readOffice(ctx)).office;
  const issuedAt = {
    gte: new Date(startOfDay(range.fromDay, timeZone)),
    lt: new Date(startOfDay(addDays(range.toDay, 1), timeZone)),
  };
  const unpaid = await ctx.db.read.document.aggregate({
    where: {
      kind: 'invoice',
      status: 'current',
      issuedAt,
      total: { gt: 0 },
      order: { phase: { not: 'cancelled' }, payments: { none: {} } },
    },
    _sum: { total: true },
    _count: { _all: true },
  });
  return {
    received: await revenueOf(ctx, range),
    byDay: await receivedByDay(ctx, range),
    unpaid: { orders: unpaid._count._all, amount: Number(unpaid._sum.total ?? 0) },
  };
}

async function receivedByDay(ctx: Reading, { fromDay, toDay }: DayRange): Promise<RegisterTotals['byDay']> {
  const rows = await ctx.db.read.$queryRaw<{ day: string; payments: unknown; amount: unknown; given: unknown }[]>`
    SELECT p."paidOn" AS day,
      SUM(CASE WHEN o."phase" = 'cancelled' THEN 0 ELSE 1 END) AS payments,
      SUM(CASE WHEN o."phase" = 'cancelled' THEN 0 ELSE p."amount" END) AS amount,
      SUM(CASE WHEN o."phase" = 'cancelled' THEN p."amount" ELSE 0 END) AS given
    FROM "Payment" p JOIN "Order" o ON o."id" = p."orderId"
    WHERE p."paidOn" >= ${fromDay} AND p."paidOn" <= ${toDay}
    GROUP BY p."paidOn" ORDER BY p."paidOn"`;
  const whole = (sum: unknown): number => Number(String(sum ?? 0));
  return rows.map(({ day, payments, amount, given }) => ({
    day,
    payments: whole(payments),
    amount: whole(amount),
    ofCancelled: whole(given),
  }));
}
