import { formatRupiah } from '../domain/money.ts';
import type { Label } from './labels.ts';
import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page, styles } from './style.ts';

const PAD = 12;

/** The amount in figures and in words, in a box that is never torn apart (docs/domain.md 5). */
export function drawAmountBox(sheet: Sheet, label: Label, title: string, amount: number, words: string): void {
  const inner = contentWidth - PAD * 2;
  const labelWidth = 110;
  const inWords = sheet.wrap(words, styles.strong, inner - labelWidth);
  const labelLines = sheet.wrap(label('inWords'), styles.label, labelWidth - 8);
  const top = lineHeight(styles.total) + 4;
  const height = top + Math.max(inWords.length, labelLines.length) * lineHeight(styles.strong) + PAD * 1.6;
  sheet.ensure(height);
  const x = page.left + PAD;
  const y = sheet.y + PAD * 0.7;
  sheet.box(page.left, sheet.y, contentWidth, height, ink.tint);
  sheet.box(page.left, sheet.y, 3.5, height, ink.accent);
  sheet.line(title, styles.strong, x, y + 6);
  sheet.line(formatRupiah(amount), styles.total, x, y, inner);
  sheet.lines(labelLines, styles.label, x, y + top);
  sheet.lines(inWords, styles.strong, x + labelWidth, y + top);
  sheet.y += height + 14;
}
