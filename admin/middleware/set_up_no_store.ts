/** Pages show personal data: no cache keeps them, and the back button after signing out asks the server again. */
import type { RequestHandler } from 'express';

export function setUpNoStore(): RequestHandler {
  return (_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  };
}
