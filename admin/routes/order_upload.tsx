/**
 * Handing in a prepared product: up to 5 GB, streamed to disk. The form is read as it comes, token first; nothing is stored
 * before the token has been found right, so this route stands before the reading of plain forms.
 */
import busboy from 'busboy';
import { Router, type Request, type Response } from 'express';
import type { Readable } from 'node:stream';
import type { ServiceContext } from '../../services/context.ts';
import { storeFile } from '../../services/files.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { requireOfficer } from '../middleware/require_officer.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { sameToken } from '../middleware/same_token.ts';
import { officerOf, visitOf } from '../visit.ts';
import { findOrder, sendOrderPage } from './order_view.tsx';

/** 5 GB as people's file managers count them; prepared files reach more than 1 GB (docs/domain.md 4). */
const LARGEST_PRODUCT = 5 * 1024 ** 3;

const COMPLAINTS = {
  empty: 'Berkas itu kosong (0 byte).',
  too_large: 'Berkas itu lebih besar dari 5 GB.',
  type: 'Jenis berkas itu tidak dapat diterima. Kirim PDF, ZIP, XLSX, CSV, dan sejenisnya.',
  interrupted: 'Unggahan terputus sebelum selesai. Unggah lagi.',
  file_missing: 'Pilih berkasnya dulu.',
  file_unusable: 'Berkas itu tidak dapat dipakai. Unggah lagi.',
  conflict: 'Berkas produk ini baru saja diganti orang lain. Periksa yang sekarang terpasang sebelum menggantinya.',
  not_allowed: 'Pesanan sudah berpindah tahap; berkasnya tidak dapat diganti sekarang.',
} as const;
type Complaint = keyof typeof COMPLAINTS;

export function orderUploadRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.post(
    '/pesanan/:code/unggah/:itemId',
    requireOfficer(),
    requireRole('petugas'),
    async (req: Upload, res: Response) => {
      const { code, itemId } = req.params;
      // judged before a long upload, and again by the use case after it
      const order = await findOrder(ctx, officerOf(res), code);
      if (!order.items.some(({ id }) => id === itemId)) throw new PanelError('NOT_FOUND', 404);
      if (!order.acts.includes('prepare')) return refuse(req, res, itemId, 'not_allowed');
      const received = await receiveUpload(ctx, req, res);
      if (!received.ok) return refuse(req, res, itemId, received.reason);
      const { fileId, replaces } = received;
      const outcome = await prepareItem(ctx, officerOf(res), { code, itemId, fileId, replaces });
      if (outcome.ok) return res.redirect(303, withNotice(`/panel/pesanan/${code}`, 'diunggah'));
      if (outcome.reason === 'not_found') throw new PanelError('NOT_FOUND', 404);
      return refuse(req, res, itemId, outcome.reason);
    },
  );
  return routes;

  async function refuse(req: Upload, res: Response, itemId: string, reason: Complaint): Promise<void> {
    // what is still under way is let through unread, so that the browser gets to read the answer
    req.resume();
    const form = { values: {}, errors: { file: COMPLAINTS[reason] } };
    const status = reason === 'conflict' || reason === 'not_allowed' ? 409 : 422;
    await sendOrderPage(ctx, req, res, req.params.code, { upload: { itemId, form }, status });
  }
}

type Upload = Request<{ code: string; itemId: string }>;

type Received = { ok: true; fileId: string; replaces: string | null } | { ok: false; reason: Complaint };

/** Fields before the file: `_csrf`, then `replaces`. @throws PanelError CSRF_REFUSED | UPLOAD_BROKEN */
function receiveUpload(ctx: ServiceContext, req: Upload, res: Response): Promise<Received> {
  const parser = parserFor(req);
  const fields = new Map<string, string>();
  return new Promise((resolve, reject) => {
    let storing: Promise<Received> | undefined;
    const trusted = (): boolean => sameToken(fields.get('_csrf') ?? '', visitOf(res).csrf);
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (_field, stream, { filename }) => {
      if (!trusted()) {
        stream.resume();
        return reject(new PanelError('CSRF_REFUSED', 403));
      }
      if (!filename) return void stream.resume();
      storing = store(stream, filename);
      // the sender went away, or the disk is full: do not wait for the end of the form
      storing.then((done) => (done.ok ? undefined : resolve(done)), reject);
    });
    parser.on('error', () => reject(new PanelError('UPLOAD_BROKEN', 400)));
    parser.on('close', () => {
      if (!trusted()) return reject(new PanelError('CSRF_REFUSED', 403));
      if (!storing) return resolve({ ok: false, reason: 'file_missing' });
      storing.then(resolve, reject);
    });
    req.on('close', () => {
      if (!req.complete) parser.destroy(new Error('The browser went away'));
    });
    req.pipe(parser);
  });

  async function store(stream: Readable, name: string): Promise<Received> {
    const stored = await storeFile(ctx, {
      stream,
      name,
      purpose: 'product',
      owner: `officer:${officerOf(res).id}`,
      maxBytes: LARGEST_PRODUCT,
      allowed: 'product',
    });
    if (!stored.ok) return stored;
    return { ok: true, fileId: stored.file.id, replaces: fields.get('replaces') || null };
  }
}

function parserFor(req: Upload): busboy.Busboy {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 5, fieldSize: 1000, fileSize: LARGEST_PRODUCT + 1 },
    });
  } catch {
    // not a multipart form at all
    throw new PanelError('CSRF_REFUSED', 403);
  }
}
