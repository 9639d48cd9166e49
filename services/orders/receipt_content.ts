/** What the receipt (kuitansi) says (docs/domain.md 5). */
import type { Payment, ReceiptContent } from '../../documents/content.ts';
import { terbilang } from '../../domain/terbilang.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { BuyerRefusal } from './buyer.ts';
import { currentDocument, linesOf, sharedContent, withVersion } from './contents.ts';
import type { DocumentOrder, Issue } from './contents.ts';

/** no_invoice: there is no invoice in force to receipt. */
export type ReceiptRefusal = 'no_invoice' | BuyerRefusal;

export async function receiptContent(
  ctx: ServiceContext,
  order: DocumentOrder,
  issue: Issue | null,
): Promise<{ ok: true; content: ReceiptContent } | { ok: false; reason: ReceiptRefusal }> {
  const invoice = currentDocument(order, 'invoice');
  if (!invoice) return { ok: false, reason: 'no_invoice' };
  const amount = Number(invoice.total);
  const { signatories } = await readOffice(ctx);
  return {
    ok: true,
    content: {
      ...(await sharedContent(ctx, order, 'receipt', issue)),
      kind: 'receipt',
      lines: linesOf(invoice),
      notes: [],
      signatory: signatories.treasurer,
      invoiceNumber: withVersion(invoice),
      amount,
      amountInWords: terbilang(amount),
      purpose: purposeOf(order),
      payment: paymentOf(order),
    },
  };
}

function purposeOf({ items, code, language }: DocumentOrder): string {
  const id = `Penerimaan Negara Bukan Pajak atas ${items.length} produk statistik, pesanan ${code}`;
  const products = items.length === 1 ? 'statistical product' : 'statistical products';
  const en = `Non-tax state revenue for ${items.length} ${products}, order ${code}`;
  return language === 'en' ? `${id}\n${en}` : id;
}

function paymentOf(order: DocumentOrder): Payment {
  const [payment] = order.payments;
  if (!payment) return { method: 'none', billingCode: null, ntpn: null, ntb: null, paidOn: null };
  return {
    method: payment.method === 'transfer' ? 'transfer' : 'billing',
    billingCode: order.billingCodes[0]?.code ?? null,
    ntpn: payment.ntpn,
    ntb: payment.ntb,
    paidOn: payment.paidOn,
  };
}
