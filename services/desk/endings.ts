/** How a talk ends: by the customer, by an officer, or because nobody says anything any more (docs/domain.md 12). */
import type { Tx } from '../../prisma/database.ts';
import { tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { inviteToRate } from '../survey/invites.ts';
import { setTimer } from '../timer_rows.ts';
import { FROM_PHONE } from './phone_message.ts';
import { isSomebodys } from './whose.ts';
import type { Talk } from './whose.ts';

const MINUTE_MS = 60_000;

/** Inside a write: what is still open of a chat; there is at most one. */
export async function openTalk(tx: Pick<Tx, 'handover'>, conversationId: string): Promise<Talk | null> {
  const talk = await tx.handover.findFirst({ where: { conversationId, status: { in: ['waiting', 'held'] } } });
  return talk && { ...talk, conversationId };
}

/** `rated`: the person is asked how it was, if an officer said anything at all. */
export async function endTalk(
  tx: Tx,
  ctx: ServiceContext,
  talk: Pick<Talk, 'id' | 'conversationId' | 'repliedAt'>,
  { by, rated }: { by: 'customer' | 'officer' | 'idle'; rated: boolean },
): Promise<void> {
  await tx.handover.update({
    where: { id: talk.id },
    data: { status: 'ended', endedAt: new Date(ctx.now()), endedBy: by },
  });
  if (by !== 'customer') await tellChat(tx, ctx, talk, { type: 'desk.ended', by });
  const { conversationId } = talk;
  if (!rated || talk.repliedAt === null) return;
  // answered from the office's telephone, and never met the assistant
  if ((await tx.consent.count({ where: { conversationId } })) === 0) return;
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

type Telling = Pick<ServiceContext, 'now' | 'vault'>;

/** Back into the line, where it was: its officer is away. Whoever takes it then reads all that was said. */
async function returnTalk(tx: Tx, ctx: Telling, talk: Pick<Talk, 'id' | 'conversationId'>): Promise<void> {
  await tx.handover.update({ where: { id: talk.id }, data: { status: 'waiting', officerId: null } });
  await tellChat(tx, ctx, talk, { type: 'desk.returned' });
}

/** Inside a write: the officer does not talk with customers any more. */
export async function returnTalksOf(tx: Tx, ctx: Telling, officerId: string): Promise<void> {
  const held = await tx.handover.findMany({ where: { status: 'held', officerId } });
  for (const talk of held.filter(isSomebodys)) await returnTalk(tx, ctx, talk);
}

/** Since when the customer of a talk waits for words of an officer (UTC ms); null: it is not the officer's turn. */
async function unansweredSince(tx: Tx, { conversationId, startedBy, requestedAt }: Talk): Promise<number | null> {
  const newest = {
    where: { conversationId, createdAt: { gte: requestedAt } },
    orderBy: { id: 'desc' },
    select: { createdAt: true },
  } as const;
  const said = await tx.chatEvent.findFirst({ ...newest, where: { ...newest.where, officerId: { not: null } } });
  const phoned = await tx.message.findFirst({ ...newest, where: { ...newest.where, ...FROM_PHONE } });
  const last = [said, phoned].flatMap((one) => one?.createdAt.getTime() ?? []);
  if (last.length === 0 && startedBy === 'customer') return requestedAt.getTime();
  const first = await tx.message.findFirst({
    where: { conversationId, direction: 'in', createdAt: { gt: new Date(Math.max(requestedAt.getTime(), ...last)) } },
    orderBy: { id: 'asc' },
    select: { createdAt: true },
  });
  return first?.createdAt.getTime() ?? null;
}

/**
 * Fired by the timer `desk.idle`, whose token is the talk's id: a customer whom nobody answers is put back into the line, a
 * customer who does not answer is let go. Returns whether the talk is over, or nobody's.
 */
export async function endIdleTalk(ctx: ServiceContext, tx: Tx, talkId: string): Promise<boolean> {
  const talk = await tx.handover.findUnique({
    where: { id: talkId },
    include: { conversation: { select: { lastInboundAt: true } } },
  });
  if (talk?.status !== 'held' || !isSomebodys(talk)) return false;
  const unanswered = await unansweredSince(tx, talk);
  const last = Math.max(
    // an officer has the whole time from taking it, or being handed it
    talk.lastMessageAt.getTime(),
    unanswered ?? talk.conversation?.lastInboundAt?.getTime() ?? 0,
  );
  const { chat } = await readOffice(ctx);
  if (ctx.now() - last < chat.talkIdleMinutes * MINUTE_MS) {
    await watchIdle(tx, ctx, talk.id, last);
    return false;
  }
  if (unanswered !== null) await returnTalk(tx, ctx, talk);
  else await endTalk(tx, ctx, talk, { by: 'idle', rated: true });
  return true;
}
