import type { DocumentContent } from './content.ts';
import { drawInvoice } from './invoice.ts';
import { labelsFor } from './labels.ts';
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
    footer: `${name}  ·  R${content.version}  ·  ${label('verifyCode')} ${content.verifyCode}`,
    mark: content.letterhead.example ? label('example') : null,
    pageLabel: (page, pages) => `${label('page')} ${page}/${pages}`,
  });
  if (content.kind === 'invoice') drawInvoice(sheet, label, content);
  else drawReceipt(sheet, label, content);
  return sheet.finish();
}
