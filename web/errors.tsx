/** What the public sees of a wrong address or a surprise: kind words and a way on. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ServiceContext } from '../services/context.ts';
import { languageOf, sendPage } from './page.tsx';

export function notFoundPage(ctx: ServiceContext): RequestHandler {
  return (req, res) => {
    const id = languageOf(req) === 'id';
    return sendPage(ctx, req, res, 404, {
      title: id ? 'Halaman tidak ditemukan' : 'Page not found',
      body: (
        <p>
          {id ? 'Alamat itu tidak ada di sini. ' : 'There is nothing at this address. '}
          <a href="/">{id ? 'Ke halaman depan' : 'To the front page'}</a>
        </p>
      ),
    });
  };
}

export function errorPage(ctx: ServiceContext): ErrorRequestHandler {
  return (err: unknown, req, res, next) => {
    const status = statusOf(err);
    const incident = randomUUID().slice(0, 8);
    if (status >= 500) ctx.log.error({ err, incident, path: req.route?.path, code: 'WEB_FAILED' }, 'A page failed');
    if (res.headersSent) return next(err);
    const id = languageOf(req) === 'id';
    return sendPage(ctx, req, res, status, {
      title: id ? 'Maaf, ada gangguan' : 'Sorry, something went wrong',
      body: (
        <p>
          {id
            ? `Permintaan ini belum dapat dilayani. Mohon coba lagi; bila berulang, sebutkan kode ${incident} kepada petugas.`
            : `This request could not be served. Please try again; if it happens again, tell an officer the code ${incident}.`}
        </p>
      ),
    });
  };
}

/** Errors of Express carry the status of a bad request; everything else is ours. */
function statusOf(err: unknown): number {
  const status = typeof err === 'object' && err !== null && 'status' in err ? Number(err.status) : 500;
  return status >= 400 && status < 500 ? status : 500;
}
