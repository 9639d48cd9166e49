/** The first page: what this role must do now. */
import { Router } from 'express';
import { dayOf, formatDay } from '../../domain/days.ts';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readFigures } from '../../services/figures.ts';
import { readOffice } from '../../services/office.ts';
import { PRESSING } from '../../services/orders/board.ts';
import { TASK_ASKS, tasksFor } from '../../services/orders/tasks.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import { frameOf } from '../frame.ts';
import { AdminPage } from '../views/home/admin_page.tsx';
import { FiguresPage } from '../views/home/figures_page.tsx';
import { TasksPage } from '../views/home/tasks_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { warningsFor } from '../warnings.ts';

/** The most urgent ones; nobody works through more in a day. */
const SHOWN = 200;

export function homeRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();
  routes.get('/', async (req, res) => {
    const officer = officerOf(res);
    const frame = await frameOf(ctx, req, res);
    const warnings = await warningsFor(ctx, officer, channels);
    const { office, serviceDays } = await readOffice(ctx);
    const { timeZone } = office;
    switch (officer.role) {
      case 'admin':
        return sendPage(res, <AdminPage frame={frame} warnings={warnings} />);
      case 'pimpinan': {
        const month = formatDay(dayOf(ctx.now(), timeZone), 'id').replace(/^\d+ /, '');
        const figures = await readFigures(ctx);
        return sendPage(res, <FiguresPage frame={frame} figures={figures} month={month} warnings={warnings} />);
      }
      default: {
        const only = TASK_ASKS.find((ask) => ask === req.query['hanya']) ?? null;
        const list = await tasksFor(ctx, officer.role, SHOWN);
        // docs/domain.md 9: every look at names is on the audit log
        if (list.tasks.length > 0) await recordAccess(ctx, officer, { subject: 'orders:tasks', fields: ['name'] });
        sendPage(
          res,
          <TasksPage
            frame={frame}
            list={list}
            only={only}
            urgency={PRESSING.find((urgency) => urgency === req.query['tempo']) ?? null}
            warnings={warnings}
            limit={serviceDays}
            timeZone={timeZone}
          />,
        );
      }
    }
  });
  return routes;
}
