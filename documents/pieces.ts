import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import type { TextStyle } from './style.ts';

/** One line of a small block that is measured before it is drawn. */
export interface PlacedLine {
  text: string;
  style: TextStyle;
}

/** A text in a column of `width` points, line by line. */
export function piece(sheet: Sheet, text: string, style: TextStyle, width: number): PlacedLine[] {
  return sheet.wrap(text, style, width).map((line) => ({ text: line, style }));
}

export function heightOf(lines: readonly PlacedLine[]): number {
  return lines.reduce((sum, line) => sum + lineHeight(line.style), 0);
}

/** Draws the lines below each other from `top` and gives the place below them. */
export function drawPieces(sheet: Sheet, lines: readonly PlacedLine[], x: number, top: number): number {
  let y = top;
  for (const { text, style } of lines) {
    sheet.line(text, style, x, y);
    y += lineHeight(style);
  }
  return y;
}
