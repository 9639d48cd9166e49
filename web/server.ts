/** The HTTP server: a list of what is mounted where. */
import express from 'express';
import type { Express, Router } from 'express';
import { display } from './display.tsx';
import { downloads } from './downloads.tsx';
import { errorPage, notFoundPage } from './errors.tsx';
import { front } from './front.tsx';
import { health } from './health.ts';
import type { HealthCheck } from './health.ts';
import { publicAssets } from './public_assets.ts';
import { satisfaction } from './satisfaction.tsx';
import { publicSecurity } from './security.ts';
import { uploads } from './uploads.tsx';
import { verification } from './verification.tsx';
import type { TurnDoor } from '../bots/channel.ts';
import type { ServiceContext } from '../services/context.ts';

export interface ServerParts {
  ctx: ServiceContext;
  /** where files that were uploaded on a page of their own go */
  door: TurnDoor;
  /** proxies in front whose X-Forwarded-For is believed */
  trustProxy: number;
  health: HealthCheck;
  panel: Router;
  /** undefined: the web chat is switched off */
  webchat: Router | undefined;
  /** aborted when the program stops: pages that are kept open are let go of */
  stopping: AbortSignal;
  /** Telegram's webhook; undefined: no bot, or it is asked by long polling */
  telegram: Router | undefined;
}

export function createServer({
  ctx,
  door,
  trustProxy,
  health: check,
  panel,
  webchat,
  telegram,
  stopping,
}: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.use(health(check));
  app.use('/panel', panel);
  if (webchat !== undefined) app.use('/chat', webchat);
  if (telegram !== undefined) app.use(telegram);
  app.use(publicSecurity(ctx.publicUrl));
  app.use(publicAssets());
  app.use(front(ctx, webchat !== undefined));
  app.use(downloads(ctx));
  app.use(verification(ctx));
  app.use(uploads(ctx, door));
  app.use(display(ctx, { stopping }));
  app.use(satisfaction(ctx));
  app.use(notFoundPage(ctx));
  app.use(errorPage(ctx));
  return app;
}
