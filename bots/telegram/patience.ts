/** What is tried again for ever against Telegram: how long to wait after a failure, and what the panel says of it. */
import type { Standing } from '../../services/channel_accounts.ts';
import { codeOf } from '../pause.ts';
import { TelegramProblem } from './client.ts';
import type { TelegramTiming } from './timing.ts';

type Waits = Pick<TelegramTiming, 'firstWaitMs' | 'longestWaitMs' | 'refusedWaitMs' | 'jitter'>;

/** Waits double with every failure in a row; Telegram's own word (`retry_after`) comes first. */
export class Patience {
  readonly #waits: Waits;
  #failures = 0;

  constructor(waits: Waits) {
    this.#waits = waits;
  }

  get troubled(): boolean {
    return this.#failures > 0;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Notes a failure; ms to wait before the next attempt. */
  failed(err: unknown): number {
    const { firstWaitMs, longestWaitMs, refusedWaitMs, jitter } = this.#waits;
    const doubled = Math.min(firstWaitMs * 2 ** this.#failures, longestWaitMs);
    this.#failures += 1;
    if (err instanceof TelegramProblem) {
      if (isRefused(err)) return refusedWaitMs;
      if (err.retryAfterMs !== null) return err.retryAfterMs;
    }
    return doubled * (1 + jitter() / 4);
  }
}

/** How the connection stands after a failure. */
export function standingAfter(err: unknown): Standing {
  if (err instanceof TelegramProblem) {
    return { state: isRefused(err) ? 'refused' : 'troubled', problem: err.description };
  }
  return { state: 'troubled', problem: codeOf(err) };
}

/** Only the token itself is final: all else passes. */
function isRefused({ code }: TelegramProblem): boolean {
  return code === 'TELEGRAM_UNAUTHORIZED';
}
