/** Entering what came in another way, perhaps with files. The form is read as it comes, as in ./complaint_answer. */
import { Router, type Request, type Response } from 'express';
import { dayOf } from '../../domain/days.ts';
import { MOST_FILES } from '../../machines/conversation/flows/complaint_draft.ts';
import { enterComplaint } from '../../services/complaints/enter.ts';
import type { ServiceContext } from '../../services/context.ts';
import { discardUnused } from '../../services/files.ts';
import { readOffice } from '../../services/office.ts';
import { listOfficers } from '../../services/people.ts';
import { valuesOf, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireOfficer } from '../middleware/require_officer.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { receiveUpload } from '../upload.ts';
import { NewComplaintPage } from '../views/complaints/new_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';
import { UPLOAD_PROBLEMS } from './complaint_view.tsx';

const ACCEPTS = { purpose: 'upload', maxBytes: 20_000_000, fieldBytes: 24_000, fields: 16, files: MOST_FILES } as const;

const LABELS: Readonly<Record<string, string>> = {
  channel: 'Kanal',
  receivedOn: 'Tanggal diterima',
  kind: 'Jenis',
  category: 'Mengenai',
  aboutOfficerId: 'Petugas yang diadukan',
  aboutName: 'Nama petugas',
  text: 'Isi aduan',
  name: 'Nama',
  contact: 'Kontak',
  order: 'Kode pesanan',
  language: 'Bahasa',
  file: 'Berkas',
};

const DAY_PROBLEMS: Readonly<Record<string, string>> = {
  too_big: 'Tanggal diterima belum tiba; isi tanggal hari ini atau sebelumnya.',
  too_small: 'Tanggal diterima sudah lebih dari setahun yang lalu; mohon periksa tahunnya.',
};

export function complaintNewRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.post('/pengaduan/baru', [requireOfficer(), requireRole('petugas')], async (req: Request, res: Response) => {
    const received = await receiveUpload(ctx, req, res, ACCEPTS);
    const values = valuesOf(Object.fromEntries(received.fields));
    if (!received.ok && received.reason !== 'file_missing') {
      req.resume();
      const form = { values, errors: { file: UPLOAD_PROBLEMS[received.reason] } };
      return sendNewComplaint(ctx, req, res, form, 422);
    }
    const fileIds = received.ok ? received.fileIds : [];
    const entered = await enterComplaint(ctx, officerOf(res), values, fileIds);
    if (entered.ok && !entered.hidden)
      return res.redirect(303, withNotice(`/panel/pengaduan/${entered.code}`, 'aduan-dicatat'));
    if (entered.ok) return res.redirect(303, `/panel/pengaduan/dicatat/${entered.code}`);
    for (const id of fileIds) await discardUnused(ctx, id);
    if (entered.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    const errors = { ...errorsOf(entered.fields, (field) => LABELS[field] ?? field) };
    const day = DAY_PROBLEMS[entered.fields['receivedOn'] ?? ''];
    if (day !== undefined) errors['receivedOn'] = day;
    return sendNewComplaint(ctx, req, res, { values, errors }, 422);
  });
  return routes;
}

export async function sendNewComplaint(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  form: FormState,
  status: number,
): Promise<void> {
  const officers = (await listOfficers(ctx)).filter(({ active }) => active);
  const { timeZone } = (await readOffice(ctx)).office;
  const today = dayOf(ctx.now(), timeZone);
  sendPage(res, <NewComplaintPage frame={await frameOf(ctx, req, res)} {...{ form, officers, today }} />, status);
}
