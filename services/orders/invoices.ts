/**
 * Invoices by version (docs/domain.md 2.7-8): drafted from tariff and items, sent with number and PDF, corrected. With micro
 * data or maps the agreement goes out in the same act (B8, R13).
 */
import type { InvoiceContent } from '../../documents/content.ts';
import { isAgreed } from '../../domain/abstraction.ts';
import type { Party } from '../../domain/abstraction.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { actOnOrder } from './acts.ts';
import type { Acted } from './acts.ts';
import { agreementPaper } from './agreement_content.ts';
import { buyerFor, buyerToday } from './buyer.ts';
import { orderForDocuments, withVersion } from './contents.ts';
import { answerCorrection } from './corrections.ts';
import { invoiceContent } from './invoice_content.ts';
import type { DraftRefusal, InvoiceInput } from './invoice_content.ts';
import { issueDocuments } from './issue.ts';
import type { Issued, Paper } from './issue.ts';
import { totalOf } from './keep_document.ts';
import { linkInForce } from './order_links.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { isParty } from './party.ts';
import type { PartyRefusal } from './party.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';

export type { DraftRefusal, InvoiceInput } from './invoice_content.ts';

export interface InvoiceDraft {
  /** marked as a draft where number and verification code will be */
  content: InvoiceContent;
  version: number;
}

/** What the invoice would say today; changes nothing. */
export async function draftInvoice(
  ctx: ServiceContext,
  input: InvoiceInput & { code: string },
): Promise<{ ok: true; draft: InvoiceDraft } | { ok: false; reason: DraftRefusal | 'not_found' }> {
  const order = await orderForDocuments(ctx.db.read, input.code);
  if (order === null) return { ok: false, reason: 'not_found' };
  const named = await buyerFor(ctx.db.read, order, input.buyer);
  if (!named.ok) return named;
  const drafted = await invoiceContent(ctx, ctx.db.read, { ...order, buyer: named.buyer }, input, null);
  if (!drafted.ok) return drafted;
  return { ok: true, draft: { content: drafted.content, version: drafted.content.version } };
}

/**
 * Sends it. `words` go to the customer with it; they are the answer when a correction was asked for. `party`: who receives the
 * data, as the agreement that goes out with it is to say.
 */
export async function sendInvoice(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & InvoiceInput & { words: string | null; party?: Party | undefined },
): Promise<OrderOutcome<Issued, DraftRefusal | PartyRefusal>> {
  const words = wordsOf(page.words);
  const { party } = page;
  if (party !== undefined && !isParty(party)) return refused('party_invalid');
  const invoice: Paper<DraftRefusal> = {
    kind: 'invoice',
    compose: (order, issue) => invoiceContent(ctx, ctx.db.read, order, page, issue),
  };
  return issueDocuments(ctx, actor, {
    act: 'sendInvoice',
    page: { code: page.code, revision: page.revision },
    papers: (order) => (order.items.some(isAgreed) ? [invoice, agreementPaper(ctx)] : [invoice]),
    rename: page.buyer === 'now' ? (order) => buyerToday(ctx.db.read, order) : null,
    party,
    words,
    alongside: async (tx, acted, content) => {
      await keepPages(tx, acted, page.pages);
      await keepBytes(tx, acted, page.bytes ?? {});
      const orderId = acted.order.id;
      await tx.order.update({ where: { id: orderId }, data: { total: BigInt(totalOf(content)) } });
      await answerCorrection(ctx, tx, actor, { orderId, loop: 'invoice', answer: words ?? withVersion(content) });
    },
  });
}

/** Answers a request for correction with words only: the invoice in force stays. */
export async function answerInvoiceCorrection(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const act = 'answerInvoiceCorrection';
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details: { words } });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    await answerCorrection(ctx, tx, actor, { orderId, loop: 'invoice', answer: words });
    // a sample that was replaced meanwhile goes out with the answer (B10, R15)
    await linkInForce(ctx, tx, orderId, false);
    return { ok: true, revision: acted.revision };
  });
}

/** Page counts that the officer mended stay with the items, so that a later version begins from them. */
async function keepPages(tx: Tx, acted: Acted, pages: Record<string, number>): Promise<void> {
  for (const { id } of acted.order.items) {
    const mended = pages[id];
    if (mended !== undefined) await tx.orderItem.update({ where: { id }, data: { pages: mended } });
  }
}

/** Likewise bytes, while they are not simply the size of the prepared file. */
async function keepBytes(tx: Tx, acted: Acted, bytes: Record<string, number>): Promise<void> {
  for (const { id, fileId } of acted.order.items) {
    const set = bytes[id];
    if (set === undefined) continue;
    const file = fileId === null ? null : await tx.storedFile.findUnique({ where: { id: fileId } });
    const given = BigInt(set);
    await tx.orderItem.update({ where: { id }, data: { bytes: file?.size === given ? null : given } });
  }
}
