/** Personal data: how long what is kept, and what became of it. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { privacyOverview } from '../../services/privacy/overview.ts';
import { frameOf } from '../frame.ts';
import { PrivacyPage } from '../views/privacy/privacy_page.tsx';
import { sendPage } from '../views/render.ts';

export function privacyRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.get('/data-pribadi', async (req, res) => {
    const page = (
      <PrivacyPage
        frame={await frameOf(ctx, req, res)}
        overview={await privacyOverview(ctx)}
        now={ctx.now()}
        timeZone={(await readOffice(ctx)).office.timeZone}
      />
    );
    sendPage(res, page);
  });
  return routes;
}
