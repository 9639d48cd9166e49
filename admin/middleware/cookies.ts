/** The panel's cookies. All are out of reach of scripts and stay below /panel. */
import type { CookieOptions, Request, Response } from 'express';

/** the session of a signed-in officer */
export const SESSION_COOKIE = 'gerai_panel';
/** binds the forms of a browser that is not signed in yet */
export const FORM_COOKIE = 'gerai_panel_form';

/** the counter (loket) that an officer works at on this computer, until its browser is closed */
export const COUNTER_COOKIE = 'gerai_panel_loket';

/** The value of a cookie, or '' when the browser sent none. */
export function readCookie(req: Request, name: string): string {
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return '';
}

/** Lax, because officers follow links to an order out of a mail or a chat; changes are guarded by the form token. */
export function setCookie(res: Response, name: string, value: string, secure: boolean): void {
  res.cookie(name, value, optionsFor(secure));
}

export function clearCookie(res: Response, name: string, secure: boolean): void {
  res.clearCookie(name, optionsFor(secure));
}

function optionsFor(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/panel' };
}
