/** A page for some roles only. The services check the right to change anything once more. */
import type { RequestHandler } from 'express';
import type { Role } from '../../domain/vocabulary.ts';
import { PanelError } from '../panel_error.ts';
import { officerOf } from '../visit.ts';

export function requireRole(...roles: readonly Role[]): RequestHandler {
  return (_req, res, next) => {
    next(roles.includes(officerOf(res).role) ? undefined : new PanelError('ROLE_REFUSED', 403));
  };
}
