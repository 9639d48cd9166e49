/** The nightly job that lets go of what was kept long enough (docs/domain.md 9): one program does it for all. */
import { addDays, dayOf, startOfDay } from '../../domain/days.ts';
import type { ServiceContext } from '../context.ts';
import { giveBackLease, renewLease, takeLease } from '../leases.ts';
import { readOffice } from '../office.ts';
import { createWorker } from '../worker.ts';
import type { Worker } from '../worker.ts';
import { daysOf, FORGETS } from './retention_kinds.ts';
import type { RetentionKind } from './retention_kinds.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** At two in the night, when chats are few. */
const AT_MS = 2 * HOUR_MS;
const LEASE = 'retention';
const LEASE_MS = 10 * 60_000;
/** So much of one kind in a night; the rest has waited for years and may wait for another day. */
const MOST_BATCHES = 500;

/** `holder` tells programs apart (services/leases). */
export function createRetention(ctx: ServiceContext, holder: string): Worker {
  let nextAt = 0;
  return createWorker({
    name: 'retention',
    log: ctx.log,
    run: async () => {
      // every commit wakes the workers
      if (ctx.now() < nextAt) return nextAt - ctx.now();
      const { due, next } = await nights(ctx);
      const last = await ctx.db.read.retentionRun.findFirst({
        where: { kind: { not: 'uploads' } },
        orderBy: { id: 'desc' },
        select: { at: true },
      });
      // a night that the program slept through is made up for as soon as it is awake
      const done = last !== null && last.at.getTime() >= due;
      nextAt = done || (await letGo(ctx, holder)) ? next : ctx.now() + LEASE_MS;
      return nextAt - ctx.now();
    },
  });
}

/** The last time it should have run, and the next (UTC ms). */
async function nights(ctx: ServiceContext): Promise<{ due: number; next: number }> {
  const { timeZone } = (await readOffice(ctx)).office;
  const today = dayOf(ctx.now(), timeZone);
  const night = (by: number): number => startOfDay(addDays(today, by), timeZone) + AT_MS;
  return ctx.now() >= night(0) ? { due: night(0), next: night(1) } : { due: night(-1), next: night(0) };
}

/** False while another program is at it. */
export async function letGo(ctx: ServiceContext, holder: string): Promise<boolean> {
  const lease = await takeLease(ctx, LEASE, holder, LEASE_MS);
  if (lease === null) return false;
  try {
    const office = await readOffice(ctx);
    const runs: { kind: RetentionKind; removed: number }[] = [];
    for (const kind of Object.keys(FORGETS) as (keyof typeof FORGETS)[]) {
      const before = new Date(ctx.now() - daysOf(kind, office) * DAY_MS);
      let removed = 0;
      for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
        const gone = await FORGETS[kind](ctx, before);
        removed += gone;
        if (gone === 0) break;
        if (!(await renewLease(ctx, lease, LEASE_MS))) return false;
      }
      runs.push({ kind, removed });
    }
    await noteRuns(ctx, runs);
    return true;
  } finally {
    await giveBackLease(ctx, lease);
  }
}

/** One row per kind and run, for the panel. */
export async function noteRuns(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  runs: readonly { kind: RetentionKind; removed: number }[],
): Promise<void> {
  const at = new Date(ctx.now());
  await ctx.db.write((tx) => tx.retentionRun.createMany({ data: runs.map((run) => ({ ...run, at })) }));
}
