/** The HTTP server: a list of what is mounted where. */
import express from 'express';
import type { Express, Router } from 'express';
import { downloads } from './downloads.tsx';
import { errorPage, notFoundPage } from './errors.tsx';
import { front } from './front.tsx';
import { health } from './health.ts';
import type { HealthCheck } from './health.ts';
import { publicAssets } from './public_assets.ts';
import { publicSecurity } from './security.ts';
import { verification } from './verification.tsx';
import type { ServiceContext } from '../services/context.ts';

export interface ServerParts {
  ctx: ServiceContext;
  /** proxies in front whose X-Forwarded-For is believed */
  trustProxy: number;
  health: HealthCheck;
  panel: Router;
  /** undefined: the web chat is switched off */
  webchat: Router | undefined;
}

export function createServer({ ctx, trustProxy, health: check, panel, webchat }: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.use(health(check));
  app.use('/panel', panel);
  if (webchat !== undefined) app.use('/chat', webchat);
  app.use(publicSecurity(ctx.publicUrl));
  app.use(publicAssets());
  app.use(front(ctx, webchat !== undefined));
  app.use(downloads(ctx));
  app.use(verification(ctx));
  app.use(notFoundPage(ctx));
  app.use(errorPage(ctx));
  return app;
}
