/** The end of an order by itself: delivered, and silence (the days are an office setting). */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { actOnOrder } from './acts.ts';
import { deliveryToken } from './due.ts';

/** By timer. false: since the delivery that the token names, the order moved on. */
export async function completeSilently(ctx: ServiceContext, tx: Tx, orderId: string, token: string): Promise<boolean> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { code: true, revision: true } });
  if (order === null || token !== deliveryToken(orderId, order.revision)) return false;
  const actor = { kind: 'system' } as const;
  const acted = await actOnOrder(ctx, tx, { code: order.code, actor, act: 'completeSilently' });
  return acted.ok;
}
