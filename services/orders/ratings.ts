/** The customer's rating (docs/domain.md 8): one to five stars, once. Nobody in the office can change it. */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder, findOrder } from './acts.ts';

export async function rate(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string; channel: string },
  rating: { code: string; stars: number; comment: string | null },
): Promise<{ ok: true; act: 'rate' } | { ok: false; reason: 'not_allowed' }> {
  const { code, stars, comment } = rating;
  const refusal = { ok: false, reason: 'not_allowed' } as const;
  if (!Number.isInteger(stars) || stars < 1 || stars > 5) return refusal;
  const actor = { kind: 'customer', id: chat.customerId, name: '' } as const;
  const order = await findOrder(tx, actor, code);
  if (order === null || (await tx.rating.findUnique({ where: { orderId: order.id } }))) return refusal;
  const acted = await actOnOrder(ctx, tx, { code, actor, act: 'rate', details: { stars } });
  if (!acted.ok) return refusal;
  await tx.rating.create({
    data: {
      id: newId(ctx),
      subject: 'order',
      subjectId: order.id,
      service: 'order',
      orderId: order.id,
      stars,
      comment,
      channel: chat.channel,
      createdAt: new Date(ctx.now()),
      updatedAt: new Date(ctx.now()),
    },
  });
  return { ok: true, act: 'rate' };
}
