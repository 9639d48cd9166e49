/** What chats ask of this part of the counter (machines/conversation/counter/survey). */
import { IKM_ELEMENTS, IKM_SCALE, nextElement } from '../../domain/ikm.ts';
import type { IkmAnswers } from '../../domain/ikm.ts';
import type {
  RatedSubject,
  SurveyCommand,
  SurveyDraft,
  SurveyQuery,
  SurveyResult,
} from '../../machines/conversation/counter/survey.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Rating, RatingInvite } from '../../prisma/generated/sqlite/client.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { rate } from '../orders/ratings.ts';
import { answersOf } from './answers.ts';
import { serviceOfVisit } from './invites.ts';

/** So long after the stars the nine elements may be answered. */
export const ELEMENTS_DAYS = 14;
const DAY_MS = 86_400_000;
const LONGEST_COMMENT = 2_000;
/** Invitations that are looked through for one that is not rated. */
const MOST_SOUGHT = 20;

type Command<T extends SurveyCommand['type']> = Extract<SurveyCommand, { type: T }>;

const REFUSED = { type: 'survey.refused' } as const;

export async function answerSurvey(
  ctx: ServiceContext,
  db: Reader,
  chat: ChatOf,
  query: SurveyQuery,
): Promise<SurveyResult> {
  const invite = query.type === 'survey.newest' ? await newestOf(db, chat) : await inviteOf(db, chat, query.invite);
  return { type: 'survey.shown', survey: invite && (await draftOf(ctx, db, invite)) };
}

/** Inside the turn's write. What is given stays: a rating is given once, and nothing changes its stars or its comment. */
export async function carryOutSurvey(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  command: SurveyCommand,
): Promise<SurveyResult> {
  const invite = await inviteOf(tx, chat, command.invite);
  if (invite === null) return REFUSED;
  switch (command.type) {
    case 'survey.rate':
      return keepRating(ctx, tx, chat, invite, command);
    case 'survey.answer':
      return keepAnswer(ctx, tx, invite, command);
    case 'survey.decline':
      if (invite.status === 'done') return REFUSED;
      await tx.ratingInvite.update({ where: { id: invite.id }, data: { status: 'declined' } });
      return { type: 'survey.declined' };
  }
}

/**
 * The invitation by its id, or the one of an order by its code. Only that of this chat, or of another chat of the same
 * customer.
 */
async function inviteOf(db: Reader, chat: ChatOf, asked: string): Promise<RatingInvite | null> {
  const order = await db.order.findUnique({ where: { code: asked }, select: { id: true } });
  const invite =
    order === null
      ? await db.ratingInvite.findUnique({ where: { id: asked } })
      : await db.ratingInvite.findUnique({
          where: { subject_subjectId: { subject: 'order', subjectId: order.id } },
        });
  if (invite === null) return null;
  if (invite.subject === 'order') {
    const of = await db.order.findUnique({ where: { id: invite.subjectId }, select: { customerId: true } });
    return of !== null && of.customerId === chat.customerId ? invite : null;
  }
  if (invite.conversationId === chat.conversationId) return invite;
  const asking = await db.conversation.findUnique({
    where: { id: invite.conversationId },
    select: { customerId: true },
  });
  return chat.customerId !== null && asking?.customerId === chat.customerId ? invite : null;
}

/** Of what was served in this chat, or in another of the same customer; declined is not rated. */
async function newestOf(db: Reader, { conversationId, customerId }: ChatOf): Promise<RatingInvite | null> {
  const chats =
    customerId === null ? [] : await db.conversation.findMany({ where: { customerId }, select: { id: true } });
  const rows = await db.ratingInvite.findMany({
    where: { conversationId: { in: [conversationId, ...chats.map(({ id }) => id)] }, status: { not: 'done' } },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: MOST_SOUGHT,
  });
  for (const invite of rows) if ((await ratingOf(db, invite)) === null) return invite;
  return null;
}

function ratingOf(db: Reader, { subject, subjectId }: RatingInvite): Promise<Rating | null> {
  return db.rating.findUnique({ where: { subject_subjectId: { subject, subjectId } } });
}

async function draftOf(ctx: ServiceContext, db: Reader, invite: RatingInvite): Promise<SurveyDraft> {
  const rating = await ratingOf(db, invite);
  const answers = answersOf(rating?.elements);
  const { skdLink } = (await readOffice(ctx)).survey;
  return {
    invite: invite.id,
    subject: invite.subject as RatedSubject,
    label: invite.label,
    service: await serviceOfVisit(ctx, invite),
    stars: rating?.stars ?? 0,
    answers,
    at: rating !== null && isOpen(ctx, rating) ? nextElement(answers) : null,
    link: skdLink === '' ? null : skdLink,
  };
}

function isOpen(ctx: Pick<ServiceContext, 'now'>, { createdAt }: Rating): boolean {
  return ctx.now() < createdAt.getTime() + ELEMENTS_DAYS * DAY_MS;
}

async function keepRating(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  invite: RatingInvite,
  { stars, comment }: Command<'survey.rate'>,
): Promise<SurveyResult> {
  if (!Number.isInteger(stars) || stars < 1 || stars > 5 || (await ratingOf(tx, invite)) !== null) return REFUSED;
  const words = comment?.trim().slice(0, LONGEST_COMMENT) ?? '';
  const given = { stars, comment: words === '' ? null : words };
  const { subject, subjectId, conversationId, service } = invite;
  if (subject === 'order') {
    const order = await tx.order.findUnique({ where: { id: subjectId }, select: { code: true } });
    if (order === null || chat.customerId === null) return REFUSED;
    const { customerId, channel } = chat;
    const rated = await rate(
      ctx,
      tx,
      { customerId, channel, conversationId: chat.conversationId },
      { code: order.code, ...given },
    );
    if (!rated.ok) return REFUSED;
  } else {
    const at = new Date(ctx.now());
    await tx.rating.create({
      data: {
        id: newId(ctx),
        subject,
        subjectId,
        conversationId,
        service,
        channel: chat.channel,
        ...given,
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.ratingInvite.update({ where: { id: invite.id }, data: { status: 'done' } });
  }
  return kept(ctx, {});
}

/**
 * Kept at once, so that it may be gone on with. The chat does not ask again for what was answered, and _kembali_ does not lead
 * back to it; where two chats of a customer answer the same element at once, the later answer stands.
 */
async function keepAnswer(
  ctx: ServiceContext,
  tx: Tx,
  invite: RatingInvite,
  { element, value }: Command<'survey.answer'>,
): Promise<SurveyResult> {
  const rating = await ratingOf(tx, invite);
  if (rating === null || !isOpen(ctx, rating)) return REFUSED;
  if (!IKM_ELEMENTS.includes(element) || value === null || !IKM_SCALE.includes(value)) return REFUSED;
  const answers: IkmAnswers = { ...answersOf(rating.elements), [element]: value };
  await tx.rating.update({ where: { id: rating.id }, data: { elements: answers, updatedAt: new Date(ctx.now()) } });
  return kept(ctx, answers);
}

async function kept(ctx: ServiceContext, answers: IkmAnswers): Promise<SurveyResult> {
  const { skdLink } = (await readOffice(ctx)).survey;
  return { type: 'survey.kept', answers, link: skdLink === '' ? null : skdLink };
}
