/** The lines and the total of an invoice, by the tariff in force on its date (docs/domain.md 3). */
import type { InvoiceContent, InvoiceLine } from '../../documents/content.ts';
import { formatRupiah, percentOf, sumRupiah } from '../../domain/money.ts';
import { publicationPrice } from '../../domain/tariff.ts';
import { terbilang } from '../../domain/terbilang.ts';
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { tariffOn } from '../tariffs.ts';
import type { Tariff } from '../tariffs.ts';
import { sharedContent } from './contents.ts';
import { buyerOf } from './rows.ts';
import type { DocumentOrder, Issue } from './contents.ts';
import { reductionOf } from './reduction.ts';

export interface InvoiceInput {
  /** page counts that differ from the catalogue's, by item id; kept with the item when the invoice is sent */
  pages: Record<string, number>;
  /** printed at the foot of the invoice, each a paragraph */
  notes: string[];
}

/** no_tariff: no table is in force today. no_price: an item's price cannot be computed, e.g. its pages are unknown. */
export type DraftRefusal = 'no_tariff' | 'no_price';

// docs/domain.md 5: the fraud line goes with every bill
const FRAUD_LINE = {
  id: 'Pembayaran hanya melalui kode billing ke kas negara. Petugas tidak pernah meminta transfer ke rekening pribadi.',
  en: 'Pay only by billing code to the state treasury. Officers never ask for a transfer to a personal account.',
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
    const line = lineOf(item, input.pages[item.id] ?? item.pages, percent, tariff);
    if (line === null) return { ok: false, reason: 'no_price' };
    lines.push(line);
  }
  const total = sumRupiah(lines.map((line) => line.amount));
  const { signatories } = await readOffice(ctx);
  return {
    ok: true,
    content: {
      ...shared,
      kind: 'invoice',
      lines,
      notes: [...notesOf(input.notes), ...(total > 0 ? fraudLine(order) : [])],
      signatory: signatories.invoice,
      total,
      totalInWords: terbilang(total),
    },
  };
}

/** null: no price for this kind, or a page count that cannot be. */
function lineOf(
  item: DocumentOrder['items'][number],
  pages: number | null,
  percent: number,
  tariff: Tariff,
): InvoiceLine | null {
  if (item.kind !== 'publication' || pages === null || !Number.isSafeInteger(pages) || pages < 1) return null;
  const full = publicationPrice(pages, tariff.rates);
  const about = `Publikasi softcopy, katalog ${item.code}, ${pages} halaman`;
  return {
    description: item.title,
    detail: percent === 100 ? about : `${about}; dikenakan ${percentText(percent)} dari ${formatRupiah(full)}`,
    quantity: 1,
    unit: 'publikasi',
    amount: percentOf(full, percent),
    legalBasis: tariff.legalBasis,
  };
}

function percentText(percent: number): string {
  return `${String(percent).replace('.', ',')}%`;
}

function notesOf(notes: string[]): string[] {
  return notes.map((note) => note.trim()).filter((note) => note !== '');
}

/** A bill for somebody who reads English says it in both languages. A payer abroad transfers, by the office's account. */
function fraudLine(order: DocumentOrder): string[] {
  if (buyerOf(order).country !== 'ID') return [];
  return order.language === 'en' ? [FRAUD_LINE.id, FRAUD_LINE.en] : [FRAUD_LINE.id];
}
