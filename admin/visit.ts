/** What the panel knows about the request it is answering: who asks, and the token that their forms carry. */
import type { Response } from 'express';
import type { Actor } from '../services/context.ts';
import type { OpenSession } from '../services/sessions.ts';

export type Officer = Extract<Actor, { kind: 'officer' }>;

export interface Visit {
  /** null, as the session: nobody is signed in */
  officer: Officer | null;
  session: OpenSession | null;
  /** the session's token as the browser sent it; '' when nobody is signed in */
  token: string;
  /** what a form must send back for a change to be accepted */
  csrf: string;
}

const visits = new WeakMap<Response, Visit>();

export function beginVisit(res: Response, visit: Visit): void {
  visits.set(res, visit);
}

/** @throws Error PANEL_VISIT_MISSING when asked before the session was set up */
export function visitOf(res: Response): Visit {
  const visit = visits.get(res);
  if (!visit)
    throw Object.assign(new Error('The session was not set up before the route'), { code: 'PANEL_VISIT_MISSING' });
  return visit;
}

/** Also where the session was never set up, as for an address that was refused before. */
export function isSignedIn(res: Response): boolean {
  return (visits.get(res)?.officer ?? null) !== null;
}

/** The officer behind a route that only officers reach. @throws Error PANEL_NOT_SIGNED_IN */
export function officerOf(res: Response): Officer {
  return visitOf(res).officer ?? notSignedIn();
}

/** The session behind a route that only officers reach. @throws Error PANEL_NOT_SIGNED_IN */
export function sessionOf(res: Response): OpenSession {
  return visitOf(res).session ?? notSignedIn();
}

function notSignedIn(): never {
  throw Object.assign(new Error('The route is open to everybody'), { code: 'PANEL_NOT_SIGNED_IN' });
}
