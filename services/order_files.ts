/**
 * Files of an order for the officers who work on it: products and what goes with them, documents, signed agreements, proofs,
 * and what came in by the chat.
 */
import type { Readable } from 'node:stream';
import { mayReadAbstraction } from './abstraction_reading.ts';
import { audit } from './audit.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { openFile, type StoredFile } from './files.ts';
import { hasRole } from './rights.ts';
import { handedIn } from './uploads_in_use.ts';

/**
 * Opens a file for download and writes that into the audit log. 'unknown' also for a file of another order: a file is
 * reached through its order only. Products: 'forbidden' to all but petugas. What came by the chat and was not handed in as a proof, an agreement or a letter may be an
 * abstraction: 'forbidden' to whoever may not read those.
 */
export async function readOrderFile(
  ctx: ServiceContext,
  actor: Actor,
  { code, fileId }: { code: string; fileId: string },
): Promise<Outcome<{ stream: Readable; file: StoredFile }, 'forbidden' | 'unknown'>> {
  // docs/domain.md 1: who serves, who handles the money, who is responsible; the admin has no part in orders
  if (!hasRole(actor, ['petugas', 'bendahara', 'pimpinan'])) return { ok: false, reason: 'forbidden' };
  const place = await placeOf(ctx, code, fileId);
  if (place === null) return { ok: false, reason: 'unknown' };
  if (place === 'product' && !mayReadProducts(actor)) return { ok: false, reason: 'forbidden' };
  if (place === 'chat' && !mayReadAbstraction(actor) && !(await handedIn(ctx.db.read, [fileId])).has(fileId)) {
    return { ok: false, reason: 'forbidden' };
  }
  const opened = await openFile(ctx, fileId);
  if (!opened) return { ok: false, reason: 'unknown' };
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'order.readFile', `order:${code}`, { fileId }));
  return { ok: true, ...opened };
}

/** The data that were ordered: for who prepares and releases them, and nobody else of the office (docs/domain.md 1, 9). */
export function mayReadProducts(actor: Actor): boolean {
  return hasRole(actor, ['petugas']);
}

/** What was ordered, another part of the order itself, or only sent in one of its customer's chats; null: neither. */
async function placeOf(
  ctx: Pick<ServiceContext, 'db'>,
  code: string,
  fileId: string,
): Promise<'product' | 'order' | 'chat' | null> {
  const order = await ctx.db.read.order.findUnique({
    where: { code },
    select: {
      items: { where: { fileId }, select: { id: true } },
      documents: { where: { fileId }, select: { id: true } },
      proofs: { where: { fileId }, select: { id: true } },
      attachments: { where: { fileId }, select: { id: true } },
      agreements: { where: { fileId }, select: { id: true } },
      customer: { select: { conversations: { select: { id: true } } } },
    },
  });
  if (!order) return null;
  const { items, documents, proofs, attachments, agreements } = order;
  if (items.length > 0) return 'product';
  if ([documents, proofs, attachments, agreements].some((rows) => rows.length > 0)) return 'order';
  const owners = order.customer.conversations.map(({ id }) => `conversation:${id}`);
  const file = await ctx.db.read.storedFile.findUnique({ where: { id: fileId }, select: { owner: true } });
  return file !== null && owners.includes(file.owner) ? 'chat' : null;
}
