/** Finds out who asks: the officer behind the session cookie, or somebody who is not signed in. */
import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { actorOf } from '../../services/people.ts';
import { readSession } from '../../services/sessions.ts';
import { clearCookie, FORM_COOKIE, readCookie, SESSION_COOKIE, setCookie } from './cookies.ts';
import { beginVisit } from '../visit.ts';
import { UNATTENDED } from '../unattended.ts';

/** A token that a browser can have got from us only: anything else in the cookie is replaced. */
const FORM_TOKEN = /^[A-Za-z0-9_-]{43}$/;

export function setUpSession(ctx: ServiceContext, secure: boolean): RequestHandler {
  return async (req, res, next) => {
    const token = readCookie(req, SESSION_COOKIE);
    const used = req.get(UNATTENDED) === undefined;
    const session = token === '' ? null : await readSession(ctx, token, { used });
    if (session) {
      beginVisit(res, { officer: actorOf(session.officer), session, token, csrf: session.csrfToken });
      return next();
    }
    if (token !== '') clearCookie(res, SESSION_COOKIE, secure);
    let csrf = readCookie(req, FORM_COOKIE);
    if (!FORM_TOKEN.test(csrf)) {
      csrf = randomBytes(32).toString('base64url');
      setCookie(res, FORM_COOKIE, csrf, secure);
    }
    beginVisit(res, { officer: null, session: null, token: '', csrf });
    next();
  };
}
