/** Orders that are placed together with an officer during a visit (R5-8, docs/domain.md 13). */
import { dayOf } from '../../domain/days.ts';
import { wholeOrderCode } from '../../machines/understanding/order_code.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { hasRole } from '../rights.ts';
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

export type AddRefusal =
  | 'forbidden'
  /** the visit is not over, or not of today */
  | 'moved'
  /** no such order of today, another person's, or one that belongs to a visit */
  | 'order';

/**
 * An order that was placed outside of its visit, typically just after the counter had finished: an officer says that it belongs
 * there, on the same day. `typed`: the order's code. Where the visit's person is known it must be theirs.
 */
export async function addOrderToVisit(
  ctx: ServiceContext,
  actor: Actor,
  { code, typed }: { code: string; typed: string },
): Promise<Outcome<object, AddRefusal>> {
  if (!hasRole(actor, ['petugas'])) return { ok: false, reason: 'forbidden' };
  const { timeZone } = (await readOffice(ctx)).office;
  return ctx.db.write(async (tx) => {
    const day = await today(ctx);
    const visit = await tx.visit.findFirst({ where: { code, day, status: 'done' } });
    if (visit === null) return { ok: false, reason: 'moved' };
    const order = await tx.order.findUnique({ where: { code: wholeOrderCode(typed) ?? '' } });
    const person = await personOf(tx, visit);
    if (
      order === null ||
      order.visitId !== null ||
      dayOf(order.createdAt.getTime(), timeZone) !== day ||
      (person !== null && person !== order.customerId)
    ) {
      return { ok: false, reason: 'order' };
    }
    await tx.order.update({ where: { id: order.id }, data: { visitId: visit.id } });
    await audit(tx, ctx, actor, 'visit.order', `visit:${code}`, { order: order.code });
    return { ok: true };
  });
}

/** null: the visitor never registered. */
async function personOf(
  tx: Tx,
  { customerId, conversationId }: { customerId: string | null; conversationId: string | null },
): Promise<string | null> {
  if (conversationId === null) return customerId;
  const chat = await tx.conversation.findUnique({ where: { id: conversationId }, select: { customerId: true } });
  return chat?.customerId ?? customerId;
}
