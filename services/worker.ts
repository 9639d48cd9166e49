/** A background worker: runs when woken and when its next work is due, one run at a time, and survives a failing run. */
import type { Logger } from 'pino';

export interface Worker {
  readonly name: string;
  start(): void;
  /** something may have come in; cheap, may be called on every commit */
  wake(): void;
  /** resolves when the run under way is over; no run begins after that */
  stop(): Promise<void>;
  /** false after a failed run, until one succeeds: for /healthz */
  healthy(): boolean;
}

interface WorkerOptions {
  name: string;
  log: Logger;
  /** does what is to be done now; resolves with the ms until more is due, or null: nothing until woken */
  run(): Promise<number | null>;
}

const RETRY_MS = 1_000;
/** setTimeout's own limit is 2^31 ms; looking once an hour also mends a clock that was set */
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

export function createWorker({ name, log, run }: WorkerOptions): Worker {
  let timer: NodeJS.Timeout | undefined;
  let soonest: NodeJS.Immediate | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;
  let well = true;

  const schedule = (afterMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(begin, Math.min(Math.max(afterMs, 0), LONGEST_WAIT_MS));
    timer.unref();
  };

  const once = async () => {
    again = false;
    let next: number | null;
    try {
      next = await run();
      well = true;
    } catch (err) {
      well = false;
      next = RETRY_MS;
      log.error({ err, worker: name, code: 'WORKER_RUN_FAILED' }, 'A background run failed; it will be tried again');
    }
    running = undefined;
    if (stopped) return;
    if (again) soon();
    else if (next !== null) schedule(next);
  };

  function begin(): void {
    clearImmediate(soonest);
    soonest = undefined;
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = once();
  }

  // whatever commits in one round of the event loop is one run, and between two runs the network gets its turn: under load
  // a run after every commit would hold up every call until it times out
  function soon(): void {
    if (running) again = true;
    else soonest ??= setImmediate(begin);
  }

  return {
    name,
    start: () => {
      stopped = false;
      begin();
    },
    wake: soon,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
    healthy: () => well,
  };
}
