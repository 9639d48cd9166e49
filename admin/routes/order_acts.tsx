/** Acting on an order: one address per act of the order machine, with a preview of the customer's message beside it. */
import { Router, type Request, type Response } from 'express';
import type { RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { draftAgreement } from '../../services/orders/agreements.ts';
import { draftInvoice } from '../../services/orders/invoices.ts';
import { draftReceipt } from '../../services/orders/receipts.ts';
import type { ActForm } from '../acts/act_form.ts';
import { INVOICE_COMPLAINTS, invoiceFields, invoiceInput } from '../acts/invoice_input.ts';
import { formOf } from '../acts/index.ts';
import { parseForm, valuesOf } from '../forms/form.ts';
import { withNotice } from '../notices.ts';
import { PanelError } from '../panel_error.ts';
import { previewMessages } from '../preview.ts';
import { sendPdf } from '../send_file.ts';
import { CustomerPreview } from '../views/order/act_card.tsx';
import type { Attempt } from '../views/order/order_page.tsx';
import { NtpnReadings } from '../views/parts/ntpn_fields.tsx';
import { sendPart } from '../views/render.ts';
import { officerOf } from '../visit.ts';
import { actFacts, findOrder, sendOrderPage, type OrderPageParts } from './order_view.tsx';

export function orderActRoutes(ctx: ServiceContext, channels: readonly RunningChannel[]): Router {
  const routes = Router();

  routes.post('/pesanan/:code/tindakan/:act', async (req, res) => {
    const { code } = req.params;
    const act = knownAct(req.params.act);
    const order = await findOrder(ctx, officerOf(res), code);
    const facts = await actFacts(ctx, order, {});
    const page = { code, revision: Number(valuesOf(req.body)['revision'] ?? NaN) };
    const result = await act.submit(ctx, officerOf(res), page, req.body, facts);
    switch (result.kind) {
      case 'done':
        return res.redirect(303, withNotice(`/panel/pesanan/${code}`, `tindakan-${act.act}`));
      case 'wrong':
        return sendAttempt({ ctx, channels }, req, res, { act, form: result.form, since: null });
      case 'moved':
        return sendAttempt({ ctx, channels }, req, res, { act, form: result.form, since: result.since });
      case 'not_found':
        throw new PanelError('NOT_FOUND', 404);
    }
  });

  routes.post('/pesanan/:code/tindakan/:act/pratinjau', async (req, res) => {
    const act = knownAct(req.params.act);
    const officer = officerOf(res);
    const order = await findOrder(ctx, officer, req.params.code);
    const values = valuesOf(req.body);
    const facts = await actFacts(ctx, order, act.act === 'sendInvoice' ? values : {});
    const bubbles = await previewMessages(ctx, officer, { order, act, values, facts });
    sendPart(res, <CustomerPreview id={`pratinjau-${act.act}`} bubbles={bubbles} language={order.language} />);
  });

  // docs/domain.md 5: the other reading of an NTPN is offered while it is typed
  routes.post('/pesanan/:code/bacaan-ntpn', (req, res) => {
    sendPart(res, <NtpnReadings form={{ values: valuesOf(req.body), errors: {} }} />);
  });

  // without JavaScript: the same page with the draft worked out anew
  routes.post('/pesanan/:code/hitung-tagihan', async (req, res) => {
    const parsed = parseForm(invoiceFields, req.body);
    const form = { values: valuesOf(req.body), errors: parsed.ok ? {} : parsed.errors };
    await sendAttempt({ ctx, channels }, req, res, { act: knownAct('sendInvoice'), form, since: null }, 200);
  });

  routes.post('/pesanan/:code/pratinjau/tagihan.pdf', async (req, res) => {
    const order = await findOrder(ctx, officerOf(res), req.params.code);
    if (!order.acts.includes('sendInvoice')) throw new PanelError('ROLE_REFUSED', 403);
    const drafted = await draftInvoice(ctx, { code: order.code, ...invoiceInput(valuesOf(req.body)) });
    if (drafted.ok)
      return sendPdf(res, await ctx.renderer.render(drafted.draft.content), `rancangan-tagihan-${order.code}.pdf`);
    if (drafted.reason === 'not_found') throw new PanelError('NOT_FOUND', 404);
    const errors = { '': INVOICE_COMPLAINTS[drafted.reason].message };
    return sendAttempt({ ctx, channels }, req, res, {
      act: knownAct('sendInvoice'),
      form: { values: valuesOf(req.body), errors },
      since: null,
    });
  });

  routes.get('/pesanan/:code/pratinjau/perjanjian.pdf', async (req, res) => {
    const { code } = req.params;
    const drafted = await draftAgreement(ctx, officerOf(res), code);
    if (!drafted.ok) throw new PanelError('NOT_FOUND', 404);
    sendPdf(res, await ctx.renderer.render(drafted.draft.content), `rancangan-perjanjian-${code}.pdf`);
  });

  routes.get('/pesanan/:code/pratinjau/kuitansi.pdf', async (req, res) => {
    const order = await findOrder(ctx, officerOf(res), req.params.code);
    const drafted = await draftReceipt(ctx, officerOf(res), order.code);
    if (!drafted.ok) throw new PanelError('NOT_FOUND', 404);
    sendPdf(res, await ctx.renderer.render(drafted.draft.content), `rancangan-kuitansi-${order.code}.pdf`);
  });

  return routes;
}

/** @throws PanelError NOT_FOUND */
function knownAct(name: string): ActForm {
  const act = formOf(name);
  if (!act) throw new PanelError('NOT_FOUND', 404);
  return act;
}

type Failed = Pick<Attempt, 'form' | 'since'> & { act: ActForm };

/** The order's page once more, with what was typed. */
function sendAttempt(
  parts: OrderPageParts,
  req: Request,
  res: Response,
  failed: Failed,
  status?: number,
): Promise<void> {
  const { act, form, since } = failed;
  return sendOrderPage(parts, req, res, String(req.params['code']), {
    attempt: { act, form, since },
    status: status ?? (since === null ? 422 : 409),
  });
}
