import { describe, expect, it } from 'vitest';
import type { OrderInput } from '../../machines/conversation/effects.ts';
import { readProfile, saveProfile } from '../../services/customers.ts';
import { customerAct, orderCard } from '../../services/orders/customer.ts';
import type { CustomerCommand } from '../../services/orders/customer.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { placeOrders } from '../../services/orders/place.ts';
import type { PlaceInput } from '../../services/orders/place.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import { lookLink, useLink } from '../../services/links.ts';
import {
  CITRA,
  CODES,
  TOTAL,
  ask,
  cardOf,
  must,
  mustAct,
  newCustomer,
  openOffice,
  orderAt,
  pageOf,
  place,
  placeFor,
} from './orders_office.ts';
import { DAY, PETUGAS } from './workshop.ts';

describe('registration', () => {
  const company = {
    ...CITRA,
    segment: 'private_company',
    institution: 'PT Maju',
    npwp: '0012345678901000',
    npwpDeclaredActive: true,
  } as const;

  it('keeps a company’s tax number encrypted', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx, company);
    expect(await readProfile(ctx, customerId)).toEqual(company);
    const row = await ctx.db.read.customer.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('12345678901');
    expect(await readProfile(ctx, 'nobody')).toBeNull();
  });

  it('keeps no tax number of anybody else, not even one that was there', async () => {
    const { ctx } = await openOffice();
    const { conversationId, customerId } = await newCustomer(ctx, company);
    const student = { ...company, segment: 'research_education' } as const;
    const saved = await ctx.db.write((tx) => saveProfile(ctx, tx, conversationId, student));
    const kept = { ...student, npwp: null, npwpDeclaredActive: false };
    expect(saved).toEqual({ customerId, profile: kept, confirmed: false });
    expect(await ctx.db.read.customer.findMany()).toMatchObject([{ npwpCipher: null, segment: 'research_education' }]);
    expect(await ctx.db.read.consent.findMany()).toMatchObject([
      { conversationId, given: true, textVersion: '2026-11' },
    ]);
  });
});

describe('placing an order', () => {
  const basket = (codes: readonly string[]): OrderInput[] => [
    { lines: codes.map((code) => ({ code, request: null })), abstraction: null, party: null, agreementTerms: null },
  ];
  const usual = {
    language: 'id',
    orders: basket(CODES),
    termsVersion: '1',
    expectedTotal: TOTAL,
    reduction: null,
  } as const;

  it.each([
    ['another total than the summary showed', { expectedTotal: TOTAL - 1 }, 'price_changed'],
    ['a product that is gone', { orders: basket(['UJI-250', 'UJI-0']) }, 'product_gone'],
    ['a kind that the office does not sell', { orders: basket(['MIKRO-SUSENAS-KOR-2025']) }, 'product_gone'],
    ['an empty basket', { orders: basket([]), expectedTotal: 0 }, 'product_gone'],
    ['somebody who is not registered', { customerId: null }, 'not_registered'],
  ])('refuses %s', async (_what, given, reason) => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const input: PlaceInput = { customerId, ...usual, ...given };
    expect(await ctx.db.write((tx) => placeOrders(ctx, tx, input))).toEqual({ type: 'order.notPlaced', reason });
    expect(await ctx.db.read.order.count()).toBe(0);
  });

  it('refuses on a day without a tariff', async () => {
    const { ctx, pass } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    pass(Date.UTC(2023, 5, 1) - ctx.now());
    const placed = await ctx.db.write((tx) => placeOrders(ctx, tx, { customerId, ...usual }));
    expect(placed).toEqual({ type: 'order.notPlaced', reason: 'no_tariff' });
  });

  it('draws another code when one is taken', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const { random } = ctx;
    let draws = 0;
    // the first two order codes are made from the same bytes
    ctx.random = (count) => (count === 6 && (draws += 1) <= 2 ? new Uint8Array(6).fill(7) : random(count));
    const codes = [await placeFor(ctx, customerId), await placeFor(ctx, customerId)];
    expect(new Set(codes).size).toBe(2);
    expect(codes.every((code) => /^GP-[A-Z2-9]{6}$/.test(code))).toBe(true);
  });
});

