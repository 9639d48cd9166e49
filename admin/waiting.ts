/** What waits for an officer, by the place of the navigation where it is dealt with. */
import { badgesFor } from '../services/badges.ts';
import type { Actor, ServiceContext } from '../services/context.ts';
import { keptCounts } from '../services/kept_counts.ts';

/** `when`: 'soon' for pages that are open and look again whenever something changed. */
export async function waitingFor(
  ctx: ServiceContext,
  actor: Actor,
  when: 'now' | 'soon' = 'now',
): Promise<ReadonlyMap<string, number>> {
  const { tasks, talks, visitors, complaints } = await badgesFor(ctx, actor, keptCounts(ctx)[when]);
  return new Map([
    ['/panel', tasks],
    ['/panel/percakapan', talks],
    ['/panel/antrean', visitors],
    ['/panel/pengaduan', complaints],
  ]);
}
