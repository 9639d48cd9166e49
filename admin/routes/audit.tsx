import { Router } from 'express';
import { normalizeOrderCode, normalizeTicketCode } from '../../domain/codes.ts';
import { listAudit, subjectNames } from '../../services/audit.ts';
import { hiddenSubjects } from '../../services/complaints/visibility.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { listOfficers } from '../../services/people.ts';
import { frameOf } from '../frame.ts';
import { numberIn, textIn } from '../query.ts';
import { sendPage } from '../views/render.ts';
import { AuditPage } from '../views/settings/audit_page.tsx';
import { officerOf } from '../visit.ts';

export function auditRoutes(ctx: ServiceContext): Router {
  const routes = Router();
  routes.get('/catatan', async (req, res) => {
    const typed = textIn(req.query, 'tentang').trim();
    // "gp abc234" as people say it
    const code = normalizeOrderCode(typed);
    const ticket = normalizeTicketCode(typed);
    const subject = code !== null ? `order:${code}` : ticket !== null ? `complaint:${ticket}` : typed;
    const actorId = textIn(req.query, 'siapa');
    const list = await listAudit(ctx, {
      page: numberIn(req.query, 'halaman') ?? 1,
      // docs/domain.md 7: nobody reads what is done about a complaint of them
      hidden: await hiddenSubjects(ctx, officerOf(res)),
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
