import { Router } from 'express';
import { listAudit } from '../../services/audit.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { frameOf } from '../frame.ts';
import { numberIn, textIn } from '../query.ts';
import { sendPage } from '../views/render.ts';
import { AuditPage } from '../views/settings/audit_page.tsx';

export function auditRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.get('/catatan', async (req, res) => {
    const subject = textIn(req.query, 'tentang');
    const list = await listAudit(ctx, {
      page: numberIn(req.query, 'halaman') ?? 1,
      ...(subject === '' ? {} : { subject }),
    });
    const { timeZone } = (await readOffice(ctx)).office;
    sendPage(res, <AuditPage frame={await frameOf(ctx, req, res)} {...list} subject={subject} timeZone={timeZone} />);
  });
  return routes;
}
