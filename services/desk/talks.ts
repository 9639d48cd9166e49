/** What officers do with talks (docs/domain.md 12): take one from the line, answer, hand it on, end it, begin one. */
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import { chatToTell, tellChat } from '../chat_events.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { linkUrl, makeLink } from '../links.ts';
import { readOffice } from '../office.ts';
import { READ_BY_OFFICERS } from '../message_bodies.ts';
import { newestMessage } from './chat.ts';
import { endTalk, openTalk, watchIdle } from './endings.ts';
import { isTalker, mayTalk, type OfficerActor } from './roles.ts';
import { isAtPhone, isSomebodys } from './whose.ts';
import type { Talk } from './whose.ts';

/** Characters of one answer: it has to fit into one bubble of every network. */
export const LONGEST_ANSWER = 3_500;
const DAY_MS = 86_400_000;

export type TalkRefusal =
  | 'forbidden'
  | 'not_found'
  /** somebody else was faster */
  | 'taken'
  /** it is over, or another officer's */
  | 'not_yours';

/** Takes a waiting chat, or one at the office's telephone: of two officers at once one gets it, and the other is told who has it. */
export async function claimTalk(
  ctx: ServiceContext,
  actor: Actor,
  talkId: string,
): Promise<{ ok: true } | { ok: false; reason: Exclude<TalkRefusal, 'taken' | 'not_yours'> } | Taken> {
  if (!mayTalk(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const talk = await tx.handover.findUnique({ where: { id: talkId } });
    if (talk === null || !isSomebodys(talk)) return { ok: false, reason: 'not_found' };
    if (talk.status === 'held' && talk.officerId === actor.id) return { ok: true };
    if (talk.status !== 'waiting' && !isAtPhone(talk))
      return { ok: false, reason: 'taken', by: await nameOf(tx, talk.officerId) };
    await hold(tx, ctx, actor, talk);
    return { ok: true };
  });
}

export interface Taken {
  ok: false;
  reason: 'taken';
  /** null: it was withdrawn meanwhile */
  by: string | null;
}

async function hold(tx: Tx, ctx: ServiceContext, actor: OfficerActor, talk: Talk): Promise<void> {
  const now = new Date(ctx.now());
  await tx.handover.update({
    where: { id: talk.id },
    // who comes back into the line has waited until the first taking
    data: { status: 'held', officerId: actor.id, claimedAt: talk.claimedAt ?? now, lastMessageAt: now },
  });
  await tellChat(tx, ctx, talk, { type: 'desk.taken', officer: actor.name, invited: false });
  await watchIdle(tx, ctx, talk.id);
  await audit(tx, ctx, actor, 'desk.claim', `talk:${talk.id}`, {});
}

export interface Answer {
  text: string;
  /** a file that the officer has handed in (purpose 'upload') */
  fileId: string | null;
}

/** Says something to the customer, in the officer's own name; with a file, as a link that expires. */
export async function sayInTalk(
  ctx: ServiceContext,
  actor: Actor,
  talkId: string,
  given: Answer,
): Promise<Outcome<object, TalkRefusal | 'empty' | 'too_long' | 'file_unusable'>> {
  if (!mayTalk(actor)) return { ok: false, reason: 'forbidden' };
  const text = tidy(given.text);
  if (text === '' && given.fileId === null) return { ok: false, reason: 'empty' };
  if (Array.from(text).length > LONGEST_ANSWER) return { ok: false, reason: 'too_long' };
  return ctx.db.write(async (tx) => {
    const talk = await own(tx, actor, talkId);
    if (!talk.ok) return talk;
    const file = given.fileId === null ? null : await sendFile(tx, ctx, actor, talk.talk, given.fileId);
    if (file === undefined) return { ok: false, reason: 'file_unusable' };
    await say(tx, ctx, actor, talk.talk, { text, file });
    return { ok: true };
  });
}

