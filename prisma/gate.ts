import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseError } from './errors.ts';

/** One at a time, first come first served: whatever changes the database passes here. */
export class Gate {
  readonly #waiting: (() => void)[] = [];
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  #taken = false;
  #closed = false;

  /** Throws DATABASE_NESTED_WRITE to a caller who is inside already: waiting for itself, it would wait for ever. */
  assertOutside(): void {
    if (this.#inside.getStore()?.open) {
      throw new DatabaseError('DATABASE_NESTED_WRITE', 'A write inside a write: use the transaction that is open');
    }
  }

  /** Runs `work` when all that came before is done; resolves or rejects as it does. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    this.assertOutside();
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    const scope = { open: true };
    try {
      if (this.#closed) throw new DatabaseError('DATABASE_CLOSED', 'The database is closed');
      return await this.#inside.run(scope, work);
    } finally {
      scope.open = false;
      // Handed on without opening in between, so that nobody who comes now slips in before those who wait.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken = false;
    }
  }

  /** Lets those pass who came before, runs `work` as the last, and refuses everybody else with DATABASE_CLOSED. */
  close(work: () => Promise<void>): Promise<void> {
    return this.pass(() => {
      this.#closed = true;
      return work();
    });
  }
}
