/** The lines and the total of an invoice, by the tariff in force on its date (docs/domain.md 3). */
import type { Bilingual, InvoiceContent, InvoiceLine } from '../../documents/content.ts';
import { formatRupiah, percentOf, sumRupiah } from '../../domain/money.ts';
import { terbilang } from '../../domain/terbilang.ts';
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { PRODUCT_ATTRIBUTES } from '../product_attributes.ts';
import { tariffOn } from '../tariffs.ts';
import type { Tariff } from '../tariffs.ts';
import type { BuyerChoice, BuyerRefusal } from './buyer.ts';
import { sharedContent } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import { requestOf } from './item_request.ts';
import { linePrice } from './line_price.ts';
import { reductionOf } from './reduction.ts';
import { joined } from './request_words.ts';
import { buyerOf } from './rows.ts';

export interface InvoiceInput {
  /** page counts that differ from the catalogue's, by item id; kept with the item when the invoice is sent */
  pages: Record<string, number>;
  /** bytes that micro data are priced by where not by the size of the prepared file, by item id; kept with the item */
  bytes?: Record<string, number> | undefined;
  /** printed at the foot of the invoice, each a paragraph */
  notes: string[];
  /** 'now': name the customer as their profile says today, and keep that with the order; left out: as the order says */
  buyer?: BuyerChoice | undefined;
}

/** no_tariff: no table is in force today. no_price: an item's price cannot be computed, e.g. its file is missing. */
export type DraftRefusal = 'no_tariff' | 'no_price' | BuyerRefusal;

// docs/domain.md 5: the fraud line goes with every bill
const FRAUD_LINE = {
  id: 'Pembayaran hanya melalui kode billing ke kas negara. Petugas tidak pernah meminta transfer ke rekening pribadi.',
  en: 'Pay only by billing code to the state treasury. Officers never ask for a transfer to a personal account.',
} as const;
const TRANSFER_LINE = {
  id: 'Transfer hanya ke rekening di atas, dengan kode pesanan pada berita transfer. Petugas tidak pernah meminta transfer ke rekening pribadi.',
  en: 'Transfer only to the account above, with the order code in the message. Officers never ask for a transfer to a personal account.',
} as const;

export async function invoiceContent(
  ctx: ServiceContext,
  db: Reader,
  order: DocumentOrder,
  input: InvoiceInput,
  issue: Issue | null,
): Promise<{ ok: true; content: InvoiceContent } | { ok: false; reason: DraftRefusal }> {
  const shared = await sharedContent(ctx, order, 'invoice', issue);
  const tariff = await tariffOn(ctx, shared.issuedOn);
  if (tariff === null) return { ok: false, reason: 'no_tariff' };
  const percent = (await reductionOf(db, order.id))?.percent ?? 100;
  const lines: InvoiceLine[] = [];
  for (const item of order.items) {
    const line = lineOf(order, item, { input, percent, tariff });
    if (line === null) return { ok: false, reason: 'no_price' };
    lines.push(line);
  }
  const total = sumRupiah(lines.map((line) => line.amount));
  const { signatories, bank } = await readOffice(ctx);
  return {
    ok: true,
    content: {
      ...shared,
      kind: 'invoice',
      lines,
      notes: [...notesOf(input.notes), ...(total > 0 ? payingNotes(order, bank) : [])],
      signatory: signatories.invoice,
      total,
      totalInWords: terbilang(total),
    },
  };
}

/** null: the item cannot be priced (line_price.ts). */
function lineOf(
  order: DocumentOrder,
  item: DocumentOrder['items'][number],
  { input, percent, tariff }: { input: InvoiceInput; percent: number; tariff: Tariff },
): InvoiceLine | null {
  const price = linePrice(
    {
      code: item.code,
      kind: item.kind,
      pages: input.pages[item.id] ?? item.pages,
      bytes: input.bytes?.[item.id] ?? bytesOf(order, item),
      survey: surveyOf(item),
      request: requestOf(item),
    },
    tariff.rates,
  );
  if (price === null) return null;
  const detail = percent === 100 ? price.detail : joined([price.detail, reducedWords(price.full, percent)]);
  const english = { description: item.titleEn, detail: detail.en, unit: price.unit.en };
  return {
    description: item.title,
    detail: detail.id,
    quantity: price.quantity,
    unit: price.unit.id,
    amount: percentOf(price.full, percent),
    legalBasis: tariff.legalBasis,
    ...(order.language === 'en' ? { english } : {}),
  };
}

/** docs/domain.md 2.6: micro data by the size of the prepared file, unless the officer set it otherwise. */
function bytesOf(order: DocumentOrder, { bytes, fileId }: DocumentOrder['items'][number]): number | null {
  if (bytes !== null) return Number(bytes);
  return fileId === null ? null : (order.fileSizes.get(fileId) ?? null);
}

/** The catalogue's name of the survey, where its entry still says it. */
function surveyOf({ kind, product }: DocumentOrder['items'][number]): string | null {
  if (kind !== 'microdata') return null;
  const attributes = PRODUCT_ATTRIBUTES.microdata.safeParse(product.attributes);
  return attributes.success ? attributes.data.survey : null;
}

function reducedWords(full: number, percent: number): Bilingual {
  const share = percent.toString();
  return {
    id: `dikenakan ${share.replace('.', ',')}% dari ${formatRupiah(full)}`,
    en: `${share}% of ${formatRupiah(full)} is charged`,
  };
}

function notesOf(notes: string[]): string[] {
  return notes.map((note) => note.trim()).filter((note) => note !== '');
}

/**
 * How to pay, and where never to (docs/domain.md 5): by billing code, or from abroad to the office's account. A bill for
 * somebody who reads English says it in both languages.
 */
function payingNotes(order: DocumentOrder, bank: Bilingual): string[] {
  const lines = buyerOf(order).country === 'ID' ? [FRAUD_LINE] : [bank, TRANSFER_LINE];
  return lines.flatMap(({ id, en }) => (order.language === 'en' && en !== id ? [id, en] : [id]));
}
