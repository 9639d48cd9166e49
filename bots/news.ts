/** Tells customers what the office did: drains order events into the chat that each customer used last. */
import type { ServiceContext } from '../services/context.ts';
import { IS_CHAT } from '../services/email/letter.ts';
import { newsOf, pendingNews } from '../services/orders/news.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Turns } from './turn.ts';

const AT_ONCE = 50;
const AGAIN_MS = 60_000;

export function createNewsWorker(ctx: ServiceContext, turns: Turns): Worker {
  return createWorker({
    name: 'news',
    log: ctx.log,
    run: async () => {
      const pending = await pendingNews(ctx, AT_ONCE);
      let failed = false;
      for (const { eventId, customerId } of pending) {
        try {
          await tellOne(ctx, turns, eventId, customerId);
        } catch (err) {
          // one event that cannot be told must not silence the others
          failed = true;
          ctx.log.error(
            { err, eventId, code: 'NEWS_NOT_TOLD' },
            'An order event could not be told; it will be tried again',
          );
        }
      }
      if (failed) return AGAIN_MS;
      return pending.length === AT_ONCE ? 0 : null;
    },
  });
}

async function tellOne(ctx: ServiceContext, turns: Turns, eventId: number, customerId: string): Promise<void> {
  const conversation =
    (await lastUsed(ctx, { customerId, unreachableSince: null })) ?? (await lastUsed(ctx, { customerId }));
  const news = await newsOf(ctx, eventId);
  if (conversation !== null && news !== null) await turns.tell(conversation, eventId, news);
}

/** A chat that nothing reaches any more is told only where there is no other; one that wants no news never is. */
function lastUsed(ctx: ServiceContext, where: { customerId: string; unreachableSince?: null }) {
  return ctx.db.read.conversation.findFirst({
    where: { ...where, ...IS_CHAT, optedOutAt: null },
    orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
    select: { channel: true, account: true, chat: true },
  });
}
