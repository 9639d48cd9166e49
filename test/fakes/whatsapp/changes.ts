/** Waiting for what is to come: conditions are looked at again whenever something has happened at the fake. */
export type Found<T> = Exclude<T, undefined | null | false | 0 | ''>;

const PATIENCE_MS = 30_000;

export class Changes {
  readonly #waiting = new Set<() => void>();
  /** what happened last, for the words of a failure */
  readonly #last: string[] = [];

  /** Something has happened: look again. */
  tell(what?: string): void {
    if (what !== undefined) {
      this.#last.push(what);
      if (this.#last.length > 25) this.#last.shift();
    }
    for (const look of this.#waiting) look();
  }

  /** What `condition` gives, once it gives something. @throws Error with what happened last when it never does */
  until<T>(condition: () => T, what: string): Promise<Found<T>> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        try {
          const found = condition();
          if (!found) return;
          stop();
          resolve(found as Found<T>);
        } catch (error) {
          stop();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`${what}: it did not come about. Last:\n${this.#last.join('\n')}`));
      }, PATIENCE_MS);
      this.#waiting.add(look);
      look();
    });
  }
}
