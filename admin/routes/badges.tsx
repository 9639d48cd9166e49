/** The navigation's places anew, for pages that are open while something comes in. */
import { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import { Places } from '../views/parts/places.tsx';
import { sendPart } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { waitingFor } from '../waiting.ts';

export function badgeRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.get('/lencana', async (req, res) => {
    const officer = officerOf(res);
    const { di } = req.query;
    // only to mark the place: whatever is said here leads nowhere
    const path = typeof di === 'string' ? di : '';
    sendPart(res, <Places frame={{ officer, path, waiting: await waitingFor(ctx, officer, 'soon') }} />);
  });
  return routes;
}
