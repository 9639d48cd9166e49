/** The cookie of a chat: one for the browser's own chat, another for a kiosk's, so that neither takes the other over. */
import type { Request, Response } from 'express';
import { REMEMBERED_MS } from './sessions.ts';

/** A page opened with ?kiosk=1 says so with everything it asks. */
export function isKiosk(req: Request): boolean {
  return req.query.kiosk === '1';
}

function nameOf(kiosk: boolean): string {
  return kiosk ? 'gerai_kiosk' : 'gerai_chat';
}

/** The token that the browser sent, if any. */
export function readToken(req: Request, kiosk: boolean): string | undefined {
  const prefix = `${nameOf(kiosk)}=`;
  const pair = req.headers.cookie?.split(/; */).find((part) => part.startsWith(prefix));
  return pair?.slice(prefix.length);
}

export class ChatCookies {
  readonly #secure: boolean;

  /** `publicUrl`: over plain HTTP a Secure cookie would never come back */
  constructor(publicUrl: string) {
    this.#secure = publicUrl.startsWith('https:');
  }

  /** A kiosk's cookie ends with the browser at the latest. */
  set(req: Request, res: Response, token: string, kiosk: boolean): void {
    res.cookie(nameOf(kiosk), token, { ...this.#attributes(req), ...(kiosk ? {} : { maxAge: REMEMBERED_MS }) });
  }

  clear(req: Request, res: Response, kiosk: boolean): void {
    res.clearCookie(nameOf(kiosk), this.#attributes(req));
  }

  #attributes(req: Request) {
    return { httpOnly: true, sameSite: 'lax', secure: this.#secure, path: req.baseUrl || '/' } as const;
  }
}
