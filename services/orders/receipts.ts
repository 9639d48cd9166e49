/** The treasurer's receipts (R19), and their corrected versions after delivery (R22). */
import type { ReceiptContent } from '../../documents/content.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { orderForDocuments } from './contents.ts';
import { answerCorrection } from './corrections.ts';
import { issueDocument } from './issue.ts';
import type { Issued } from './issue.ts';
import { wordsOf } from './office_acts.ts';
import type { OnPage } from './office_acts.ts';
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
): Promise<{ ok: true; draft: ReceiptDraft } | { ok: false; reason: ReceiptRefusal | 'not_found' }> {
  const treasurer = actor.kind === 'officer' && actor.role === 'bendahara';
  const order = treasurer ? await orderForDocuments(ctx.db.read, code) : null;
  if (order === null) return { ok: false, reason: 'not_found' };
  const drafted = await receiptContent(ctx, order, null);
  if (!drafted.ok) return drafted;
  return { ok: true, draft: { content: drafted.content, version: drafted.content.version } };
}

export function issueReceipt(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage,
): Promise<OrderOutcome<Issued, ReceiptRefusal>> {
  return issueDocument(ctx, actor, {
    act: 'issueReceipt',
    page: { code: page.code, revision: page.revision },
    kind: 'receipt',
    compose: (order, issue) => receiptContent(ctx, order, issue),
    totalOf: (content) => content.amount,
    words: null,
    released: false,
    alongside: () => Promise.resolve(),
  });
}

/** After delivery, as the answer to a request for correction: a new version from what is known now. */
export async function reissueReceipt(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Issued, ReceiptRefusal | 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  return issueDocument(ctx, actor, {
    act: 'reissueReceipt',
    page: { code: page.code, revision: page.revision },
    kind: 'receipt',
    compose: (order, issue) => receiptContent(ctx, order, issue),
    totalOf: (content) => content.amount,
    words,
    released: true,
    alongside: (tx, acted) =>
      answerCorrection(ctx, tx, actor, { orderId: acted.order.id, loop: 'delivery', answer: words }),
  });
}
