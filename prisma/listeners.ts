import { AsyncResource } from 'node:async_hooks';

/** Who wants to hear of something. */
export class Listeners<News> {
  readonly #listeners = new Set<(news: News) => void>();

  /** Returns how to stop hearing. */
  add(listener: (news: News) => void): () => void {
    // In the listener's own context: what it starts is no part of the write that woke it.
    const bound = AsyncResource.bind(listener);
    this.#listeners.add(bound);
    return () => void this.#listeners.delete(bound);
  }

  /** Each hears of it soon, after whoever is running now. */
  tell(news: News): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(news));
  }
}
