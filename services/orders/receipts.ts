/** The treasurer's receipts (R19), also of Rp0; after delivery their corrected versions, or an answer in words (R22). */
import type { ReceiptContent } from '../../documents/content.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { actOnOrder } from './acts.ts';
import { buyerFor, buyerToday } from './buyer.ts';
import type { BuyerChoice } from './buyer.ts';
import { orderForDocuments } from './contents.ts';
import { answerCorrection } from './corrections.ts';
import { issueDocuments } from './issue.ts';
import type { Issued, Paper } from './issue.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { receiptContent } from './receipt_content.ts';
import type { ReceiptRefusal } from './receipt_content.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';

export type { ReceiptRefusal } from './receipt_content.ts';

export interface ReceiptDraft {
  /** marked as a draft where number and verification code will be */
  content: ReceiptContent;
  version: number;
}

/** What the receipt would say today; changes nothing. Only for the treasurer: it may hold a tax number. */
export async function draftReceipt(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
  buyer?: BuyerChoice,
): Promise<{ ok: true; draft: ReceiptDraft } | { ok: false; reason: ReceiptRefusal | 'not_found' }> {
  const treasurer = actor.kind === 'officer' && actor.role === 'bendahara';
  const order = treasurer ? await orderForDocuments(ctx.db.read, code) : null;
  if (order === null) return { ok: false, reason: 'not_found' };
  const named = await buyerFor(ctx.db.read, order, buyer);
  if (!named.ok) return named;
  const drafted = await receiptContent(ctx, { ...order, buyer: named.buyer }, null);
  if (!drafted.ok) return drafted;
  return { ok: true, draft: { content: drafted.content, version: drafted.content.version } };
}

export function issueReceipt(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { buyer?: BuyerChoice | undefined },
): Promise<OrderOutcome<Issued, ReceiptRefusal>> {
  return issueDocuments(ctx, actor, {
    act: 'issueReceipt',
    page: { code: page.code, revision: page.revision },
    papers: () => [receipt(ctx)],
    rename: page.buyer === 'now' ? (order) => buyerToday(ctx.db.read, order) : null,
    words: null,
    alongside: () => Promise.resolve(),
  });
}

/** After delivery, as the answer to a request for correction: a new version with its own number. */
export async function reissueReceipt(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string; buyer?: BuyerChoice | undefined },
): Promise<OrderOutcome<Issued, ReceiptRefusal | 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  return issueDocuments(ctx, actor, {
    act: 'reissueReceipt',
    page: { code: page.code, revision: page.revision },
    papers: () => [receipt(ctx)],
    rename: page.buyer === 'now' ? (order) => buyerToday(ctx.db.read, order) : null,
    words,
    alongside: (tx, acted) =>
      answerCorrection(ctx, tx, actor, { orderId: acted.order.id, loop: 'delivery', of: 'receipt', answer: words }),
  });
}

/** The receipt is right as it is: the treasurer says why, and it stays in force. */
export async function answerReceiptCorrection(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const act = 'answerReceiptCorrection';
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details: { words } });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    await answerCorrection(ctx, tx, actor, { orderId, loop: 'delivery', of: 'receipt', answer: words });
    return { ok: true, revision: acted.revision };
  });
}

function receipt(ctx: ServiceContext): Paper<ReceiptRefusal> {
  return { kind: 'receipt', compose: (order, issue) => receiptContent(ctx, order, issue) };
}
