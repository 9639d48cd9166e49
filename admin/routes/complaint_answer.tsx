/** Answering a complaint, perhaps with a file. The form is read as it comes, so it stands before the reading of plain forms. */
import { Router, type Request, type Response } from 'express';
import { actOnComplaint } from '../../services/complaints/office_acts.ts';
import { complaintDetail } from '../../services/complaints/detail.ts';
import type { ServiceContext } from '../../services/context.ts';
import { discardUnused } from '../../services/files.ts';
import { valuesOf } from '../forms/form.ts';
import { requireOfficer } from '../middleware/require_officer.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { receiveUpload } from '../upload.ts';
import { officerOf } from '../visit.ts';
import { actInputOf, sendRefused } from './complaint_view.tsx';

const ACCEPTS = { purpose: 'upload', maxBytes: 20_000_000, fieldBytes: 12_000 } as const;

export function complaintAnswerRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  const officers = [requireOfficer(), requireRole('petugas')];
  routes.post('/pengaduan/:code/tindakan/answer', officers, async (req: Request<{ code: string }>, res: Response) => {
    const { code } = req.params;
    const officer = officerOf(res);
    // judged before an upload, and again by the use case after it
    const found = await complaintDetail(ctx, officer, code);
    if (!found.ok) throw new PanelError('NOT_FOUND', 404);
    const received = await receiveUpload(ctx, req, res, ACCEPTS);
    const values = valuesOf(Object.fromEntries(received.fields));
    if (!received.ok && received.reason !== 'file_missing') {
      req.resume();
      return sendRefused(ctx, req, res, { code, act: 'answer', values, reason: received.reason });
    }
    const fileId = received.ok ? received.fileId : null;
    const page = { code, revision: Number(values['revision'] ?? NaN) };
    const done = await actOnComplaint(ctx, officer, page, actInputOf('answer', values, fileId));
    if (done.ok) return res.redirect(303, withNotice(`/panel/pengaduan/${code}`, 'aduan-answer'));
    if (fileId !== null) await discardUnused(ctx, fileId);
    return sendRefused(ctx, req, res, { code, act: 'answer', values, reason: done.reason });
  });
  return routes;
}
