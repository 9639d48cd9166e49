/** Fires due timers again and again, and once a day lets go of uploads that nothing uses any more. */
import type { ServiceContext } from './context.ts';
import { discardUnusedUploads } from './files.ts';
import { readOffice } from './office.ts';
import { noteRuns } from './privacy/retention.ts';
import { runDueTimers } from './timers.ts';
import { createWorker } from './worker.ts';
import type { Worker } from './worker.ts';

const DAY_MS = 24 * 60 * 60_000;

export function createTimerWorker(ctx: ServiceContext): Worker {
  let sweepAt = ctx.now();
  return createWorker({
    name: 'timers',
    log: ctx.log,
    run: async () => {
      const { nextDueAt } = await runDueTimers(ctx);
      if (ctx.now() >= sweepAt) {
        sweepAt = ctx.now() + DAY_MS;
        await sweepUploads(ctx);
      }
      return Math.min(nextDueAt ?? sweepAt, sweepAt) - ctx.now();
    },
  });
}

/** Not those of the last day: their turn may still be under way, here or in another program (docs/domain.md 9). */
async function sweepUploads(ctx: ServiceContext): Promise<void> {
  try {
    const { uploads } = (await readOffice(ctx)).retention;
    const removed = await discardUnusedUploads(ctx, ctx.now() - uploads * DAY_MS);
    await noteRuns(ctx, [{ kind: 'uploads', removed }]);
  } catch (err) {
    // timers must fire whatever becomes of the files; tomorrow is another day
    ctx.log.error({ err, code: 'UPLOADS_NOT_SWEPT' }, 'Unused uploads could not be let go of');
  }
}
