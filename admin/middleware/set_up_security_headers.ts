/** Strict headers for every answer of the panel: nothing inline, nothing from elsewhere, never in a frame. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** `secure`: the office is reached over https; a plain-http office must not be told to upgrade its requests. */
export function setUpSecurityHeaders(secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Tabler's stylesheet draws its arrows and ticks from data: pictures
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure,
    // order codes are in the addresses of pages; they stay here
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
