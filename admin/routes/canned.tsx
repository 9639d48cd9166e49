/** Replies that officers send often, for those who use them and the admin. */
import { Router, type Request, type Response } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { cannedReplies, saveCanned, setCannedActive } from '../../services/desk/canned.ts';
import { EMPTY_FORM, valuesOf } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { CannedFormPage, CannedPage } from '../views/desk/canned_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { errorsOf } from '../words/problems.ts';

const LABELS: Readonly<Record<string, string>> = {
  title: 'Judul',
  textId: 'Bahasa Indonesia',
  textEn: 'Bahasa Inggris',
};

export function cannedRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/balasan', async (req, res) => {
    const [frame, replies] = await Promise.all([frameOf(ctx, req, res), cannedReplies(ctx, true)]);
    sendPage(res, <CannedPage frame={frame} replies={replies} />);
  });

  routes.get('/balasan/:id', async (req, res) => {
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <CannedFormPage frame={frame} reply={await replyOf(req.params.id)} form={EMPTY_FORM} />);
  });

  routes.post('/balasan/:id', async (req, res) => {
    const values = valuesOf(req.body);
    const { title, textId, textEn } = values;
    const reply = await replyOf(req.params.id);
    const saved = await saveCanned(ctx, officerOf(res), reply?.id ?? null, { title, textId, textEn });
    if (saved.ok) return res.redirect(303, withNotice('/panel/balasan', 'tersimpan'));
    if (saved.reason !== 'invalid') throw refused(saved.reason);
    const form = { values, errors: errorsOf(saved.fields, (path) => LABELS[path] ?? path) };
    sendPage(res, <CannedFormPage frame={await frameOf(ctx, req, res)} reply={reply} form={form} />, 422);
  });

  routes.post('/balasan/:id/simpan', (req, res) => activate(req, res, false));
  routes.post('/balasan/:id/pakai', (req, res) => activate(req, res, true));

  return routes;

  /** null: a new one is written. */
  async function replyOf(id: string) {
    if (id === 'baru') return null;
    const reply = (await cannedReplies(ctx, true)).find((one) => one.id === id);
    if (reply === undefined) throw new PanelError('NOT_FOUND', 404);
    return reply;
  }

  async function activate(req: Request<{ id: string }>, res: Response, active: boolean): Promise<void> {
    const done = await setCannedActive(ctx, officerOf(res), req.params.id, active);
    if (!done.ok) throw refused(done.reason);
    res.redirect(303, withNotice('/panel/balasan', 'tersimpan'));
  }
}

function refused(reason: 'forbidden' | 'not_found'): PanelError {
  return reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
}
