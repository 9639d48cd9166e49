/**
 * What a chat is told that must not stay in its transcript (docs/domain.md 7): the way for matters of integrity, and what is
 * said of an anonymous complaint. It is there for some minutes, so that a page that is opened again still shows it.
 */
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { BRIEF_MARK, PRIVATE_MARK, TELLING_MARK, WIPED_BODY } from './message_bodies.ts';
import { setTimer } from './timer_rows.ts';

/** The texts say so (machines/texts/counter/complaints). */
const STAYS_MS = 15 * 60_000;

/** Before the turn that says it is committed: a timer for nothing does no harm. `token` of the timer: the chat's id. */
export function wipeLater(tx: Tx, ctx: Pick<ServiceContext, 'now' | 'random'>, conversationId: string): Promise<void> {
  return setTimer(tx, ctx, {
    kind: 'messages.wipe',
    orderId: null,
    token: conversationId,
    dueAt: ctx.now() + STAYS_MS,
  });
}

/** Wipes what was sent, or given up; what still waits for its network is looked at again later. */
export async function wipeBriefMessages(ctx: ServiceContext, tx: Tx, conversationId: string): Promise<boolean> {
  const brief = { conversationId, body: { contains: BRIEF_MARK } };
  const { count } = await tx.message.updateMany({
    where: { ...brief, status: { not: 'queued' } },
    data: { body: WIPED_BODY },
  });
  if ((await tx.message.count({ where: brief })) > 0) await wipeLater(tx, ctx, conversationId);
  return count > 0;
}

/**
 * Nothing stays in the chat of what is being told there: not its steps, and not what was said meanwhile, when it was not yet
 * known that it would be anonymous, or is not taken at all. What was said of other complaints stays.
 */
export async function forgetTelling(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'random'>,
  conversationId: string,
): Promise<void> {
  await forgetSteps(tx, conversationId);
  if ((await becomes(tx, conversationId, BRIEF_MARK)) > 0) await wipeLater(tx, ctx, conversationId);
}

/** What was told is sent, and its chat is known: what was said meanwhile is its reader's to keep. */
export async function keepTelling(tx: Tx, conversationId: string): Promise<void> {
  await becomes(tx, conversationId, PRIVATE_MARK);
}

async function becomes(tx: Tx, conversationId: string, mark: string): Promise<number> {
  const said = await tx.message.findMany({
    where: { conversationId, body: { contains: TELLING_MARK } },
    select: { id: true, body: true },
  });
  for (const { id, body } of said)
    await tx.message.update({ where: { id }, data: { body: body.replace(TELLING_MARK, mark) } });
  return said.length;
}

/**
 * Nothing that "kembali" could return to is kept of the chat (the snapshots before its turns): words that were told there are
 * gone with them. To be called by a command, whose turn nobody goes back behind anyway.
 */
export async function forgetSteps(tx: Tx, conversationId: string): Promise<void> {
  await tx.turn.updateMany({ where: { conversationId, before: { not: null } }, data: { before: null } });
}
