/** Figures that people answer for: the head's page, and the treasurer's register (docs/domain.md 16). */
import { Router } from 'express';
import type { Request } from 'express';
import { dayOf } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { namesOf, rangeBetween, rangeOf } from '../../domain/periods.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import { headReport } from '../../services/reports/head_report.ts';
import { registerPage } from '../../services/reports/register.ts';
import { registerTable } from '../../services/reports/register_table.ts';
import { registerTotals } from '../../services/reports/register_totals.ts';
import { frameOf } from '../frame.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn, textIn } from '../query.ts';
import { sendPage } from '../views/render.ts';
import { RegisterPage } from '../views/reports/register_page.tsx';
import { ReportPage } from '../views/reports/report_page.tsx';
import type { ChosenPeriod } from '../views/satisfaction/period_form.tsx';
import { officerOf } from '../visit.ts';
import { REGISTER_WORDS } from '../words/register.ts';

/** Personal fields of the register: who looks at them is on the audit log (docs/domain.md 9). */
const PAYERS = ['name', 'institution'];

export function reportRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/laporan', async (req, res) => {
    const { office, today, period } = await asked(req);
    const report = await headReport(ctx, officerOf(res), period);
    if (!report.ok) throw new PanelError('ROLE_REFUSED', 403);
    sendPage(
      res,
      <ReportPage
        frame={await frameOf(ctx, req, res)}
        period={period}
        today={today}
        report={report}
        serviceDays={office.serviceDays}
        counterMinutes={office.visits.standardMinutes}
      />,
    );
  });

  routes.get('/laporan/penerimaan', async (req, res) => {
    const { today, period } = await asked(req);
    const list = await registerPage(ctx, officerOf(res), period, numberIn(req.query, 'halaman') ?? 1);
    if (!list.ok) throw new PanelError('ROLE_REFUSED', 403);
    if (list.rows.length > 0) await recordAccess(ctx, officerOf(res), { subject: 'report:register', fields: PAYERS });
    const totals = await registerTotals(ctx, period);
    sendPage(res, <RegisterPage {...{ frame: await frameOf(ctx, req, res), period, today, list, totals }} />);
  });

  routes.get('/laporan/penerimaan.csv', async (req, res) => {
    const { period } = await asked(req);
    const made = await registerTable(ctx, officerOf(res), period, REGISTER_WORDS);
    if (!made.ok) throw new PanelError('ROLE_REFUSED', 403);
    res
      .status(200)
      .type('text/csv; charset=utf-8')
      .attachment(`penerimaan-${period.fromDay}-${period.toDay}.csv`)
      .send(made.table);
  });

  async function asked(req: Request) {
    const office = await readOffice(ctx);
    const today = dayOf(ctx.now(), office.office.timeZone);
    return { office, today, period: periodIn(req.query, today) };
  }

  return routes;
}

/** A named period comes before free days; without either, the month that is running. */
function periodIn(query: Record<string, unknown>, today: Day): ChosenPeriod {
  const name = textIn(query, 'masa');
  const named = rangeOf(name);
  if (named !== null) return { ...named, name };
  const free = rangeBetween(textIn(query, 'dari'), textIn(query, 'sampai'));
  if (free !== null) return { ...free, name: '' };
  const { month } = namesOf(today);
  return { ...(rangeOf(month) ?? { fromDay: today, toDay: today }), name: month };
}
