import { formatDay } from '../domain/days.ts';
import type { SharedContent, Signatory } from './content.ts';
import { drawHeading } from './head.ts';
import type { Label } from './labels.ts';
import { drawQr } from './qr.ts';
import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, page, styles } from './style.ts';
import type { TextStyle } from './style.ts';

const QR_SIZE = 76;
const QR_TEXT_WIDTH = 186;
const SIGNATURE_WIDTH = 190;
const SIGNATURE_SPACE = 46;
const NOTES_GAP = 14;

/** The end of a document: its notes, then verification and signature. The signature never stands alone after notes. */
export function drawClosing(sheet: Sheet, label: Label, content: SharedContent): void {
  const verification = verificationLines(sheet, label, content);
  const above = aboveSignature(sheet, content);
  const below = belowSignature(sheet, content.signatory);
  const height = Math.max(QR_SIZE, heightOf(verification), heightOf(above) + SIGNATURE_SPACE + heightOf(below));
  drawNotes(sheet, label, content.notes, height);

  sheet.ensure(height);
  const top = sheet.y;
  drawQr(sheet, content.verifyUrl, page.left, top, QR_SIZE);
  sheet.link(page.left, top, QR_SIZE, QR_SIZE, content.verifyUrl);
  drawPieces(sheet, verification, page.left + QR_SIZE + 12, top);
  const x = page.width - page.right - SIGNATURE_WIDTH;
  const nameTop = drawPieces(sheet, above, x, top) + SIGNATURE_SPACE;
  drawPieces(sheet, below, x, nameTop);
  sheet.y = top + height;
}

/** Numbered notes, where there are any; the last keeps `following` points below it on its page. */
function drawNotes(sheet: Sheet, label: Label, notes: readonly string[], following: number): void {
  const indent = 16;
  const written = notes.filter((note) => sheet.wrap(note, styles.small, contentWidth - indent).length > 0);
  if (written.length === 0) return;
  drawHeading(sheet, label('notes'));
  written.forEach((note, index) => {
    const lines = sheet.wrap(note, styles.small, contentWidth - indent).length;
    const isLast = index === written.length - 1;
    sheet.ensure(lines * lineHeight(styles.small) + (isLast ? NOTES_GAP + following : 0));
    sheet.line(`${index + 1}.`, styles.small, page.left, sheet.y);
    sheet.flow(note, styles.small, page.left + indent, contentWidth - indent);
    sheet.y += 1.5;
  });
  sheet.y += NOTES_GAP;
}

interface PlacedLine {
  text: string;
  style: TextStyle;
}

function verificationLines(sheet: Sheet, label: Label, content: SharedContent): PlacedLine[] {
  return [
    ...piece(sheet, label('verify'), { ...styles.strong, size: 8.5 }, QR_TEXT_WIDTH),
    ...piece(sheet, label('verifyHow'), styles.small, QR_TEXT_WIDTH),
    ...piece(sheet, content.verifyUrl, styles.small, QR_TEXT_WIDTH),
    ...piece(sheet, label('verifyCode'), styles.small, QR_TEXT_WIDTH),
    ...piece(sheet, content.verifyCode, styles.strong, QR_TEXT_WIDTH),
  ];
}

function aboveSignature(sheet: Sheet, { letterhead, issuedOn, signatory }: SharedContent): PlacedLine[] {
  return [
    ...piece(sheet, `${letterhead.city}, ${formatDay(issuedOn, 'id')}`, styles.body, SIGNATURE_WIDTH),
    ...piece(sheet, signatory.title, styles.body, SIGNATURE_WIDTH),
  ];
}

function belowSignature(sheet: Sheet, { name, nip }: Signatory): PlacedLine[] {
  return [
    ...piece(sheet, name, styles.strong, SIGNATURE_WIDTH),
    ...(nip === '' ? [] : piece(sheet, `NIP. ${nip}`, styles.body, SIGNATURE_WIDTH)),
  ];
}

function piece(sheet: Sheet, text: string, style: TextStyle, width: number): PlacedLine[] {
  return sheet.wrap(text, style, width).map((line) => ({ text: line, style }));
}

function heightOf(lines: readonly PlacedLine[]): number {
  return lines.reduce((sum, line) => sum + lineHeight(line.style), 0);
}

function drawPieces(sheet: Sheet, lines: readonly PlacedLine[], x: number, top: number): number {
  let y = top;
  for (const { text, style } of lines) {
    sheet.line(text, style, x, y);
    y += lineHeight(style);
  }
  return y;
}
