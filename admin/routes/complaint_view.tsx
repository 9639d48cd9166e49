/** The page of one complaint, and what is shared by the routes that act on it. */
import type { Request, Response } from 'express';
import { complaintDetail } from '../../services/complaints/detail.ts';
import {
  COMPLAINT_ACTS,
  type ActInput,
  type ComplaintAct,
  type ComplaintRefusal,
} from '../../services/complaints/office_acts.ts';
import { MOST_FILES } from '../../machines/conversation/flows/complaint_draft.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import type { FormState, Values } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { PanelError } from '../panel_error.ts';
import { ComplaintPage } from '../views/complaints/complaint_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { COMPLAINT_REFUSALS } from '../words/complaints.ts';

/** @throws PanelError NOT_FOUND, also for what is hidden from the officer */
export async function sendComplaintPage(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  code: string,
  { attempt = null, status = 200 }: { attempt?: { act: ComplaintAct; form: FormState } | null; status?: number } = {},
): Promise<void> {
  const officer = officerOf(res);
  const found = await complaintDetail(ctx, officer, code);
  if (!found.ok)
    throw found.reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
  const { complaint } = found;
  // docs/domain.md 9: every look at personal fields is on the audit log
  const personal = [
    'text',
    ...(complaint.contact === null ? [] : ['contact']),
    ...(complaint.sender === null ? [] : ['name']),
  ];
  await recordAccess(ctx, officer, { subject: `complaint:${complaint.code}`, fields: personal });
  const { timeZone } = (await readOffice(ctx)).office;
  sendPage(res, <ComplaintPage frame={await frameOf(ctx, req, res)} {...{ complaint, attempt, timeZone }} />, status);
}

/** The same page once more, with what was typed and why it did not go through. */
export async function sendRefused(
  ctx: ServiceContext,
  req: Request,
  res: Response,
  { code, act, values, reason }: { code: string; act: ComplaintAct; values: Values; reason: ComplaintRefusal | string },
): Promise<void> {
  if (reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
  if (reason === 'not_found') throw new PanelError('NOT_FOUND', 404);
  const field = reason === 'words_missing' ? 'words' : reason in UPLOAD_PROBLEMS ? 'file' : '';
  const words = { ...COMPLAINT_REFUSALS, ...UPLOAD_PROBLEMS };
  const message = Object.entries(words).find(([name]) => name === reason)?.[1] ?? words.not_allowed;
  const form = { values, errors: { [field]: message } };
  const status = reason === 'conflict' || reason === 'not_allowed' ? 409 : 422;
  await sendComplaintPage(ctx, req, res, code, { attempt: { act, form }, status });
}

/** Of a file that came with an answer, or with what is entered. */
export const UPLOAD_PROBLEMS = {
  empty: 'Berkas itu kosong (0 byte).',
  too_large: 'Berkas itu lebih besar dari 20 MB.',
  type: 'Jenis berkas itu tidak dapat diterima. Kirim PDF atau gambar.',
  interrupted: 'Unggahan terputus sebelum selesai. Unggah lagi.',
  too_many: `Paling banyak ${MOST_FILES} berkas.`,
} as const;

/** @throws PanelError NOT_FOUND */
export function knownAct(name: string): ComplaintAct {
  const act = COMPLAINT_ACTS.find((one) => one === name);
  if (act === undefined) throw new PanelError('NOT_FOUND', 404);
  return act;
}

export function actInputOf(act: ComplaintAct, values: Values, fileId: string | null): ActInput {
  const words = (values['words'] ?? '').trim().slice(0, 3_000);
  switch (act) {
    case 'verify':
      return { act, supervision: values['supervision'] === 'on' };
    case 'assign':
    case 'about':
      return { act, officerId: values['officerId'] ?? '' };
    case 'answer':
      return { act, words, fileId };
    default:
      return { act, words };
  }
}
