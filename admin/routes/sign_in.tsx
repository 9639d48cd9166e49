/** In and out: open to everybody. */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { endSession, signIn } from '../../services/sessions.ts';
import { clearCookie, FORM_COOKIE, SESSION_COOKIE, setCookie } from '../middleware/cookies.ts';
import { EMPTY_FORM, parseForm, valuesOf, type FormState } from '../forms/form.ts';
import { limitSignIn } from '../middleware/limit_sign_in.ts';
import { textIn } from '../query.ts';
import { SignInPage } from '../views/account/sign_in_page.tsx';
import { sendPage } from '../views/render.ts';
import { visitOf } from '../visit.ts';

const credentials = z.object({
  email: z.string().trim().min(1, 'Isi alamat e-mail.').max(320, 'Alamat e-mail terlalu panjang.'),
  password: z.string().min(1, 'Isi kata sandi.').max(1000, 'Kata sandi terlalu panjang.'),
});

const REFUSALS = {
  wrong: 'Alamat e-mail atau kata sandi salah.',
  inactive: 'Akun ini dinonaktifkan. Hubungi admin kantor.',
} as const;

export function signInRoutes(ctx: ServiceContext, secure: boolean): Router {
  const routes = Router();

  routes.get('/masuk', async (req, res) => {
    if (visitOf(res).officer) return res.redirect(303, '/panel');
    await sendForm(res, EMPTY_FORM, textIn(req.query, 'ke'), 200);
  });

  routes.post('/masuk', limitSignIn(), async (req: Request, res: Response) => {
    const wanted = valuesOf(req.body)['ke'] ?? '';
    const parsed = parseForm(credentials, req.body);
    if (!parsed.ok) return sendForm(res, parsed, wanted, 422);
    const { token: replaces } = visitOf(res);
    const outcome = await signIn(ctx, {
      ...parsed.input,
      userAgent: req.get('user-agent') ?? '',
      ...(replaces === '' ? {} : { replaces }),
    });
    if (!outcome.ok) return sendForm(res, { ...parsed, errors: { '': REFUSALS[outcome.reason] } }, wanted, 401);
    setCookie(res, SESSION_COOKIE, outcome.token, secure);
    // the forms of the session have their own token from here on
    clearCookie(res, FORM_COOKIE, secure);
    res.redirect(303, insidePanel(wanted));
  });

  routes.post('/keluar', async (_req, res) => {
    const { token } = visitOf(res);
    if (token !== '') await endSession(ctx, token);
    clearCookie(res, SESSION_COOKIE, secure);
    res.redirect(303, '/panel/masuk');
  });

  async function sendForm(res: Response, form: FormState, wanted: string, status: number): Promise<void> {
    const { office } = await readOffice(ctx);
    const page = <SignInPage officeName={office.name} csrf={visitOf(res).csrf} form={form} wanted={wanted} />;
    sendPage(res, page, status);
  }

  return routes;
}

/** Only a place of the panel itself: anything else that a link asks for leads home. */
function insidePanel(wanted: string): string {
  return /^\/panel\/[A-Za-z0-9/_-]+$/.test(wanted) ? wanted : '/panel';
}
