/** The register of complaints (docs/domain.md 7). */
import { Router, type Request, type Response } from 'express';
import { normalizeTicketCode } from '../../domain/codes.ts';
import { dayOf, formatDay } from '../../domain/days.ts';
import { COMPLAINT_KINDS, COMPLAINT_STATUSES } from '../../machines/conversation/counter/complaints.ts';
import { complaintDetail, readComplaintFile } from '../../services/complaints/detail.ts';
import { monthlyRegister } from '../../services/complaints/monthly.ts';
import { actOnComplaint } from '../../services/complaints/office_acts.ts';
import { complaintRegister, type RegisterFilter } from '../../services/complaints/register.ts';
import type { ServiceContext } from '../../services/context.ts';
import { csvOf } from '../../domain/csv.ts';
import { readOffice } from '../../services/office.ts';
import { EMPTY_FORM, valuesOf } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn, textIn } from '../query.ts';
import { sendFile } from '../send_file.ts';
import { MonthlyPage } from '../views/complaints/monthly_page.tsx';
import { EnteredPage } from '../views/complaints/new_page.tsx';
import { ComplaintsPage, Register } from '../views/complaints/register_page.tsx';
import { sendPage, sendPart } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { complaintTable } from '../words/complaint_table.ts';
import { sendNewComplaint } from './complaint_new.tsx';
import { actInputOf, knownAct, sendComplaintPage, sendRefused } from './complaint_view.tsx';

export function complaintRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/pengaduan', async (req, res) => {
    const props = await registerProps(req, res);
    const month = dayOf(ctx.now(), props.timeZone).slice(0, 7);
    sendPage(res, <ComplaintsPage frame={await frameOf(ctx, req, res)} month={month} {...props} />);
  });

  routes.get('/pengaduan/daftar', async (req, res) => {
    sendPart(res, <Register {...await registerProps(req, res)} />);
  });

  routes.get('/pengaduan/bulanan', async (req, res) => {
    const month = await monthIn(req);
    const rows = await monthOf(res, month);
    const monthWords = formatDay(`${month}-01`, 'id').replace(/^1 /, '');
    sendPage(res, <MonthlyPage frame={await frameOf(ctx, req, res)} {...{ month, monthWords, rows }} />);
  });

  routes.get('/pengaduan/bulanan.csv', async (req, res) => {
    const month = await monthIn(req);
    const csv = csvOf(complaintTable(await monthOf(res, month)));
    res.attachment(`register-pengaduan-${month}.csv`).type('text/csv; charset=utf-8').send(csv);
  });

  routes.get('/pengaduan/baru', requireRole('petugas'), (req, res) => sendNewComplaint(ctx, req, res, EMPTY_FORM, 200));

  // what was entered, where its page is not for who entered it
  routes.get('/pengaduan/dicatat/:code', requireRole('petugas'), async (req: Request<{ code: string }>, res) => {
    const code = normalizeTicketCode(req.params.code);
    if (code === null) throw new PanelError('NOT_FOUND', 404);
    sendPage(res, <EnteredPage frame={await frameOf(ctx, req, res)} code={code} />);
  });

  routes.get('/pengaduan/:code', (req, res) => sendComplaintPage(ctx, req, res, req.params.code));

  routes.get('/pengaduan/:code/berkas/:fileId', async (req, res) => {
    const file = await readComplaintFile(ctx, officerOf(res), req.params);
    if (!file.ok) throw new PanelError('NOT_FOUND', 404);
    await sendFile(res, file);
  });

  routes.post('/pengaduan/:code/tindakan/:act', async (req, res) => {
    const { code } = req.params;
    const act = knownAct(req.params.act);
    const values = valuesOf(req.body);
    const page = { code, revision: Number(values['revision'] ?? NaN) };
    const done = await actOnComplaint(ctx, officerOf(res), page, actInputOf(act, values, null));
    if (done.ok) {
      // who was just said to be complained about, or handled it, may not see it any more
      const seen = (await complaintDetail(ctx, officerOf(res), code)).ok;
      return res.redirect(303, withNotice(seen ? `/panel/pengaduan/${code}` : '/panel/pengaduan', `aduan-${act}`));
    }
    return sendRefused(ctx, req, res, { code, act, values, reason: done.reason });
  });

  return routes;

  async function registerProps(req: Request, res: Response) {
    const filter = filterOf(req.query);
    const register = await complaintRegister(ctx, officerOf(res), filter);
    const { timeZone } = (await readOffice(ctx)).office;
    return { register, filter, timeZone };
  }

  /** This month, unless another one is asked for. */
  async function monthIn(req: Request): Promise<string> {
    const { timeZone } = (await readOffice(ctx)).office;
    return textIn(req.query, 'bulan') || dayOf(ctx.now(), timeZone).slice(0, 7);
  }

  async function monthOf(res: Response, month: string) {
    const rows = await monthlyRegister(ctx, officerOf(res), month);
    if (rows === null) throw new PanelError('NOT_FOUND', 404);
    return rows;
  }
}

function filterOf(query: Record<string, unknown>): RegisterFilter {
  const typed = textIn(query, 'cari').trim().slice(0, 100);
  const status = textIn(query, 'keadaan');
  return {
    // "ad abc234" as people say it
    search: normalizeTicketCode(typed) ?? typed,
    status: status === 'all' ? 'all' : (COMPLAINT_STATUSES.find((one) => one === status) ?? 'open'),
    kind: COMPLAINT_KINDS.find((one) => one === textIn(query, 'jenis')) ?? 'all',
    pressing: (['late', 'risk'] as const).find((one) => one === textIn(query, 'tempo')) ?? 'all',
    page: numberIn(query, 'halaman') ?? 1,
  };
}
