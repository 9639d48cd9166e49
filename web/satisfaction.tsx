/** The figures of satisfaction that the office publishes. */
import { Router } from 'express';
import type { ServiceContext } from '../services/context.ts';

export function satisfaction(_ctx: ServiceContext): Router {
  return Router();
}
