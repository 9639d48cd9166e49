/**
 * Signed copies of an agreement as the customer uploads them (B10b, R17). The bytes are kept as they came: a change would
 * break a certified signature (docs/domain.md 4). Officers accept, return or file them (agreements of the panel).
 */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder } from './acts.ts';
import { isOwnUpload } from './own_uploads.ts';

/** The file must have come from one of the customer's own chats. A copy that still waits is replaced, and kept. */
export async function submitAgreement(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  copy: { code: string; fileId: string },
): Promise<{ ok: true; act: 'submitAgreement' } | { ok: false; reason: 'not_allowed' | 'file_unusable' }> {
  const { code, fileId } = copy;
  if (!(await isOwnUpload(tx, chat.customerId, fileId))) return { ok: false, reason: 'file_unusable' };
  const { sha256 } = await tx.storedFile.findUniqueOrThrow({ where: { id: fileId }, select: { sha256: true } });
  const actor = { kind: 'customer', id: chat.customerId, name: '' } as const;
  const acted = await actOnOrder(ctx, tx, { code, actor, act: 'submitAgreement', details: { fileId, sha256 } });
  if (!acted.ok) return { ok: false, reason: 'not_allowed' };
  await tx.signedAgreement.create({
    data: {
      id: newId(ctx),
      orderId: acted.order.id,
      method: 'upload',
      fileId,
      status: 'waiting',
      createdAt: new Date(ctx.now()),
    },
  });
  return { ok: true, act: 'submitAgreement' };
}
