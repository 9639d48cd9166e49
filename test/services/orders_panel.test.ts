import { describe, expect, it } from 'vitest';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { ordersBoard } from '../../services/orders/board.ts';
import { releaseOrder, renewLinks } from '../../services/orders/delivery.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { confirmPayment, reportPaymentMissing } from '../../services/orders/payments.ts';
import { previewNews } from '../../services/orders/preview.ts';
import { draftReceipt, issueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import { tasksFor } from '../../services/orders/tasks.ts';
import {
  CITRA,
  TOTAL,
  ask,
  must,
  mustAct,
  nextBilling,
  openOffice,
  orderAt,
  pageOf,
  payment,
  place,
} from './orders_office.ts';
import type { Placed, Stage } from './orders_office.ts';
import { ADMIN, BENDAHARA, CUSTOMER, DAY, PETUGAS, PIMPINAN } from './workshop.ts';

type Page = { code: string; revision: number };
type UseCase = (ctx: ServiceContext, actor: Actor, page: Page) => Promise<{ ok: boolean; reason?: string }>;

const RIGHTS: readonly [what: string, stage: Stage, who: readonly Actor[], UseCase][] = [
  ['accepts', 'review', [PETUGAS], acceptOrder],
  ['returns', 'review', [PETUGAS], (ctx, actor, page) => returnOrder(ctx, actor, { ...page, reasons: 'x' })],
  [
    'cancels',
    'review',
    [PETUGAS],
    (ctx, actor, page) => cancelOrder(ctx, actor, { ...page, reason: 'x', money: null }),
  ],
  [
    'decides',
    'preparing',
    [PETUGAS],
    (ctx, actor, page) => decideReduction(ctx, actor, { ...page, percent: 50, reason: 'x' }),
  ],
  [
    'invoices',
    'prepared',
    [PETUGAS],
    (ctx, actor, page) => sendInvoice(ctx, actor, { ...page, pages: {}, notes: [], words: null }),
  ],
  [
    'enters a billing code',
    'awaitingCode',
    [PETUGAS, BENDAHARA],
    (ctx, actor, page) =>
      enterBillingCode(ctx, actor, { ...page, billingCode: nextBilling(), amount: TOTAL, expiresAt: null }),
  ],
  [
    'confirms',
    'awaitingPayment',
    [BENDAHARA],
    (ctx, actor, page) => confirmPayment(ctx, actor, { ...page, ...payment(ctx) }),
  ],
  ['reports', 'awaitingPayment', [], (ctx, actor, page) => reportPaymentMissing(ctx, actor, { ...page, words: 'x' })],
  ['issues the receipt', 'receipting', [BENDAHARA], issueReceipt],
  [
    'cancels when paid',
    'receipting',
    [BENDAHARA],
    (ctx, actor, page) => cancelOrder(ctx, actor, { ...page, reason: 'x', money: 'y' }),
  ],
  ['releases', 'releasing', [PETUGAS], (ctx, actor, page) => releaseOrder(ctx, actor, { ...page, words: null })],
];

describe('whoever’s page shows what, only the role and the state decide', () => {
  it.each(RIGHTS)('who %s (%s)', async (_what, stage, who, useCase) => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, stage);
    const page = await pageOf(ctx, code);
    for (const actor of [ADMIN, PIMPINAN, CUSTOMER, BENDAHARA, PETUGAS].filter((one) => !who.includes(one))) {
      const outcome = await useCase(ctx, actor, page);
      expect(outcome).toMatchObject({ ok: false, reason: actor === CUSTOMER ? 'not_found' : 'not_allowed' });
    }
    expect(await pageOf(ctx, code)).toEqual(page);
    const [first] = who;
    if (!first) return;
    expect(await useCase(ctx, first, page)).toMatchObject({ ok: true, revision: page.revision + 1 });
  });

  it('links are renewed by officer and treasurer', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'invoiced');
    for (const actor of [ADMIN, PIMPINAN, CUSTOMER]) {
      expect(await renewLinks(ctx, actor, code)).toEqual({ ok: false, reason: 'not_allowed' });
    }
    expect(await renewLinks(ctx, BENDAHARA, code)).toEqual({ ok: true, renewed: 0 });
    expect(await renewLinks(ctx, PETUGAS, 'GP-AAAAAA')).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('the order page', () => {
  const company = { ...CITRA, segment: 'private_company', npwp: '0012345678901000', npwpDeclaredActive: true } as const;

  it('shows the tax number to those who need it, and who looked is on record', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'receipting', company);
    const seen = async (actor: Actor) =>
      actor.kind === 'officer' && (await orderDetail(ctx, actor, code))?.customer.npwp;
    expect(await Promise.all([seen(ADMIN), seen(PIMPINAN)])).toEqual([null, null]);
    expect(await ctx.db.read.auditEntry.count({ where: { action: 'customer.readNpwp' } })).toBe(0);
    expect([await seen(PETUGAS), await seen(BENDAHARA)]).toEqual([company.npwp, company.npwp]);
    expect(await ctx.db.read.auditEntry.count({ where: { action: 'customer.readNpwp' } })).toBe(2);

    const draft = await draftReceipt(ctx, BENDAHARA, code);
    expect(draft.ok && draft.draft.content.customer.npwp).toBe('0012 3456 7890 1000');
    expect(await draftReceipt(ctx, PIMPINAN, code)).toEqual({ ok: false, reason: 'not_found' });
    const documents = await ctx.db.read.document.findMany();
    expect(JSON.stringify(documents.map(({ content }) => content))).not.toContain('3456 7890');
  });

  it('offers each role exactly what it may do', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'awaitingPayment');
    const acts = async (actor: Actor) => actor.kind === 'officer' && (await orderDetail(ctx, actor, code))?.acts;
    expect(await acts(PETUGAS)).toEqual(['cancel', 'enterBillingCode']);
    expect(await acts(BENDAHARA)).toEqual(['enterBillingCode', 'confirmPayment']);
    expect([await acts(ADMIN), await acts(PIMPINAN)]).toEqual([[], []]);
    expect(
      await orderDetail(ctx, { ...PETUGAS, kind: 'officer', role: 'petugas', id: 'p', name: 'P' }, 'GP-AAAAAA'),
    ).toBeNull();
  });

  it('previews what the customer will then be told', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'prepared');
    const page = await pageOf(ctx, code);
    const words = 'Mohon diperiksa.';
    const preview = await previewNews(ctx, PETUGAS, {
      code,
      act: 'sendInvoice',
      words,
      invoice: { pages: {}, notes: [] },
    });
    expect(await pageOf(ctx, code), 'nothing has happened').toEqual(page);
    must(await sendInvoice(ctx, PETUGAS, { ...page, pages: {}, notes: [], words }));
    const pending = await pendingNews(ctx, 10);
    const told = await newsOf(ctx, pending.at(-1)?.eventId ?? 0);
    const plain = (news: typeof told) =>
      news && {
        ...news,
        order: { ...news.order, clock: null, invoice: { ...news.order.invoice, number: '', url: '' } },
      };
    expect(plain(preview)).toEqual(plain(told));
    expect(await previewNews(ctx, PETUGAS, { code, act: 'sendInvoice', words }), 'no longer allowed').toBeNull();
    expect(await previewNews(ctx, PETUGAS, { code, act: 'prepare', words: null })).toBeNull();
  });

  it('previews billing code, release and cancellation', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'awaitingCode');
    const billing = { code: '820261123000001', amount: TOTAL, expiresAt: ctx.now() + DAY };
    expect(await previewNews(ctx, BENDAHARA, { code, act: 'enterBillingCode', words: null, billing })).toMatchObject({
      about: 'billingCode',
      order: { payment: 'awaitingPayment', billing, acts: ['cancel', 'claimPaid'] },
    });
    expect(await previewNews(ctx, PETUGAS, { code, act: 'cancel', words: 'Tutup', money: null })).toMatchObject({
      about: 'cancelled',
      order: { phase: 'cancelled', cancelReason: 'Tutup', officerWords: null },
    });
    const ready = await orderAt(ctx, 'releasing');
    expect(await previewNews(ctx, PETUGAS, { code: ready.code, act: 'release', words: null })).toMatchObject({
      about: 'delivered',
      order: { phase: 'delivered', products: [{ title: { id: 'Publikasi UJI-250' } }, {}] },
    });
  });
});

