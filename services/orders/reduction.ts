/** Rp0 or a part of the tariff for certain parties (docs/domain.md 3, PP 13/2024 art. 4): an officer decides. */
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { actOnOrder } from './acts.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { isOwnUpload } from './own_uploads.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { detailsOf } from './timeline.ts';

export interface Reduction {
  /** what is charged of the tariff: 0 (free) to 100, at most two decimals */
  percent: number;
  reason: string;
}

type Requested = { ok: true; act: 'requestReduction' } | { ok: false; reason: 'not_allowed' | 'file_unusable' };

/**
 * The customer's request for a placed order. A second one while the first waits takes its place, and keeps its letter
 * unless another comes with it: so a letter may follow later.
 */
export async function requestReduction(
  ctx: ServiceContext,
  tx: Tx,
  chat: { customerId: string },
  asked: { code: string; reason: string; fileId: string | null },
): Promise<Requested> {
  const { customerId } = chat;
  const { code, fileId } = asked;
  const reason = wordsOf(asked.reason);
  if (reason === null) return { ok: false, reason: 'not_allowed' };
  if (fileId !== null && !(await isOwnUpload(tx, customerId, fileId))) return { ok: false, reason: 'file_unusable' };
  const actor = { kind: 'customer', id: customerId, name: '' } as const;
  const details = { words: reason, letter: fileId !== null };
  const acted = await actOnOrder(ctx, tx, { code, actor, act: 'requestReduction', details });
  if (!acted.ok) return { ok: false, reason: 'not_allowed' };
  const orderId = acted.order.id;
  const createdAt = new Date(ctx.now());
  const { count } = await tx.reductionRequest.updateMany({
    where: { orderId, status: 'waiting' },
    data: { reason, createdAt, ...(fileId === null ? {} : { fileId }) },
  });
  if (count === 0) {
    await tx.reductionRequest.create({
      data: { id: newId(ctx), orderId, reason, fileId, status: 'waiting', createdAt },
    });
  }
  return { ok: true, act: 'requestReduction' };
}

/** Decides what part of the tariff the next invoice charges; the newest decision counts, and answers what was asked. */
export async function decideReduction(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { percent: number; reason: string },
): Promise<OrderOutcome<Done, 'words_missing' | 'percent_invalid'>> {
  const reason = wordsOf(page.reason);
  if (reason === null) return refused('words_missing');
  const { percent } = page;
  if (!(percent >= 0 && percent <= 100) || Math.abs(Math.round(percent * 100) - percent * 100) > 1e-6) {
    return refused('percent_invalid');
  }
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const details = { percent, reason };
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act: 'decideReduction', details });
    if (!acted.ok) return acted;
    await tx.reductionRequest.updateMany({
      where: { orderId: acted.order.id, status: 'waiting' },
      data: { status: 'decided', decidedAt: new Date(ctx.now()) },
    });
    return { ok: true, revision: acted.revision };
  });
}

/** Codes of the customer's other orders for which Rp0 or a part of the tariff is asked and not decided yet. */
export async function askedElsewhere(
  db: Reader,
  { id, customerId }: { id: string; customerId: string },
): Promise<string[]> {
  const rows = await db.order.findMany({
    where: { customerId, id: { not: id }, phase: { notIn: ['completed', 'cancelled'] }, reductions: { some: WAITING } },
    select: { code: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ code }) => code);
}

/** What marks an order in lists: a request that waits. */
export const WAITING = { status: 'waiting' };

/** The decision in force, kept with its event; null: the full tariff. */
export async function reductionOf(db: Reader, orderId: string): Promise<Reduction | null> {
  const event = await db.orderEvent.findFirst({ where: { orderId, type: 'decideReduction' }, orderBy: { id: 'desc' } });
  if (event === null) return null;
  const { percent, reason } = detailsOf(event.details);
  return typeof percent === 'number' && typeof reason === 'string' ? { percent, reason } : null;
}
