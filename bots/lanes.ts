/** Work by key: side by side, but that of one key never twice at once. */

export class Lanes {
  readonly #busy = new Map<string, Promise<void>>();
  readonly #most: number;

  /** `most`: keys that are worked on at once. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Begins the work, which must not reject, unless the key has work under way or there is no room. */
  begin(key: string, work: () => Promise<void>): void {
    if (this.#busy.has(key) || this.#busy.size >= this.#most) return;
    this.#busy.set(
      key,
      work().finally(() => this.#busy.delete(key)),
    );
  }

  get busy(): ReadonlySet<string> {
    return new Set(this.#busy.keys());
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }
}
