/** Work that one process does for all, as long as its lease is its own (services/leases). */
import { randomUUID } from 'node:crypto';
import type { ServiceContext } from '../services/context.ts';
import { giveBackLease, renewLease, takeLease } from '../services/leases.ts';
import type { Lease } from '../services/leases.ts';
import { codeOf, pause } from './pause.ts';

/** The lease lapses after, is renewed every, and others look for it every so many ms. */
export interface LeaseTiming {
  leaseMs: number;
  renewMs: number;
  lookMs: number;
}

interface Leased {
  name: string;
  timing: LeaseTiming;
  /** Until aborted, which a lost lease does as well; what it writes is fenced by the lease. Must not reject. */
  work(lease: Lease, signal: AbortSignal): Promise<void>;
}

/** Until aborted; never rejects. The lease is given back at the end, so that another process goes on at once. */
export async function whileLeased(
  ctx: ServiceContext,
  { name, timing, work }: Leased,
  stopped: AbortSignal,
): Promise<void> {
  const holder = randomUUID();
  while (!stopped.aborted) {
    try {
      const lease = await takeLease(ctx, name, holder, timing.leaseMs);
      if (lease !== null) await withLease(ctx, { name, timing, work }, lease, stopped);
    } catch (err) {
      ctx.log.warn({ code: codeOf(err), lease: name }, 'A lease could not be looked at');
    }
    await pause(timing.lookMs, stopped);
  }
}

async function withLease(
  ctx: ServiceContext,
  { timing, work }: Leased,
  lease: Lease,
  stopped: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const renewing = keep(ctx, timing, lease, over);
  try {
    await work(lease, AbortSignal.any([stopped, over.signal]));
  } finally {
    over.abort();
    await renewing;
    await giveBackLease(ctx, lease);
  }
}

async function keep(ctx: ServiceContext, timing: LeaseTiming, lease: Lease, over: AbortController): Promise<void> {
  for (;;) {
    await pause(timing.renewMs, over.signal);
    if (over.signal.aborted) return;
    try {
      if (!(await renewLease(ctx, lease, timing.leaseMs))) over.abort();
    } catch (err) {
      // it may lapse meanwhile: then the fence keeps us from writing
      ctx.log.warn({ code: codeOf(err), lease: lease.name }, 'A lease could not be renewed');
    }
  }
}
