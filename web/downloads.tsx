/**
 * Products and documents by expiring link: a landing page first, so that a messenger's link preview does not consume it;
 * the button counts one use and leads to the file, which can be resumed for an hour (services/links).
 */
import { pipeline } from 'node:stream/promises';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { formatDateTime } from '../domain/days.ts';
import type { ServiceContext } from '../services/context.ts';
import { contentDisposition, fileById, openFile } from '../services/files.ts';
import type { StoredFile } from '../services/files.ts';
import { checkGrant, lookLink, useLink } from '../services/links.ts';
import type { LinkRefusal } from '../services/links.ts';
import { readOffice } from '../services/office.ts';
import { languageOf, sendPage } from './page.tsx';
import { readRange } from './range.ts';

const WORDS = {
  id: {
    title: 'Unduh berkas',
    order: 'Pesanan',
    size: 'Ukuran',
    until: 'Berlaku sampai',
    left: 'Sisa unduhan',
    check: 'SHA-256',
    download: 'Unduh',
    refused: {
      unknown: 'Tautan ini tidak dikenal. Buka lagi pesan di obrolan, atau minta tautan baru.',
      expired:
        'Tautan ini sudah tidak berlaku. Di obrolan, ketik *status*, buka pesanan, lalu pilih "Minta tautan baru".',
      used_up: 'Tautan ini sudah dipakai sebanyak yang diizinkan. Di obrolan, pilih "Minta tautan baru" pada pesanan.',
    },
  },
  en: {
    title: 'Download a file',
    order: 'Order',
    size: 'Size',
    until: 'Valid until',
    left: 'Downloads left',
    check: 'SHA-256',
    download: 'Download',
    refused: {
      unknown: 'This link is not known. Please open the message in the chat again, or ask for a new link.',
      expired: 'This link has expired. In the chat type *status*, open the order and choose "New links".',
      used_up: 'This link has been used as often as it may. In the chat choose "New links" on the order.',
    },
  },
} as const;

const STATUS: Record<LinkRefusal, number> = { unknown: 404, expired: 410, used_up: 410 };

export function downloads(ctx: ServiceContext): Router {
  const router = Router();

  router.get('/unduh/:token', async (req, res) => {
    const found = await lookLink(ctx, req.params.token);
    if (!found.ok) return refuse(ctx, req, res, found.reason);
    const language = languageOf(req);
    const words = WORDS[language];
    const { office } = await readOffice(ctx);
    const { file, link, orderCode } = found;
    return sendPage(ctx, req, res, 200, {
      title: words.title,
      body: (
        <form method="post" action={`/unduh/${req.params.token}`} class="card">
          <h2>{file.name}</h2>
          <dl>
            {orderCode !== null && <dt>{words.order}</dt>}
            {orderCode !== null && <dd>{orderCode}</dd>}
            <dt>{words.size}</dt>
            <dd>{humanSize(Number(file.size), language)}</dd>
            <dt>{words.until}</dt>
            <dd>{formatDateTime(link.expiresAt.getTime(), office.timeZone, language)}</dd>
            <dt>{words.left}</dt>
            <dd>{link.maxUses - link.uses}</dd>
            <dt>{words.check}</dt>
            <dd class="mono">{file.sha256}</dd>
          </dl>
          <button class="button" type="submit">
            {words.download}
          </button>
        </form>
      ),
    });
  });

  router.post('/unduh/:token', async (req, res) => {
    const used = await useLink(ctx, req.params.token);
    if (!used.ok) return refuse(ctx, req, res, used.reason);
    return res.redirect(303, `/unduh/${req.params.token}/${used.grant}`);
  });

  router.get('/unduh/:token/:grant', async (req, res) => {
    const granted = await checkGrant(ctx, req.params.token, req.params.grant);
    if (!granted.ok) return refuse(ctx, req, res, granted.reason);
    return sendFile(ctx, req, res, granted.file);
  });

  return router;
}

/** As an attachment; a range where the file allows it, so that large downloads can be resumed. */
async function sendFile(ctx: ServiceContext, req: Request, res: Response, file: StoredFile): Promise<void> {
  const size = Number(file.size);
  const seekable = !file.encrypted && (await fileById(ctx, file.id)) !== null;
  const range = seekable ? readRange(req.headers.range, size) : 'whole';
  res.set({
    'Content-Type': file.mime,
    'Content-Disposition': contentDisposition(file.name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.sha256}"`,
    ...(seekable ? { 'Accept-Ranges': 'bytes' } : {}),
  });
  if (range === 'unsatisfiable') {
    res.status(416).set('Content-Range', `bytes */${size}`).end();
    return;
  }
  const opened = await openFile(ctx, file.id, range === 'whole' ? undefined : range);
  if (opened === null) throw Object.assign(new Error('A stored file is gone'), { code: 'FILE_GONE' });
  if (range === 'whole') res.status(200).set('Content-Length', String(size));
  else {
    res.status(206).set('Content-Length', String(range.end - range.start + 1));
    res.set('Content-Range', `bytes ${range.start}-${range.end}/${size}`);
  }
  if (req.method === 'HEAD') {
    opened.stream.destroy();
    res.end();
    return;
  }
  try {
    await pipeline(opened.stream, res);
  } catch (err) {
    // the customer's connection broke: they resume; anything else is a surprise
    if (!req.destroyed && !res.destroyed) throw err;
  }
}

async function refuse(ctx: ServiceContext, req: Request, res: Response, reason: LinkRefusal): Promise<void> {
  const words = WORDS[languageOf(req)];
  const [before, emphasis, after] = words.refused[reason].split('*');
  await sendPage(ctx, req, res, STATUS[reason], {
    title: words.title,
    body: (
      <div class="card bad">
        <p>
          {before}
          {emphasis === undefined ? null : <strong>{emphasis}</strong>}
          {after}
        </p>
      </div>
    ),
  });
}

/** Decimal units, as the tariff counts them (docs/domain.md 3). */
function humanSize(bytes: number, language: 'id' | 'en'): string {
  const units = ['byte', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const number = unit === 0 ? String(value) : value.toFixed(1);
  return `${language === 'id' ? number.replace('.', ',') : number} ${units[unit] ?? ''}`;
}
