/** Proof of transfer from a payer abroad (B11, R18): submitted in the chat, verified by the treasurer (payments.ts). */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder } from './acts.ts';
import { isOwnUpload } from './own_uploads.ts';

/** The file must have come from one of the customer's own chats. */
export async function submitProof(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  proof: { code: string; fileId: string },
): Promise<{ ok: true; act: 'submitProof' } | { ok: false; reason: 'not_allowed' | 'file_unusable' }> {
  const { code, fileId } = proof;
  if (!(await isOwnUpload(tx, chat.customerId, fileId))) return { ok: false, reason: 'file_unusable' };
  const actor = { kind: 'customer', id: chat.customerId, name: '' } as const;
  const acted = await actOnOrder(ctx, tx, { code, actor, act: 'submitProof', details: { fileId } });
  if (!acted.ok) return { ok: false, reason: 'not_allowed' };
  await tx.paymentProof.create({
    data: { id: newId(ctx), orderId: acted.order.id, fileId, status: 'waiting', createdAt: new Date(ctx.now()) },
  });
  return { ok: true, act: 'submitProof' };
}
