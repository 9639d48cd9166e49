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

/** Links to a new version of a document or product: what was linked before ends, everything in force is linked anew. */
export async function replaceLinks(ctx: ServiceContext, tx: Tx, orderId: string, released: boolean): Promise<void> {
  const { documents, products } = await filesOf(tx, orderId);
  await endLinks(tx, ctx, orderId);
  await linkAll(ctx, tx, orderId, { documents, products: released ? products : [] });
}

/**
 * Fresh links in place of those that ended, for files that were linked before; a living link keeps its address. Returns
 * how many were made.
 */
export async function renewEndedLinks(ctx: ServiceContext, tx: Tx, orderId: string): Promise<number> {
  const links = await tx.downloadLink.findMany({ where: { orderId } });
  const linked = new Set(links.map((link) => link.fileId));
  const living = new Set(links.flatMap((link) => (isLiving(link, ctx.now()) ? [link.fileId] : [])));
  const ended = (fileId: string): boolean => linked.has(fileId) && !living.has(fileId);
  const { documents, products } = await filesOf(tx, orderId);
  const renewed = { documents: documents.filter(ended), products: products.filter(ended) };
  await linkAll(ctx, tx, orderId, renewed);
  return renewed.documents.length + renewed.products.length;
}

/** Links products that were prepared anew but never linked; what is linked keeps its address. */
export async function linkNewProducts(ctx: ServiceContext, tx: Tx, orderId: string): Promise<void> {
  const links = await tx.downloadLink.findMany({ where: { orderId }, select: { fileId: true } });
  const linked = new Set(links.map(({ fileId }) => fileId));
  const { products } = await filesOf(tx, orderId);
  await linkAll(ctx, tx, orderId, { documents: [], products: products.filter((fileId) => !linked.has(fileId)) });
}

interface Files {
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
  const items = await tx.orderItem.findMany({ where: { orderId }, select: { fileId: true } });
  return {
    documents: documents.map(({ fileId }) => fileId),
    products: items.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
  };
}
