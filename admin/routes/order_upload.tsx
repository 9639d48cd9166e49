/**
 * Handing in files of an order: the prepared products, what goes with micro data, and the scan of an agreement on paper. The
 * forms are read as they come, so these routes stand before the reading of plain forms.
 */
import { Router, type Request, type Response } from 'express';
import { ATTACHMENT_KINDS, type AttachmentKind } from '../../domain/abstraction.ts';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { discardUnused } from '../../services/files.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { fileAgreementOnPaper } from '../acts/agreement.tsx';
import { valuesOf } from '../forms/form.ts';
import { requireOfficer } from '../middleware/require_officer.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { receiveUpload } from '../upload.ts';
import { officerOf } from '../visit.ts';
import { actFacts, findOrder, sendOrderPage } from './order_view.tsx';

/** 5 GB as people's file managers count them; prepared files reach more than 1 GB (docs/domain.md 4). */
const PRODUCT = { purpose: 'product', maxBytes: 5 * 1024 ** 3 } as const;
/** A scan of a few pages. */
const SCAN = { purpose: 'upload', maxBytes: 50 * 1024 ** 2 } as const;

const COMPLAINTS = {
  empty: 'Berkas itu kosong (0 byte).',
  too_large: 'Berkas itu lebih besar dari 5 GB.',
  type: 'Jenis berkas itu tidak dapat diterima. Kirim PDF, ZIP, XLSX, CSV, dan sejenisnya.',
  interrupted: 'Unggahan terputus sebelum selesai. Unggah lagi.',
  file_missing: 'Pilih berkasnya dulu.',
  too_many: 'Kirim satu berkas saja.',
  file_unusable: 'Berkas itu tidak dapat dipakai. Unggah lagi.',
  conflict: 'Berkas ini baru saja diganti orang lain. Periksa yang sekarang terpasang sebelum menggantinya.',
  not_allowed: 'Pesanan sudah berpindah tahap; berkasnya tidak dapat diganti sekarang.',
} as const;
type Complaint = keyof typeof COMPLAINTS;

const SCAN_COMPLAINTS = {
  ...COMPLAINTS,
  too_large: 'Pindaian itu lebih besar dari 50 MB.',
  type: 'Jenis berkas itu tidak dapat diterima. Kirim PDF atau gambar.',
};

export function orderUploadRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();
  const officers = [requireOfficer(), requireRole('petugas')];

  routes.post('/pesanan/:code/unggah/:itemId', officers, (req: Upload, res: Response) => handIn(req, res, null));

  routes.post('/pesanan/:code/lampiran/:itemId/:kind', officers, (req: Upload, res: Response) => {
    const kind = ATTACHMENT_KINDS.find((name) => name === req.params.kind);
    if (kind === undefined) throw new PanelError('NOT_FOUND', 404);
    return handIn(req, res, kind);
  });

  const { act } = fileAgreementOnPaper;
  routes.post(`/pesanan/:code/tindakan/${act}`, officers, async (req: Request<{ code: string }>, res: Response) => {
    const { code } = req.params;
    const officer = officerOf(res);
    const order = await findOrder(ctx, officer, code);
    const received = await receiveUpload(ctx, req, res, SCAN);
    const values = valuesOf(Object.fromEntries(received.fields));
    if (!received.ok) {
      req.resume();
      const form = { values, errors: { file: SCAN_COMPLAINTS[received.reason] } };
      return sendOrderPage({ ctx, channels }, req, res, code, {
        attempt: { act: fileAgreementOnPaper, form, since: null },
        status: 422,
      });
    }
    const { fileId } = received;
    const page = { code, revision: Number(values['revision'] ?? NaN) };
    const facts = await actFacts(ctx, order, {});
    const result = await fileAgreementOnPaper.submit(ctx, officer, page, { ...values, fileId }, facts);
    if (result.kind === 'done') return res.redirect(303, withNotice(`/panel/pesanan/${code}`, `tindakan-${act}`));
    await discardUnused(ctx, fileId);
    if (result.kind === 'not_found') throw new PanelError('NOT_FOUND', 404);
    const since = result.kind === 'moved' ? result.since : null;
    const attempt = { act: fileAgreementOnPaper, form: { ...result.form, values }, since };
    return sendOrderPage({ ctx, channels }, req, res, code, { attempt, status: since === null ? 422 : 409 });
  });
  return routes;

  /** A product (`kind` null), or what goes with it. */
  async function handIn(req: Upload, res: Response, kind: AttachmentKind | null): Promise<void> {
    const { code, itemId } = req.params;
    // judged before a long upload, and again by the use case after it
    const order = await findOrder(ctx, officerOf(res), code);
    if (!order.items.some(({ id }) => id === itemId)) throw new PanelError('NOT_FOUND', 404);
    if (!order.acts.includes(kind === null ? 'prepare' : 'attach')) return refuse(req, res, kind, 'not_allowed');
    const received = await receiveUpload(ctx, req, res, PRODUCT);
    if (!received.ok) return refuse(req, res, kind, received.reason);
    const { fileId, fields } = received;
    const handedIn = { code, itemId, fileId, replaces: fields.get('replaces') || null };
    const outcome =
      kind === null
        ? await prepareItem(ctx, officerOf(res), handedIn)
        : await attachToItem(ctx, officerOf(res), { ...handedIn, kind });
    if (outcome.ok) return res.redirect(303, withNotice(`/panel/pesanan/${code}`, 'diunggah'));
    if (outcome.reason === 'not_found') throw new PanelError('NOT_FOUND', 404);
    return refuse(req, res, kind, outcome.reason);
  }

  async function refuse(req: Upload, res: Response, kind: AttachmentKind | null, reason: Complaint): Promise<void> {
    // what is still under way is let through unread, so that the browser gets to read the answer
    req.resume();
    const form = { values: {}, errors: { file: COMPLAINTS[reason] } };
    const status = reason === 'conflict' || reason === 'not_allowed' ? 409 : 422;
    await sendOrderPage({ ctx, channels }, req, res, req.params.code, {
      upload: { itemId: req.params.itemId, kind, form },
      status,
    });
  }
}

type Upload = Request<{ code: string; itemId: string; kind?: string }>;
