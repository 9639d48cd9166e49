/**
 * Protection against requests that another site makes in the name of a visitor (CSRF). A change needs our own header,
 * which no form of another site can send and no script of another site without asking first; and where the browser says
 * from where the request comes, it must be from here. There is no token in the page: the page is the same for everybody.
 */
import type { Request, RequestHandler } from 'express';
import { refuse } from './problems.ts';
import { CLIENT_HEADER } from './protocol.ts';

export function sameOriginOnly(publicUrl: string): RequestHandler {
  const publicOrigin = new URL(publicUrl).origin;
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    if (!req.get(CLIENT_HEADER) || comesFrom(req, publicOrigin) === 'elsewhere') {
      return refuse(req, res, 'not_same_origin');
    }
    return next();
  };
}

/** From where the browser says that a request comes; 'unsaid' when it says nothing, as old ones and programs do. */
export function comesFrom(req: Request, publicOrigin: string): 'here' | 'elsewhere' | 'unsaid' {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  if (site !== undefined && site !== 'same-origin') return 'elsewhere';
  // An office may be reached by several names (its address in the local network, a proxy's): each is its own origin.
  if (origin && origin !== publicOrigin && hostOf(origin) !== req.get('host')) return 'elsewhere';
  return site !== undefined || origin ? 'here' : 'unsaid';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
