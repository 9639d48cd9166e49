/** Finding and reading orders. */
import { Router } from 'express';
import { normalizeOrderCode } from '../../domain/codes.ts';
import { ORDER_PHASES } from '../../machines/order/life.ts';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { PRESSING, ordersBoard, type BoardFilter } from '../../services/orders/board.ts';
import { renewLinks } from '../../services/orders/delivery.ts';
import { savePortalNumber } from '../../services/orders/portal_number.ts';
import { readOrderFile } from '../../services/order_files.ts';
import { recordAccess } from '../../services/privacy/access.ts';
import { valuesOf } from '../forms/form.ts';
import { frameOf } from '../frame.ts';
import { withNotice } from '../notices.ts';
import { transcriptBefore } from '../order_chat.ts';
import { PanelError } from '../panel_error.ts';
import { numberIn, textIn } from '../query.ts';
import { sendFile } from '../send_file.ts';
import { ChatPage } from '../views/order/chat_page.tsx';
import { OrderListPage } from '../views/order/list_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { findOrder, sendOrderPage } from './order_view.tsx';

export function orderRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();
  routes.get('/pesanan', async (req, res) => {
    const filter = filterOf(req.query);
    const [office, board, frame] = await Promise.all([
      readOffice(ctx),
      ordersBoard(ctx, filter),
      frameOf(ctx, req, res),
    ]);
    // docs/domain.md 9: every look at names is on the audit log
    if (board.rows.length > 0) await recordAccess(ctx, officerOf(res), { subject: 'orders:list', fields: ['name'] });
    const { timeZone } = office.office;
    sendPage(
      res,
      <OrderListPage frame={frame} board={board} filter={filter} limit={office.serviceDays} timeZone={timeZone} />,
    );
  });

  routes.get('/pesanan/:code', async (req, res) => {
    await sendOrderPage({ ctx, channels }, req, res, req.params.code);
  });

  routes.get('/pesanan/:code/percakapan', async (req, res) => {
    const officer = officerOf(res);
    const order = await findOrder(ctx, officer, req.params.code);
    const chat = await transcriptBefore(ctx, officer, order, numberIn(req.query, 'sebelum'));
    const { timeZone } = (await readOffice(ctx)).office;
    const frame = await frameOf(ctx, req, res);
    sendPage(
      res,
      <ChatPage frame={frame} code={order.code} chat={chat} timeZone={timeZone} language={order.language} />,
    );
  });

  routes.get('/pesanan/:code/berkas/:fileId', async (req, res) => {
    const file = await readOrderFile(ctx, officerOf(res), req.params);
    if (!file.ok)
      throw file.reason === 'forbidden' ? new PanelError('ROLE_REFUSED', 403) : new PanelError('NOT_FOUND', 404);
    await sendFile(res, file);
  });

  routes.post('/pesanan/:code/nomor-portal', async (req, res) => {
    const { code } = req.params;
    const saved = await savePortalNumber(ctx, officerOf(res), {
      code,
      number: textIn(valuesOf(req.body), 'portalNumber'),
    });
    if (!saved.ok) {
      throw saved.reason === 'not_found' ? new PanelError('NOT_FOUND', 404) : new PanelError('ROLE_REFUSED', 403);
    }
    res.redirect(303, withNotice(`/panel/pesanan/${code}`, 'tersimpan'));
  });

  routes.post('/pesanan/:code/tautan', async (req, res) => {
    const renewed = await renewLinks(ctx, officerOf(res), req.params.code);
    if (!renewed.ok) {
      throw renewed.reason === 'not_found' ? new PanelError('NOT_FOUND', 404) : new PanelError('ROLE_REFUSED', 403);
    }
    res.redirect(303, withNotice(`/panel/pesanan/${req.params.code}`, 'tautan-baru'));
  });

  return routes;
}

function filterOf(query: Record<string, unknown>): BoardFilter {
  const typed = textIn(query, 'cari').trim().slice(0, 100);
  const asked = textIn(query, 'tahap');
  const phase = asked === 'all' ? asked : (ORDER_PHASES.find((name) => name === asked) ?? 'open');
  // "gp abc234" as people say it
  const search = normalizeOrderCode(typed) ?? typed;
  const urgency = PRESSING.find((name) => name === textIn(query, 'tempo')) ?? 'all';
  return { search, phase, urgency, page: numberIn(query, 'halaman') ?? 1 };
}
