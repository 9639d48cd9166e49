/** Lets only those into a chat whose browser is in it. */
import type { Request, RequestHandler, Response } from 'express';
import { isKiosk, readToken } from './cookies.ts';
import { refuse } from './problems.ts';
import type { Sessions, WebchatSession } from './sessions.ts';

export class SessionGuard {
  readonly #sessions: Sessions;
  readonly #found = new WeakMap<Request, WebchatSession>();

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** Looks the session up; a request without one goes on without. */
  readonly optional: RequestHandler = async (req, _res, next) => {
    const session = await this.#sessions.find(readToken(req, isKiosk(req)), isKiosk(req));
    if (session) this.#found.set(req, session);
    next();
  };

  /** A request without a living session ends here. */
  readonly required: RequestHandler = async (req, res, next) => {
    await this.optional(req, res, () => {
      if (this.#found.has(req)) next();
      else refuse(req, res, 'no_session');
    });
  };

  /** Behind `optional`: the session if there is one. */
  sessionOf(req: Request): WebchatSession | undefined {
    return this.#found.get(req);
  }

  /** Behind `required`: a handler that is given the session. */
  inChat(handle: (session: WebchatSession, req: Request, res: Response) => Promise<void>): RequestHandler {
    return async (req, res) => {
      const session = this.#found.get(req);
      if (!session) throw Object.assign(new Error('A chat route without its guard'), { code: 'WEBCHAT_UNGUARDED' });
      await handle(session, req, res);
    };
  }
}
