/** Figures that people answer for. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function reportRoutes(_ctx: ServiceContext): Router {
  return Router();
}
