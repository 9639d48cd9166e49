import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { acceptOrder, cancelOrder, returnOrder } from '../../services/orders/review.ts';
import { TOTAL, must, nextBilling, openOffice, orderAt, pageOf, place, productFile } from './orders_office.ts';
import { BENDAHARA, PETUGAS } from './workshop.ts';

const OTHER = { ...PETUGAS, id: 'petugas-2', name: 'Oka Petugas' } as const;

/** Everything an invoice is, or nothing of it. */
async function traces(ctx: ServiceContext) {
  const folders = readdirSync(ctx.filesDir, { recursive: true, withFileTypes: true });
  return {
    documents: await ctx.db.read.document.count(),
    recorded: await ctx.db.read.storedFile.count({ where: { purpose: 'document' } }),
    onDisk: folders.filter((entry) => entry.isFile()).length - (await ctx.db.read.storedFile.count()),
    links: await ctx.db.read.downloadLink.count(),
    numbers: (await ctx.db.read.letterNumber.findMany({ orderBy: { sequence: 'asc' } })).map(({ number }) => number),
  };
}

const NOTHING = { pages: {}, notes: [], words: null };

describe('two officers at once', () => {
  it('tells the second what the first did', async () => {
    const { ctx } = await openOffice();
    const { code } = await place(ctx);
    const page = await pageOf(ctx, code);
    must(await acceptOrder(ctx, OTHER, page));
    const second = await returnOrder(ctx, PETUGAS, { ...page, reasons: 'Kurang lengkap' });
    expect(second).toMatchObject({
      ok: false,
      reason: 'conflict',
      since: [{ type: 'accept', actorKind: 'officer', actorName: 'Oka Petugas', at: ctx.now() }],
    });
    expect(await ctx.db.read.order.findFirst()).toMatchObject({ phase: 'preparing', revision: 2 });
  });

  it('tells the officer that the customer was faster', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'invoiced');
    const refused = await acceptOrder(ctx, PETUGAS, { code, revision: 1 });
    expect(refused.ok ? [] : refused.since.map(({ type }) => type)).toEqual([
      'accept',
      'prepare',
      'prepare',
      'sendInvoice',
    ]);
  });

  it('lets exactly one of ten identical acts through', async () => {
    const { ctx } = await openOffice();
    const { code } = await place(ctx);
    const page = await pageOf(ctx, code);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => acceptOrder(ctx, PETUGAS, page)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await ctx.db.read.orderEvent.count({ where: { type: 'accept' } })).toBe(1);
  });

  it('refuses a long upload only when this very item got another file meanwhile', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'preparing');
    const [one, two] = await ctx.db.read.orderItem.findMany({ orderBy: { position: 'asc' } });
    const attach = async (itemId = '', replaces: string | null = null) =>
      prepareItem(ctx, PETUGAS, { code, itemId, fileId: await productFile(ctx), replaces });
    must(await attach(one?.id));
    must(await attach(two?.id));
    expect(await attach(one?.id)).toMatchObject({ reason: 'conflict', since: [{ type: 'prepare' }] });
    expect(await attach('another order’s item')).toMatchObject({ reason: 'not_found' });
    const invoiceFile = await prepareItem(ctx, PETUGAS, {
      code,
      itemId: one?.id ?? '',
      fileId: 'none',
      replaces: null,
    });
    expect(invoiceFile).toMatchObject({ ok: false });
  });
});

