/** What one browser sends is taken up in the order in which it came, although looking the session up takes a while. */
import type { RequestHandler } from 'express';
import { OneAtATime } from '../one_at_a_time.ts';
import { isKiosk, readToken } from './cookies.ts';

/** A request waits until those before it, of the same browser, are answered or gone. */
export function inOrder(): RequestHandler {
  const browsers = new OneAtATime();
  return (req, res, next) => {
    const token = readToken(req, isKiosk(req));
    if (token === undefined) return next();
    const answered = () =>
      new Promise<void>((resolve) => {
        if (res.destroyed) return resolve();
        res.once('close', resolve);
        next();
      });
    void browsers.run(token, answered);
  };
}