async function say(
  tx: Tx,
  ctx: ServiceContext,
  actor: OfficerActor,
  talk: Talk,
  { text, file }: { text: string; file: { name: string; url: string } | null },
): Promise<void> {
  const now = new Date(ctx.now());
  const { conversationId } = talk;
  await tellChat(
    tx,
    ctx,
    { conversationId, officerId: actor.id },
    { type: 'desk.said', officer: actor.name, text, file },
  );
  await tx.handover.update({
    where: { id: talk.id },
    data: { lastMessageAt: now, repliedAt: talk.repliedAt ?? now },
  });
  await watchIdle(tx, ctx, talk.id);
}

/** undefined: it is not there, or not this officer's. */
async function sendFile(
  tx: Tx,
  ctx: ServiceContext,
  actor: OfficerActor,
  talk: Talk,
  fileId: string,
): Promise<{ name: string; url: string } | undefined> {
  const file = await tx.storedFile.findUnique({ where: { id: fileId }, select: { name: true, owner: true } });
  if (file === null || file.owner !== `officer:${actor.id}`) return undefined;
  const { delivery } = await readOffice(ctx);
  const link = await makeLink(tx, ctx, {
    orderId: null,
    fileId,
    expiresAt: ctx.now() + delivery.linkDays * DAY_MS,
    maxUses: delivery.linkUses,
  });
  await tx.handoverFile.create({
    data: { id: newId(ctx), handoverId: talk.id, fileId, createdAt: new Date(ctx.now()) },
  });
  return { name: file.name, url: linkUrl(ctx, link.id) };
}

/** Hands a talk on to another officer, who has it at once, unread. */
export async function transferTalk(
  ctx: ServiceContext,
  actor: Actor,
  talkId: string,
  toOfficerId: string,
): Promise<Outcome<object, TalkRefusal | 'no_such_officer'>> {
  if (!mayTalk(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const talk = await own(tx, actor, talkId);
    if (!talk.ok) return talk;
    const to = await tx.officer.findUnique({ where: { id: toOfficerId } });
    if (to === null || !to.active || to.id === actor.id || !isTalker(to.role)) {
      return { ok: false, reason: 'no_such_officer' };
    }
    const now = new Date(ctx.now());
    const seenMessageId = await beforeNewestWords(tx, talk.talk);
    await tx.handover.update({ where: { id: talkId }, data: { officerId: to.id, lastMessageAt: now, seenMessageId } });
    await tellChat(tx, ctx, talk.talk, { type: 'desk.transferred', officer: to.name });
    await watchIdle(tx, ctx, talkId);
    await audit(tx, ctx, actor, 'desk.transfer', `talk:${talkId}`, { to: to.name });
    return { ok: true };
  });
}