describe('what I must do now', () => {
  it('lists each role’s own work, oldest due first', async () => {
    const { ctx, pass } = await openOffice();
    const invoiced = await orderAt(ctx, 'invoiced');
    const stages = ['preparing', 'prepared', 'receipting', 'awaitingCode', 'review'] as const;
    const placed = new Map<Stage, Placed>();
    for (const stage of stages) {
      placed.set(stage, await orderAt(ctx, stage));
      pass(DAY);
    }
    const claimed = await orderAt(ctx, 'awaitingPayment');
    mustAct(await ask(ctx, claimed, { type: 'actOnOrder', code: claimed.code, act: 'claimPaid', ntpn: '' }));
    const codeOf = (stage: Stage) => placed.get(stage)?.code;

    const officer = await tasksFor(ctx, 'petugas');
    expect(officer.tasks.map(({ code, asks }) => [code, ...asks])).toEqual([
      [codeOf('preparing'), 'prepare'],
      [codeOf('prepared'), 'sendInvoice'],
      [codeOf('awaitingCode'), 'enterBillingCode'],
      [codeOf('review'), 'review'],
    ]);
    expect(officer).toMatchObject({
      total: 4,
      late: 0,
      counts: { prepare: 1, sendInvoice: 1, enterBillingCode: 1, review: 1 },
    });
    expect(officer.tasks[0]).toMatchObject({
      customerName: 'Citra Pelanggan',
      title: 'Publikasi UJI-250',
      more: 1,
      clock: { remaining: 6, dueDay: '2026-12-07' },
    });
    const treasurer = await tasksFor(ctx, 'bendahara');
    expect(treasurer.tasks.map(({ code, asks }) => [code, ...asks])).toEqual([
      [codeOf('receipting'), 'issueReceipt'],
      [codeOf('awaitingCode'), 'enterBillingCode'],
      [claimed.code, 'checkPayment'],
    ]);
    expect(officer.tasks.map(({ code }) => code)).not.toContain(invoiced.code);
    for (const role of ['admin', 'pimpinan'] as const) {
      expect(await tasksFor(ctx, role)).toEqual({ tasks: [], total: 0, late: 0, risk: 0, counts: {} });
    }
  });

  it('counts what is late, over all, however few are shown', async () => {
    const { ctx, pass } = await openOffice();
    await orderAt(ctx, 'preparing');
    await orderAt(ctx, 'preparing');
    pass(20 * DAY);
    await orderAt(ctx, 'preparing');
    const { tasks, total, late } = await tasksFor(ctx, 'petugas', 1);
    expect([tasks.length, total, late]).toEqual([1, 3, 2]);
    expect(tasks[0]?.clock?.remaining).toBeLessThan(0);
  });
});

