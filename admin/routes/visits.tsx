/** The queue at the counter: petugas call and serve, those who read orders look on (docs/domain.md 13). */
import { Router, type Request, type Response } from 'express';
import { isDay } from '../../domain/days.ts';
import { waysIn, type RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import { dayOfVisits, queueBoard, visitByCode, type VisitRow } from '../../services/visits/board.ts';
import { callNext, callNumber, finish, recall, serve, skip, type CallRefusal } from '../../services/visits/calling.ts';
import { daysOfVisits } from '../../services/visits/figures.ts';
import { guestBookCsv } from '../../services/visits/guest_book.ts';
import { addOrderToVisit } from '../../services/visits/orders.ts';
import { OPEN, today } from '../../services/visits/queue.ts';
import { enterVisit } from '../../services/visits/take.ts';
import { EMPTY_FORM, valuesOf, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { COUNTER_COOKIE, readCookie, setCookie } from '../middleware/cookies.ts';
import { requireRole } from '../middleware/require_role.ts';
import { withNotice, type Notice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { textIn } from '../query.ts';
import { sendPage, sendPart } from '../views/render.ts';
import { Board } from '../views/visits/board.tsx';
import { BoardPage } from '../views/visits/board_page.tsx';
import { EntryPage } from '../views/visits/entry_page.tsx';
import { DayPage, HistoryPage } from '../views/visits/history_page.tsx';
import { SlipPage } from '../views/visits/slip_page.tsx';
import { VisitOrders, VisitPage } from '../views/visits/visit_page.tsx';
import { officerOf, visitOf } from '../visit.ts';
import { institutionWords, VISIT_STATUS_WORDS, visitChannelWords } from '../words/visits.ts';
import { errorsOf } from '../words/problems.ts';

const HOME = '/panel/antrean';
/** What the guest book has of a person; every look at it is on the audit log (docs/domain.md 9). */
const GUEST_BOOK = ['name', 'institution', 'purpose'];
const LABELS: Readonly<Record<string, string>> = {
  service: 'Layanan',
  name: 'Nama',
  institution: 'Instansi',
  purpose: 'Keperluan',
};

const REFUSALS: Readonly<Record<Exclude<CallRefusal, 'forbidden'>, Notice>> = {
  counter: 'antrean-loket',
  busy: 'antrean-sibuk',
  nobody: 'antrean-kosong',
  moved: 'antrean-berubah',
};

/** Addresses of what is done with one number. */
const ACTS = {
  ulang: [recall, 'antrean-ulang'],
  lewati: [skip, 'antrean-lewat'],
  layani: [serve, 'antrean-dilayani'],
  selesai: [finish, 'antrean-selesai'],
} as const;

export function visitRoutes(ctx: ServiceContext, channels: readonly RunningChannel[], secure: boolean): Router {
  const routes = Router();
  const petugas = requireRole('petugas');

  routes.get('/antrean', async (req, res) => {
    sendPage(res, <BoardPage frame={await frameOf(ctx, req, res)} {...await boardProps(req, res)} />);
  });

  // what the page fetches anew when something has changed
  routes.get('/antrean/papan', async (req, res) => {
    sendPart(res, <Board {...await boardProps(req, res)} />);
  });

  routes.post('/antrean/loket', petugas, (req, res) => {
    const counter = textIn(valuesOf(req.body), 'counter');
    if (/^[1-9]\d?$/.test(counter)) setCookie(res, COUNTER_COOKIE, counter, secure);
    res.redirect(303, HOME);
  });

  routes.post('/antrean/panggil', async (req, res) => {
    const values = valuesOf(req.body);
    const [service, counter] = [textIn(values, 'service'), textIn(values, 'counter')];
    answer(res, await callNext(ctx, officerOf(res), { service, counter }), 'antrean-dipanggil');
  });

  routes.post('/antrean/kunjungan/:code/panggil', async (req, res) => {
    const counter = textIn(valuesOf(req.body), 'counter');
    answer(res, await callNumber(ctx, officerOf(res), { code: req.params.code, counter }), 'antrean-dipanggil');
  });

  for (const [address, [act, notice]] of Object.entries(ACTS)) {
    routes.post(`/antrean/kunjungan/:code/${address}`, async (req: Request<{ code: string }>, res) => {
      answer(res, await act(ctx, officerOf(res), req.params.code), notice);
    });
  }

  routes.get('/antrean/baru', petugas, async (req, res) => {
    await sendEntry(req, res, EMPTY_FORM, 200);
  });

  routes.post('/antrean/baru', async (req, res) => {
    const values = valuesOf(req.body);
    const outcome = await enterVisit(ctx, officerOf(res), {
      service: textIn(values, 'service'),
      name: textIn(values, 'name'),
      institution: textIn(values, 'institution'),
      purpose: textIn(values, 'purpose'),
      language: textIn(values, 'language') === 'en' ? 'en' : 'id',
    });
    if (outcome.ok) return res.redirect(303, `${HOME}/kunjungan/${outcome.code}/karcis`);
    if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    const errors = errorsOf(outcome.fields, (path) => LABELS[path] ?? 'Isian');
    await sendEntry(req, res, { values, errors }, 422);
  });

  routes.get('/antrean/kunjungan/:code', async (req, res) => {
    await sendVisit(req, res, await find(req.params.code), EMPTY_FORM, 200);
  });

  routes.post('/antrean/kunjungan/:code/pesanan', petugas, async (req: Request<{ code: string }>, res) => {
    const values = valuesOf(req.body);
    const { code } = await find(req.params.code);
    const added = await addOrderToVisit(ctx, officerOf(res), { code, typed: textIn(values, 'order') });
    if (added.ok) return res.redirect(303, withNotice(`${HOME}/kunjungan/${code}`, 'antrean-pesanan'));
    if (added.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
    const error =
      added.reason === 'moved'
        ? 'Hanya pada hari kunjungan, dan setelah kunjungannya selesai.'
        : 'Bukan pesanan hari ini dari pengunjung ini, atau sudah tercatat pada suatu kunjungan.';
    await sendVisit(req, res, await find(code), { values, errors: { order: error } }, 422);
  });

  // what that page fetches anew: codes alone, nothing of the guest book
  routes.get('/antrean/kunjungan/:code/pesanan', async (req, res) => {
    sendPart(res, <VisitOrders {...await find(req.params.code)} />);
  });

  routes.get('/antrean/kunjungan/:code/karcis', async (req, res) => {
    const visit = await find(req.params.code);
    const { office } = await readOffice(ctx);
    sendPage(res, <SlipPage visit={visit} officeName={office.name} timeZone={office.timeZone} />);
  });

  routes.get('/antrean/riwayat', async (req, res) => {
    const asked = textIn(req.query, 'bulan');
    const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : (await today(ctx)).slice(0, 7);
    const days = await daysOfVisits(ctx, { fromDay: `${month}-01`, toDay: `${month}-31` });
    const exports = ['petugas', 'pimpinan'].includes(officerOf(res).role);
    sendPage(res, <HistoryPage frame={await frameOf(ctx, req, res)} {...{ month, days, exports }} />);
  });

  routes.get('/antrean/riwayat/:day', async (req, res) => {
    if (!isDay(req.params.day)) throw new PanelError('NOT_FOUND', 404);
    const { visits, figures } = await dayOfVisits(ctx, req.params.day);
    await recordGuests(res, `guest_book:${req.params.day}`, visits);
    const { office } = await readOffice(ctx);
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <DayPage {...{ frame, figures, visits }} timeZone={office.timeZone} />);
  });

  routes.get('/antrean/buku-tamu.csv', async (req, res) => {
    const month = textIn(req.query, 'bulan') || (await today(ctx)).slice(0, 7);
    const words = {
      channel: visitChannelWords,
      institution: institutionWords,
      status: (status: string) => Object.entries(VISIT_STATUS_WORDS).find(([key]) => key === status)?.[1] ?? status,
    };
    const outcome = await guestBookCsv(ctx, officerOf(res), month, words);
    if (!outcome.ok)
      throw outcome.reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
    res.attachment(`buku-tamu-${month}.csv`).type('text/csv; charset=utf-8').send(outcome.csv);
  });

  async function boardProps(req: Request, res: Response) {
    const [board, { office }] = await Promise.all([queueBoard(ctx), readOffice(ctx)]);
    const waiting = board.services.flatMap((service) => service.waiting);
    await recordGuests(res, `guest_book:${board.day}`, [...waiting, ...board.atCounter, ...board.skipped]);
    const acts = officerOf(res).role === 'petugas';
    const counter = acts ? (board.counters.find((each) => each === readCookie(req, COUNTER_COOKIE)) ?? null) : null;
    return { board, counter, acts, csrf: visitOf(res).csrf, timeZone: office.timeZone };
  }

  /** Who was forgotten (docs/domain.md 9) is nobody any more. */
  async function recordGuests(res: Response, subject: string, shown: readonly VisitRow[]): Promise<void> {
    if (shown.some(({ name }) => name !== '')) await recordAccess(ctx, officerOf(res), { subject, fields: GUEST_BOOK });
  }

  async function find(code: string): Promise<VisitRow> {
    const visit = await visitByCode(ctx, code);
    if (visit === null) throw new PanelError('NOT_FOUND', 404);
    return visit;
  }

  async function sendVisit(
    req: Request,
    res: Response,
    visit: VisitRow,
    form: FormState,
    status: number,
  ): Promise<void> {
    await recordGuests(res, `visit:${visit.code}`, [visit]);
    const [{ office }, ways, day] = await Promise.all([readOffice(ctx), waysIn(ctx, channels), today(ctx)]);
    const acts = visit.day === day && officerOf(res).role === 'petugas';
    const open = acts && OPEN.includes(visit.status);
    const adds = acts && visit.status === 'done';
    const webchat = channels.some(({ name }) => name === 'webchat') ? `${ctx.publicUrl}/chat` : null;
    const frame = await frameOf(ctx, req, res);
    const { timeZone } = office;
    sendPage(res, <VisitPage {...{ frame, visit, form, open, adds, webchat, ways, timeZone }} />, status);
  }

  async function sendEntry(req: Request, res: Response, form: FormState, status: number): Promise<void> {
    const { visits } = await readOffice(ctx);
    const services = visits.services.map(({ code, name }) => ({ value: code, label: `${code}, ${name.id}` }));
    sendPage(res, <EntryPage frame={await frameOf(ctx, req, res)} {...{ form, services }} />, status);
  }

  return routes;
}

function answer(res: Response, outcome: { ok: true } | { ok: false; reason: CallRefusal }, notice: Notice): void {
  if (outcome.ok) return res.redirect(303, withNotice(HOME, notice));
  if (outcome.reason === 'forbidden') throw new PanelError('ROLE_REFUSED', 403);
  res.redirect(303, withNotice(HOME, REFUSALS[outcome.reason]));
}
