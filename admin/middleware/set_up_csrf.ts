/** No change without the token that the page gave to its form: a foreign site can send a form here, but not the token. */
import type { RequestHandler } from 'express';
import { PanelError } from '../panel_error.ts';
import { sameToken } from './same_token.ts';
import { visitOf } from '../visit.ts';

export function setUpCsrf(): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    const body: unknown = req.body;
    const given = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
    if (typeof given !== 'string' || !sameToken(given, visitOf(res).csrf))
      return next(new PanelError('CSRF_REFUSED', 403));
    next();
  };
}
