/** What waits for an officer, by the place of the navigation where it is dealt with. */
import { badgesFor } from '../services/badges.ts';
import type { Actor, ServiceContext } from '../services/context.ts';

export async function waitingFor(ctx: ServiceContext, actor: Actor): Promise<ReadonlyMap<string, number>> {
  const { tasks, talks, visitors, complaints } = await badgesFor(ctx, actor);
  return new Map([
    ['/panel', tasks],
    ['/panel/percakapan', talks],
    ['/panel/antrean', visitors],
    ['/panel/pengaduan', complaints],
  ]);
}
