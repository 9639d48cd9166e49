/** Talks of customers with a person of the office: the list, one talk, everything said before. */
import { Router, type Request, type Response } from 'express';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { deskBoard, deskMonth } from '../../services/desk/board.ts';
import { history } from '../../services/desk/history.ts';
import { mayTalk } from '../../services/desk/roles.ts';
import { readTalkFile, repliesFor, talkLines, talkView, type TalkView } from '../../services/desk/talk.ts';
import { beginTalk, claimTalk, closeTalk, markSeen, sayInTalk, transferTalk } from '../../services/desk/talks.ts';
import { readOffice } from '../../services/office.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import { valuesOf, type FormState } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn, textIn } from '../query.ts';
import { sendFile } from '../send_file.ts';
import { Board } from '../views/desk/board.tsx';
import { BoardPage } from '../views/desk/board_page.tsx';
import { HistoryPage } from '../views/desk/history_page.tsx';
import { Talk } from '../views/desk/talk.tsx';
import { sendPage, sendPart } from '../views/render.ts';
import { officerOf, visitOf, type Officer } from '../visit.ts';
import { refusalWords, takenWords } from '../words/desk.ts';
import { sendTalkPage } from './desk_view.tsx';
import { sendOrderPage } from './order_view.tsx';

export function deskRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();

  routes.get('/percakapan', (req, res) => sendBoard(req, res, null, 200));

  routes.get('/percakapan/daftar', async (_req, res) => {
    sendPart(res, <Board {...await boardOf(res)} />);
  });

  routes.get('/percakapan/riwayat', async (req, res) => {
    const conversationId = textIn(req.query, 'obrolan');
    const search = textIn(req.query, 'cari').trim().slice(0, 100);
    const before = numberIn(req.query, 'sebelum');
    const read = await history(ctx, officerOf(res), { conversationId, search, before });
    if (read === null) throw new PanelError('NOT_FOUND', 404);
    const { timeZone } = (await readOffice(ctx)).office;
    const frame = await frameOf(ctx, req, res);
    sendPage(res, <HistoryPage {...{ frame, history: read, conversationId, search, timeZone }} />);
  });

  routes.get('/percakapan/obrolan/:conversationId/berkas/:fileId', async (req, res) => {
    const file = await readTalkFile(ctx, officerOf(res), req.params);
    if (!file.ok)
      throw file.reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
    await sendFile(res, file);
  });

  routes.get('/percakapan/:id', async (req, res) => {
    await sendTalkPage(ctx, req, res, await found(req.params.id, officerOf(res)));
  });

  routes.get('/percakapan/:id/isi', async (req, res) => {
    const officer = officerOf(res);
    const talk = await found(req.params.id, officer);
    const chat = await talkLines(ctx, officer, talk);
    await markSeen(ctx, officer, talk.id, chat.lines.at(-1)?.id ?? 0);
    const { timeZone } = (await readOffice(ctx)).office;
    sendPart(res, <Talk talk={talk} chat={chat} timeZone={timeZone} />);
  });

  routes.post('/percakapan/:id/ambil', async (req, res) => {
    const { id } = req.params;
    const claimed = await claimTalk(ctx, officerOf(res), id);
    if (claimed.ok) return res.redirect(303, `/panel/percakapan/${id}`);
    if (claimed.reason === 'taken') return sendBoard(req, res, takenWords(claimed.by), 409);
    throw refused(claimed.reason);
  });

  routes.post('/percakapan/:id/jawab', async (req, res) => {
    await answer(req, res, textIn(valuesOf(req.body), 'text'));
  });

  // without JavaScript a canned reply is sent as it is; with it, it fills the answer box
  routes.post('/percakapan/:id/balasan', async (req, res) => {
    const talk = await found(req.params.id, officerOf(res));
    const chosen = textIn(valuesOf(req.body), 'reply');
    const reply = (await repliesFor(ctx, officerOf(res), talk)).find(({ id }) => id === chosen);
    if (reply === undefined || reply.lacks !== null) throw new PanelError('NOT_FOUND', 404);
    await answer(req, res, reply.text);
  });

  routes.post('/percakapan/:id/alihkan', async (req, res) => {
    const { id } = req.params;
    const values = valuesOf(req.body);
    const moved = await transferTalk(ctx, officerOf(res), id, textIn(values, 'to'));
    if (moved.ok) return res.redirect(303, withNotice('/panel/percakapan', 'percakapan-dialihkan'));
    await refuse(req, res, moved.reason, { transfer: { values, errors: { to: words(moved.reason) } } });
  });

  for (const [path, settled] of [
    ['tutup', true],
    ['kembalikan', false],
  ] as const) {
    routes.post(`/percakapan/:id/${path}`, async (req: Request<{ id: string }>, res: Response) => {
      const closed = await closeTalk(ctx, officerOf(res), req.params.id, settled);
      if (closed.ok) return res.redirect(303, withNotice('/panel/percakapan', 'percakapan-selesai'));
      await refuse(req, res, closed.reason, {});
    });
  }

  // on the page of an order, whose readers are asked for above
  routes.post('/pesanan/:code/percakapan', async (req, res) => {
    const { code } = req.params;
    const values = valuesOf(req.body);
    const begun = await beginTalk(ctx, officerOf(res), { code, text: textIn(values, 'text') });
    if (begun.ok) return res.redirect(303, `/panel/percakapan/${begun.talkId}`);
    if (begun.reason === 'forbidden' || begun.reason === 'not_found') throw refused(begun.reason);
    const complaint = begun.reason === 'taken' ? takenWords(begun.by) : refusalWords(begun.reason);
    const talk = { values, errors: { text: complaint } };
    await sendOrderPage({ ctx, channels }, req, res, code, { talk, status: begun.reason === 'taken' ? 409 : 422 });
  });

  return routes;

  async function answer(req: Request<{ id: string }>, res: Response, text: string): Promise<void> {
    const { id } = req.params;
    const said = await sayInTalk(ctx, officerOf(res), id, { text, fileId: null });
    if (said.ok) return res.redirect(303, `/panel/percakapan/${id}#jawab-text`);
    await refuse(req, res, said.reason, { answer: { values: { text }, errors: { text: words(said.reason) } } });
  }

  async function boardOf(res: Response) {
    const officer = officerOf(res);
    const [board, { office }] = await Promise.all([deskBoard(ctx, officer), readOffice(ctx)]);
    // docs/domain.md 9: every look at names is on the audit log
    const named = [...board.waiting, ...board.mine, ...board.others].some(({ name }) => name !== null);
    if (named) await recordAccess(ctx, officer, { subject: 'desk:board', fields: ['name'] });
    const { csrf } = visitOf(res);
    return { board, csrf, talks: mayTalk(officer), now: ctx.now(), timeZone: office.timeZone };
  }

  async function sendBoard(req: Request, res: Response, refusal: string | null, status: number): Promise<void> {
    const [frame, board, month] = [await frameOf(ctx, req, res), await boardOf(res), await deskMonth(ctx)];
    sendPage(res, <BoardPage {...{ frame, refusal, month }} {...board} />, status);
  }

  async function found(id: string, officer: Officer): Promise<TalkView> {
    const talk = await talkView(ctx, officer, id);
    if (talk === null) throw new PanelError('NOT_FOUND', 404);
    return talk;
  }

  async function refuse(
    req: Request<{ id: string }>,
    res: Response,
    reason: Parameters<typeof words>[0],
    forms: { answer?: FormState; transfer?: FormState },
  ): Promise<void> {
    if (reason === 'forbidden' || reason === 'not_found') throw refused(reason);
    const refusal = Object.keys(forms).length === 0 || reason === 'not_yours' ? words(reason) : null;
    const talk = await found(req.params.id, officerOf(res));
    await sendTalkPage(ctx, req, res, talk, { ...forms, refusal, status: reason === 'not_yours' ? 409 : 422 });
  }
}

function refused(reason: 'forbidden' | 'not_found'): PanelError {
  return reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
}

function words(reason: Parameters<typeof refusalWords>[0] | 'taken'): string {
  return reason === 'taken' ? takenWords(null) : refusalWords(reason);
}
