/** Chats that no message reaches (blocked, deleted), and what becomes of their messages. */
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import type { Tx } from '../prisma/database.ts';

/** Why a message failed whose chat could not be reached. */
export const UNREACHABLE = 'unreachable';

/** What is older is no news any more. */
const STILL_NEWS_MS = 7 * 24 * 60 * 60_000;

/** Who writes can be reached again: what they missed goes out, before whatever is answered now. `now`: UTC ms. */
export async function reachedAgain(tx: Tx, chats: Prisma.ConversationWhereInput, now: number): Promise<void> {
  const back = await tx.conversation.findMany({
    where: { ...chats, unreachableSince: { not: null } },
    select: { id: true },
  });
  const ids = back.map(({ id }) => id);
  await tx.message.updateMany({
    where: {
      conversationId: { in: ids },
      status: 'failed',
      error: UNREACHABLE,
      createdAt: { gt: new Date(now - STILL_NEWS_MS) },
    },
    data: { status: 'queued', attempts: 0, doubts: 0, nextAttemptAt: null, error: null },
  });
  await tx.conversation.updateMany({ where: { id: { in: ids } }, data: { unreachableSince: null } });
}
