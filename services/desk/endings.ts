/** How a talk ends: by the customer, by an officer, or because nobody says anything any more (docs/domain.md 12). */
import type { Tx } from '../../prisma/database.ts';
import type { Handover } from '../../prisma/generated/sqlite/client.ts';
import { tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { inviteToRate } from '../survey/invites.ts';
import { setTimer } from '../timer_rows.ts';

const MINUTE_MS = 60_000;

/** Inside a write: what is still open of a chat; there is at most one. */
export function openTalk(tx: Pick<Tx, 'handover'>, conversationId: string): Promise<Handover | null> {
  return tx.handover.findFirst({ where: { conversationId, status: { in: ['waiting', 'held'] } } });
}

/** `rated`: the person is asked how it was, if an officer said anything at all. */
export async function endTalk(
  tx: Tx,
  ctx: ServiceContext,
  talk: Pick<Handover, 'id' | 'conversationId' | 'repliedAt'>,
  { by, rated }: { by: 'customer' | 'officer' | 'idle'; rated: boolean },
): Promise<void> {
  await tx.handover.update({
    where: { id: talk.id },
    data: { status: 'ended', endedAt: new Date(ctx.now()), endedBy: by },
  });
  if (by !== 'customer') await tellChat(tx, ctx, talk, { type: 'desk.ended', by });
  if (!rated || talk.repliedAt === null) return;
  const { conversationId } = talk;
  await inviteToRate(tx, ctx, { subject: 'chat', subjectId: talk.id, conversationId, label: '', service: 'chat' });
}

/** Inside the turn's write: the customer withdraws the request, or ends the talk. Nothing is open: nothing happens. */
export async function leaveTalk(ctx: ServiceContext, tx: Tx, conversationId: string): Promise<void> {
  const talk = await openTalk(tx, conversationId);
  if (talk !== null) await endTalk(tx, ctx, talk, { by: 'customer', rated: talk.status === 'held' });
}

/** Whatever is open in these chats is over, without a word: their consent was withdrawn, or they are erased. */
export async function dropTalks(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now'>,
  conversationIds: readonly string[],
): Promise<void> {
  await tx.handover.updateMany({
    where: { conversationId: { in: [...conversationIds] }, status: { in: ['waiting', 'held'] } },
    data: { status: 'ended', endedAt: new Date(ctx.now()), endedBy: 'customer' },
  });
}

/** Looks again when so long nobody may have said anything. */
export async function watchIdle(tx: Tx, ctx: ServiceContext, talkId: string, since = ctx.now()): Promise<void> {
  const { chat } = await readOffice(ctx);
  const dueAt = since + chat.talkIdleMinutes * MINUTE_MS;
  await setTimer(tx, ctx, { kind: 'desk.idle', orderId: null, token: talkId, dueAt });
}

/** Fired by the timer `desk.idle`, whose token is the talk's id. Returns whether the talk was ended. */
export async function endIdleTalk(ctx: ServiceContext, tx: Tx, talkId: string): Promise<boolean> {
  const talk = await tx.handover.findUnique({
    where: { id: talkId },
    include: { conversation: { select: { lastInboundAt: true } } },
  });
  if (talk?.status !== 'held') return false;
  const last = Math.max(talk.lastMessageAt.getTime(), talk.conversation.lastInboundAt?.getTime() ?? 0);
  const { chat } = await readOffice(ctx);
  if (ctx.now() - last < chat.talkIdleMinutes * MINUTE_MS) {
    await watchIdle(tx, ctx, talk.id, last);
    return false;
  }
  await endTalk(tx, ctx, talk, { by: 'idle', rated: true });
  return true;
}
