import type { Letterhead, SharedContent } from './content.ts';
import type { Label, LabelKey } from './labels.ts';
import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page, styles } from './style.ts';

/** The office's name, unit and address above a double rule. */
export function drawLetterhead(sheet: Sheet, head: Letterhead): void {
  const top = sheet.y;
  const x = page.left + 12;
  const width = contentWidth - 12;
  const contact = [head.phone, head.email, head.website].filter((text) => text !== '').join('  ·  ');
  sheet.flow(head.officeName, styles.office, x, width);
  sheet.flow(head.unitName, styles.unit, x, width);
  sheet.flow(head.address, styles.small, x, width);
  sheet.flow(contact, styles.small, x, width);
  sheet.box(page.left, top + 2, 3.5, sheet.y - top - 2, ink.accent);
  sheet.rule(sheet.y + 8, ink.accent, 1.4);
  sheet.rule(sheet.y + 10.6, ink.accent, 0.4);
  sheet.y += 24;
}

/** The kind of document with its number, and from R1 on its version. */
export function drawTitle(sheet: Sheet, label: Label, kind: LabelKey, content: SharedContent): void {
  const title = label(kind);
  sheet.flow(title, sheet.widthOf(title, styles.title) > contentWidth ? styles.longTitle : styles.title);
  const version = content.version === 0 ? '' : `  ·  ${label('version')} R${content.version}`;
  sheet.flow(`${label('number')} ${content.number}${version}`, styles.strong);
  sheet.y += 12;
}

/** How high a heading is with its hairline. */
export const HEADING_HEIGHT = lineHeight(styles.heading) + 6;

/** A heading across the page; stays with what follows. */
export function drawHeading(sheet: Sheet, text: string): void {
  sheet.ensure(60);
  drawHeadingAt(sheet, text, page.left, contentWidth);
  sheet.y += HEADING_HEIGHT;
}

/** A small heading on one line above a hairline, at `sheet.y` in a column. */
export function drawHeadingAt(sheet: Sheet, text: string, x: number, width: number): void {
  sheet.line(text.toUpperCase(), styles.heading, x, sheet.y);
  sheet.rule(sheet.y + lineHeight(styles.heading) + 1, ink.rule, 0.5, x, width);
}