describe('an invoice that is being made', () => {
  it('is sent once when two officers send it at once, and takes one number', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'prepared');
    const page = await pageOf(ctx, code);
    const outcomes = await Promise.all([
      sendInvoice(ctx, PETUGAS, { ...page, ...NOTHING }),
      sendInvoice(ctx, OTHER, { ...page, ...NOTHING }),
    ]);
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'conflict', since: [{ type: 'sendInvoice' }] });
    expect(await traces(ctx)).toEqual({
      documents: 1,
      recorded: 1,
      onDisk: 0,
      links: 1,
      numbers: ['B-001/36000/HM.340/2026'],
    });
  });

  it('leaves nothing behind when the order moves on while the PDF is made, and the chats do not wait', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'prepared');
    const page = await pageOf(ctx, code);
    const { render } = ctx.renderer;
    ctx.renderer.render = async (content) => {
      // somebody else's write goes through while the document is being made
      must(await cancelOrder(ctx, OTHER, { ...page, reason: 'Pelanggan menelepon', money: null }));
      return render(content);
    };
    const sent = await sendInvoice(ctx, PETUGAS, { ...page, ...NOTHING });
    expect(sent).toMatchObject({ ok: false, reason: 'conflict', since: [{ type: 'cancel' }] });
    // the number stays reserved for this document: the gap explains itself
    expect(await traces(ctx)).toMatchObject({ documents: 0, recorded: 0, onDisk: 0, links: 0 });
    const order = await ctx.db.read.order.findFirstOrThrow();
    expect(order).toMatchObject({ phase: 'cancelled', total: null });
    expect(await ctx.db.read.letterNumber.findMany()).toMatchObject([{ documentId: `${order.id}-invoice-0-2026` }]);
  });

  it('takes the same number again after a failure, so that failures make no gaps', async () => {
    const { ctx } = await openOffice();
    const first = await orderAt(ctx, 'prepared');
    const { render } = ctx.renderer;
    ctx.renderer.render = () => Promise.reject(new Error('the printer is on fire'));
    const page = { ...(await pageOf(ctx, first.code)), ...NOTHING };
    await expect(sendInvoice(ctx, PETUGAS, page)).rejects.toThrow('on fire');
    await expect(sendInvoice(ctx, PETUGAS, page)).rejects.toThrow('on fire');
    ctx.renderer.render = render;
    const second = await orderAt(ctx, 'invoiced');
    expect(await sendInvoice(ctx, PETUGAS, page)).toMatchObject({ ok: true, number: 'B-001/36000/HM.340/2026' });
    const issued = await ctx.db.read.document.findMany({ include: { order: true }, orderBy: { number: 'asc' } });
    expect(issued.map(({ number, order }) => [number.slice(0, 5), order.code])).toEqual([
      ['B-001', first.code],
      ['B-002', second.code],
    ]);
    expect(await traces(ctx)).toMatchObject({ onDisk: 0 });
  });

  it('numbers many invoices at once without gaps and without repeats', async () => {
    const { ctx } = await openOffice();
    const placed = await Promise.all(Array.from({ length: 12 }, () => orderAt(ctx, 'prepared')));
    const sent = await Promise.all(
      placed.map(async ({ code }) => sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...NOTHING })),
    );
    const numbers = sent.map((one) => (one.ok ? one.number : one.reason)).toSorted();
    const expected = Array.from({ length: 12 }, (_, at) => `B-${String(at + 1).padStart(3, '0')}/36000/HM.340/2026`);
    expect(numbers).toEqual(expected);
  });

  it('begins each year at one', async () => {
    const { ctx, pass } = await openOffice();
    await orderAt(ctx, 'invoiced');
    // 31 December 2026, 16:59 UTC is 23:59 WIB: still the old year in the office
    pass(Date.UTC(2026, 11, 31, 16, 59) - ctx.now());
    const old = await orderAt(ctx, 'invoiced');
    pass(120_000);
    const fresh = await orderAt(ctx, 'invoiced');
    const numberOf = async (code: string) =>
      (await ctx.db.read.document.findFirstOrThrow({ where: { order: { code } } })).number;
    expect([await numberOf(old.code), await numberOf(fresh.code)]).toEqual([
      'B-002/36000/HM.340/2026',
      'B-001/36000/HM.340/2027',
    ]);
  });
});

it('keeps one event for every revision, whatever is refused in between', async () => {
  const { ctx } = await openOffice();
  const { code } = await orderAt(ctx, 'awaitingCode');
  const page = await pageOf(ctx, code);
  const bill = { billingCode: nextBilling(), amount: TOTAL, expiresAt: null };
  expect(await enterBillingCode(ctx, BENDAHARA, { ...page, ...bill, amount: TOTAL + 1 })).toMatchObject({ ok: false });
  expect(await acceptOrder(ctx, PETUGAS, page)).toMatchObject({ reason: 'not_allowed' });
  must(await enterBillingCode(ctx, BENDAHARA, { ...page, ...bill }));
  const order = await ctx.db.read.order.findFirstOrThrow({ include: { events: true } });
  expect(order.events).toHaveLength(order.revision);
});
