/** The office's people: the admin adds, re-roles, deactivates and resets; the head of office looks on. */
import { Router, type Request, type Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import {
  addOfficer,
  changeOfficer,
  listOfficers,
  officerById,
  resetAccess,
  setOfficerActive,
  type Officer,
} from '../../services/people.ts';
import { EMPTY_FORM, valuesOf, type Errors, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { sendPage } from '../views/render.ts';
import { PeoplePage } from '../views/settings/people_page.tsx';
import { AccessLinkPage, PersonPage } from '../views/settings/person_page.tsx';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';

const LABELS: Readonly<Record<string, string>> = { name: 'Nama', email: 'Alamat e-mail', role: 'Peran', nip: 'NIP' };
const LAST_ADMIN: Errors = { '': 'Ini admin terakhir yang aktif. Tambahkan admin lain dulu.' };

export function peopleRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  const admin = requireRole('admin');

  routes.get('/orang', async (req, res) => {
    sendPage(res, <PeoplePage frame={await frameOf(ctx, req, res)} officers={await listOfficers(ctx)} />);
  });

  routes.get('/orang/baru', admin, async (req, res) => {
    await sendPerson(req, res, null, EMPTY_FORM, 200);
  });

  routes.post('/orang', async (req, res) => {
    const values = valuesOf(req.body);
    const { name, email, role, nip } = values;
    const outcome = await addOfficer(ctx, officerOf(res), { name, email, role, nip });
    if (!outcome.ok) {
      if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
      const errors = outcome.reason === 'invalid' ? errorsOf(outcome.fields, labelOf) : {};
      return sendPerson(req, res, null, { values: valuesOf(req.body), errors }, 422);
    }
    sendLink(res, await frameOf(ctx, req, res), outcome.officer, outcome.link ?? '');
  });

  routes.get('/orang/:id', admin, async (req: Request<{ id: string }>, res) => {
    await sendPerson(req, res, await find(req.params.id), EMPTY_FORM, 200);
  });

  routes.post('/orang/:id', async (req, res) => {
    const { name, role, nip } = valuesOf(req.body);
    const outcome = await changeOfficer(ctx, officerOf(res), req.params.id, { name, role, nip });
    if (outcome.ok) return res.redirect(303, withNotice('/panel/orang', 'tersimpan'));
    const errors = outcome.reason === 'invalid' ? errorsOf(outcome.fields, labelOf) : complaint(outcome.reason);
    await sendPerson(req, res, await find(req.params.id), { values: valuesOf(req.body), errors }, 422);
  });

  routes.post('/orang/:id/keadaan', async (req, res) => {
    const active = valuesOf(req.body)['active'] === 'on';
    const outcome = await setOfficerActive(ctx, officerOf(res), req.params.id, active);
    if (outcome.ok) return res.redirect(303, withNotice('/panel/orang', active ? 'petugas-aktif' : 'petugas-nonaktif'));
    const errors = complaint(outcome.reason);
    await sendPerson(req, res, await find(req.params.id), { values: {}, errors }, 422);
  });

  routes.post('/orang/:id/akses', async (req, res) => {
    const outcome = await resetAccess(ctx, officerOf(res), req.params.id);
    if (!outcome.ok) throw refusal(outcome.reason);
    sendLink(res, await frameOf(ctx, req, res), await find(req.params.id), outcome.link);
  });

  async function find(id: string): Promise<Officer> {
    const officer = await officerById(ctx, id);
    if (!officer) throw new PanelError('NOT_FOUND', 404);
    return officer;
  }

  async function sendPerson(req: Request, res: Response, officer: Officer | null, form: FormState, status: number) {
    sendPage(res, <PersonPage frame={await frameOf(ctx, req, res)} officer={officer} form={form} />, status);
  }

  return routes;
}

function sendLink(res: Response, frame: Awaited<ReturnType<typeof frameOf>>, officer: Officer, link: string): void {
  sendPage(res, <AccessLinkPage frame={frame} officer={officer} link={link} />);
}

function labelOf(path: string): string {
  return LABELS[path] ?? 'Isian';
}

function complaint(reason: 'forbidden' | 'unknown' | 'last_admin'): Errors {
  if (reason === 'last_admin') return LAST_ADMIN;
  throw refusal(reason);
}

function refusal(reason: 'forbidden' | 'unknown' | 'inactive'): PanelError {
  return reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
}
