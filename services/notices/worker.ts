/** Tells the office's own people of new work, looking once a minute. */
import type { ServiceContext } from '../context.ts';
import { createWorker } from '../worker.ts';
import type { Worker } from '../worker.ts';
import { sendDigests } from './digest.ts';
import { tellGroup } from './group_notice.ts';

const LOOK_MS = 60_000;

/** `telegram`: the account of the office's bot; null: it has none. */
export function createNotices(ctx: ServiceContext, telegram: string | null): Worker {
  let lookAt = -Infinity;
  return createWorker({
    name: 'notices',
    log: ctx.log,
    run: async () => {
      const now = ctx.now();
      // woken by every commit
      if (now < lookAt) return lookAt - now;
      if (telegram !== null) await tellGroup(ctx, telegram);
      await sendDigests(ctx);
      lookAt = now + LOOK_MS;
      return LOOK_MS;
    },
  });
}
