/** Counts that many open pages of the panel ask for at once, reckoned once for all of them (docs/domain.md 15). */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';

/** For pages that look again by themselves a count is reckoned at most so often; short, for what else they show waits too. */
const REST_MS = 500;
/** What nobody changes may still pass: a day does at midnight. */
const LONGEST_MS = 60_000;

/** Gives the count of this name, by `reckon` where it is not known. */
export type Keep = (name: string, reckon: () => Promise<number>) => Promise<number>;

export interface KeptCounts {
  /** As it stands now. */
  now: Keep;
  /** As it stands now, or a little later: whoever asks soon after it was reckoned waits, and shares it with the others. */
  soon: Keep;
}

interface Kept {
  count: Promise<number>;
  /** UTC ms */
  begun: number;
  /** something was committed since */
  stale: boolean;
}

const countsOf = new WeakMap<Database, KeptCounts>();

/** Of the open database, one for all who ask. */
export function keptCounts(ctx: Pick<ServiceContext, 'db' | 'now'>): KeptCounts {
  const known = countsOf.get(ctx.db) ?? keep(ctx);
  countsOf.set(ctx.db, known);
  return known;
}

function keep({ db, now: clock }: Pick<ServiceContext, 'db' | 'now'>): KeptCounts {
  const counts = new Map<string, Kept>();
  db.afterCommit(() => {
    for (const kept of counts.values()) kept.stale = true;
  });
  const isGood = ({ stale, begun }: Kept): boolean => !stale && Math.abs(clock() - begun) < LONGEST_MS;
  const anew: Keep = (name, reckon) => {
    const kept: Kept = { count: reckon(), begun: clock(), stale: false };
    counts.set(name, kept);
    // a failure is only for those who asked before it
    kept.count.catch(() => (kept.stale = true));
    return kept.count;
  };
  const now: Keep = (name, reckon) => {
    const kept = counts.get(name);
    return kept !== undefined && isGood(kept) ? kept.count : anew(name, reckon);
  };
  const soon: Keep = async (name, reckon) => {
    const kept = counts.get(name);
    if (kept === undefined || isGood(kept)) return now(name, reckon);
    await wait(Math.min(Math.max(kept.begun + REST_MS - clock(), 0), REST_MS));
    // of those who waited the first reckons it: that is later than what any of them heard of
    const other = counts.get(name);
    return other === undefined || other === kept ? anew(name, reckon) : other.count;
  };
  return { now, soon };
}
