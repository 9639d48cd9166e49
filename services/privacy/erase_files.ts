/**
 * Letting go of files for good: in the write they lose their name and everything that leads to them, and a timer names them
 * to be deleted from the disk once that write is durable. A crash in between repeats the deletion.
 */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { discard } from '../file_intake.ts';
import { setTimer } from '../timer_rows.ts';

const ERASED = 'erased';
const AT_ONCE = 100;

/** `key`: tells apart what is erased together. */
export async function eraseFiles(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'random'>,
  key: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx.downloadLink.deleteMany({ where: { fileId: { in: [...fileIds] } } });
  await tx.storedFile.updateMany({
    where: { id: { in: [...fileIds] } },
    data: { purpose: ERASED, name: '', mime: '', sha256: '', owner: 'system' },
  });
  await setTimer(tx, ctx, { kind: 'files.erase', orderId: null, token: key, dueAt: ctx.now() });
}

/** Deletes what is marked from the disk, then the marks. Returns how many went; several programs may do it at once. */
export async function deleteErasedFiles(ctx: Pick<ServiceContext, 'db' | 'filesDir' | 'vault'>): Promise<number> {
  let gone = 0;
  for (;;) {
    const rows = await ctx.db.read.storedFile.findMany({
      where: { purpose: ERASED },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      select: { id: true },
    });
    for (const { id } of rows) await discard(ctx, id);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await ctx.db.write((tx) => tx.storedFile.deleteMany({ where: { id: { in: ids } } }));
    gone += ids.length;
    if (ids.length < AT_ONCE) return gone;
  }
}
