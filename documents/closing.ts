import type { SharedContent, Signatory } from './content.ts';
import { writtenDay } from './facts.ts';
import { drawHeading, HEADING_HEIGHT } from './head.ts';
import type { Label } from './labels.ts';
import { drawPieces, heightOf, piece } from './pieces.ts';
import type { PlacedLine } from './pieces.ts';
import { lineHeight } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, page, styles } from './style.ts';
import { drawVerification, verificationHeight } from './verification.ts';

const VERIFICATION_WIDTH = 274;
const SIGNATURE_WIDTH = 190;
const SIGNATURE_SPACE = 46;
const NOTE_INDENT = 16;
const NOTE_GAP = 1.5;
const NOTES_GAP = 14;

/** What the whole end takes of a page, to keep it with what comes before. */
export function closingHeight(sheet: Sheet, label: Label, content: SharedContent): number {
  const notes = writtenNotes(sheet, content.notes);
  const heights = notes.map((note) => noteHeight(sheet, note) + NOTE_GAP);
  const above = notes.length === 0 ? 0 : HEADING_HEIGHT + heights.reduce((sum, one) => sum + one, 0) + NOTES_GAP;
  return above + signedHeight(sheet, label, content);
}

/** The end of a document: its notes, then verification and signature. The signature never stands alone after notes. */
export function drawClosing(sheet: Sheet, label: Label, content: SharedContent): void {
  const height = signedHeight(sheet, label, content);
  drawNotes(sheet, label, content.notes, height);

  sheet.ensure(height);
  const top = sheet.y;
  drawVerification(sheet, label, content, { x: page.left, top, width: VERIFICATION_WIDTH });
  const x = page.width - page.right - SIGNATURE_WIDTH;
  const nameTop = drawPieces(sheet, aboveSignature(sheet, content), x, top) + SIGNATURE_SPACE;
  drawPieces(sheet, belowSignature(sheet, content.signatory), x, nameTop);
  sheet.y = top + height;
}

function signedHeight(sheet: Sheet, label: Label, content: SharedContent): number {
  const signature = [...aboveSignature(sheet, content), ...belowSignature(sheet, content.signatory)];
  const verification = verificationHeight(sheet, label, content, VERIFICATION_WIDTH);
  return Math.max(verification, heightOf(signature) + SIGNATURE_SPACE);
}

/** Numbered notes, where there are any; the last keeps `following` points below it on its page. */
function drawNotes(sheet: Sheet, label: Label, notes: readonly string[], following: number): void {
  const written = writtenNotes(sheet, notes);
  if (written.length === 0) return;
  drawHeading(sheet, label('notes'));
  written.forEach((note, index) => {
    const isLast = index === written.length - 1;
    sheet.ensure(noteHeight(sheet, note) + (isLast ? NOTES_GAP + following : 0));
    sheet.line(`${index + 1}.`, styles.small, page.left, sheet.y);
    sheet.flow(note, styles.small, page.left + NOTE_INDENT, contentWidth - NOTE_INDENT);
    sheet.y += NOTE_GAP;
  });
  sheet.y += NOTES_GAP;
}

function writtenNotes(sheet: Sheet, notes: readonly string[]): string[] {
  return notes.filter((note) => noteHeight(sheet, note) > 0);
}

function noteHeight(sheet: Sheet, note: string): number {
  return sheet.wrap(note, styles.small, contentWidth - NOTE_INDENT).length * lineHeight(styles.small);
}

function aboveSignature(sheet: Sheet, { language, letterhead, issuedOn, signatory }: SharedContent): PlacedLine[] {
  return [
    ...piece(sheet, `${letterhead.city}, ${writtenDay(language, issuedOn)}`, styles.body, SIGNATURE_WIDTH),
    ...piece(sheet, signatory.title, styles.body, SIGNATURE_WIDTH),
  ];
}

function belowSignature(sheet: Sheet, { name, nip }: Signatory): PlacedLine[] {
  return [
    ...piece(sheet, name, styles.strong, SIGNATURE_WIDTH),
    ...(nip === '' ? [] : piece(sheet, `NIP. ${nip}`, styles.body, SIGNATURE_WIDTH)),
  ];
}
