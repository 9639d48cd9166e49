import type { SharedContent } from './content.ts';
import type { Label } from './labels.ts';
import { drawPieces, heightOf, piece } from './pieces.ts';
import type { PlacedLine } from './pieces.ts';
import { drawQr } from './qr.ts';
import type { Sheet } from './sheet.ts';
import { styles } from './style.ts';

const QR_SIZE = 76;
const GAP = 12;
const BELOW = 4;

/** How high `drawVerification` is; a draft has nothing to verify. */
export function verificationHeight(sheet: Sheet, label: Label, content: SharedContent, width: number): number {
  return content.verifyUrl === null ? 0 : Math.max(QR_SIZE, heightOf(words(sheet, label, content, beside(width))));
}

/** The same with the words below the QR code, for a narrow column. */
export function verificationColumnHeight(sheet: Sheet, label: Label, content: SharedContent, width: number): number {
  return content.verifyUrl === null ? 0 : QR_SIZE + BELOW + heightOf(words(sheet, label, content, width));
}

export function drawVerificationColumn(
  sheet: Sheet,
  label: Label,
  content: SharedContent,
  { x, top, width }: { x: number; top: number; width: number },
): void {
  if (content.verifyUrl === null) return;
  drawCode(sheet, content.verifyUrl, x, top);
  drawPieces(sheet, words(sheet, label, content, width), x, top + QR_SIZE + BELOW);
}

/** The QR code of the public page that says whether the document is genuine, and how to get there without it. */
export function drawVerification(
  sheet: Sheet,
  label: Label,
  content: SharedContent,
  { x, top, width }: { x: number; top: number; width: number },
): void {
  if (content.verifyUrl === null) return;
  drawCode(sheet, content.verifyUrl, x, top);
  drawPieces(sheet, words(sheet, label, content, beside(width)), x + QR_SIZE + GAP, top);
}

function drawCode(sheet: Sheet, url: string, x: number, top: number): void {
  drawQr(sheet, url, x, top, QR_SIZE);
  sheet.link(x, top, QR_SIZE, QR_SIZE, url);
}

/** What is left for words beside the QR code. */
function beside(width: number): number {
  return width - QR_SIZE - GAP;
}

function words(sheet: Sheet, label: Label, { verifyUrl, verifyCode }: SharedContent, column: number): PlacedLine[] {
  return [
    ...piece(sheet, label('verify'), { ...styles.strong, size: 8.5 }, column),
    ...piece(sheet, label('verifyHow'), styles.small, column),
    ...piece(sheet, verifyUrl ?? '', styles.small, column),
    ...piece(sheet, label('verifyCode'), styles.small, column),
    ...piece(sheet, verifyCode, styles.strong, column),
  ];
}
