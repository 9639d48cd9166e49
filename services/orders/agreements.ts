/** The agreement on the use of data: drafted, sent anew, and its signed copies (B8-10b, R13-17). */
import type { AgreementContent } from '../../documents/content.ts';
import { isAgreed } from '../../domain/abstraction.ts';
import type { Party } from '../../domain/abstraction.ts';
import { dayOf, isDay } from '../../domain/days.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { actOnOrder } from './acts.ts';
import { agreementContent, agreementPaper } from './agreement_content.ts';
import { buyerToday } from './buyer.ts';
import type { BuyerChoice, BuyerRefusal } from './buyer.ts';
import { orderForDocuments } from './contents.ts';
import { answerCorrection } from './corrections.ts';
import { issueDocuments } from './issue.ts';
import type { Issued, Paper } from './issue.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { isParty } from './party.ts';
import type { PartyRefusal } from './party.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import type { EventDetails } from './timeline.ts';

/** What the agreement would say today; changes nothing. Only for officers: it holds the customer's abstraction. */
export async function draftAgreement(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
): Promise<{ ok: true; draft: { content: AgreementContent; version: number } } | { ok: false; reason: 'not_found' }> {
  const officer = actor.kind === 'officer' && actor.role === 'petugas';
  const order = officer ? await orderForDocuments(ctx.db.read, code) : null;
  if (order === null || !order.items.some(isAgreed)) return { ok: false, reason: 'not_found' };
  const content = await agreementContent(ctx, order, null);
  return { ok: true, draft: { content, version: content.version } };
}

/** others_open: the customer also asked for what this does not answer, so the invoice is due anew, or the sample first. */
export type AgreementRefusal = 'words_missing' | 'others_open' | BuyerRefusal | PartyRefusal;

/**
 * Answers a request for correction with a new version of the agreement alone; the invoice stays (B10, R15). `party`: who
 * receives the data, when that is what was wrong.
 */
export async function sendAgreement(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string; buyer?: BuyerChoice | undefined; party?: Party | undefined },
): Promise<OrderOutcome<Issued, AgreementRefusal>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { party } = page;
  if (party !== undefined && !isParty(party)) return refused('party_invalid');
  const paper: Paper<AgreementRefusal> = {
    kind: 'agreement',
    compose: async (order, issue) =>
      (await isOtherOpen(ctx.db.read, order.id)) ? refused('others_open') : agreementPaper(ctx).compose(order, issue),
  };
  return issueDocuments(ctx, actor, {
    act: 'sendAgreement',
    page: { code: page.code, revision: page.revision },
    papers: () => [paper],
    rename: page.buyer === 'now' ? (order) => buyerToday(ctx.db.read, order) : null,
    party,
    words,
    alongside: (tx, acted) =>
      answerCorrection(ctx, tx, actor, { orderId: acted.order.id, loop: 'invoice', answer: words }),
  });
}

/** Whether something is asked for that a new agreement leaves unanswered; a sample is answered by another (B10, R15). */
async function isOtherOpen(db: Reader, orderId: string): Promise<boolean> {
  const open = await db.correction.findMany({ where: { orderId, loop: 'invoice', answeredAt: null } });
  const newest = await db.orderEvent.findFirst({
    where: { orderId, type: { in: ['requestInvoiceCorrection', 'attach'] } },
    orderBy: { id: 'desc' },
  });
  const answered = newest?.type === 'attach' ? ['agreement', 'sample'] : ['agreement'];
  return open.some(({ part }) => part === null || !answered.includes(part));
}

/** The signed copy that was uploaded is in order. */
export function acceptAgreement(ctx: ServiceContext, actor: Actor, page: OnPage): Promise<OrderOutcome<Done>> {
  return onCopies(ctx, actor, page, { act: 'acceptAgreement', details: {} }, (tx, orderId) =>
    decideNewest(ctx, tx, actor, orderId, { status: 'accepted', reason: null }),
  );
}

