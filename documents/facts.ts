import { formatDay } from '../domain/days.ts';
import type { SharedContent } from './content.ts';
import { bilingual } from './labels.ts';
import { drawRows, rowsHeight } from './rows.ts';
import type { Cell, Column } from './rows.ts';
import { drawHeadingAt, HEADING_HEIGHT } from './head.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page, styles } from './style.ts';

const GUTTER = 22;
// The left list has the longer values.
const LEFT_WIDTH = (contentWidth - GUTTER) * 0.55;
const RIGHT_WIDTH = contentWidth - GUTTER - LEFT_WIDTH;
const LABEL_GAP = 12;
const LABEL = { ...styles.body, color: ink.muted };
const LOOK = { padX: 0, padY: 1.2 };

/** A label and what it says; an empty value is left out. */
export interface Fact {
  label: string;
  values: Cell;
}

/** Makes a fact of plain texts. */
export function fact(label: string, ...texts: (string | null)[]): Fact {
  const values = texts.flatMap((text) => (text ? [{ text, style: styles.body }] : []));
  return { label, values };
}

/** The same with the first text in strong letters. */
export function strongFact(label: string, first: string, ...rest: (string | null)[]): Fact {
  const { values } = fact(label, ...rest);
  return { label, values: first === '' ? values : [{ text: first, style: styles.strong }, ...values] };
}

/** A day as the documents write it. */
export function writtenDay(language: SharedContent['language'], day: string): string {
  return bilingual(language, formatDay(day, 'id'), formatDay(day, 'en'));
}

/** Facts below each other across the page. */
export function drawFacts(sheet: Sheet, facts: readonly Fact[]): void {
  const told = facts.filter(tells);
  drawRows(sheet, factColumns(sheet, told, contentWidth), told.map(factCells), LOOK);
  sheet.y += 10;
}

/** Two lists of facts beside each other, each below its heading. */
export function drawFactColumns(
  sheet: Sheet,
  left: { heading: string; facts: readonly Fact[] },
  right: { heading: string; facts: readonly Fact[] },
): void {
  const lists = [left.facts.filter(tells), right.facts.filter(tells)] as const;
  const [lefts, rights] = [lists[0].map(factCells), lists[1].map(factCells)];
  const columnsLeft = factColumns(sheet, lists[0], LEFT_WIDTH);
  const columnsRight = factColumns(sheet, lists[1], RIGHT_WIDTH);
  const heights = [rowsHeight(sheet, columnsLeft, lefts, LOOK), rowsHeight(sheet, columnsRight, rights, LOOK)];
  const height = HEADING_HEIGHT + Math.max(...heights);
  const together = height <= sheet.fullRoom;
  if (together) sheet.ensure(height);
  else sheet.ensure(60);
  drawHeadingAt(sheet, left.heading, page.left, LEFT_WIDTH);
  drawHeadingAt(sheet, right.heading, page.left + LEFT_WIDTH + GUTTER, RIGHT_WIDTH);
  sheet.y += HEADING_HEIGHT;
  if (together) {
    const top = sheet.y;
    drawRows(sheet, columnsLeft, lefts, LOOK);
    sheet.y = top;
    drawRows(sheet, columnsRight, rights, { ...LOOK, x: page.left + LEFT_WIDTH + GUTTER });
    sheet.y = top + Math.max(...heights) + 14;
    return;
  }
  // too long for one page: side by side, row by row
  const rows = Array.from({ length: Math.max(lefts.length, rights.length) }, (_, index): Cell[] => [
    ...(lefts[index] ?? [[], []]),
    [],
    ...(rights[index] ?? [[], []]),
  ]);
  drawRows(sheet, [...columnsLeft, { width: GUTTER }, ...columnsRight], rows, LOOK);
  sheet.y += 14;
}

function tells(each: Fact): boolean {
  return each.values.length > 0;
}

function factCells({ label, values }: Fact): Cell[] {
  return [[{ text: label, style: LABEL }], values];
}

/** As wide as the labels need, but never so wide that the values have no room. */
function factColumns(sheet: Sheet, facts: readonly Fact[], width: number): Column[] {
  const longest = Math.max(0, ...facts.map(({ label }) => sheet.widthOf(label, LABEL)));
  const labelWidth = Math.min(longest + 1, 96) + LABEL_GAP;
  return [{ width: labelWidth, gap: LABEL_GAP }, { width: width - labelWidth }];
}
