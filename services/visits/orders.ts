/** Orders that are placed together with an officer during a visit (R5-8, docs/domain.md 13). */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { AT_COUNTER, today } from './queue.ts';

/** Orders placed in the chat of a visit that is at the counter belong to it. Inside the turn's write. */
export async function keepVisitOfOrders(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  tx: Tx,
  conversationId: string,
  codes: readonly string[],
): Promise<void> {
  const visit = await tx.visit.findFirst({
    where: { conversationId, day: await today(ctx), status: { in: [...AT_COUNTER] } },
    select: { id: true },
  });
  if (visit === null) return;
  await tx.order.updateMany({ where: { code: { in: [...codes] } }, data: { visitId: visit.id } });
}
