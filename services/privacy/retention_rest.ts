/** Abstractions of orders that were given up, ended keys, events that could not be taken up, and files of one's own data. */
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { BATCH } from './batch.ts';
import { eraseFiles } from './erase_files.ts';

/** Nothing was delivered, so nobody has to show for what. */
export async function forgetOldAbstractions(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.order.findMany({
    where: { phase: 'cancelled', updatedAt: { lt: before }, abstraction: { not: null } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length === 0) return 0;
  const { count } = await ctx.db.write((tx) =>
    tx.order.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { abstraction: null, party: null } }),
  );
  return count;
}

/** Sessions, links and one-time codes that ended; small rows, few a day. */
export async function forgetOldKeys(ctx: ServiceContext, before: Date): Promise<number> {
  const ended = { expiresAt: { lt: before } };
  return ctx.db.write(async (tx) => {
    const gone = [
      await tx.session.deleteMany({ where: ended }),
      await tx.accessLink.deleteMany({ where: ended }),
      await tx.webchatHandover.deleteMany({ where: ended }),
      await tx.connectCode.deleteMany({ where: ended }),
      await tx.uploadLink.deleteMany({ where: ended }),
      await tx.emailCode.deleteMany({ where: ended }),
      await tx.connectAttempt.deleteMany({ where: { at: { lt: before } } }),
    ];
    return gone.reduce((sum, { count }) => sum + count, 0);
  });
}

/** What is done is forgotten within days (bots/inbox); what still waits so long is of an account that the office has given up. */
export async function forgetOldInbox(ctx: ServiceContext, before: Date): Promise<number> {
  const { read } = ctx.db;
  const received = { status: { in: ['dead', 'waiting'] }, receivedAt: { lt: before } };
  const untold = { status: 'dead', createdAt: { lt: before } };
  const events = await read.inboxEvent.count({ where: received });
  if (events + (await read.chatEvent.count({ where: untold })) === 0) return 0;
  return ctx.db.write(async (tx) => {
    const { count } = await tx.inboxEvent.deleteMany({ where: received });
    return count + (await tx.chatEvent.deleteMany({ where: untold })).count;
  });
}

export async function forgetExports(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.storedFile.findMany({
    where: { purpose: 'export', createdAt: { lt: before } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await ctx.db.write((tx) => eraseFiles(tx, ctx, newId(ctx), ids));
  return ids.length;
}
