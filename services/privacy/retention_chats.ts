/** Old transcripts, and chats that fell silent without anything that has to be kept (docs/domain.md 9). */
import type { ServiceContext } from '../context.ts';
import { IS_CHAT } from '../email/letter.ts';
import { newId } from '../ids.ts';
import { BATCH } from './batch.ts';
import { eraseChats } from './erase_chats.ts';
import { eraseFiles } from './erase_files.ts';
import { pseudonymised } from './erasure.ts';
import { CLOSED_PHASES } from './kept.ts';

/** Whatever is open goes on being readable as a whole. */
const NOTHING_OPEN = {
  handovers: { none: { endedAt: null } },
  OR: [{ customerId: null }, { customer: { orders: { none: { phase: { notIn: CLOSED_PHASES } } } } }],
};

export async function forgetOldMessages(ctx: ServiceContext, before: Date): Promise<number> {
  const where = { createdAt: { lt: before }, status: { not: 'queued' }, conversation: NOTHING_OPEN };
  const rows = await ctx.db.read.message.findMany({ where, orderBy: { id: 'asc' }, take: BATCH, select: { id: true } });
  const events = { createdAt: { lt: before }, status: 'told', conversation: NOTHING_OPEN };
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

/** "Kembali" does not reach so far back, and no network brings a message again so late. */
export async function forgetOldTurns(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.turn.findMany({
    where: { at: { lt: before } },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true },
  });
  if (rows.length === 0) return 0;
  const id = { in: rows.map((row) => row.id) };
  return ctx.db.write(async (tx) => (await tx.turn.deleteMany({ where: { id } })).count);
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

/** Chats that nobody wrote in for long, of people without orders or open complaints: they begin anew, and nobody is known. */
export async function forgetSilentChats(ctx: ServiceContext, before: Date): Promise<number> {
  const rows = await ctx.db.read.conversation.findMany({
    where: {
      lastInboundAt: { lt: before },
      handovers: { none: { endedAt: null } },
      // other chats of theirs may be alive
      OR: [
        { customerId: null },
        { customer: { orders: { none: {} }, conversations: { every: { OR: SILENT(before) } } } },
      ],
    },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: { id: true, channel: true, account: true, chat: true, language: true, customerId: true },
  });
  const open = await ctx.db.read.complaint.findMany({
    where: { conversationId: { in: rows.map(({ id }) => id) }, closedAt: null },
    select: { conversationId: true },
  });
  const waiting = new Set(open.map(({ conversationId }) => conversationId));
  const silent = rows.filter(({ id }) => !waiting.has(id));
  for (const chat of silent) await forgetChat(ctx, chat);
  return silent.length;
}

function SILENT(before: Date) {
  return [{ lastInboundAt: { lt: before } }, { lastInboundAt: null }];
}

type SilentChat = Parameters<typeof eraseChats>[2]['chats'][number] & { customerId: string | null };

/** A write of its own: a chat may hold a thousand rows. */
async function forgetChat(ctx: ServiceContext, chat: SilentChat): Promise<void> {
  const { id, customerId } = chat;
  await ctx.db.write(async (tx) => {
    const files = await tx.storedFile.findMany({ where: { owner: `conversation:${id}` }, select: { id: true } });
    await eraseFiles(
      tx,
      ctx,
      newId(ctx),
      files.map((file) => file.id),
    );
    await eraseChats(ctx, tx, { customerIds: [], chats: [chat] }, null);
    // its number on the network goes as well: who writes again is new
    await tx.conversation.update({ where: { id }, data: { chat: `erased:${id}`, lastInboundAt: null } });
    if (customerId === null) return;
    if ((await tx.conversation.count({ where: { customerId, ...IS_CHAT } })) > 0) return;
    const mailboxes = await tx.conversation.findMany({ where: { customerId } });
    await eraseChats(ctx, tx, { customerIds: [], chats: mailboxes }, null);
    await tx.customer.update({ where: { id: customerId }, data: pseudonymised(ctx, customerId) });
  });
}
