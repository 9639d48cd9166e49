/** What the customer would be told of an act that an officer is about to do. Changes nothing. */
import type { OrderCard, OrderNews } from '../../machines/conversation/effects.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { judge } from './acts.ts';
import { cardOf, cardRow, cardRules } from './card.ts';
import { draftInvoice } from './invoices.ts';
import { productLinkExpiry } from './order_links.ts';
import { toldAs } from './told.ts';

/** The act as the officer is about to do it, as typed so far. */
export interface PreviewInput {
  code: string;
  act: OrderAct;
  words: string | null;
  /** what happens to the money, when a paid order is cancelled */
  money?: string | null;
  billing?: { code: string; amount: number; expiresAt: number };
  invoice?: { pages: Record<string, number>; notes: string[] };
}

/** Stands where a number or an address will be that only doing it gives. */
const TO_COME = '…';

/** null: the customer is told nothing of this act, or it is not allowed now. */
export async function previewNews(ctx: ServiceContext, actor: Actor, input: PreviewInput): Promise<OrderNews | null> {
  const about = toldAs(input.act, actor.kind);
  if (about === undefined) return null;
  const { code, act } = input;
  const judged = await judge(ctx.db.read, { code, actor, act });
  const row = judged.ok ? await cardRow(ctx.db.read, code) : null;
  if (!judged.ok || row === null) return null;
  const card = cardOf(ctx, row, await cardRules(ctx), judged.after);
  return { type: 'order.news', about, order: await afterAct(ctx, card, input) };
}

async function afterAct(ctx: ServiceContext, card: OrderCard, input: PreviewInput): Promise<OrderCard> {
  const words = textOf(input.words);
  switch (input.act) {
    case 'cancel':
      return { ...card, cancelReason: words, officerWords: textOf(input.money ?? null) };
    case 'enterBillingCode':
      return { ...card, officerWords: null, billing: input.billing ?? card.billing };
    case 'sendInvoice':
      return { ...card, officerWords: words, ...(await drafted(ctx, card, input)) };
    case 'release':
    case 'releaseAgain':
      return { ...card, officerWords: words, products: await products(ctx, card) };
    case 'reissueReceipt':
      return { ...card, officerWords: words, receipt: { number: TO_COME, url: addressToCome(ctx) } };
    default:
      return { ...card, officerWords: words };
  }
}

async function drafted(
  ctx: ServiceContext,
  card: OrderCard,
  { code, invoice }: PreviewInput,
): Promise<Pick<OrderCard, 'invoice' | 'total'>> {
  const drawn = await draftInvoice(ctx, { code, pages: invoice?.pages ?? {}, notes: invoice?.notes ?? [] });
  if (!drawn.ok) return { invoice: card.invoice, total: card.total };
  const { content, version } = drawn.draft;
  const lines = card.titles.map((title, at) => ({ title, amount: content.lines[at]?.amount ?? 0 }));
  const { total } = content;
  return { total, invoice: { number: TO_COME, version, total, url: addressToCome(ctx), lines } };
}

async function products(ctx: ServiceContext, card: OrderCard): Promise<OrderCard['products']> {
  const expiresAt = await productLinkExpiry(ctx);
  return card.titles.map((title) => ({ title, url: addressToCome(ctx), expiresAt }));
}

function addressToCome(ctx: ServiceContext): string {
  return `${ctx.publicUrl}/unduh/${TO_COME}`;
}

function textOf(words: string | null): string | null {
  const text = (words ?? '').trim();
  return text === '' ? null : text;
}
