/**
 * Tells open pages of the panel that something changed, by server-sent events: never what. Pages then fetch their live parts
 * anew, each for itself, as its officer may see them (assets/panel.js).
 */
import type { Request, Response } from 'express';
import type { Database } from '../prisma/database.ts';

/** Changes are told at most so often; those in between are told together, and the last one always. */
const BETWEEN_MS = 250;
/** Proxies drop a connection that is silent for long. */
const PING_MS = 25_000;
/** A page that does not read what it is sent is let go with so many bytes waiting; it comes back by itself. */
const MOST_WAITING_BYTES = 10_000;

export class LivePages {
  readonly #pages = new Set<Response>();
  readonly #quiet: () => void;
  readonly #ping: NodeJS.Timeout;
  #waiting: NodeJS.Timeout | undefined;
  #again = false;
  #stopped = false;

  constructor(db: Pick<Database, 'afterCommit'>) {
    this.#quiet = db.afterCommit(() => this.#changed());
    this.#ping = setInterval(() => this.#tell('ping'), PING_MS).unref();
  }

  /** Keeps the answer open until the page goes away, or the program stops. */
  open(_req: Request, res: Response): void {
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      // nginx would keep the events until a buffer is full
      'X-Accel-Buffering': 'no',
    });
    if (this.#stopped) return void res.end();
    this.#pages.add(res);
    res.on('close', () => this.#pages.delete(res));
    // what happened while the page was not connected
    res.write('retry: 2000\nevent: change\ndata: \n\n');
  }

  stop(): void {
    this.#stopped = true;
    this.#quiet();
    clearInterval(this.#ping);
    clearTimeout(this.#waiting);
    for (const page of this.#pages) page.end();
  }

  #changed(): void {
    if (this.#waiting !== undefined) {
      this.#again = true;
      return;
    }
    this.#tell('change');
    this.#waiting = setTimeout(() => {
      this.#waiting = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.#changed();
    }, BETWEEN_MS);
  }

  #tell(event: 'change' | 'ping'): void {
    for (const page of this.#pages) {
      if (page.writableEnded || page.destroyed) continue;
      if (page.writableLength > MOST_WAITING_BYTES) page.destroy();
      else page.write(`event: ${event}\ndata: \n\n`);
    }
  }
}
