/** Old transcripts, and chats that fell silent without anything that has to be kept (docs/domain.md 9). */
import type { ServiceContext } from '../context.ts';
import { IS_CHAT } from '../email/letter.ts';
import { newId } from '../ids.ts';
import { BATCH } from './batch.ts';
import { eraseChats } from './erase_chats.ts';
import { eraseFiles } from './erase_files.ts';
import { pseudonymised } from './erasure.ts';
import { firstMessageSince, firstTurnSince } from './id_ranges.ts';
import { CLOSED_PHASES } from './kept.ts';
import { PERSONS_CHAT } from './person.ts';

/** Before its id: the address of a chat that was let go of. */
const NOWHERE = 'erased:';

/** Whatever is open goes on being readable as a whole. */
const NOTHING_OPEN = {
  handovers: { none: { endedAt: null } },
  OR: [{ customerId: null }, { customer: { orders: { none: { phase: { notIn: CLOSED_PHASES } } } } }],
};

export async function forgetOldMessages(ctx: ServiceContext, before: Date): Promise<number> {
  const where = {
    id: { lt: await firstMessageSince(ctx, before) },
    createdAt: { lt: before },
    status: { not: 'queued' },
    conversation: NOTHING_OPEN,
  };
  const rows = await ctx.db.read.message.findMany({ where, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } });
  const events = { createdAt: { lt: before }, status: { not: 'pending' }, conversation: NOTHING_OPEN };
  const told = await ctx.db.read.chatEvent.findMany({
    where: events,
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length + told.length === 0) return 0;
  return ctx.db.write(async (tx) => {
    await tx.chatEvent.deleteMany({ where: { id: { in: told.map(({ id }) => id) } } });
    const { count } = await tx.message.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    return Math.max(count, told.length);
  });
}

/**
 * "Kembali" does not reach so far back, no network brings a message again so late, and what the program told is told; of an
 * officer's words the transcript has who said them, so they go with it.
 */
export async function forgetOldTurns(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.turn.findMany({
    where: { id: { lt: await firstTurnSince(ctx, before) }, at: { lt: before } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  const told = await ctx.db.read.chatEvent.findMany({
    where: { createdAt: { lt: before }, status: 'told', officerId: null },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length + told.length === 0) return 0;
  return ctx.db.write(async (tx) => {
    await tx.chatEvent.deleteMany({ where: { id: { in: told.map(({ id }) => id) } } });
    const { count } = await tx.turn.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    return Math.max(count, told.length);
  });
}

/** Files that came in a talk with an officer, as long as its messages are kept. */
export async function forgetOldTalkFiles(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.handoverFile.findMany({
    where: { handover: { endedAt: { lt: before } } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true, fileId: true },
  });
  if (rows.length === 0) return 0;
  return ctx.db.write(async (tx) => {
    await eraseFiles(
      tx,
      ctx,
      newId(ctx),
      rows.map(({ fileId }) => fileId),
    );
    return (await tx.handoverFile.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } })).count;
  });
}

/**
 * Chats that nobody wrote in for long, of people without orders or open complaints: they begin anew, and nobody is known. Those
 * that are kept are passed by, however many they are.
 */
export async function forgetSilentChats(ctx: ServiceContext, before: Date): Promise<number> {
  for (let after = ''; ;) {
    const rows = await ctx.db.read.conversation.findMany({
      where: { ...silentSince(before), id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true },
    });
    const open = await ctx.db.read.complaint.findMany({
      where: { conversationId: { in: rows.map(({ id }) => id) }, closedAt: null },
      select: { conversationId: true },
    });
    const waiting = new Set(open.map(({ conversationId }) => conversationId));
    let gone = 0;
    for (const { id } of rows) if (!waiting.has(id) && (await forgetChat(ctx, id, before))) gone += 1;
    const last = rows.at(-1);
    if (gone > 0 || rows.length < BATCH || last === undefined) return gone;
    after = last.id;
  }
}

function silentSince(before: Date) {
  return {
    ...IS_CHAT,
    handovers: { none: { endedAt: null } },
    AND: [
      {
        OR: [
          { lastInboundAt: { lt: before } },
          // the office wrote to them, on its telephone, and they never answered; one that was let go of has no address
          { lastInboundAt: null, updatedAt: { lt: before }, NOT: { chat: { startsWith: NOWHERE } } },
        ],
      },
      {
        // other chats of theirs may be alive
        OR: [
          { customerId: null },
          { customer: { orders: { none: {} }, conversations: { every: { OR: SILENT(before) } } } },
        ],
      },
    ],
  };
}

function SILENT(before: Date) {
  return [{ lastInboundAt: { lt: before } }, { lastInboundAt: null }];
}

/** A write of its own: a chat may hold a thousand rows. False: somebody wrote there, or complained, in the meantime. */
function forgetChat(ctx: ServiceContext, id: string, before: Date): Promise<boolean> {
  return ctx.db.write(async (tx) => {
    const chat = await tx.conversation.findFirst({
      where: { ...silentSince(before), id },
      select: { ...PERSONS_CHAT, customerId: true },
    });
    if (chat === null || (await tx.complaint.count({ where: { conversationId: id, closedAt: null } })) > 0)
      return false;
    const { customerId } = chat;
    const files = await tx.storedFile.findMany({ where: { owner: `conversation:${id}` }, select: { id: true } });
    await eraseFiles(
      tx,
      ctx,
      newId(ctx),
      files.map((file) => file.id),
    );
    await eraseChats(ctx, tx, { customerIds: [], chats: [chat] }, null);
    // its number on the network goes as well: who writes again is new
    await tx.conversation.update({ where: { id }, data: { chat: `${NOWHERE}${id}`, lastInboundAt: null } });
    if (customerId === null) return true;
    if ((await tx.conversation.count({ where: { customerId, ...IS_CHAT } })) > 0) return true;
    const mailboxes = await tx.conversation.findMany({ where: { customerId } });
    await eraseChats(ctx, tx, { customerIds: [], chats: mailboxes }, null);
    await tx.customer.update({ where: { id: customerId }, data: pseudonymised(ctx, customerId) });
    return true;
  });
}
