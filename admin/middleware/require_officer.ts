/** Everything after this is for officers; others sign in first and come back to where they wanted to go. */
import type { RequestHandler } from 'express';
import { visitOf } from '../visit.ts';

export function requireOfficer(): RequestHandler {
  return (req, res, next) => {
    if (visitOf(res).officer) return next();
    const wanted = req.method === 'GET' && req.originalUrl !== '/panel/' ? req.originalUrl : '';
    const query = wanted === '' || wanted === '/panel' ? '' : `?ke=${encodeURIComponent(wanted)}`;
    // a part of a page (htmx) cannot show the sign-in form: the whole page goes there
    if (req.get('hx-request') !== undefined) res.set('HX-Redirect', '/panel/masuk');
    res.redirect(303, `/panel/masuk${query}`);
  };
}
