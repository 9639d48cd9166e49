/** Talks of customers with a person of the office. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';

export function deskRoutes(_ctx: ServiceContext): Router {
  return Router();
}
