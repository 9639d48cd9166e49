/** Guessing passwords is slow: failed sign-ins are counted by address and by e-mail. */
import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { PanelError } from '../panel_error.ts';

const WINDOW_MS = 15 * 60_000;
/** a whole office may sit behind one address */
const FAILURES_PER_ADDRESS = 30;
const FAILURES_PER_EMAIL = 8;

/** To be placed before the route that checks a secret: password or one-time link. */
export function limitSignIn(): RequestHandler[] {
  return [
    limit(FAILURES_PER_ADDRESS, (req) => ipKeyGenerator(req.ip ?? '')),
    limit(FAILURES_PER_EMAIL, (req) => emailOf(req)),
  ];
}

function limit(failures: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: failures,
    keyGenerator,
    // an answer below 400 is a sign-in that went well
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // behind a proxy the number of them is a setting (TRUST_PROXY), so its check would only cry wolf
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_req, _res, next) => next(new PanelError('TOO_MANY_ATTEMPTS', 429)),
  });
}

/** Only a digest of what was typed is kept in memory. Without an e-mail (one-time links) the address stands in. */
function emailOf(req: Request): string {
  const body: unknown = req.body;
  const typed = typeof body === 'object' && body !== null && 'email' in body ? body.email : undefined;
  const email = typeof typed === 'string' ? typed.normalize('NFKC').trim().toLowerCase() : '';
  return email === ''
    ? `address ${ipKeyGenerator(req.ip ?? '')}`
    : createHash('sha256').update(email).digest('base64url');
}
