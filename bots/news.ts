/** Tells customers what the office did: drains order events into the chat that each customer used last. */
import type { ServiceContext } from '../services/context.ts';
import { IS_CHAT } from '../services/email/letter.ts';
import { newsOf, pendingNews } from '../services/orders/news.ts';
import { leftAmong } from '../services/webchat_access.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { ChatAddress } from './channel.ts';
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
  const conversation = await lastUsed(ctx, customerId);
  const news = await newsOf(ctx, eventId);
  if (conversation !== null && news !== null) await turns.tell(conversation, eventId, news);
}

/** A chat that nothing reaches, or nobody gets into, any more is told only where there is no other; one that wants no news never is. */
async function lastUsed(ctx: ServiceContext, customerId: string): Promise<ChatAddress | null> {
  const chats = await ctx.db.read.conversation.findMany({
    where: { customerId, ...IS_CHAT, optedOutAt: null },
    orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
    select: { id: true, channel: true, account: true, chat: true, unreachableSince: true },
  });
  const left = await leftAmong(ctx.db.read, ctx, chats);
  const open = chats.filter(({ id }) => !left.has(id));
  const chosen = open.find(({ unreachableSince }) => unreachableSince === null) ?? open[0] ?? chats[0];
  return chosen === undefined ? null : { channel: chosen.channel, account: chosen.account, chat: chosen.chat };
}
