/** Invitations to rate a service that is finished (docs/domain.md 8). */
import { nextOpening } from '../../domain/hours.ts';
import type { RatedSubject } from '../../machines/conversation/counter/survey.ts';
import type { Localized } from '../../machines/texts/text.ts';
import type { Tx } from '../../prisma/database.ts';
import type { RatingInvite } from '../../prisma/generated/sqlite/client.ts';
import { chatToTell, tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { holidayCalendar } from '../holidays.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { setTimer } from '../timer_rows.ts';

const DAY_MS = 86_400_000;

export interface Finished {
  subject: RatedSubject;
  /** id of the order, complaint, visit or hand-over */
  subjectId: string;
  /** the chat that is asked */
  conversationId: string;
  /** as the question names it: an order's or ticket's code, a queue number */
  label: string;
  /** for figures by service: the subject's name, or a service of the queue */
  service: string;
}

/**
 * Asks for a rating, once for each thing that was served, in a turn of the chat's own. A chat that wants no messages, has
 * withdrawn its consent, or cannot be reached is not asked.
 */
export async function inviteToRate(tx: Tx, ctx: ServiceContext, finished: Finished): Promise<void> {
  const { subject, subjectId, conversationId, label, service } = finished;
  const of = { subject_subjectId: { subject, subjectId } };
  if ((await tx.ratingInvite.findUnique({ where: of })) || (await tx.rating.findUnique({ where: of }))) return;
  if (!(await mayBeAsked(tx, conversationId))) return;
  const invite = await tx.ratingInvite.create({
    data: {
      id: newId(ctx),
      subject,
      subjectId,
      conversationId,
      service,
      label,
      status: 'asked',
      askedAt: new Date(ctx.now()),
    },
  });
  await ask(tx, ctx, invite, false);
  const { reminderDays } = (await readOffice(ctx)).survey;
  const dueAt = ctx.now() + reminderDays * DAY_MS;
  await setTimer(tx, ctx, { kind: 'survey.remind', orderId: null, token: invite.id, dueAt });
}

/** By timer: of an order that ended silently, in the chat that its customer used last. false: nobody was asked. */
export async function inviteForOrder(ctx: ServiceContext, tx: Tx, orderId: string): Promise<boolean> {
  const order = await tx.order.findUnique({ where: { id: orderId }, select: { code: true, customerId: true } });
  if (order === null) return false;
  const conversationId = await chatToTell(tx, ctx, { conversationId: null, customerId: order.customerId });
  if (conversationId === null) return false;
  const { code: label } = order;
  await inviteToRate(tx, ctx, { subject: 'order', subjectId: orderId, conversationId, label, service: 'order' });
  return true;
}

/**
 * By timer: once, during the hours of service, of what was neither rated nor declined. false: nobody was reminded, or not
 * yet.
 */
export async function remindToRate(ctx: ServiceContext, tx: Tx, inviteId: string): Promise<boolean> {
  const invite = await tx.ratingInvite.findUnique({ where: { id: inviteId } });
  if (invite?.status !== 'asked' || !(await mayBeAsked(tx, invite.conversationId))) return false;
  const { hours, office } = await readOffice(ctx);
  const opens = nextOpening(ctx.now(), hours, office.timeZone, await holidayCalendar(ctx));
  if (opens === null) return false;
  if (opens > ctx.now()) {
    await setTimer(tx, ctx, { kind: 'survey.remind', orderId: null, token: invite.id, dueAt: opens });
    return false;
  }
  await ask(tx, ctx, invite, true);
  await tx.ratingInvite.update({
    where: { id: invite.id },
    data: { status: 'reminded', remindedAt: new Date(ctx.now()) },
  });
  return true;
}

/** An invitation that was answered by itself: no other question is asked about the same. */
export async function markRated(tx: Tx, ctx: Pick<ServiceContext, 'now' | 'random'>, of: Finished): Promise<void> {
  const { subject, subjectId } = of;
  await tx.ratingInvite.upsert({
    where: { subject_subjectId: { subject, subjectId } },
    create: { id: newId(ctx), ...of, status: 'done', askedAt: new Date(ctx.now()) },
    update: { status: 'done' },
  });
}

/** Of a visit: what the number was drawn for; null: nothing that the office still has. */
export async function serviceOfVisit(
  ctx: Pick<ServiceContext, 'db'>,
  { subject, service }: { subject: string; service: string },
): Promise<Localized | null> {
  if (subject !== 'visit') return null;
  const { visits } = await readOffice(ctx);
  return visits.services.find(({ code }) => code === service)?.name ?? null;
}

async function ask(tx: Tx, ctx: ServiceContext, invite: RatingInvite, again: boolean): Promise<void> {
  const { id, subject, label, conversationId } = invite;
  const service = await serviceOfVisit(ctx, invite);
  await tellChat(
    tx,
    ctx,
    { conversationId },
    { type: 'survey.asked', invite: id, subject: subject as RatedSubject, label, service, again },
  );
}

async function mayBeAsked(tx: Tx, conversationId: string): Promise<boolean> {
  const chat = await tx.conversation.findUnique({
    where: { id: conversationId },
    select: {
      optedOutAt: true,
      unreachableSince: true,
      consents: { orderBy: { id: 'desc' }, take: 1, select: { given: true } },
    },
  });
  if (chat === null || chat.optedOutAt !== null || chat.unreachableSince !== null) return false;
  return chat.consents[0]?.given !== false;
}
