/** Old guest books and complaints: figures and registers stay, words and names go (docs/domain.md 7, 9, 13). */
import { dayOf } from '../../domain/days.ts';
import { forgetNames } from '../complaints/visibility.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { BATCH } from './batch.ts';
import { eraseFiles } from './erase_files.ts';

export async function forgetOldVisits(ctx: ServiceContext, before: Date): Promise<number> {
  const { timeZone } = (await readOffice(ctx)).office;
  const rows = await ctx.db.read.visit.findMany({
    where: { day: { lt: dayOf(before.getTime(), timeZone) }, name: { not: '' } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length === 0) return 0;
  const { count } = await ctx.db.write((tx) =>
    tx.visit.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { name: '', institution: '', purpose: '', conversationId: null, customerId: null },
    }),
  );
  return count;
}

/** Of a complaint that was done with: its kind, dates and outcome stay. */
export async function forgetOldComplaints(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.complaint.findMany({
    where: { closedAt: { lt: before }, events: { none: { type: ERASED } } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true, files: { select: { fileId: true } } },
  });
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await ctx.db.write(async (tx) => {
    const files = rows.flatMap((row) => row.files.map(({ fileId }) => fileId));
    await eraseFiles(tx, ctx, newId(ctx), files);
    await tx.complaintFile.deleteMany({ where: { complaintId: { in: ids } } });
    await tx.complaintEvent.updateMany({ where: { complaintId: { in: ids } }, data: { words: null } });
    await tx.complaintEvent.updateMany({
      where: { complaintId: { in: ids }, actorKind: 'customer' },
      data: { actorName: '' },
    });
    await forgetNames(tx, ctx, ids);
    await tx.complaint.updateMany({
      where: { id: { in: ids } },
      data: {
        text: ctx.vault.encrypt(''),
        name: null,
        contact: null,
        conversationId: null,
        customerId: null,
        orderId: null,
        revision: { increment: 1 },
      },
    });
    const at = new Date(ctx.now());
    const event = { type: ERASED, actorKind: 'system', actorId: null, actorName: '', words: null, at };
    await tx.complaintEvent.createMany({ data: ids.map((complaintId) => ({ ...event, complaintId })) });
  });
  return ids.length;
}

const ERASED = 'erased';
