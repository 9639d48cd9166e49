/** getUpdates as the Bot API does it: what is below the offset is forgotten, one request at a time, the newest wins. */
import type { TelegramUpdate } from '@gramio/types';
import { Refusal } from './refusal.ts';
import type { UpdateQueue } from './updates.ts';

export interface PollingParameters {
  offset?: number;
  limit?: number;
  /** seconds */
  timeout?: number;
  allowed_updates?: string[];
}

/** tdlib's TQueue: an offset further ahead than this is that of another count of ids, and is taken for none */
const FURTHEST_AHEAD = 10;
const CONFLICT = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

export class Polling {
  readonly #queue: UpdateQueue;
  #end: ((refusal?: Refusal) => void) | undefined;

  constructor(queue: UpdateQueue) {
    this.#queue = queue;
  }

  /**
   * Holds the request until there is an update or the time is over.
   * @param gone aborted when nobody listens any more
   * @throws Refusal 409 when another request takes its place
   */
  async getUpdates(parameters: PollingParameters, gone: AbortSignal): Promise<TelegramUpdate[]> {
    this.terminate(CONFLICT);
    const { limit = 100, timeout = 0, allowed_updates: allowed } = parameters;
    if (allowed) this.#queue.allowed = allowed;
    const from = this.#offset(parameters.offset ?? 0);
    this.#queue.confirm(({ update, repeated, handedOut }) => update.update_id < from && (!repeated || handedOut));
    const ready = () => this.#queue.waiting.slice(0, limit);
    if (ready().length === 0 && timeout > 0) await this.#held(() => ready().length > 0, timeout * 1000, gone);
    if (gone.aborted) return [];
    const updates = ready();
    for (const one of updates) one.handedOut = true;
    return updates.map(({ update }) => update);
  }

  /** Ends the request that is held, if there is one, with 409. */
  terminate(why: string): void {
    this.#end?.(new Refusal(409, why));
  }

  #offset(given: number): number {
    if (given < 0) return this.#queue.tail + given;
    return given > this.#queue.tail + FURTHEST_AHEAD ? 0 : given;
  }

  #held(isReady: () => boolean, ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (refusal?: Refusal): void => {
        clearTimeout(timer);
        stopListening();
        gone.removeEventListener('abort', leave);
        if (this.#end === end) this.#end = undefined;
        if (refusal) reject(refusal);
        else resolve();
      };
      const leave = (): void => end();
      const timer = setTimeout(leave, ms);
      const stopListening = this.#queue.onChange(() => {
        if (isReady()) end();
      });
      gone.addEventListener('abort', leave);
      this.#end = end;
    });
  }
}
