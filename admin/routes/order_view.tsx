/** Gathers what the order page shows. Used by every route that ends on that page, also when something went wrong. */
import type { Request, Response } from 'express';
import { newestTranscript } from '../order_chat.ts';
import { formsFor } from '../acts/index.ts';
import type { ActFacts } from '../acts/act_form.ts';
import { invoiceInput } from '../acts/invoice_input.ts';
import { frameOf } from '../frame.ts';
import { EMPTY_FORM, type FormState, type Values } from '../forms/form.ts';
import { PanelError } from '../panel_error.ts';
import { previewMessages } from '../preview.ts';
import { waysIn, type RunningChannel } from '../../services/channels.ts';
import type { ServiceContext } from '../../services/context.ts';
import { openTalkOf } from '../../services/desk/talk.ts';
import { readOffice } from '../../services/office.ts';
import { orderDetail, type OrderDetail } from '../../services/orders/detail.ts';
import { draftInvoice } from '../../services/orders/invoices.ts';
import type { UploadState } from '../views/order/items.tsx';
import { OrderPage, type Attempt } from '../views/order/order_page.tsx';
import { sendPage } from '../views/render.ts';
import { officerOf, type Officer } from '../visit.ts';

export interface Mishap {
  attempt?: Attempt;
  upload?: UploadState;
  /** beginning a talk */
  talk?: FormState;
  status: number;
}

export interface OrderPageParts {
  ctx: ServiceContext;
  channels: readonly RunningChannel[];
}

export async function sendOrderPage(
  { ctx, channels }: OrderPageParts,
  req: Request,
  res: Response,
  code: string,
  mishap?: Mishap,
) {
  const officer = officerOf(res);
  const order = (await orderDetail(ctx, officer, code)) ?? missing();
  const attempt = mishap?.attempt ?? null;
  const facts = await actFacts(ctx, order, attempt?.act.act === 'sendInvoice' ? attempt.form.values : {});
  const offered = [];
  for (const act of formsFor(order)) {
    const values = attempt?.act.act === act.act ? attempt.form.values : {};
    offered.push({ act, bubbles: await previewMessages(ctx, officer, { order, act, values, facts }) });
  }
  const page = (
    <OrderPage
      frame={await frameOf(ctx, req, res)}
      order={order}
      offered={offered}
      attempt={attempt}
      upload={mishap?.upload ?? null}
      talk={{ openId: await openTalkOf(ctx, order.customer.id), form: mishap?.talk ?? EMPTY_FORM }}
      chat={await newestTranscript(ctx, officer, order)}
      facts={facts}
      ways={await waysIn(ctx, channels)}
      limit={(await readOffice(ctx)).serviceDays}
    />
  );
  sendPage(res, page, mishap?.status ?? 200);
}

/** The order to act on: without what is personal, whose every showing is written down. @throws PanelError NOT_FOUND */
export async function findOrder(ctx: ServiceContext, officer: Officer, code: string): Promise<OrderDetail> {
  return (await orderDetail(ctx, officer, code, { personal: false })) ?? missing();
}

function missing(): never {
  throw new PanelError('NOT_FOUND', 404);
}

/** `invoice`: what was typed into the invoice's form so far; the draft follows it. */
export async function actFacts(ctx: ServiceContext, order: OrderDetail, invoice: Values): Promise<ActFacts> {
  const { office, billing } = await readOffice(ctx);
  return {
    now: ctx.now(),
    timeZone: office.timeZone,
    validityDays: billing.validityDays,
    total: order.total,
    draft: order.acts.includes('sendInvoice')
      ? await draftInvoice(ctx, { code: order.code, ...invoiceInput(invoice) })
      : null,
  };
}
