/** The office's number on WhatsApp is the admin's to link and to unlink. */
import { Router, type Request, type Response } from 'express';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import {
  askToLink,
  askToUnlink,
  numberToWriteTo,
  readLine,
  stopLinking,
  tryLineAgain,
  WHATSAPP,
} from '../../services/whatsapp_line.ts';
import { EMPTY_FORM, valuesOf, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice, type Notice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { Line, LinePage } from '../views/channels/line_page.tsx';
import { sendPage, sendPart } from '../views/render.ts';
import { officerOf, visitOf } from '../visit.ts';

const PAGE = '/panel/kanal/whatsapp';
const NUMBER_WORDS = 'Nomor itu tidak lengkap. Tulis seperti 0812 3456 7890 atau +62 812 3456 7890.';

export function whatsappRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();

  routes.use('/kanal/whatsapp', (_req, _res, next) => {
    next(channels.some(({ name }) => name === WHATSAPP) ? undefined : new PanelError('NOT_FOUND', 404));
  });

  routes.get('/kanal/whatsapp', requireRole('admin'), (req, res) => sendLine(req, res, EMPTY_FORM, 200));

  routes.get('/kanal/whatsapp/isi', requireRole('admin'), async (_req, res) => {
    sendPart(res, <Line csrf={visitOf(res).csrf} {...await lineNow()} form={EMPTY_FORM} />);
  });

  routes.post('/kanal/whatsapp/tautkan', async (req, res) => {
    const values = valuesOf(req.body);
    const phone = values['phone'] ?? '';
    const wanted = values['method'] === 'code' ? ({ method: 'code', phone } as const) : ({ method: 'qr' } as const);
    const asked = await askToLink(ctx, officerOf(res), wanted);
    if (asked.ok) return res.redirect(303, PAGE);
    if (asked.reason === 'number_invalid')
      return sendLine(req, res, { values: { phone }, errors: { phone: NUMBER_WORDS } }, 422);
    if (asked.reason === 'linked_already') return res.redirect(303, withNotice(PAGE, 'wa-tertaut'));
    throw new PanelError('ROLE_REFUSED', 403);
  });

  routes.post('/kanal/whatsapp/berhenti', async (_req, res) => {
    back(res, PAGE, await stopLinking(ctx, officerOf(res)), 'wa-berhenti');
  });

  routes.post('/kanal/whatsapp/putuskan', async (_req, res) => {
    back(res, '/panel/kanal', await askToUnlink(ctx, officerOf(res)), 'wa-diputus');
  });

  routes.post('/kanal/whatsapp/coba', async (_req, res) => {
    back(res, '/panel/kanal', await tryLineAgain(ctx, officerOf(res)), 'wa-dicoba');
  });

  return routes;

  async function sendLine(req: Request, res: Response, form: FormState, status: number): Promise<void> {
    const [frame, now] = await Promise.all([frameOf(ctx, req, res), lineNow()]);
    sendPage(res, <LinePage {...{ frame, form }} {...now} />, status);
  }

  async function lineNow() {
    return { line: await readLine(ctx), serves: (await numberToWriteTo(ctx.db.read)) !== null };
  }
}

/** What another admin, or the telephone, was faster with is said. */
function back(
  res: Response,
  page: string,
  outcome: { ok: true } | { ok: false; reason: 'forbidden' | 'not_linked' },
  notice: Notice,
): void {
  if (!outcome.ok && outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
  res.redirect(303, withNotice(page, outcome.ok ? notice : 'wa-tiada'));
}
