import { drawAmountBox } from './amount_box.ts';
import { closingHeight, drawClosing } from './closing.ts';
import type { ReceiptContent } from './content.ts';
import { drawFactColumns, drawFacts, fact, strongFact, writtenDay } from './facts.ts';
import { drawLetterhead, drawTitle } from './head.ts';
import type { Label } from './labels.ts';
import { drawOrderLines } from './order_lines.ts';
import type { Sheet } from './sheet.ts';

/** Writes a receipt (kuitansi) with what docs/domain.md 5 asks of it. */
export function drawReceipt(sheet: Sheet, label: Label, content: ReceiptContent): void {
  const { customer, payment, language } = content;
  drawLetterhead(sheet, content.letterhead);
  drawTitle(sheet, label, 'receipt', content);
  drawFacts(sheet, [
    strongFact(label('receivedFrom'), customer.name, customer.institution),
    fact(label('email'), customer.email),
    fact(label('npwp'), customer.npwp),
    fact(label('country'), customer.country),
    fact(label('purpose'), content.purpose),
  ]);
  drawAmountBox(sheet, label, label('amountReceived'), content.amount, content.amountInWords);
  drawFactColumns(
    sheet,
    {
      heading: label('payment'),
      facts: [
        fact(label('method'), label(payment.method)),
        fact(label('billingCode'), payment.billingCode),
        fact(label('ntpn'), payment.ntpn),
        fact(label('ntb'), payment.ntb),
        fact(label('paidOn'), payment.paidOn && writtenDay(language, payment.paidOn)),
      ],
    },
    {
      heading: label('details'),
      facts: [
        fact(label('date'), writtenDay(language, content.issuedOn)),
        fact(label('invoiceNumber'), content.invoiceNumber),
        fact(label('orderCode'), content.orderCode),
        fact(label('supersedes'), content.supersedes),
      ],
    },
  );
  drawOrderLines(sheet, label, content.lines, closingHeight(sheet, label, content));
  drawClosing(sheet, label, content);
}
