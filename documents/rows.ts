import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page } from './style.ts';
import type { TextStyle } from './style.ts';

export interface Column {
  width: number;
  align?: 'right';
  /** Kept free at the right. */
  gap?: number;
}

/** A text in a cell; one with `fit` stays on one line and is written smaller where the column is narrow (amounts). */
export interface Piece {
  text: string;
  style: TextStyle;
  fit?: true;
}

/** What stands below each other in one cell. */
export type Cell = readonly Piece[];

export interface RowLook {
  padX: number;
  padY: number;
  /** Stands above the rows, again on every page. */
  header?: readonly Cell[];
  /** A hairline below every row. */
  ruled?: boolean;
  /** Where the first column begins; by default at the left margin. */
  x?: number;
  /** What comes after the rows (points): the last row goes to its page, unless both are too high for one. */
  following?: number;
}

interface Line {
  text: string;
  style: TextStyle;
}

/** Rows up to this height are never divided between pages. */
const KEEP_WHOLE = 260;
/** A divided row starts on a page only where at least this much of it fits. */
const LEAST_PART = 60;
/** What the repeated head of a table takes of a page at most. */
const HEADER_ROOM = 30;

/**
 * Writes rows of cells in columns from `sheet.y` on. A row that does not fit goes to the next page as a whole; a very
 * high one is divided.
 */
export function drawRows(sheet: Sheet, columns: readonly Column[], rows: readonly (readonly Cell[])[], look: RowLook) {
  const layOut = (cells: readonly Cell[]): Line[][] => laidOut(sheet, columns, cells, look);
  const header = look.header && layOut(look.header);
  const drawHeader = (): void => {
    if (!header) return;
    const height = rowHeight(header) + look.padY * 2;
    sheet.box(page.left, sheet.y, contentWidth, height, ink.tint);
    sheet.rule(sheet.y, ink.accent, 1);
    drawCells(sheet, columns, header, look);
    sheet.rule(sheet.y, ink.accent, 0.5);
  };

  const laid = rows.map(layOut);
  const first = rowHeight(laid[0] ?? []);
  const opening = (first <= KEEP_WHOLE ? first : LEAST_PART) + (header ? rowHeight(header) : 0);
  sheet.ensure(opening + look.padY * 4);
  drawHeader();
  let fresh = true; // nothing below the header yet
  for (const row of laid) {
    let rest = row;
    if (row === laid.at(-1) && !fresh && leaves(sheet, rowHeight(row) + look.padY * 2, look.following ?? 0)) {
      sheet.breakPage();
      drawHeader();
      fresh = true;
    }
    while (rest.length > 0) {
      const room = sheet.room - look.padY * 2;
      const height = rowHeight(rest);
      if (height > room && !fresh && (height <= KEEP_WHOLE || room < LEAST_PART)) {
        sheet.breakPage();
        drawHeader();
        fresh = true;
        continue;
      }
      const taken = rest.map((cell) => fitting(cell, room));
      drawCells(sheet, columns, taken, look);
      rest = rest.map((cell, index) => cell.slice(taken[index]?.length ?? 0));
      fresh = false;
      if (rest.every((cell) => cell.length === 0)) rest = [];
    }
    if (look.ruled) sheet.rule(sheet.y, ink.rule, 0.5);
  }
}

/** Whether a last row of this height would stay behind while what follows goes to a page that could hold both. */
function leaves(sheet: Sheet, height: number, following: number): boolean {
  if (following === 0 || height > KEEP_WHOLE) return false;
  return height + following > sheet.room && height + following <= sheet.fullRoom - HEADER_ROOM;
}

/** What rows without a header take when no page is turned. */
export function rowsHeight(
  sheet: Sheet,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  look: RowLook,
): number {
  return rows.reduce((sum, cells) => sum + rowHeight(laidOut(sheet, columns, cells, look)) + look.padY * 2, 0);
}

function laidOut(sheet: Sheet, columns: readonly Column[], cells: readonly Cell[], look: RowLook): Line[][] {
  return columns.map((column, index) => cellLines(sheet, cells[index] ?? [], innerWidth(column, look)));
}

function innerWidth(column: Column, look: RowLook): number {
  return column.width - (column.gap ?? 0) - look.padX * 2;
}

function cellLines(sheet: Sheet, cell: Cell, width: number): Line[] {
  return cell.flatMap(({ text, style, fit }) => {
    if (!fit) return sheet.wrap(text, style, width).map((line) => ({ text: line, style }));
    const size = Math.min(style.size, (style.size * width) / Math.max(sheet.widthOf(text, style), 1));
    return [{ text, style: { ...style, size, leading: (style.size * style.leading) / size } }];
  });
}

function rowHeight(cells: readonly Line[][]): number {
  return Math.max(0, ...cells.map((lines) => lines.reduce((sum, line) => sum + lineHeight(line.style), 0)));
}

/** The first lines of a cell that fit into `room`, at least one. */
function fitting(cell: readonly Line[], room: number): Line[] {
  let height = 0;
  return cell.filter((line, index) => (height += lineHeight(line.style)) <= room || index === 0);
}

function drawCells(sheet: Sheet, columns: readonly Column[], cells: readonly Line[][], look: RowLook): void {
  let x = look.x ?? page.left;
  columns.forEach((column, index) => {
    let y = sheet.y + look.padY;
    for (const { text, style } of cells[index] ?? []) {
      const right = column.align === 'right' ? innerWidth(column, look) : undefined;
      sheet.line(text, style, x + look.padX, y, right);
      y += lineHeight(style);
    }
    x += column.width;
  });
  sheet.y += rowHeight(cells) + look.padY * 2;
}
