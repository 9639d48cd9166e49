/** What everybody in the test of the kills shares: the program, the end, the count of requests, and what went wrong. */
import type { KillableProgram } from './killable_program.ts';

/** Longer than any healthy answer takes: beyond it a request counts as hanging. */
const PATIENCE_MS = 20_000;

const COMMAND =
  /"token":"(consent\.yes|profile\.save|order\.place|act\.|cancel\.yes|review\.|correction\.send|abstraction\.send)/;

interface Counts {
  requests: number;
  /** messages by which customers save, order, approve ...: turns that write more than themselves */
  commands: number;
  /** of officers on orders */
  acts: number;
}

export class Scene {
  readonly program: KillableProgram;
  /** must stay empty */
  readonly violations: string[] = [];
  /** what officers have done so far: what nobody has done yet is done first */
  readonly done = new Set<string>();
  /** how often customers have chosen each act on an order */
  readonly chosen = new Map<string, number>();
  /** how many acts of officers each order has seen: the furthest is taken on first, so that some get to their end */
  readonly worked = new Map<string, number>();
  readonly #closing = new AbortController();
  readonly #counts: Counts = { requests: 0, commands: 0, acts: 0 };
  #alarms: { of: keyof Counts; at: number; ring: () => void }[] = [];

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

  /** Resolves when that many more requests have been made, messages with an effect or acts of officers sent. */
  after(count: number, of: keyof Counts): Promise<void> {
    return new Promise((resolve) => this.#alarms.push({ of, at: this.#counts[of] + count, ring: resolve }));
  }

  /**
   * One request, as it comes out: undefined when the connection broke, so that nobody knows whether it was handled. The
   * program is up again then.
   */
  async attempt(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; headers: Headers; body: string } | undefined> {
    this.#counts.requests += 1;
    if (init.method === 'POST' && path.startsWith('/panel/pesanan')) this.#counts.acts += 1;
    if (COMMAND.test(String(init.body))) this.#counts.commands += 1;
    for (const { of, at, ring } of this.#alarms) if (at <= this.#counts[of]) ring();
    this.#alarms = this.#alarms.filter(({ of, at }) => at > this.#counts[of]);
    await this.program.up();
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(`${this.program.url}${path}`, { redirect: 'manual', signal, ...init });
      return { status: response.status, headers: response.headers, body: await response.text() };
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') this.violate(`${path} hung`);
      await this.program.up();
      return undefined;
    }
  }
}
