/** What people say of the service: figures for every role, comments for those who serve (docs/domain.md 8). */
import { Router } from 'express';
import type { Request } from 'express';
import { dayOf } from '../../domain/days.ts';
import { namesOf, rangeBetween, rangeOf } from '../../domain/periods.ts';
import type { Day } from '../../domain/days.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { COMMENT_READERS, listComments } from '../../services/survey/comments.ts';
import { readSatisfaction } from '../../services/survey/figures.ts';
import { ratingsTable } from '../../services/survey/table.ts';
import { frameOf } from '../frame.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn, textIn } from '../query.ts';
import { sendPage } from '../views/render.ts';
import { CommentsPage } from '../views/satisfaction/comments_page.tsx';
import type { ChosenPeriod } from '../views/satisfaction/period_form.tsx';
import { SatisfactionPage } from '../views/satisfaction/satisfaction_page.tsx';
import { officerOf } from '../visit.ts';
import { channelWords } from '../words/channels.ts';
import { ELEMENT_HEADS, serviceWords } from '../words/satisfaction.ts';

export function satisfactionRoutes(ctx: ServiceContext): Router {
  const routes = Router();

  routes.get('/kepuasan', async (req, res) => {
    const { period, office, today } = await asked(req);
    const [figures, frame] = await Promise.all([readSatisfaction(ctx, period), frameOf(ctx, req, res)]);
    const mayRead = COMMENT_READERS.includes(officerOf(res).role);
    sendPage(res, <SatisfactionPage {...{ frame, period, office, today, figures, mayRead }} />);
  });

  routes.get('/kepuasan/komentar', async (req, res) => {
    const { period, office, today } = await asked(req);
    const stars = numberIn(req.query, 'bintang') ?? null;
    const typed = textIn(req.query, 'layanan').slice(0, 40);
    const service = typed === '' ? null : typed;
    const page = numberIn(req.query, 'halaman') ?? 1;
    const list = await listComments(ctx, officerOf(res), { ...period, stars, service, page });
    if (!list.ok) throw new PanelError('ROLE_REFUSED', 403);
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <CommentsPage {...{ frame, period, office, today, list, stars, service }} />);
  });

  routes.get('/kepuasan/nilai.csv', async (req, res) => {
    const { period, office } = await asked(req);
    const table = await ratingsTable(ctx, officerOf(res), period, {
      heads: ['Tanggal', 'Layanan', 'Saluran', 'Bintang', ...ELEMENT_HEADS],
      commentHead: 'Komentar',
      service: (key) => serviceWords(key, office),
      channel: channelWords,
    });
    res
      .status(200)
      .type('text/csv; charset=utf-8')
      .attachment(`kepuasan-${period.fromDay}-${period.toDay}.csv`)
      .send(table);
  });

  async function asked(req: Request) {
    const office = await readOffice(ctx);
    const today = dayOf(ctx.now(), office.office.timeZone);
    return { office, today, period: periodIn(req.query, today) };
  }

  return routes;
}

/** A named period comes before free days; without either, the quarter that is running. */
function periodIn(query: Record<string, unknown>, today: Day): ChosenPeriod {
  const name = textIn(query, 'masa');
  const named = rangeOf(name);
  if (named !== null) return { ...named, name };
  const free = rangeBetween(textIn(query, 'dari'), textIn(query, 'sampai'));
  if (free !== null) return { ...free, name: '' };
  const { quarter } = namesOf(today);
  return { ...(rangeOf(quarter) ?? { fromDay: today, toDay: today }), name: quarter };
}
