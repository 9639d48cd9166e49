/** The download links of an order: to the documents in force, and to the products once they are released. */
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { endLinks, makeLink } from '../links.ts';
import { readOffice } from '../office.ts';

const DAY_MS = 86_400_000;

/** A document stays readable for its customer well beyond the service; products have the office's own limits. */
const DOCUMENT_LINK = { days: 365, uses: 100 } as const;

/** Until when a link to a product would be good if it were made now (UTC ms); the office sets the days. */
export async function productLinkExpiry(ctx: ServiceContext): Promise<number> {
  const { delivery } = await readOffice(ctx);
  return ctx.now() + delivery.linkDays * DAY_MS;
}

/** Neither expired nor used up nor ended by the office at `now` (UTC ms). */
export function isLiving(link: { expiresAt: Date; uses: number; maxUses: number }, now: number): boolean {
  return link.expiresAt.getTime() > now && link.uses < link.maxUses;
}

/**
 * After a new version of a document or product, or a release: links to what is no longer in force end, and what is in force
 * has a living link; one that lives keeps its address. `released`: the products in force are the customer's from now on;
 * otherwise links to products stay as they are, for a file that is being prepared replaces nothing before its release.
 */
export async function linkInForce(ctx: ServiceContext, tx: Tx, orderId: string, released: boolean): Promise<void> {
  const { documents, products } = await filesOf(tx, orderId);
  await endLinks(tx, ctx, orderId, [...documents, ...(released ? products : await productsEver(tx, orderId))]);
  const { living } = await linkedFiles(ctx, tx, orderId);
  const missing = (fileId: string): boolean => !living.has(fileId);
  await linkAll(ctx, tx, orderId, {
    documents: documents.filter(missing),
    products: released ? products.filter(missing) : [],
  });
}

/**
 * Fresh links in place of those that ended, for files that were linked before; a living link keeps its address. Returns
 * how many were made.
 */
export async function renewEndedLinks(ctx: ServiceContext, tx: Tx, orderId: string): Promise<number> {
  const { linked, living } = await linkedFiles(ctx, tx, orderId);
  const ended = (fileId: string): boolean => linked.has(fileId) && !living.has(fileId);
  const { documents, products } = await filesOf(tx, orderId);
  const renewed = { documents: documents.filter(ended), products: products.filter(ended) };
  await linkAll(ctx, tx, orderId, renewed);
  return renewed.documents.length + renewed.products.length;
}

async function linkedFiles(
  ctx: ServiceContext,
  tx: Tx,
  orderId: string,
): Promise<{ linked: Set<string>; living: Set<string> }> {
  const links = await tx.downloadLink.findMany({ where: { orderId } });
  const living = links.filter((link) => isLiving(link, ctx.now()));
  return {
    linked: new Set(links.map(({ fileId }) => fileId)),
    living: new Set(living.map(({ fileId }) => fileId)),
  };
}

interface Files {
  /** with what was sent along with the invoice: its customer reads them as long */
  documents: string[];
  products: string[];
}

async function linkAll(ctx: ServiceContext, tx: Tx, orderId: string, files: Files): Promise<void> {
  const { delivery } = await readOffice(ctx);
  const now = ctx.now();
  for (const fileId of files.documents) {
    const expiresAt = now + DOCUMENT_LINK.days * DAY_MS;
    await makeLink(tx, ctx, { orderId, fileId, expiresAt, maxUses: DOCUMENT_LINK.uses });
  }
  const expiresAt = await productLinkExpiry(ctx);
  for (const fileId of files.products) {
    await makeLink(tx, ctx, { orderId, fileId, expiresAt, maxUses: delivery.linkUses });
  }
}

async function filesOf(tx: Tx, orderId: string): Promise<Files> {
  const documents = await tx.document.findMany({ where: { orderId, status: 'current' }, select: { fileId: true } });
  const attachments = await attachmentsInForce(tx, orderId);
  const items = await tx.orderItem.findMany({ where: { orderId }, select: { fileId: true } });
  return {
    documents: [...documents, ...attachments].map(({ fileId }) => fileId),
    products: items.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
  };
}

/** The linked files that are neither documents nor sent along with an invoice. */
async function productsEver(tx: Tx, orderId: string): Promise<string[]> {
  const [links, documents, attachments] = [
    await tx.downloadLink.findMany({ where: { orderId }, select: { fileId: true } }),
    await tx.document.findMany({ where: { orderId }, select: { fileId: true } }),
    await tx.attachment.findMany({ where: { orderId }, select: { fileId: true } }),
  ];
  const papers = new Set([...documents, ...attachments].map(({ fileId }) => fileId));
  return links.flatMap(({ fileId }) => (papers.has(fileId) ? [] : [fileId]));
}

/** Sample, layout and questionnaire go out with the invoice (B8, R13): before the first one there is nothing to look at. */
async function attachmentsInForce(tx: Tx, orderId: string): Promise<{ fileId: string }[]> {
  const invoiced = await tx.document.count({ where: { orderId, kind: 'invoice' } });
  if (invoiced === 0) return [];
  return tx.attachment.findMany({ where: { orderId, status: 'current' }, select: { fileId: true } });
}