/** The new officer has read nothing of it yet: what the customer wrote last counts as unread until they open the talk. */
async function beforeNewestWords(tx: Tx, { conversationId, seenMessageId }: Talk): Promise<number> {
  const newest = await tx.message.findFirst({
    where: { conversationId, direction: 'in', ...READ_BY_OFFICERS },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return newest === null ? seenMessageId : Math.min(seenMessageId, newest.id - 1);
}

/** An officer's own, or one at the office's telephone. `settled`: what was asked is answered, and the customer is asked to rate it; else it only goes back to the assistant. */
export async function closeTalk(
  ctx: ServiceContext,
  actor: Actor,
  talkId: string,
  settled: boolean,
): Promise<Outcome<object, TalkRefusal>> {
  if (!mayTalk(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const talk = await own(tx, actor, talkId, isAtPhone);
    if (!talk.ok) return talk;
    await endTalk(tx, ctx, talk.talk, { by: 'officer', rated: settled });
    await audit(tx, ctx, actor, settled ? 'desk.close' : 'desk.handBack', `talk:${talkId}`, {});
    return { ok: true };
  });
}

/**
 * Begins a talk with the customer of an order, in the chat they used last: business of their order may be told also where
 * nothing else is sent (docs/domain.md 9). A customer who waits in the line is taken from there.
 */
export async function beginTalk(
  ctx: ServiceContext,
  actor: Actor,
  { code, text: typed }: { code: string; text: string },
): Promise<
  | { ok: true; talkId: string }
  | { ok: false; reason: 'forbidden' | 'not_found' | 'no_chat' | 'withdrawn' | 'empty' | 'too_long' }
  | Taken
> {
  if (!mayTalk(actor)) return { ok: false, reason: 'forbidden' };
  const text = tidy(typed);
  if (text === '') return { ok: false, reason: 'empty' };
  if (Array.from(text).length > LONGEST_ANSWER) return { ok: false, reason: 'too_long' };
  return ctx.db.write(async (tx) => {
    const order = await tx.order.findUnique({ where: { code }, select: { customerId: true } });
    if (order === null) return { ok: false, reason: 'not_found' };
    const { customerId } = order;
    const conversationId = await chatToTell(tx, ctx, { conversationId: null, customerId }, { evenMuted: true });
    if (conversationId === null) return { ok: false, reason: 'no_chat' };
    const newest = await tx.consent.findFirst({ where: { conversationId }, orderBy: { id: 'desc' } });
    if (newest?.given === false) return { ok: false, reason: 'withdrawn' };
    const open = await openTalk(tx, conversationId);
    const free = open !== null && (open.status === 'waiting' || isAtPhone(open));
    if (open !== null && !free && open.officerId !== actor.id) {
      return { ok: false, reason: 'taken', by: await nameOf(tx, open.officerId) };
    }
    const talk = open ?? (await begun(tx, ctx, actor, conversationId));
    if (free) await hold(tx, ctx, actor, talk);
    await say(tx, ctx, actor, talk, { text, file: null });
    return { ok: true, talkId: talk.id };
  });
}

async function begun(tx: Tx, ctx: ServiceContext, actor: OfficerActor, conversationId: string): Promise<Talk> {
  const now = new Date(ctx.now());
  const talk = await tx.handover.create({
    data: {
      id: newId(ctx),
      conversationId,
      status: 'held',
      startedBy: 'officer',
      officerId: actor.id,
      requestedAt: now,
      claimedAt: now,
      lastMessageAt: now,
      seenMessageId: await newestMessage(tx, conversationId),
    },
  });
  await tellChat(tx, ctx, { conversationId }, { type: 'desk.taken', officer: actor.name, invited: true });
  await audit(tx, ctx, actor, 'desk.begin', `talk:${talk.id}`, {});
  return { ...talk, conversationId };
}

/** Its officer has seen what the customer wrote so far. */
export async function markSeen(ctx: ServiceContext, actor: Actor, talkId: string, messageId: number): Promise<void> {
  if (!mayTalk(actor)) return;
  const where = { id: talkId, officerId: actor.id, seenMessageId: { lt: messageId } };
  if ((await ctx.db.read.handover.count({ where })) === 0) return;
  await ctx.db.write((tx) => tx.handover.updateMany({ where, data: { seenMessageId: messageId } }));
}

/** Inside a write: the talk that the officer holds, or of which `shared` says that it is everybody's. */
async function own(
  tx: Tx,
  actor: OfficerActor,
  talkId: string,
  shared: (talk: Talk) => boolean = () => false,
): Promise<Outcome<{ talk: Talk }, 'not_found' | 'not_yours'>> {
  const talk = await tx.handover.findUnique({ where: { id: talkId } });
  if (talk === null || !isSomebodys(talk)) return { ok: false, reason: 'not_found' };
  const isOwn = talk.status === 'held' && talk.officerId === actor.id;
  return isOwn || shared(talk) ? { ok: true, talk } : { ok: false, reason: 'not_yours' };
}

async function nameOf(tx: Tx, officerId: string | null): Promise<string | null> {
  if (officerId === null) return null;
  const officer = await tx.officer.findUnique({ where: { id: officerId }, select: { name: true } });
  return officer?.name ?? null;
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
