/** Personal data: how long what is kept, and what became of it. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function privacyRoutes(_ctx: ServiceContext): Router {
  return Router();
}
