import { Router } from 'express';
import { normalizeOrderCode } from '../../domain/codes.ts';
import { listAudit, subjectNames } from '../../services/audit.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { listOfficers } from '../../services/people.ts';
import { frameOf } from '../frame.ts';
import { numberIn, textIn } from '../query.ts';
import { sendPage } from '../views/render.ts';
import { AuditPage } from '../views/settings/audit_page.tsx';

export function auditRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.get('/catatan', async (req, res) => {
    const typed = textIn(req.query, 'tentang').trim();
    const code = normalizeOrderCode(typed);
    // "gp abc234" as people say it
    const subject = code === null ? typed : `order:${code}`;
    const actorId = textIn(req.query, 'siapa');
    const list = await listAudit(ctx, {
      page: numberIn(req.query, 'halaman') ?? 1,
      ...(subject === '' ? {} : { subject }),
      ...(actorId === '' ? {} : { actorId }),
    });
    const page = (
      <AuditPage
        frame={await frameOf(ctx, req, res)}
        {...list}
        names={await subjectNames(ctx, [...list.entries.map((entry) => entry.subject), subject])}
        officers={await listOfficers(ctx)}
        subject={subject}
        actorId={actorId}
        timeZone={(await readOffice(ctx)).office.timeZone}
      />
    );
    sendPage(res, page);
  });
  return routes;
}
