/** What people say of the service. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function satisfactionRoutes(_ctx: ServiceContext): Router {
  return Router();
}
