/** What goes with the invoice of micro data, free of charge: sample, layout, questionnaire (docs/domain.md 2.7, 4; B8, R13). */
import type { AttachmentKind } from '../../domain/abstraction.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder, judge } from './acts.ts';
import type { Done } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { timeline } from './timeline.ts';

/**
 * Adds a stored file (services/files, purpose 'product') to an item of micro data; the one before it, R1, R2 ... within item
 * and kind, is marked superseded. `replaces` is the file in force as the page showed it (null: none): refused as a conflict
 * only when this very attachment has got another file meanwhile.
 */
export async function attachToItem(
  ctx: ServiceContext,
  actor: Actor,
  input: { code: string; itemId: string; kind: AttachmentKind; fileId: string; replaces: string | null },
): Promise<OrderOutcome<Done & { version: number }, 'file_unusable'>> {
  const { code, itemId, kind, fileId, replaces } = input;
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code, actor, act: 'attach' });
    if (!judged.ok) return judged;
    const orderId = judged.order.id;
    const item = judged.order.items.find(({ id }) => id === itemId);
    if (item?.kind !== 'microdata') return refused('not_found');
    const before = await tx.attachment.findFirst({ where: { itemId, kind }, orderBy: { version: 'desc' } });
    if ((before?.fileId ?? null) !== replaces) {
      return { ok: false, reason: 'conflict', since: await lastAttached(tx, orderId, itemId, kind) };
    }
    const file = await tx.storedFile.findUnique({ where: { id: fileId } });
    if (file?.purpose !== 'product' || file.size === 0n) return refused('file_unusable');
    const version = before === null ? 0 : before.version + 1;
    const details = { itemId, kind, fileId, name: file.name, version };
    const acted = await actOnOrder(ctx, tx, { code, actor, act: 'attach', details });
    if (!acted.ok) return acted;
    await tx.attachment.updateMany({ where: { itemId, kind, status: 'current' }, data: { status: 'superseded' } });
    await tx.attachment.create({
      data: {
        id: newId(ctx),
        orderId,
        itemId,
        kind,
        version,
        fileId,
        status: 'current',
        addedById: actor.kind === 'officer' ? actor.id : '',
        createdAt: new Date(ctx.now()),
      },
    });
    return { ok: true, revision: acted.revision, version };
  });
}

async function lastAttached(tx: Tx, orderId: string, itemId: string, kind: AttachmentKind) {
  const events = await timeline(tx, orderId);
  return events
    .filter(({ type, details }) => type === 'attach' && details['itemId'] === itemId && details['kind'] === kind)
    .slice(-1);
}
