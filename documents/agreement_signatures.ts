import { formatRupiah } from '../domain/money.ts';
import type { AgreementContent } from './content.ts';
import { writtenDay } from './facts.ts';
import type { Label } from './labels.ts';
import { drawPieces, heightOf, piece } from './pieces.ts';
import type { PlacedLine } from './pieces.ts';
import type { Sheet } from './sheet.ts';
import { contentWidth, ink, page, styles } from './style.ts';
import { drawVerificationColumn, verificationColumnHeight } from './verification.ts';

const GUTTER = 20;
/** The verification's column, at the right edge. */
const CODE = 132;
const COLUMN = (contentWidth - CODE - GUTTER * 2) / 2;
const RIGHT = page.left + COLUMN + GUTTER;
/** Room to sign, and for the stamp beside or below the signature. */
const SPACE = 80;
const STAMP = { width: 84, height: 50 };

interface Side {
  above: PlacedLine[];
  below: PlacedLine[];
}

/** What the signatures take of a page together with the verification beside them. */
export function signaturesHeight(sheet: Sheet, label: Label, content: AgreementContent): number {
  const { above, below } = heightsOf(sidesOf(sheet, label, content));
  return Math.max(above + SPACE + below, verificationColumnHeight(sheet, label, content, CODE));
}

/** Both parties beside each other: the receiver with the place of the stamp, the office, and the verification. */
export function drawSignatures(sheet: Sheet, label: Label, content: AgreementContent): void {
  const height = signaturesHeight(sheet, label, content);
  const sides = sidesOf(sheet, label, content);
  const { above } = heightsOf(sides);
  sheet.ensure(height);
  const top = sheet.y;
  const nameTop = top + above + SPACE;
  sides.forEach((side, index) => {
    const x = index === 0 ? page.left : RIGHT;
    drawPieces(sheet, side.above, x, top);
    drawPieces(sheet, side.below, x, nameTop);
  });
  if (content.stampDuty > 0) drawStampPlace(sheet, label, content.stampDuty, top + above + (SPACE - STAMP.height) / 2);
  drawVerificationColumn(sheet, label, content, { x: page.width - page.right - CODE, top, width: CODE });
  sheet.y = top + height;
}

function heightsOf(sides: readonly Side[]): { above: number; below: number } {
  return {
    above: Math.max(...sides.map(({ above }) => heightOf(above))),
    below: Math.max(...sides.map(({ below }) => heightOf(below))),
  };
}

function sidesOf(sheet: Sheet, label: Label, content: AgreementContent): [receiver: Side, office: Side] {
  const { customer, receiver, signatory, letterhead, language, issuedOn } = content;
  const line = (text: string): PlacedLine[] => piece(sheet, text, styles.body, COLUMN);
  const strong = (text: string): PlacedLine[] => piece(sheet, text, styles.strong, COLUMN);
  return [
    {
      above: [
        // the signer of the other side writes their own place and day
        { text: '', style: styles.body },
        ...strong(label('receiver')),
        ...line(receiver.position),
      ],
      below: [...strong(customer.name), ...line(customer.institution)],
    },
    {
      above: [
        ...line(`${letterhead.city}, ${writtenDay(language, issuedOn)}`),
        ...strong(label('office')),
        ...line(signatory.title),
      ],
      below: [...strong(signatory.name), ...(signatory.nip === '' ? [] : line(`NIP. ${signatory.nip}`))],
    },
  ];
}

/** An empty frame: the stamp is stuck on, or set electronically, by whoever signs. */
function drawStampPlace(sheet: Sheet, label: Label, duty: number, top: number): void {
  const x = page.left;
  sheet.rule(top, ink.rule, 0.5, x, STAMP.width);
  sheet.rule(top + STAMP.height, ink.rule, 0.5, x, STAMP.width);
  sheet.box(x, top, 0.5, STAMP.height, ink.rule);
  sheet.box(x + STAMP.width, top, 0.5, STAMP.height + 0.5, ink.rule);
  const words = [
    ...piece(sheet, label('stamp'), styles.small, STAMP.width - 8),
    ...piece(sheet, formatRupiah(duty), styles.small, STAMP.width - 8),
  ];
  drawPieces(sheet, words, x + 4, top + (STAMP.height - heightOf(words)) / 2);
}
