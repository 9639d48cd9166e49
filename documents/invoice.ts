import { amountBoxHeight, drawAmountBox } from './amount_box.ts';
import { closingHeight, drawClosing } from './closing.ts';
import type { InvoiceContent } from './content.ts';
import { drawFactColumns, fact, strongFact, writtenDay } from './facts.ts';
import { drawLetterhead, drawTitle } from './head.ts';
import type { Label } from './labels.ts';
import { drawOrderLines } from './order_lines.ts';
import type { Sheet } from './sheet.ts';

/** Writes an invoice. */
export function drawInvoice(sheet: Sheet, label: Label, content: InvoiceContent): void {
  const { customer } = content;
  drawLetterhead(sheet, content.letterhead);
  drawTitle(sheet, label, 'invoice', content);
  drawFactColumns(
    sheet,
    {
      heading: label('billedTo'),
      facts: [
        strongFact(label('name'), customer.name),
        fact(label('institution'), customer.institution),
        fact(label('email'), customer.email),
        fact(label('npwp'), customer.npwp),
        fact(label('country'), customer.country),
      ],
    },
    {
      heading: label('details'),
      facts: [
        fact(label('date'), writtenDay(content.language, content.issuedOn)),
        fact(label('orderCode'), content.orderCode),
        fact(label('supersedes'), content.supersedes),
      ],
    },
  );
  const end = amountBoxHeight(sheet, label, content.totalInWords) + closingHeight(sheet, label, content);
  drawOrderLines(sheet, label, content.lines, end);
  drawAmountBox(sheet, label, label('amountDue'), content.total, content.totalInWords);
  drawClosing(sheet, label, content);
}
