import { formatRupiah } from '../domain/money.ts';
import type { Label } from './labels.ts';
import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page, styles } from './style.ts';

const PAD = 12;

const BELOW = 14;
const INNER = contentWidth - PAD * 2;
const LABEL_WIDTH = 110;
const TOP = lineHeight(styles.total) + 4;

/** What the box takes of a page with the space below it. */
export function amountBoxHeight(sheet: Sheet, label: Label, words: string): number {
  return measure(sheet, label, words).height + BELOW;
}

/** The amount in figures and in words, in a box that is never torn apart (docs/domain.md 5). */
export function drawAmountBox(sheet: Sheet, label: Label, title: string, amount: number, words: string): void {
  const { inWords, labelLines, height } = measure(sheet, label, words);
  sheet.ensure(height);
  const x = page.left + PAD;
  const y = sheet.y + PAD * 0.7;
  sheet.box(page.left, sheet.y, contentWidth, height, ink.tint);
  sheet.box(page.left, sheet.y, 3.5, height, ink.accent);
  sheet.line(title, styles.strong, x, y + 6);
  sheet.line(formatRupiah(amount), styles.total, x, y, INNER);
  sheet.lines(labelLines, styles.label, x, y + TOP);
  sheet.lines(inWords, styles.strong, x + LABEL_WIDTH, y + TOP);
  sheet.y += height + BELOW;
}

function measure(sheet: Sheet, label: Label, words: string) {
  const inWords = sheet.wrap(words, styles.strong, INNER - LABEL_WIDTH);
  const labelLines = sheet.wrap(label('inWords'), styles.label, LABEL_WIDTH - 8);
  const height = TOP + Math.max(inWords.length, labelLines.length) * lineHeight(styles.strong) + PAD * 1.6;
  return { inWords, labelLines, height };
}
