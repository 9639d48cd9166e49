/** What phones tell of our messages: they are there, they were looked at. */
import type { ServiceContext } from '../../services/context.ts';
import { readId } from './message_id.ts';
import { isChatOf } from './same_chat.ts';
import { CHANNEL } from './wire.ts';

export interface Receipt {
  /** of the bubble */
  id: string;
  /** who tells it, by all names that are known */
  from: readonly string[];
  state: 'delivered' | 'read';
  /** UTC ms */
  at: number;
}

/** The first word on a message stays. Ids of others, and of other people's messages, are passed over. */
export async function noteReceipts(
  ctx: Pick<ServiceContext, 'db' | 'vault'>,
  account: string,
  receipts: readonly Receipt[],
): Promise<void> {
  const told = receipts.flatMap((receipt) => {
    const name = readId(ctx.vault, receipt.id);
    return name === null ? [] : [{ ...receipt, ...name }];
  });
  if (told.length === 0) return;
  const rows = await ctx.db.read.message.findMany({
    where: {
      id: { in: told.map(({ message }) => message) },
      direction: 'out',
      readAt: null,
      conversation: { channel: CHANNEL, account },
    },
    include: { conversation: { select: { chat: true, phone: true } } },
  });
  const changes = rows.flatMap((row) => {
    // a message is there when its last bubble is
    const own = told.filter(
      ({ message, bubble, from }) => message === row.id && bubble >= row.bubbles && isChatOf(row.conversation, from),
    );
    const readAt = earliest(own.filter(({ state }) => state === 'read'));
    const deliveredAt = row.deliveredAt === null ? earliest(own) : null;
    return readAt === null && deliveredAt === null ? [] : [{ id: row.id, deliveredAt, readAt }];
  });
  if (changes.length === 0) return;
  await ctx.db.write(async ({ message }) => {
    for (const { id, deliveredAt, readAt } of changes) {
      if (deliveredAt !== null) await message.updateMany({ where: { id, deliveredAt: null }, data: { deliveredAt } });
      if (readAt !== null) await message.updateMany({ where: { id, readAt: null }, data: { readAt } });
    }
  });
}

function earliest(receipts: readonly Receipt[]): Date | null {
  return receipts.length === 0 ? null : new Date(Math.min(...receipts.map(({ at }) => at)));
}
