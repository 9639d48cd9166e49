/** What became of the orders of a period (docs/domain.md 16). Days are the office's, both ends included. */
import { addDays, startOfDay } from '../../domain/days.ts';
import type { DayRange } from '../../domain/periods.ts';
import { ORDER_PHASES } from '../../machines/order/life.ts';
import type { OrderPhase } from '../../machines/order/life.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { clockRules, viewClock } from '../orders/clock.ts';
import { clockOf } from '../orders/rows.ts';

export interface OrderFigures {
  /** orders placed in the period, by where they stand today */
  byPhase: Record<OrderPhase, number>;
  placed: number;
  /** completed or cancelled in the period, whenever they were placed */
  completed: number;
  cancelled: number;
  /** of those completed: within the working days of the standard, net of the waiting for the customer (docs/domain.md 6) */
  onTime: number;
  late: number;
  /** of those completed: the clock enters a year without a holiday table, so nothing is computed */
  uncounted: number;
}

/** The acts by which an order is completed, and cancelled (machines/order). */
const COMPLETED_BY = ['confirmDelivery', 'completeSilently'];
const CANCELLED_BY = ['cancel'];

/** Rows judged at a time: in between, others get their turn. */
const BATCH = 250;

type Reading = Pick<ServiceContext, 'db' | 'now'>;

export async function orderFigures(ctx: Reading, range: DayRange): Promise<OrderFigures> {
  const at = await instantsOf(ctx, range);
  const { order } = ctx.db.read;
  const groups = await order.groupBy({ by: ['phase'], where: { createdAt: at }, _count: { _all: true } });
  const counted = new Map(groups.map(({ phase, _count }) => [phase, _count._all]));
  const byPhase = Object.fromEntries(ORDER_PHASES.map((phase) => [phase, counted.get(phase) ?? 0])) as Record<
    OrderPhase,
    number
  >;
  const cancelled = await order.count({ where: endedBy('cancelled', CANCELLED_BY, at) });
  const placed = Object.values(byPhase).reduce((sum, count) => sum + count, 0);
  return { byPhase, placed, cancelled, ...(await judged(ctx, at)) };
}

/** How many were placed. */
export async function placedIn(ctx: Pick<ServiceContext, 'db'>, range: DayRange): Promise<number> {
  return ctx.db.read.order.count({ where: { createdAt: await instantsOf(ctx, range) } });
}

type Span = { gte: Date; lt: Date };

function endedBy(phase: OrderPhase, acts: string[], at: Span) {
  // no order changes before it is placed, nor is it untouched when it ends: that leaves few to look up
  return { phase, createdAt: { lt: at.lt }, updatedAt: { gte: at.gte }, events: { some: { type: { in: acts }, at } } };
}

/** The clocks of what was completed, a batch at a time, so that no chat waits for a whole year to be read. */
async function judged(
  ctx: Reading,
  at: Span,
): Promise<Pick<OrderFigures, 'completed' | 'onTime' | 'late' | 'uncounted'>> {
  const rules = await clockRules(ctx);
  const figures = { completed: 0, onTime: 0, late: 0, uncounted: 0 };
  for (let after: string | undefined; ;) {
    const rows = await ctx.db.read.order.findMany({
      where: { ...endedBy('completed', COMPLETED_BY, at), ...(after === undefined ? {} : { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, clock: true },
    });
    for (const row of rows) {
      const view = viewClock(clockOf(row), ctx.now(), rules);
      figures.completed += 1;
      if (view === null) figures.uncounted += 1;
      else if (view.remaining >= 0) figures.onTime += 1;
      else figures.late += 1;
    }
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return figures;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function instantsOf(ctx: Pick<ServiceContext, 'db'>, { fromDay, toDay }: DayRange): Promise<Span> {
  const { timeZone } = (await readOffice(ctx)).office;
  return {
    gte: new Date(startOfDay(fromDay, timeZone)),
    lt: new Date(startOfDay(addDays(toDay, 1), timeZone)),
  };
}
