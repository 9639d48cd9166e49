/**
 * The paper behind one of our own download links, for networks that can carry the file itself: an invoice, an agreement, a
 * receipt, or what goes with an invoice of micro data (B8, R13). Products go by their link alone (docs/domain.md 4).
 */
import type { Readable } from 'node:stream';
import type { ServiceContext } from './context.ts';
import { openFile } from './files.ts';
import { downloadToken, lookLink } from './links.ts';

export interface Paper {
  name: string;
  mime: string;
  bytes: number;
  /** throws FILE_GONE when it was deleted meanwhile; the stream errors with VAULT_TAMPERED on altered bytes */
  open(): Promise<Readable>;
}

/**
 * null: the address is none of ours, its link does not live, or it leads to a product. Counts as no use of the link: whoever
 * gets the file may still fetch it again there.
 */
export async function paperBehind(ctx: ServiceContext, url: string): Promise<Paper | null> {
  const token = downloadToken(ctx, url);
  if (token === null) return null;
  const found = await lookLink(ctx, token);
  // somebody's whole data never go through a chat network
  if (!found.ok || found.file.purpose === 'export') return null;
  if (!(await isPaper(ctx, found.link.orderId, found.file.id))) return null;
  const { id, name, mime, size } = found.file;
  return { name, mime, bytes: Number(size), open: () => openPaper(ctx, id) };
}

async function openPaper(ctx: ServiceContext, fileId: string): Promise<Readable> {
  const opened = await openFile(ctx, fileId);
  if (opened === null) throw Object.assign(new Error('A stored file is gone'), { code: 'FILE_GONE' });
  return opened.stream;
}

/** A file that is also what the customer pays for is a product, whatever else it was filed as. */
async function isPaper({ db }: ServiceContext, orderId: string | null, fileId: string): Promise<boolean> {
  // sent by the office in a chat
  if (orderId === null) return true;
  const [documents, attachments, items] = await Promise.all([
    db.read.document.count({ where: { orderId, fileId } }),
    db.read.attachment.count({ where: { orderId, fileId } }),
    db.read.orderItem.count({ where: { fileId } }),
  ]);
  return documents + attachments > 0 && items === 0;
}
