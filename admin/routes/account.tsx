/** The officer's own account. */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { changeOwnPassword } from '../../services/own_password.ts';
import { wantsDigest, wishDigest } from '../../services/notices/digest.ts';
import { endOtherSessions, listSessions } from '../../services/sessions.ts';
import { EMPTY_FORM, parseForm, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { limitSignIn } from '../middleware/limit_sign_in.ts';
import { newPassword } from '../forms/new_password.ts';
import { withNotice } from '../notices.ts';
import { AccountPage } from '../views/account/account_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf, sessionOf } from '../visit.ts';
import { PASSWORD_PROBLEMS } from '../words/problems.ts';

const passwordForm = newPassword({ current: z.string().min(1, 'Isi kata sandi sekarang.') });

export function accountRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/akun', async (req, res) => {
    await sendAccount(req, res, EMPTY_FORM, 200);
  });

  routes.post('/akun/sandi', limitSignIn(), async (req: Request, res: Response) => {
    const parsed = parseForm(passwordForm, req.body);
    if (!parsed.ok) return sendAccount(req, res, parsed, 422);
    const { current, password } = parsed.input;
    const outcome = await changeOwnPassword(ctx, sessionOf(res), { current, password });
    if (outcome.ok) return res.redirect(303, withNotice('/panel/akun', 'sandi-diganti'));
    const errors =
      outcome.reason === 'wrong'
        ? { current: 'Kata sandi sekarang salah.' }
        : { password: PASSWORD_PROBLEMS[outcome.problem] };
    await sendAccount(req, res, { values: {}, errors }, 422);
  });

  routes.post('/akun/ringkasan', async (req, res) => {
    const { wanted } = req.body as { wanted?: unknown };
    await wishDigest(ctx, officerOf(res).id, wanted === 'on');
    res.redirect(303, withNotice('/panel/akun', 'tersimpan'));
  });

  routes.post('/akun/akhiri-lain', async (_req, res) => {
    await endOtherSessions(ctx, sessionOf(res));
    res.redirect(303, withNotice('/panel/akun', 'sesi-diakhiri'));
  });

  async function sendAccount(req: Request, res: Response, form: FormState, status: number): Promise<void> {
    const session = sessionOf(res);
    const [frame, sessions, office, wanted] = await Promise.all([
      frameOf(ctx, req, res),
      listSessions(ctx, session),
      readOffice(ctx),
      wantsDigest(ctx, session.officer.id),
    ]);
    const { timeZone } = office.office;
    const { email } = session.officer;
    sendPage(
      res,
      <AccountPage
        frame={frame}
        email={email}
        sessions={sessions}
        digest={{ wanted, mail: ctx.mail }}
        form={form}
        timeZone={timeZone}
      />,
      status,
    );
  }

  return routes;
}
