/** The end of an order by itself: delivered, and silence (the days are an office setting). */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { setTimer } from '../timer_rows.ts';
import { actOnOrder } from './acts.ts';
import { deliveryOf } from './due.ts';

const INVITED_AFTER_MS = 60 * 60_000;

/** By timer. false: since the delivery that the token names, the order moved on. */
export async function completeSilently(ctx: ServiceContext, tx: Tx, token: string): Promise<boolean> {
  const delivery = deliveryOf(token);
  const order = delivery && (await tx.order.findUnique({ where: { id: delivery.orderId } }));
  if (!order || order.revision !== delivery.revision) return false;
  const acted = await actOnOrder(ctx, tx, { code: order.code, actor: { kind: 'system' }, act: 'completeSilently' });
  // who confirms a delivery is asked right away (R23); who was silent, once the news of it is read
  if (acted.ok) {
    const dueAt = ctx.now() + INVITED_AFTER_MS;
    await setTimer(tx, ctx, { kind: 'survey.invite', orderId: order.id, token: order.id, dueAt });
  }
  return acted.ok;
}
