/** The page and what it is made of: the same for everybody, and no session begins by looking at it. */
import { Router, type Request } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import type { Assets } from './assets.ts';
import { isKiosk } from './cookies.ts';
import { PAGE_POLICY, renderPage } from './page.ts';
import { refuse } from './problems.ts';
import type { ChatLanguage } from './protocol.ts';

export function pageRoutes(ctx: ServiceContext, assets: () => Assets): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const { office } = await readOffice(ctx);
    const language = pageLanguage(req);
    res.set({
      'Content-Security-Policy': PAGE_POLICY,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Language',
    });
    res.end(renderPage({ base: req.baseUrl, assets: assets(), office, language, kiosk: isKiosk(req) }));
  });
  router.get('/assets/:version/*name', (req, res) => {
    const { version, name } = req.params;
    if (!assets().send(req, res, String(version), [name].flat().join('/'))) refuse(req, res, 'not_found');
  });
  return router;
}

/** ?lang= first, then the browser's own; Indonesian for all other languages. */
export function pageLanguage(req: Request): ChatLanguage {
  const { lang } = req.query;
  if (lang === 'id' || lang === 'en') return lang;
  return req.acceptsLanguages(['id', 'en']) === 'en' ? 'en' : 'id';
}
