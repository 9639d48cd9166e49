import type { RequestHandler } from 'express';
import { PanelError } from '../panel_error.ts';

/** Whatever no route took. */
export function setUpNotFound(): RequestHandler {
  return (_req, _res, next) => next(new PanelError('NOT_FOUND', 404));
}
