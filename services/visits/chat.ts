/** What chats ask of the queue (machines/conversation/counter/visits). */
import { parseName } from '../../domain/identity.ts';
import type { VisitCommand, VisitDraft, VisitQuery, VisitResult } from '../../machines/conversation/counter/visits.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import { audit } from '../audit.ts';
import type { ChatOf } from '../chat.ts';
import { chatToTell, tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { VISIT_MOVED } from '../privacy/visits.ts';
import { cardOf, numberOf, OPEN, today, visitsOn } from './queue.ts';
import { drawNumber, openingNow, readGuest } from './take.ts';

type Refused = Extract<VisitResult, { type: 'visit.refused' }>;

export async function answerVisit(
  ctx: ServiceContext,
  db: Reader,
  chat: ChatOf,
  _query: VisitQuery,
): Promise<VisitResult> {
  const office = await readOffice(ctx);
  const { open, services } = office.visits;
  const day = await visitsOn(db, await today(ctx));
  const own = ownAmong(day, chat);
  return {
    type: 'visit.servicesShown',
    services: open ? services : [],
    own: own === undefined ? null : cardOf(own, day, office, ctx.now()),
    ...(await openingNow(ctx)),
  };
}

/** Inside the turn's write. */
export async function carryOutVisit(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  command: VisitCommand,
): Promise<VisitResult> {
  switch (command.type) {
    case 'visit.take':
      return take(ctx, tx, chat, command.draft);
    case 'visit.cancel':
      return cancel(ctx, tx, chat, command.code);
    case 'visit.attach':
      return attach(ctx, tx, chat, command.code);
  }
}

async function take(ctx: ServiceContext, tx: Tx, chat: ChatOf, draft: VisitDraft): Promise<VisitResult> {
  const day = await today(ctx);
  if (ownAmong(await visitsOn(tx, day), chat) !== undefined) return refused('already');
  if (!(await openingNow(ctx)).openNow) return refused('closed');
  if (!readGuest(draft).ok) return refused('gone');
  const visit = await drawNumber(ctx, tx, {
    ...draft,
    conversationId: chat.conversationId,
    customerId: chat.customerId,
    language: chat.language,
    channel: await channelOf(tx, chat),
  });
  if (visit === null) return refused('gone');
  const card = cardOf(visit, await visitsOn(tx, day), await readOffice(ctx), ctx.now());
  return { type: 'visit.taken', visit: card, kiosk: visit.channel === 'kiosk' };
}

/** A kiosk is the office's web chat on a shared screen. */
async function channelOf(tx: Tx, { conversationId, channel }: ChatOf): Promise<string> {
  if (channel !== 'webchat') return channel;
  const { chat } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { chat: true } });
  const kiosk = await tx.webchatSession.count({ where: { chat, kiosk: true } });
  return kiosk > 0 ? 'kiosk' : channel;
}

async function cancel(ctx: ServiceContext, tx: Tx, chat: ChatOf, code: string): Promise<VisitResult> {
  const { count } = await tx.visit.updateMany({
    where: {
      code,
      conversationId: chat.conversationId,
      day: await today(ctx),
      status: { in: ['waiting', 'called', 'skipped'] },
    },
    data: { status: 'cancelled' },
  });
  return count === 0 ? refused('gone') : { type: 'visit.cancelled' };
}

/**
 * The chat in which a link of the office was opened is the visitor's for this visit (R5): whoever knows the visit's code was
 * handed it at the counter.
 */
async function attach(ctx: ServiceContext, tx: Tx, chat: ChatOf, code: string): Promise<VisitResult> {
  const visit = await tx.visit.findFirst({ where: { code, day: await today(ctx), status: { in: [...OPEN] } } });
  if (visit === null) return refused('gone');
  await tx.visit.update({
    where: { id: visit.id },
    data: { conversationId: chat.conversationId, customerId: chat.customerId ?? visit.customerId },
  });
  if (visit.conversationId !== null && visit.conversationId !== chat.conversationId)
    await leave(ctx, tx, { visit, from: visit.conversationId, to: chat });
  const institution = parseName(visit.institution);
  return {
    type: 'visit.attached',
    name: visit.name,
    institution: institution.ok ? institution.value : '',
    number: numberOf(visit),
  };
}

/** The chat that drew the number is told, and goes on answering for what it wrote into the guest book (../privacy/visits). */
async function leave(
  ctx: ServiceContext,
  tx: Tx,
  { visit, from, to }: { visit: Visit; from: string; to: ChatOf },
): Promise<void> {
  const actor = { kind: 'customer' as const, id: to.customerId ?? to.conversationId, name: 'customer' };
  await audit(tx, ctx, actor, VISIT_MOVED, `conversation:${from}`, { code: visit.code });
  // null: "berhenti" was said there, or nobody is there any more
  if ((await chatToTell(tx, ctx, { conversationId: from, customerId: null })) !== null)
    await tellChat(tx, ctx, { conversationId: from }, { type: 'visit.moved', number: numberOf(visit) });
}

/** The newest that is not over. */
function ownAmong(day: readonly Visit[], { conversationId }: ChatOf): Visit | undefined {
  return day.findLast(
    (visit) => visit.conversationId === conversationId && OPEN.some((status) => status === visit.status),
  );
}

function refused(reason: Refused['reason']): Refused {
  return { type: 'visit.refused', reason };
}
