/** One-time links: the first admin, an officer's first password, a reset. Looking at one uses nothing up. */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { lookAccessLink, useAccessLink } from '../../services/people.ts';
import { signIn } from '../../services/sessions.ts';
import { clearCookie, FORM_COOKIE, SESSION_COOKIE, setCookie } from '../middleware/cookies.ts';
import { EMPTY_FORM, parseForm, type FormState } from '../forms/form.ts';
import { limitSignIn } from '../middleware/limit_sign_in.ts';
import { newPassword } from '../forms/new_password.ts';
import { AccessPage, DeadLinkPage } from '../views/account/access_page.tsx';
import { sendPage } from '../views/render.ts';
import { visitOf } from '../visit.ts';
import { errorsOf, PASSWORD_PROBLEMS } from '../words/problems.ts';

const accessForm = newPassword({ name: z.string().default(''), email: z.string().default('') });
const LABELS: Readonly<Record<string, string>> = { name: 'Nama', email: 'Alamat e-mail' };

export function accessRoutes(ctx: ServiceContext, secure: boolean): Router {
  const routes = Router();

  routes.get('/akses/:token', async (req, res) => {
    await sendForm(res, req.params.token, EMPTY_FORM, 200);
  });

  routes.post('/akses/:token', limitSignIn(), async (req: Request<{ token: string }>, res: Response) => {
    const { token } = req.params;
    const parsed = parseForm(accessForm, req.body);
    if (!parsed.ok) return sendForm(res, token, parsed, 422);
    const { password, name, email } = parsed.input;
    const outcome = await useAccessLink(ctx, token, { name, email, password });
    if (!outcome.ok) return sendForm(res, token, { values: parsed.values, errors: complaints(outcome) }, 422);
    const signedIn = await signIn(ctx, {
      email: outcome.officer.email,
      password,
      userAgent: req.get('user-agent') ?? '',
    });
    if (!signedIn.ok) return res.redirect(303, '/panel/masuk');
    setCookie(res, SESSION_COOKIE, signedIn.token, secure);
    clearCookie(res, FORM_COOKIE, secure);
    res.redirect(303, '/panel');
  });

  /** The form, or that the link no longer works. */
  async function sendForm(res: Response, token: string, form: FormState, status: number): Promise<void> {
    const { name: officeName } = (await readOffice(ctx)).office;
    const link = await lookAccessLink(ctx, token);
    if (!link.ok) return sendPage(res, <DeadLinkPage officeName={officeName} reason={link.reason} />, 404);
    const { csrf } = visitOf(res);
    sendPage(
      res,
      <AccessPage officeName={officeName} csrf={csrf} form={form} token={token} officer={link.officer} />,
      status,
    );
  }

  return routes;
}

type Refusal = Exclude<Awaited<ReturnType<typeof useAccessLink>>, { ok: true }>;

function complaints(refusal: Refusal): FormState['errors'] {
  switch (refusal.reason) {
    case 'password':
      return { password: PASSWORD_PROBLEMS[refusal.problem] };
    case 'invalid':
      return errorsOf(refusal.fields, (path) => LABELS[path] ?? path);
    default:
      return {};
  }
}
