/**
 * How often phones asked for a message again, whatever connection they asked on: nobody shall be sent one for ever. Anybody may
 * ask for anything, so it is kept in memory, and not for long.
 */
import type { CacheStore } from '@whiskeysockets/baileys';

const MOST = 2_000;

export class RetryCounts implements CacheStore {
  readonly #counts = new Map<string, unknown>();

  get<T>(key: string): T | undefined {
    return this.#counts.get(key) as T | undefined;
  }

  set<T>(key: string, value: T): void {
    this.#counts.delete(key);
    this.#counts.set(key, value);
    if (this.#counts.size > MOST) this.del(this.#counts.keys().next().value ?? '');
  }

  del(key: string): void {
    this.#counts.delete(key);
  }

  flushAll(): void {
    this.#counts.clear();
  }
}
