/** The officer prepares the product (docs/domain.md 2.6): one stored file per item. */
import type { Actor, ServiceContext } from '../context.ts';
import { actOnOrder, judge } from './acts.ts';
import type { Done } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { timeline } from './timeline.ts';

/**
 * Attaches a stored file (services/files, purpose 'product') to an item. `replaces` is the item's file as the page showed
 * it (null: none): a long upload is not refused because a colleague prepared another item meanwhile, only when this very
 * item has got another file.
 */
export async function prepareItem(
  ctx: ServiceContext,
  actor: Actor,
  input: { code: string; itemId: string; fileId: string; replaces: string | null },
): Promise<OrderOutcome<Done, 'file_unusable'>> {
  const { code, itemId, fileId, replaces } = input;
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code, actor, act: 'prepare' });
    if (!judged.ok) return judged;
    const item = judged.order.items.find(({ id }) => id === itemId);
    if (!item) return refused('not_found');
    if (item.fileId !== replaces) {
      const since = (await timeline(tx, judged.order.id)).filter(
        (event) => event.type === 'prepare' && event.details['itemId'] === itemId,
      );
      return { ok: false, reason: 'conflict', since: since.slice(-1) };
    }
    const file = await tx.storedFile.findUnique({ where: { id: fileId } });
    if (file?.purpose !== 'product' || file.size === 0n) return refused('file_unusable');
    const details = { itemId, fileId, name: file.name, size: Number(file.size) };
    const acted = await actOnOrder(ctx, tx, { code, actor, act: 'prepare', details });
    if (!acted.ok) return acted;
    // the bytes that were priced were those of the file before
    await tx.orderItem.update({ where: { id: itemId }, data: { fileId, bytes: null } });
    return { ok: true, revision: acted.revision };
  });
}
