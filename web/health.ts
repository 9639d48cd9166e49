/** GET /healthz: 200 when the database answers and the workers are alive, else 503 that names what is not. */
import { Router } from 'express';

export interface HealthCheck {
  /** names of the parts that are not well */
  ailing(): Promise<string[]>;
}

export function health(check: HealthCheck): Router {
  const router = Router();
  router.get('/healthz', async (_req, res) => {
    const ailing = await check.ailing();
    res
      .status(ailing.length === 0 ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ailing.length === 0 ? 'ok' : 'ailing', ailing });
  });
  return router;
}
