/** What everybody in the test of the kills shares: the program, the end, the count of requests, and what went wrong. */
import type { KillableProgram } from './killable_program.ts';

export class Scene {
  readonly program: KillableProgram;
  /** must stay empty */
  readonly violations: string[] = [];
  readonly #closing = new AbortController();
  #requests = 0;
  #alarms: { at: number; ring: () => void }[] = [];

  constructor(program: KillableProgram) {
    this.program = program;
  }

  /** Aborted when everybody shall come to an end. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  close(): void {
    this.#closing.abort();
  }

  violate(what: string): void {
    this.violations.push(what);
  }

  /** Resolves when that many more requests have been made. */
  afterRequests(count: number): Promise<void> {
    return new Promise((resolve) => this.#alarms.push({ at: this.#requests + count, ring: resolve }));
  }

  /**
   * One request, as it comes out: undefined when the connection broke, so that nobody knows whether it was handled. The
   * program is up again then.
   */
  async attempt(path: string, init: RequestInit): Promise<{ status: number; headers: Headers; body: string } | undefined> {
    this.#requests += 1;
    for (const { at, ring } of this.#alarms) if (at <= this.#requests) ring();
    this.#alarms = this.#alarms.filter(({ at }) => at > this.#requests);
    await this.program.up();
    try {
      const response = await fetch(`${this.program.url}${path}`, { redirect: 'manual', ...init });
      return { status: response.status, headers: response.headers, body: await response.text() };
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') throw error;
      await this.program.up();
      return undefined;
    }
  }
}
