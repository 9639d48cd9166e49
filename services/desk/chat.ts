/** What chats ask of a person of the office (machines/conversation/counter/desk). */
import type { DeskCommand, DeskQuery, DeskResult } from '../../machines/conversation/counter/desk.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { leaveTalk, openTalk } from './endings.ts';
import { watchKiosk } from './left_chats.ts';
import { lineOf } from './line.ts';

export async function answerDesk(
  ctx: ServiceContext,
  db: Reader,
  { conversationId }: ChatOf,
  _query: DeskQuery,
): Promise<DeskResult> {
  return { type: 'desk.shown', line: await lineOf(ctx, db, conversationId) };
}

/** Inside the turn's write. */
export async function carryOutDesk(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId }: ChatOf,
  command: DeskCommand,
): Promise<DeskResult> {
  switch (command.type) {
    case 'desk.request':
      await request(ctx, tx, conversationId);
      return { type: 'desk.shown', line: await lineOf(ctx, tx, conversationId) };
    case 'desk.leave':
      await leaveTalk(ctx, tx, conversationId);
      return { type: 'desk.left' };
    case 'desk.keepFile':
      await keepFile(ctx, tx, conversationId, command.fileId);
      return { type: 'desk.fileKept' };
  }
}

/** Whoever is in the line already keeps their place. */
async function request(ctx: ServiceContext, tx: Tx, conversationId: string): Promise<void> {
  if ((await openTalk(tx, conversationId)) !== null) return;
  const now = new Date(ctx.now());
  await tx.handover.create({
    data: {
      id: newId(ctx),
      conversationId,
      status: 'waiting',
      startedBy: 'customer',
      requestedAt: now,
      lastMessageAt: now,
      seenMessageId: await newestMessage(tx, conversationId),
    },
  });
  await watchKiosk(tx, ctx, conversationId);
}

/** The id of a chat's newest message; 0: none. */
export async function newestMessage(db: Pick<Tx, 'message'>, conversationId: string): Promise<number> {
  const newest = await db.message.findFirst({
    where: { conversationId },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return newest?.id ?? 0;
}

/** The talk may have ended a moment ago: then the file is none of it and is let go of (services/uploads_in_use). */
async function keepFile(ctx: ServiceContext, tx: Tx, conversationId: string, fileId: string): Promise<void> {
  const talk = await openTalk(tx, conversationId);
  if (talk === null) return;
  await tx.handoverFile.create({
    data: { id: newId(ctx), handoverId: talk.id, fileId, createdAt: new Date(ctx.now()) },
  });
}
