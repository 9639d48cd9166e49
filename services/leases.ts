/**
 * Something that one process does for all: who holds the lease does it, until it lapses or is given back. A holder may
 * believe so longer than it is true (it was held up, its clock is slow), so what it writes is checked against the fence
 * in the same write (`requireLease`).
 */
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';

export interface Lease {
  name: string;
  holder: string;
  /** grows with every holder */
  fence: number;
}

type Parts = Pick<ServiceContext, 'db' | 'now'>;

/** Long before any lease. */
const LAPSED = new Date(0);

/** For `ttlMs`; null while somebody else holds it. `holder` tells processes apart; one of its own is taken anew. */
export async function takeLease(ctx: Parts, name: string, holder: string, ttlMs: number): Promise<Lease | null> {
  const now = ctx.now();
  // asked again and again by those who wait: looking costs no write
  if (!isFree(await ctx.db.read.lease.findUnique({ where: { name } }), holder, now)) return null;
  return ctx.db.write(async (tx) => {
    const held = await tx.lease.findUnique({ where: { name } });
    if (!isFree(held, holder, now)) return null;
    const fence = (held?.fence ?? 0) + 1;
    const data = { holder, fence, until: new Date(now + ttlMs) };
    await tx.lease.upsert({ where: { name }, create: { name, ...data }, update: data });
    return { name, holder, fence };
  });
}

/** False when it is somebody else's by now: whoever held it stops. */
export async function renewLease(ctx: Parts, lease: Lease, ttlMs: number): Promise<boolean> {
  const until = new Date(ctx.now() + ttlMs);
  return ctx.db.write(async (tx) => (await tx.lease.updateMany({ where: lease, data: { until } })).count === 1);
}

/** Lets another take it at once; nothing when it is lost already. */
export async function giveBackLease(ctx: Pick<Parts, 'db'>, lease: Lease): Promise<void> {
  await ctx.db.write((tx) => tx.lease.updateMany({ where: lease, data: { until: LAPSED } }));
}

/** @throws Error with code LEASE_LOST inside a write that only the holder may do */
export async function requireLease(tx: Tx, lease: Lease): Promise<void> {
  if ((await tx.lease.count({ where: lease })) === 0) {
    throw Object.assign(new Error(`The lease ${lease.name} is somebody else's by now`), { code: 'LEASE_LOST' });
  }
}

/** Lets all of them lapse, when no other process has the data open: whoever held them is gone without giving them back. */
export async function clearLeases(ctx: Pick<Parts, 'db'>): Promise<void> {
  await ctx.db.write((tx) => tx.lease.updateMany({ data: { until: LAPSED } }));
}

function isFree(held: { holder: string; until: Date } | null, holder: string, now: number): boolean {
  return held === null || held.holder === holder || held.until.getTime() <= now;
}
