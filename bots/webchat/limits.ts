/**
 * How much one browser and one address may ask. A whole classroom may sit behind one address, so the limits per address
 * only stop machines; what one person can do is limited per session.
 */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { refuse } from './problems.ts';

/** Requests per minute. */
export interface WebchatLimits {
  perAddress: number;
  newChatsPerAddress: number;
  perSession: number;
  uploadsPerSession: number;
  handoversPerSession: number;
  handoverPagesPerAddress: number;
}

export const DEFAULT_LIMITS: WebchatLimits = {
  perAddress: 20_000,
  newChatsPerAddress: 300,
  perSession: 600,
  uploadsPerSession: 20,
  handoversPerSession: 10,
  handoverPagesPerAddress: 120,
};

const WINDOW_MS = 60_000;

/**
 * @param key who is counted; by default the address
 * @param tooMany answers what is beyond the limit
 */
export function limitTo(
  perMinute: number,
  key: (req: Request) => string = addressKey,
  tooMany: (req: Request, res: Response) => void = (req, res) => refuse(req, res, 'slow_down'),
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    keyGenerator: key,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // What Express believes of X-Forwarded-For is decided where the server is set up (TRUST_PROXY).
    validate: false,
    handler: tooMany,
  });
}

export function addressKey(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}
