/** The guest book and the queue at the counter. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function visitRoutes(_ctx: ServiceContext): Router {
  return Router();
}
