/** The customer's rating (docs/domain.md 8): one to five stars, once. Nobody in the office can change it. */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { markRated } from '../survey/invites.ts';
import { actOnOrder, findOrder } from './acts.ts';

export async function rate(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string; channel: string; conversationId: string },
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
  const { conversationId, channel } = chat;
  const rated = { subject: 'order' as const, subjectId: order.id, conversationId, service: 'order' };
  await tx.rating.create({
    data: {
      id: newId(ctx),
      ...rated,
      orderId: order.id,
      stars,
      comment,
      channel,
      createdAt: new Date(ctx.now()),
      updatedAt: new Date(ctx.now()),
    },
  });
  await markRated(tx, ctx, { ...rated, label: code });
  return { ok: true, act: 'rate' };
}
