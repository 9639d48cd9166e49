/** Fires due timers again and again. */
import type { ServiceContext } from './context.ts';
import { runDueTimers } from './timers.ts';
import { createWorker } from './worker.ts';
import type { Worker } from './worker.ts';

export function createTimerWorker(ctx: ServiceContext): Worker {
  return createWorker({
    name: 'timers',
    log: ctx.log,
    run: async () => {
      const { nextDueAt } = await runDueTimers(ctx);
      return nextDueAt === null ? null : nextDueAt - ctx.now();
    },
  });
}
