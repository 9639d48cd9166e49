/** What the office still has to do at the time its clock shows. */
import type { ServiceContext } from '../../services/context.ts';
import { pendingNews } from '../../services/orders/news.ts';

/** Empty when nothing is left; else what there is, for the error of a test that waits in vain. */
export async function unsettled(ctx: ServiceContext): Promise<string[]> {
  const due = new Date(ctx.now());
  // one after the other, in the order in which one leads to the next: what moved on meanwhile is still seen
  const received = await ctx.db.read.inboxEvent.findFirst({
    where: { status: 'waiting', OR: [{ notBefore: null }, { notBefore: { lte: due } }] },
    select: { id: true, error: true },
  });
  const timers = await ctx.db.read.timer.findFirst({ where: { dueAt: { lte: due } }, select: { kind: true } });
  const news = await pendingNews(ctx, 1);
  const told = await ctx.db.read.chatEvent.findFirst({ where: { status: 'pending' }, select: { id: true } });
  const queued = await ctx.db.read.message.findFirst({
    where: { status: 'queued', OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: due } }] },
    select: { id: true, error: true },
  });
  return [
    ...news.map(({ eventId }) => `order event ${eventId} is not told`),
    ...(told === null ? [] : [`chat event ${told.id} is not told`]),
    ...(received === null ? [] : [`event ${received.id} is not taken up (${received.error ?? 'not tried'})`]),
    ...(queued === null ? [] : [`message ${queued.id} is not sent (${queued.error ?? 'not tried'})`]),
    ...(timers === null ? [] : [`timer ${timers.kind} is due`]),
  ];
}
