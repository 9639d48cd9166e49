import type { DocumentContent } from './content.ts';
import { drawAgreement } from './agreement.ts';
import { drawInvoice } from './invoice.ts';
import { labelsFor } from './labels.ts';
import type { Label } from './labels.ts';
import { drawReceipt } from './receipt.ts';
import { Sheet } from './sheet.ts';

/**
 * Makes the PDF of a document: A4, fonts embedded, the same bytes for the same content (on the same version of the
 * program and of Node). It keeps the thread busy for the whole document: on the server call it through a Renderer.
 * @throws DomainError `rupiah_not_whole` for an amount that is not whole, safe rupiah.
 */
export async function renderDocument(content: DocumentContent): Promise<Uint8Array<ArrayBuffer>> {
  const label = labelsFor(content.language);
  const name = `${label(content.kind)} ${content.number}`;
  const sheet = new Sheet({
    title: name,
    author: content.letterhead.officeName,
    createdAt: content.issuedAt,
    running: `${content.letterhead.officeName}  ·  ${name}`,
    footer: footerOf(content),
    mark: markOf(label, content),
    pageLabel: (page, pages) => `${label('page')} ${page}/${pages}`,
  });
  draw(sheet, label, content);
  return sheet.finish();
}

/** In Indonesian alone, so that it stays on one line. */
function footerOf(content: DocumentContent): string {
  const label = labelsFor('id');
  return [
    `${label(content.kind)} ${content.number}`,
    ...(content.version === 0 ? [] : [`R${content.version}`]),
    ...(content.verifyUrl === null ? [] : [`${label('verifyCode')} ${content.verifyCode}`]),
  ].join('  ·  ');
}

function draw(sheet: Sheet, label: Label, content: DocumentContent): void {
  switch (content.kind) {
    case 'invoice':
      return drawInvoice(sheet, label, content);
    case 'receipt':
      return drawReceipt(sheet, label, content);
    case 'agreement':
      return drawAgreement(sheet, label, content);
  }
}

/** What stands at the head of every page of what is not official. */
function markOf(label: Label, content: DocumentContent): string | null {
  const marks = [
    ...(content.verifyUrl === null ? [label('draft')] : []),
    ...(content.letterhead.example ? [label('example')] : []),
  ];
  return marks.length === 0 ? null : marks.join('\n');
}
