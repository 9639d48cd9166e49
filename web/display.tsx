/**
 * The queue on a TV screen at the counter: numbers that can be read from five metres, and where to go. Live by
 * server-sent events; no names. The page itself holds the state of the moment, so that it says something without scripts too.
 */
import { Router } from 'express';
import type { Response } from 'express';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { formatDay } from '../domain/days.ts';
import type { ServiceContext } from '../services/context.ts';
import { readOffice } from '../services/office.ts';
import { readDisplay } from '../services/visits/display.ts';
import type { Display } from '../services/visits/display.ts';
import { today } from '../services/visits/queue.ts';
import { createBroadcast } from './broadcast.ts';
import { publicSecurity } from './security.ts';

/** A screen that hears nothing for three of these knows that it is not connected. */
const PING_MS = 10_000;
/** An office has a few screens, and some visitors who look on; anybody can open the page. */
const MOST_SCREENS = 100;

export interface DisplayOptions {
  /** aborted when the program stops: open screens are let go of */
  stopping: AbortSignal;
  pingMs?: number | undefined;
}

export function display(ctx: ServiceContext, { stopping, pingMs = PING_MS }: DisplayOptions): Router {
  const router = Router();
  const live = createBroadcast({
    log: ctx.log,
    pingMs,
    stopping,
    most: MOST_SCREENS,
    read: async () => JSON.stringify({ ...(await readDisplay(ctx)), today: await dayInWords(ctx) }),
    ping: () => JSON.stringify({ now: ctx.now() }),
  });
  ctx.db.afterCommit(live.refresh);

  router.use('/layar', publicSecurity(ctx.publicUrl, { scripts: true }));

  router.get('/layar', async (_req, res) => {
    const [{ office }, shown] = await Promise.all([readOffice(ctx), readDisplay(ctx)]);
    const day = await dayInWords(ctx);
    const page = <DisplayPage {...{ shown, day, pingMs }} office={office} now={ctx.now()} />;
    send(res, renderToStaticMarkup(page));
  });

  router.get('/layar/langsung', (_req, res) => live.join(res));

  return router;
}

async function dayInWords(ctx: ServiceContext): Promise<string> {
  return formatDay(await today(ctx), 'id');
}

function send(res: Response, html: string): void {
  res
    .status(200)
    .set({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
    .send(`<!doctype html>${html}`);
}

interface DisplayPageProps {
  office: { name: string; unitName: string; timeZone: string };
  shown: Display;
  day: string;
  /** UTC ms */
  now: number;
  pingMs: number;
}

function DisplayPage({ office, shown, day, now, pingMs }: DisplayPageProps) {
  return (
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`Antrean – ${office.name}`}</title>
        <link rel="icon" href="/aset/gerai.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/aset/display.css" />
        <noscript>
          <meta http-equiv="refresh" content="15" />
        </noscript>
        <script src="/aset/display.js" defer />
      </head>
      <body data-zone={office.timeZone} data-now={String(now)} data-ping={String(pingMs)}>
        <header>
          <p class="office">
            <strong>{office.name}</strong>
            <span>{office.unitName}</span>
          </p>
          <p class="clock">
            <strong id="jam" />
            <span id="tanggal">{day}</span>
          </p>
        </header>
        <p id="terputus" role="alert" hidden />
        <main>
          <h1>Nomor yang dipanggil</h1>
          <ul id="loket" data-count={String(shown.now.length)} aria-live="polite">
            {shown.now.map(({ counter, number, serving, call }) => (
              <li data-call={call} class={serving ? 'serving' : ''}>
                <span class="where">Loket {counter}</span>
                <strong class="number">{number}</strong>
              </li>
            ))}
          </ul>
          <p id="kosong" hidden={shown.now.length > 0}>
            Belum ada nomor yang dipanggil
          </p>
        </main>
        <section id="berikutnya" aria-label="Menunggu">
          {shown.waiting.map(({ service, name, next, more }) => (
            <p data-service={service}>
              <span>{name}</span>
              <strong>{next.length === 0 ? '–' : `${next.join('  ')}${more > 0 ? `  +${more}` : ''}`}</strong>
            </p>
          ))}
        </section>
        <button id="suara" type="button" hidden>
          Aktifkan suara
        </button>
      </body>
    </html>
  );
}