/** The signed copy cannot be taken, for the reason that the customer is told. */
export async function returnAgreement(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  return onCopies(ctx, actor, page, { act: 'returnAgreement', details: { words } }, (tx, orderId) =>
    decideNewest(ctx, tx, actor, orderId, { status: 'returned', reason: words }),
  );
}

export interface PaperCopy {
  /** the scan (services/files), stored as it is */
  fileId: string;
  /** 'YYYY-MM-DD' */
  signedOn: string;
  /** who signed for the customer, and for the office */
  signedBy: string;
  signedFor: string;
}

export type PaperRefusal = 'file_unusable' | 'day_invalid' | 'signer_missing';

/** Longest name of who signed. */
const NAME_MAX = 200;

/** Signed on paper: the officer files the scan with its day and who signed ("atau dokumen kertas", docs/domain.md 2.9). */
export async function fileAgreementOnPaper(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & PaperCopy,
): Promise<OrderOutcome<Done, PaperRefusal>> {
  const { fileId, signedOn } = page;
  const [signedBy, signedFor] = [page.signedBy.trim(), page.signedFor.trim()];
  if ([signedBy, signedFor].some((name) => name === '' || name.length > NAME_MAX)) return refused('signer_missing');
  const { office } = await readOffice(ctx);
  if (!isDay(signedOn) || signedOn > dayOf(ctx.now(), office.timeZone)) return refused('day_invalid');
  const file = await ctx.db.read.storedFile.findUnique({ where: { id: fileId } });
  // an officer's own upload: what customers sent is theirs, and goes by `acceptAgreement`
  if (file?.purpose !== 'upload' || !file.owner.startsWith('officer:')) return refused('file_unusable');
  const details = { fileId, sha256: file.sha256, signedOn };
  return onCopies(ctx, actor, page, { act: 'fileAgreementOnPaper', details }, async (tx, orderId) => {
    await decideWaiting(ctx, tx, actor, orderId, { status: 'returned', reason: null });
    await tx.signedAgreement.create({
      data: {
        id: newId(ctx),
        orderId,
        method: 'paper',
        fileId,
        status: 'accepted',
        signedOn,
        signedBy,
        signedFor,
        createdAt: new Date(ctx.now()),
        ...decidedBy(ctx, actor),
      },
    });
  });
}

function onCopies(
  ctx: ServiceContext,
  actor: Actor,
  { code, revision }: OnPage,
  { act, details }: { act: OrderAct; details: EventDetails },
  decide: (tx: Tx, orderId: string) => Promise<void>,
): Promise<OrderOutcome<Done>> {
  return ctx.db.write(async (tx) => {
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details });
    if (!acted.ok) return acted;
    await decide(tx, acted.order.id);
    return { ok: true, revision: acted.revision };
  });
}

interface Decision {
  status: 'accepted' | 'returned';
  reason: string | null;
}

/** The newest copy is what the officer looked at; those that it replaced were never decided, and are given back. */
async function decideNewest(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  decision: Decision,
): Promise<void> {
  const where = { orderId, status: 'waiting' };
  const newest = await tx.signedAgreement.findFirstOrThrow({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  await tx.signedAgreement.update({ where: { id: newest.id }, data: { ...decision, ...decidedBy(ctx, actor) } });
  await decideWaiting(ctx, tx, actor, orderId, { status: 'returned', reason: null });
}

async function decideWaiting(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  decision: Decision,
): Promise<void> {
  const data = { ...decision, ...decidedBy(ctx, actor) };
  await tx.signedAgreement.updateMany({ where: { orderId, status: 'waiting' }, data });
}

function decidedBy(ctx: ServiceContext, actor: Actor): { decidedAt: Date; decidedById: string | null } {
  return { decidedAt: new Date(ctx.now()), decidedById: actor.kind === 'officer' ? actor.id : null };
}
