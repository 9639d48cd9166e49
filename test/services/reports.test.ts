/** The figures that the head of office and the treasurer answer for (docs/domain.md 16). */
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../domain/periods.ts';
import type { ServiceContext } from '../../services/context.ts';
import { newId } from '../../services/ids.ts';
import { cancelOrder } from '../../services/orders/review.ts';
import { headReport } from '../../services/reports/head_report.ts';
import { orderFigures } from '../../services/reports/order_figures.ts';
import { registerPage, registerRows } from '../../services/reports/register.ts';
import { registerTable } from '../../services/reports/register_table.ts';
import { registerTotals } from '../../services/reports/register_totals.ts';
import { revenueByMonth, revenueOf } from '../../services/reports/revenue.ts';
import { REGISTER_WORDS } from '../../admin/words/register.ts';
import { FULL_SET, dataOrder, send } from './data_order.ts';
import {
  advance,
  ask,
  CITRA,
  STAGES,
  TOTAL,
  must,
  mustAct,
  openOffice,
  orderAt,
  pageOf,
  place,
} from './orders_office.ts';
import { ADMIN, BENDAHARA, DAY, PETUGAS, PIMPINAN } from './workshop.ts';

function month(name: string) {
  const range = rangeOf(name);
  if (range === null) throw new Error(name);
  return range;
}

const NOVEMBER = month('2026-11');
const DECEMBER = month('2026-12');

async function completed(ctx: ServiceContext, placed: Awaited<ReturnType<typeof place>>) {
  mustAct(await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'confirmDelivery' }));
}

async function cancelPaid(ctx: ServiceContext, code: string) {
  const page = await pageOf(ctx, code);
  must(await cancelOrder(ctx, BENDAHARA, { ...page, reason: 'Salah pesan', money: 'Dikembalikan lewat kas negara' }));
}

describe('the orders of a period', () => {
  it('are counted where they stand, and as they were completed or cancelled in it', async () => {
    const { ctx, pass } = await openOffice();
    await place(ctx);
    const done = await orderAt(ctx, 'delivered');
    await completed(ctx, done);
    const dropped = await place(ctx);
    const page = await pageOf(ctx, dropped.code);
    must(await cancelOrder(ctx, PETUGAS, { ...page, reason: 'Tidak jadi', money: null }));
    const slow = await orderAt(ctx, 'preparing');
    pass(30 * DAY);
    for (const stage of STAGES.slice(STAGES.indexOf('prepared'))) await advance(ctx, slow, stage);
    await completed(ctx, slow);

    const november = await orderFigures(ctx, NOVEMBER);
    expect(november).toMatchObject({ placed: 4, completed: 1, cancelled: 1, onTime: 1, late: 0, uncounted: 0 });
    expect(november.byPhase).toMatchObject({ review: 1, completed: 2, cancelled: 1 });
    const december = await orderFigures(ctx, DECEMBER);
    expect(december).toMatchObject({ placed: 0, completed: 1, cancelled: 0, onTime: 0, late: 1 });
  });
});

describe('what came in', () => {
  it('is added up by kind, an order of several kinds by the lines of its invoice; of cancelled orders apart', async () => {
    const { ctx } = await openOffice();
    await orderAt(ctx, 'receipting');
    const refunded = await orderAt(ctx, 'receipting');
    await cancelPaid(ctx, refunded.code);
    const mixed = await dataOrder(ctx, [
      { kind: 'publication', pages: 120 },
      { kind: 'microdata', request: FULL_SET, size: 2_500_000 },
    ]);
    must(await send(ctx, mixed));
    const order = await ctx.db.read.order.findUniqueOrThrow({ where: { code: mixed } });
    await ctx.db.write((tx) =>
      tx.payment.create({
        data: {
          id: newId(ctx),
          orderId: order.id,
          method: 'transfer',
          amount: order.total ?? 0n,
          paidOn: '2026-11-30',
          confirmedById: 'bendahara-1',
          createdAt: new Date(ctx.now()),
        },
      }),
    );
    const revenue = await revenueOf(ctx, NOVEMBER);
    expect(revenue).toEqual({
      total: TOTAL + 130_000,
      payments: 2,
      byKind: { publication: TOTAL + 80_000, microdata: 50_000, map: 0 },
      ofCancelled: TOTAL,
    });
    expect(await revenueOf(ctx, DECEMBER)).toMatchObject({ total: 0, payments: 0, ofCancelled: 0 });
    const whole = { fromDay: '2026-01-01', toDay: '2026-12-31' };
    expect([...(await revenueByMonth(ctx, whole))]).toEqual([['2026-11', TOTAL + 130_000]]);
  });
});

