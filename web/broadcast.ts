/** One state for many open pages, by server-sent events: sent when it has changed, and a ping in between. */
import type { Response } from 'express';
import type { Logger } from 'pino';

export interface BroadcastOptions {
  log: Logger;
  pingMs: number;
  /** the program stops: whoever is connected is let go of */
  stopping: AbortSignal;
  /** connections at once; who comes when it is full is asked to come again */
  most: number;
  /** the state as it is now */
  read(): Promise<string>;
  /** what a ping tells */
  ping(): string;
}

export interface Broadcast {
  /** Keeps the response open: the state at once, then whenever it differs. 503 when `most` are connected. */
  join(res: Response): void;
  /** Something may have changed; cheap, and nothing while nobody looks. */
  refresh(): void;
}

/** A page that does not read what it is sent is let go with this many bytes waiting; it comes back by itself. */
const MAX_WAITING_BYTES = 100_000;
/** The state is read at most so often; what happens in between is sent together, and the last of it always. */
const BETWEEN_MS = 250;

export function createBroadcast({ log, pingMs, stopping, most, read, ping }: BroadcastOptions): Broadcast {
  const viewers = new Map<Response, string | null>();
  let reading = false;
  let again = false;
  let resting: NodeJS.Timeout | undefined;

  const write = (res: Response, event: string, data: string) => {
    if (res.writableEnded || res.destroyed) return;
    if (res.writableLength > MAX_WAITING_BYTES) return void res.destroy();
    res.write(`event: ${event}\ndata: ${data}\n\n`);
  };

  const readAll = async () => {
    reading = true;
    again = false;
    try {
      const state = await read();
      for (const [res, seen] of viewers) {
        if (seen === state) continue;
        viewers.set(res, state);
        write(res, 'state', state);
      }
    } catch (err) {
      // the pages ask again when they reconnect
      log.error({ err, code: 'BROADCAST_NOT_READ' }, 'The state of open pages could not be read');
      for (const res of viewers.keys()) res.end();
    } finally {
      reading = false;
      resting = setTimeout(() => {
        resting = undefined;
        if (again && !stopping.aborted) refresh();
      }, BETWEEN_MS).unref();
    }
  };

  const refresh = () => {
    if (viewers.size === 0) return;
    again = true;
    if (!reading && resting === undefined) void readAll();
  };

  stopping.addEventListener('abort', () => {
    clearTimeout(resting);
    for (const res of viewers.keys()) res.end();
  });

  return {
    refresh,
    join(res) {
      if (viewers.size >= most) {
        res.status(503).set({ 'Retry-After': '60', 'Cache-Control': 'no-store' }).end();
        return;
      }
      res.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // nginx would keep the events until a buffer is full
        'X-Accel-Buffering': 'no',
      });
      if (stopping.aborted) return void res.end();
      const beat = setInterval(() => {
        // the day begins without anything being committed
        refresh();
        write(res, 'ping', ping());
      }, pingMs);
      viewers.set(res, null);
      write(res, 'ping', ping());
      refresh();
      res.on('close', () => {
        clearInterval(beat);
        viewers.delete(res);
      });
    },
  };
}