describe('another customer’s order', () => {
  it('does not exist', async () => {
    const { ctx } = await openOffice();
    const theirs = await orderAt(ctx, 'invoiced');
    const me = await newCustomer(ctx);
    const { code } = theirs;
    const before = await ctx.db.read.order.findFirst();
    const commands: CustomerCommand[] = [
      { type: 'actOnOrder', code, act: 'approveInvoice', version: '0' },
      { type: 'actOnOrder', code, act: 'cancel', words: 'Batal' },
      { type: 'actOnOrder', code, act: 'requestInvoiceCorrection', parts: [{ part: 'invoice', words: 'Salah' }] },
      { type: 'rateOrder', code, stars: 1, comment: null },
      { type: 'renewLinks', code },
    ];
    for (const command of commands) {
      for (const asker of [me, { customerId: null }]) {
        const chat = { customerId: asker.customerId, conversationId: me.conversationId, channel: 'web' };
        const result = await ctx.db.write((tx) => customerAct(ctx, tx, chat, command));
        expect(result).toEqual({ type: 'order.refused', order: null, reason: 'not_allowed' });
      }
    }
    expect(await orderCard(ctx, ctx.db.read, me.customerId, code)).toBeNull();
    expect(await orderCard(ctx, ctx.db.read, null, code)).toBeNull();
    expect(await ctx.db.read.order.findFirst()).toEqual(before);
  });
});

describe('links', () => {
  it('that ended are renewed, and living ones keep their address', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const { code } = placed;
    const first = await cardOf(ctx, placed);
    mustAct(await ask(ctx, placed, { type: 'renewLinks', code }));
    expect(await cardOf(ctx, placed)).toEqual(first);

    pass(15 * DAY);
    const tokenOf = (url = '') => url.split('/').at(-1) ?? '';
    expect(await lookLink(ctx, tokenOf(first.products[0]?.url))).toEqual({ ok: false, reason: 'expired' });
    const { revision } = await ctx.db.read.order.findFirstOrThrow();
    const renewed = await ask(ctx, placed, { type: 'renewLinks', code });
    if (renewed.type !== 'order.acted') throw new Error('refused');
    expect(renewed.order.invoice).toEqual(first.invoice);
    expect(renewed.order.products.map(({ url }) => url)).not.toEqual(first.products.map(({ url }) => url));
    expect(await useLink(ctx, tokenOf(renewed.order.products[0]?.url))).toMatchObject({ ok: true });
    expect((await ctx.db.read.order.findFirstOrThrow()).revision, 'nobody’s page is out of date').toBe(revision);
  });

  it('to products are not there before the release, however prepared they are', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'releasing');
    mustAct(await ask(ctx, placed, { type: 'renewLinks', code: placed.code }));
    expect((await cardOf(ctx, placed)).products).toEqual([]);
    const products = await ctx.db.read.orderItem.findMany();
    const linked = await ctx.db.read.downloadLink.findMany();
    expect(linked.filter((link) => products.some(({ fileId }) => fileId === link.fileId))).toEqual([]);
  });
});

describe('news', () => {
  it('waits for a customer who has no chat, and is not told twice', async () => {
    const { ctx } = await openOffice();
    const placed = await place(ctx);
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, placed.code)));
    const [pending] = await pendingNews(ctx, 10);
    expect(pending?.customerId).toBe(placed.customerId);
    const eventId = pending?.eventId ?? 0;
    expect(await newsOf(ctx, eventId)).toMatchObject({
      about: 'accepted',
      order: { code: placed.code, phase: 'preparing' },
    });

    await ctx.db.write((tx) => tx.conversation.updateMany({ data: { customerId: null } }));
    expect(await pendingNews(ctx, 10)).toEqual([]);
    await ctx.db.write((tx) => tx.orderEvent.update({ where: { id: eventId }, data: { notify: 'told' } }));
    expect(await newsOf(ctx, eventId)).toBeNull();
    expect(await newsOf(ctx, 12_345)).toBeNull();
  });

  it('tells what officers did, never what the customer did', async () => {
    const { ctx } = await openOffice();
    const placed = await place(ctx);
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'cancel', words: 'Batal' }));
    expect(await pendingNews(ctx, 10)).toEqual([]);
  });
});
