/** Fires the timers that are due. The composition root calls it again and again. */
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { expireBillingCode } from './orders/billing.ts';
import { completeSilently } from './orders/completion.ts';
import { dueTimers } from './timer_rows.ts';

const AT_ONCE = 100;

/**
 * Fires what is due at `ctx.now()`, each timer in a write of its own, at most a hundred. Late or twice is harmless: a timer
 * acts only while what its token names is still so. Returns how many acted, and when the next is due (UTC ms).
 */
export async function runDueTimers(ctx: ServiceContext): Promise<{ acted: number; nextDueAt: number | null }> {
  let acted = 0;
  for (const timer of await dueTimers(ctx, AT_ONCE)) {
    const done = await ctx.db.write(async (tx) => {
      const { count } = await tx.timer.deleteMany({ where: { id: timer.id, dueAt: { lte: new Date(ctx.now()) } } });
      return count > 0 && fire(ctx, tx, timer);
    });
    if (done) acted += 1;
  }
  const next = await ctx.db.read.timer.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } });
  return { acted, nextDueAt: next?.dueAt.getTime() ?? null };
}

function fire(ctx: ServiceContext, tx: Tx, timer: { kind: string; orderId: string; token: string }): Promise<boolean> {
  switch (timer.kind) {
    case 'billing.expire':
      return expireBillingCode(ctx, tx, timer.token);
    case 'order.completeSilently':
      return completeSilently(ctx, tx, timer.orderId, timer.token);
    default:
      throw Object.assign(new Error(`No such timer: ${timer.kind}`), { code: 'TIMER_UNKNOWN' });
  }
}
