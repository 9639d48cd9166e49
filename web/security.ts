/** Headers of the public pages: everything local, nothing inline. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** `scripts`: the page has a script of ours, which may ask this server. */
export function publicSecurity(publicUrl: string, { scripts = false } = {}): RequestHandler {
  const secure = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        ...(scripts ? { scriptSrc: ["'self'"], connectSrc: ["'self'"] } : {}),
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        // an office on plain HTTP would lose its own pages by this
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