describe('the list of orders', () => {
  it('is searched by code and by name, filtered by phase, newest first, in pages', async () => {
    const { ctx, pass } = await openOffice();
    const first = await place(ctx, { ...CITRA, name: 'Budi Wibowo' });
    for (let at = 0; at < 26; at += 1) {
      pass(1000);
      await place(ctx);
    }
    const last = await orderAt(ctx, 'preparing', { ...CITRA, name: 'Wati' });
    mustAct(await ask(ctx, first, { type: 'actOnOrder', code: first.code, act: 'cancel', words: 'x' }));
    const board = (filter: object) =>
      ordersBoard(ctx, { search: '', phase: 'all', urgency: 'all', page: 1, ...filter });
    expect(await board({})).toMatchObject({ total: 28, pages: 2, page: 1, rows: { length: 25 } });
    expect((await board({ page: 99 })).rows.at(-1)?.code).toBe(first.code);
    expect(await board({ phase: 'open' })).toMatchObject({ total: 27 });
    expect(await board({ phase: 'preparing' })).toMatchObject({
      total: 1,
      rows: [{ code: last.code, clock: { remaining: 10 } }],
    });
    expect(await board({ search: ' wibowo ' })).toMatchObject({ rows: [{ code: first.code, phase: 'cancelled' }] });
    const part = first.code.slice(3).toLowerCase();
    expect((await board({ search: part })).rows.map(({ code }) => code)).toEqual([first.code]);
    expect(await board({ search: '100%' })).toMatchObject({ total: 0, pages: 1 });
  });
});
