import type { Bilingual, SharedContent } from './content.ts';
import { heightOf, piece } from './pieces.ts';
import type { PlacedLine } from './pieces.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, page, styles } from './style.ts';

/** Below each paragraph. */
export const PARAGRAPH_GAP = 4;
/** Paragraphs up to this height are never divided between pages. */
const KEEP_WHOLE = 160;

export interface ParagraphPlace {
  language: SharedContent['language'];
  /** Stands before the first line, as in a numbered list. */
  number?: string;
  /** Points to keep free below it on its page. */
  following?: number;
}

const NUMBER_WIDTH = 18;

/** What a paragraph takes with the space below it. */
export function paragraphHeight(sheet: Sheet, text: Bilingual, place: ParagraphPlace): number {
  return heightOf(linesOf(sheet, text, place)) + PARAGRAPH_GAP;
}

/** Writes a paragraph; where the document is bilingual the English follows in smaller letters. */
export function drawParagraph(sheet: Sheet, text: Bilingual, place: ParagraphPlace): void {
  const x = page.left + indentOf(place);
  const lines = linesOf(sheet, text, place);
  const height = heightOf(lines);
  if (height <= KEEP_WHOLE) sheet.ensure(height + (place.following ?? 0));
  if (place.number !== undefined) {
    sheet.ensure(heightOf(lines.slice(0, 1)));
    sheet.line(place.number, styles.body, page.left, sheet.y);
  }
  for (const line of lines) {
    const lineHeight = heightOf([line]);
    sheet.ensure(lineHeight);
    sheet.line(line.text, line.style, x, sheet.y);
    sheet.y += lineHeight;
  }
  sheet.y += PARAGRAPH_GAP;
}

function linesOf(sheet: Sheet, { id, en }: Bilingual, place: ParagraphPlace): PlacedLine[] {
  const width = contentWidth - indentOf(place);
  return [
    ...piece(sheet, id, styles.body, width),
    ...(place.language === 'en' && en !== id ? piece(sheet, en, styles.small, width) : []),
  ];
}

function indentOf({ number }: ParagraphPlace): number {
  return number === undefined ? 0 : NUMBER_WIDTH;
}