describe('the register', () => {
  it('leads from invoice over billing code and NTPN to the receipt, and marks what is open', async () => {
    const { ctx } = await openOffice();
    const paid = await orderAt(ctx, 'releasing');
    const open = await orderAt(ctx, 'awaitingPayment');
    const refunded = await orderAt(ctx, 'receipting');
    await cancelPaid(ctx, refunded.code);
    await place(ctx);
    const page = await registerPage(ctx, BENDAHARA, NOVEMBER, 1);
    expect(page).toMatchObject({ ok: true, total: 3, pages: 1 });
    const rows = page.ok ? page.rows : [];
    const of = (code: string) => rows.find((row) => row.code === code);
    expect(of(paid.code)).toMatchObject({ standing: 'paid', payer: CITRA.name, kinds: ['publication'] });
    expect(of(paid.code)?.invoice?.total).toBe(TOTAL);
    expect(of(paid.code)?.billingCode).toMatch(/^\d{15}$/);
    expect(of(paid.code)?.payment).toMatchObject({ method: 'billing', amount: TOTAL });
    expect(of(paid.code)?.payment?.ntpn).toMatch(/^[A-Z0-9]{16}$/);
    expect(of(paid.code)?.receipt?.number).toMatch(/2026/);
    expect(of(open.code)).toMatchObject({ standing: 'unpaid', payment: null, receipt: null });
    expect(of(refunded.code)).toMatchObject({ standing: 'refund', receipt: null });
    const totals = await registerTotals(ctx, NOVEMBER);
    expect(totals.received.total).toBe(TOTAL);
    expect(totals.unpaid).toEqual({ orders: 1, amount: TOTAL });
    expect(totals.byDay).toEqual([{ day: '2026-11-23', payments: 1, amount: TOTAL, ofCancelled: TOTAL }]);
  });

  it('has what was invoiced before and paid in it, once', async () => {
    const { ctx, pass } = await openOffice();
    const billed = await orderAt(ctx, 'awaitingPayment');
    pass(9 * DAY);
    for (const stage of ['receipting', 'releasing'] as const) await advance(ctx, billed, stage);
    const codes: string[] = [];
    for await (const rows of registerRows(ctx, DECEMBER)) codes.push(...rows.map(({ code }) => code));
    expect(codes).toEqual([billed.code]);
    expect(await registerPage(ctx, PIMPINAN, NOVEMBER, 1)).toMatchObject({ total: 1 });
  });

  it('goes into a spreadsheet without formulas and with every digit, and that is kept in the audit log', async () => {
    const { ctx } = await openOffice();
    await orderAt(ctx, 'releasing', { ...CITRA, name: '=HYPERLINK("http://x")', institution: 'A; "B"' });
    const made = await registerTable(ctx, BENDAHARA, NOVEMBER, REGISTER_WORDS);
    const lines = made.ok ? made.table.split('\r\n') : [];
    expect(lines[0]).toBe(`\uFEFF${REGISTER_WORDS.heads.join(';')}`);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")";"A; ""B"""`);
    expect(lines[1]).toMatch(/;'\d{15};Kode billing;2026-11-23;160000;/);
    expect(lines.find((line) => line.startsWith('Jumlah diterima'))).toMatch(/;160000$/);
    const entry = await ctx.db.read.auditEntry.findFirstOrThrow({ where: { action: 'report.export' } });
    expect(entry.details).toEqual({ fromDay: '2026-11-01', toDay: '2026-11-30', rows: 1 });
  });

  it('is nobody else’s', async () => {
    const { ctx } = await openOffice();
    for (const actor of [PETUGAS, ADMIN]) {
      expect(await registerPage(ctx, actor, NOVEMBER, 1)).toEqual({ ok: false, reason: 'forbidden' });
      expect(await registerTable(ctx, actor, NOVEMBER, REGISTER_WORDS)).toEqual({ ok: false, reason: 'forbidden' });
      expect(await headReport(ctx, actor, NOVEMBER)).toEqual({ ok: false, reason: 'forbidden' });
    }
  });
});

it('the head of office sees the period beside the one before, and six months', async () => {
  const { ctx } = await openOffice();
  await orderAt(ctx, 'receipting');
  const report = await headReport(ctx, PIMPINAN, DECEMBER);
  if (!report.ok) throw new Error(report.reason);
  expect(report.before.range).toEqual(NOVEMBER);
  expect([report.now.revenue.total, report.before.revenue.total]).toEqual([0, TOTAL]);
  expect(report.months.map(({ month: name }) => name)).toEqual([
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
    '2026-11',
    '2026-12',
  ]);
  expect(report.months.map(({ placed, revenue }) => [placed, revenue])).toEqual([
    ...[0, 1, 2, 3].map(() => [0, 0]),
    [1, TOTAL],
    [0, 0],
  ]);
});
