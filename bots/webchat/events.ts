/** Server-sent events: one open page of the web chat, as a viewer of its chat. */
import type { Request, Response } from 'express';
import type { LiveChats, Viewer } from './live.ts';
import type { WebchatSession } from './sessions.ts';

/** A page that does not read what it is sent is let go with this many bytes waiting; it resumes when it comes back. */
const MAX_WAITING_BYTES = 1_000_000;

export interface EventStreamOptions {
  session: WebchatSession;
  /** asked with every ping: a session that has died gets no more */
  alive: () => Promise<boolean>;
  /** proxies drop a connection that is silent for long */
  pingMs: number;
  /** when the chat was last opened on another device, UTC ms; only a kiosk is told */
  handedOverAt: () => Promise<number | undefined>;
}

/** Keeps the response open and writes what happens in the chat from `Last-Event-ID` (or `?after=`) on. */
export function streamEvents(req: Request, res: Response, live: LiveChats, options: EventStreamOptions): void {
  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // nginx would keep the events until a buffer is full
    'X-Accel-Buffering': 'no',
  });
  const write = (event: string, data: unknown, id?: number) => {
    if (res.writableEnded || res.destroyed) return;
    if (res.writableLength > MAX_WAITING_BYTES) return void res.destroy();
    res.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const { chat, tokenHash, kiosk } = options.session;
  const viewer: Viewer = {
    session: tokenHash,
    after: cursorOf(req),
    message: (message) => write('message', message, message.id),
    languageIs: (language) => write('language', language),
    handedOver: (at) => (kiosk ? write('handed_over', at) : undefined),
    close: (why) => {
      if (why === 'ended') write('ended', null);
      res.end();
    },
  };
  write('hello', chat);
  const leave = live.join(chat, viewer);
  // it may have happened while this page was not connected
  if (kiosk) {
    options.handedOverAt().then(
      (at) => at !== undefined && viewer.handedOver(at),
      () => res.end(),
    );
  }
  const ping = setInterval(() => {
    options.alive().then(
      (alive) => (alive ? write('ping', null) : viewer.close('ended')),
      () => res.end(),
    );
  }, options.pingMs);
  res.on('close', () => {
    clearInterval(ping);
    leave();
  });
}

/** The id of the newest message that the page has; 0 when it has none. */
function cursorOf(req: Request): number {
  const cursor = Number(req.get('last-event-id') ?? req.query.after ?? 0);
  return Number.isSafeInteger(cursor) && cursor > 0 ? cursor : 0;
}
