/**
 * A background worker that works chat by chat: chats side by side, one thing at a time in each, and by one process at a time.
 * A chat whose work takes long holds up no other.
 */
import { setTimeout } from 'node:timers/promises';
import type { ServiceContext } from '../services/context.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Channel } from './channel.ts';
import { Lanes } from './lanes.ts';

/** Chats of one channel that are worked on at once: a network that hangs holds up no other. */
const AT_ONCE = 64;
/** What failed, or is done by another process, is looked at again after so many ms. */
const AGAIN_MS = 1_000;

interface LaneWork<Lane> {
  name: 'inbox' | 'outbox';
  /**
   * What there is to do now on a channel, by chat, but for those that are busy; and in how many ms more is due (null: not
   * known).
   */
  look(
    channel: Channel,
    busy: ReadonlySet<string>,
  ): Promise<{ lanes: ReadonlyMap<string, Lane>; nextMs: number | null }>;
  /** Does all there is to do in one chat. Ends early, between two pieces of work, once `stopping` says so. */
  work(channel: Channel, lane: Lane, stopping: () => boolean): Promise<void>;
  /** The program ends: what is under way is finished, and nothing is waited for that can wait. */
  hurry?(): void;
}

export function createLaneWorker<Lane>(
  ctx: ServiceContext,
  channels: readonly Channel[],
  { name, look, work, hurry }: LaneWork<Lane>,
): Worker {
  const roads = channels.map((channel) => ({ channel, lanes: new Lanes(AT_ONCE) }));
  let stopped = false;
  const stopping = () => stopped;
  const worker = createWorker({
    name,
    log: ctx.log,
    run: async () => {
      let next = Infinity;
      for (const { channel, lanes } of roads) {
        const { lanes: due, nextMs } = await look(channel, lanes.busy);
        for (const [key, lane] of due) lanes.begin(key, () => begin(channel, key, lane));
        next = Math.min(next, nextMs ?? Infinity);
      }
      return next === Infinity ? null : next;
    },
  });

  async function begin(channel: Channel, key: string, lane: Lane): Promise<void> {
    try {
      const claimed = `${name}:${key}`;
      const claim = await ctx.db.claim([claimed]);
      try {
        if (claim.names.has(claimed)) await work(channel, lane, stopping);
        // another process is at it, and will find what we found
        else await setTimeout(AGAIN_MS, undefined, { ref: false });
      } finally {
        await claim.giveBack();
      }
    } catch (err) {
      ctx.log.error({ err, worker: name, code: 'LANE_FAILED' }, 'The work on a chat failed; it will be tried again');
      // not at once: what failed is likely to fail again
      await setTimeout(AGAIN_MS, undefined, { ref: false });
    } finally {
      // what came meanwhile, and chats for which there was no room
      if (!stopped) setImmediate(worker.wake);
    }
  }

  return {
    ...worker,
    start: () => {
      stopped = false;
      worker.start();
    },
    stop: async () => {
      stopped = true;
      hurry?.();
      await worker.stop();
      await Promise.all(roads.map(({ lanes }) => lanes.ended()));
    },
  };
}
