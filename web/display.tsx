/** The queue on a TV screen at the counter. */
import { Router } from 'express';
import type { ServiceContext } from '../services/context.ts';

export function display(_ctx: ServiceContext): Router {
  return Router();
}
