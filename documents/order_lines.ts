import { formatRupiah } from '../domain/money.ts';
import type { InvoiceLine } from './content.ts';
import type { Label } from './labels.ts';
import { drawRows } from './rows.ts';
import type { Cell, Column, Piece } from './rows.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, styles } from './style.ts';
import type { TextStyle } from './style.ts';

const NUMBER_WIDTH = 30;
const QUANTITY_WIDTH = 76;
const AMOUNT_WIDTH = 88;
const GAP = 12;
const COLUMNS: Column[] = [
  { width: NUMBER_WIDTH },
  { width: contentWidth - NUMBER_WIDTH - QUANTITY_WIDTH - AMOUNT_WIDTH },
  { width: QUANTITY_WIDTH, align: 'right' },
  { width: AMOUNT_WIDTH, align: 'right' },
];

const count = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 6 });

/**
 * The table of what was ordered; every line says its legal basis (docs/domain.md 3). The last line stays on a page with the
 * `following` points below the table.
 */
export function drawOrderLines(sheet: Sheet, label: Label, lines: readonly InvoiceLine[], following: number): void {
  const heading = (key: 'lineNumber' | 'description' | 'quantity' | 'amount'): Cell => [
    { text: label(key), style: { ...styles.heading, size: 8.5 } },
  ];
  const header = [heading('lineNumber'), heading('description'), heading('quantity'), heading('amount')];
  const rows = lines.map((line, index): Cell[] => [
    [{ text: String(index + 1), style: styles.label }],
    [
      { text: line.description, style: styles.strong },
      ...english(line, 'description', styles.label),
      { text: line.detail, style: styles.small },
      ...english(line, 'detail', styles.small),
      ...(line.legalBasis === '' ? [] : [{ text: `${label('legalBasis')}: ${line.legalBasis}`, style: styles.small }]),
    ],
    [
      { text: `${count.format(line.quantity)} ${line.unit}`, style: styles.body },
      ...english(line, 'unit', styles.small),
    ],
    [{ text: formatRupiah(line.amount), style: styles.body, fit: true }],
  ]);
  drawRows(sheet, COLUMNS, rows, { padX: 5, padY: 4.5, header, ruled: true, following: following + GAP });
  sheet.y += GAP;
}

function english(line: InvoiceLine, part: 'description' | 'detail' | 'unit', style: TextStyle): Piece[] {
  const text = line.english?.[part];
  return text === undefined || text === line[part] ? [] : [{ text, style }];
}
