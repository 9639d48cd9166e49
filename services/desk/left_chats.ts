/**
 * A web chat that nobody gets into any more, because its screen at the counter was left or its visitor signed out: who asked for
 * an officer there waits no longer (docs/domain.md 12).
 */
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { setTimer } from '../timer_rows.ts';
import { openUntil } from '../webchat_access.ts';
import { endTalk, openTalk } from './endings.ts';

/** Whether a chat is held at the office's own screen, and nowhere else. */
export async function isAtKiosk(db: Reader, conversationId: string): Promise<boolean> {
  const chat = await webchatOf(db, conversationId);
  if (chat === null) return false;
  const sessions = await db.webchatSession.findMany({ where: { chat, endedAt: null }, select: { kiosk: true } });
  return sessions.length > 0 && sessions.every(({ kiosk }) => kiosk);
}

/** Inside a write: who asked for an officer at the kiosk is looked after from now on. */
export async function watchKiosk(tx: Tx, ctx: ServiceContext, conversationId: string): Promise<void> {
  const chat = (await isAtKiosk(tx, conversationId)) ? await webchatOf(tx, conversationId) : null;
  if (chat !== null) await endLeftTalk(ctx, tx, chat);
}

/**
 * Inside a write, when a session of the web chat `chat` ends, and fired by the timer `desk.left`, whose token is the chat: a
 * kiosk's visitor may go without a word, and may be about to go on with the chat on a device of their own. Returns whether the
 * request or talk was ended.
 */
export async function endLeftTalk(ctx: ServiceContext, tx: Tx, chat: string): Promise<boolean> {
  const conversation = await tx.conversation.findFirst({ where: { channel: 'webchat', chat }, select: { id: true } });
  const talk = conversation && (await openTalk(tx, conversation.id));
  if (talk === null) return false;
  const until = (await openUntil(tx, ctx, [chat])).get(chat) ?? -Infinity;
  if (until === Infinity) return false;
  if (until >= ctx.now()) {
    await setTimer(tx, ctx, { kind: 'desk.left', orderId: null, token: chat, dueAt: until + 1 });
    return false;
  }
  await endTalk(tx, ctx, talk, { by: 'customer', rated: false });
  return true;
}

async function webchatOf(db: Reader, conversationId: string): Promise<string | null> {
  const conversation = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { channel: true, chat: true },
  });
  return conversation?.channel === 'webchat' ? conversation.chat : null;
}
