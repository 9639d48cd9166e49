/** What the customer would be told of an act that an officer is about to do. Changes nothing. */
import { isAgreed } from '../../domain/abstraction.ts';
import type { OrderCard, OrderNews } from '../../machines/conversation/effects.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { judge } from './acts.ts';
import { attachmentsOf } from './card_parts.ts';
import { cardOf, cardRules } from './card.ts';
import { cardRow } from './card_row.ts';
import type { CardRow } from './card_row.ts';
import { draftInvoice } from './invoices.ts';
import type { InvoiceInput } from './invoice_content.ts';
import { productLinkExpiry } from './order_links.ts';
import type { FieldReasons } from './review.ts';
import { toldAs } from './told.ts';

/** The act as the officer is about to do it, as typed so far. */
export interface PreviewInput {
  code: string;
  act: OrderAct;
  words: string | null;
  /** what happens to the money, when a paid order is cancelled */
  money?: string | null;
  /** why fields of the abstraction are returned */
  fields?: FieldReasons;
  /** what of the tariff is charged, and why */
  reduction?: { percent: number; reason: string };
  billing?: { code: string; amount: number; expiresAt: number };
  invoice?: InvoiceInput;
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
  const after = rowAfter(row, input, new Date(ctx.now()));
  const card = cardOf(ctx, after, await cardRules(ctx), judged.after);
  const said = act === 'cancel' ? textOf(input.money) : textOf(input.words);
  return { type: 'order.news', about, order: await afterAct(ctx, row, { ...card, officerWords: said }, input) };
}

/** The order's rows with the act's own event on top, so that the card is put together as it will be (news.ts). */
function rowAfter(row: CardRow, input: PreviewInput, at: Date): CardRow {
  const { act } = input;
  const words = textOf(input.words);
  const details: Prisma.JsonObject = {
    ...(words === null ? {} : { words }),
    ...(input.money === undefined ? {} : { money: input.money }),
    fields: { ...input.fields },
    ...input.reduction,
  };
  const event = { id: 0, orderId: row.id, type: act, actorKind: 'officer', actorId: null, actorName: '' };
  const told = { ...row, events: [{ ...event, details, at, notify: 'pending' }, ...row.events] };
  switch (act) {
    case 'decideReduction':
      return { ...told, reductions: row.reductions.map((one) => ({ ...one, status: 'decided' })) };
    case 'returnAgreement':
      return {
        ...told,
        agreements: row.agreements.map((copy) => ({ ...copy, status: 'returned', reason: words })),
      };
    default:
      return told;
  }
}

async function afterAct(ctx: ServiceContext, row: CardRow, card: OrderCard, input: PreviewInput): Promise<OrderCard> {
  switch (input.act) {
    case 'enterBillingCode':
      return { ...card, billing: input.billing ?? card.billing };
    case 'sendInvoice':
      return {
        ...card,
        previousTotal: card.invoice?.total ?? null,
        ...(await drafted(ctx, card, input)),
        attachments: attachmentsToCome(ctx, row),
        agreement: await agreementToCome(ctx, row, card),
      };
    case 'answerInvoiceCorrection':
      return { ...card, attachments: attachmentsToCome(ctx, row) };
    case 'sendAgreement':
      return {
        ...card,
        attachments: attachmentsToCome(ctx, row),
        agreement: await agreementToCome(ctx, row, card),
      };
    case 'release':
    case 'releaseAgain':
      return { ...card, products: await products(ctx, card) };
    case 'reissueReceipt':
      return { ...card, receipt: { number: TO_COME, url: addressToCome(ctx) } };
    default:
      return card;
  }
}

async function drafted(
  ctx: ServiceContext,
  card: OrderCard,
  { code, invoice }: PreviewInput,
): Promise<Pick<OrderCard, 'invoice' | 'total'>> {
  const asIs: InvoiceInput = { pages: {}, bytes: {}, notes: [], buyer: 'order' };
  const drawn = await draftInvoice(ctx, { code, ...(invoice ?? asIs) });
  if (!drawn.ok) return { invoice: card.invoice, total: card.total };
  const { content, version } = drawn.draft;
  const lines = card.titles.map((title, at) => ({ title, amount: content.lines[at]?.amount ?? 0 }));
  const { total } = content;
  return { total, invoice: { number: TO_COME, version, total, url: addressToCome(ctx), lines } };
}

/** All that are in force go out with the invoice. */
function attachmentsToCome(ctx: ServiceContext, row: CardRow): OrderCard['attachments'] {
  return attachmentsOf(ctx, row, () => addressToCome(ctx));
}

async function agreementToCome(ctx: ServiceContext, row: CardRow, card: OrderCard): Promise<OrderCard['agreement']> {
  if (!row.items.some(isAgreed)) return null;
  const version = row.documents.filter(({ kind }) => kind === 'agreement').length;
  const nothing = { state: null, returned: null, signed: null };
  const { stampDuty } = (await readOffice(ctx)).agreement;
  return { ...(card.agreement ?? nothing), number: TO_COME, version, stampDuty, url: addressToCome(ctx) };
}

async function products(ctx: ServiceContext, card: OrderCard): Promise<OrderCard['products']> {
  const expiresAt = await productLinkExpiry(ctx);
  return card.titles.map((title) => ({ title, url: addressToCome(ctx), expiresAt }));
}

function addressToCome(ctx: ServiceContext): string {
  return `${ctx.publicUrl}/unduh/${TO_COME}`;
}

function textOf(words: string | null | undefined): string | null {
  const text = (words ?? '').trim();
  return text === '' ? null : text;
}
