/** The register of complaints. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function complaintRoutes(_ctx: ServiceContext): Router {
  return Router();
}
