/** Placing micro data and maps: with what an officer reviews, split or not, and with a request for a reduction. */
import { describe, expect, it } from 'vitest';
import type { OrderInput } from '../../machines/conversation/effects.ts';
import { agreementClauses } from '../../services/clauses.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { placeOrders } from '../../services/orders/place.ts';
import type { PlaceInput } from '../../services/orders/place.ts';
import {
  ABSTRACTION,
  CODES,
  MICRODATA,
  newCustomer,
  openOffice,
  REQUEST,
  TOTAL,
  uploadedFile,
} from './orders_office.ts';
import { ADMIN } from './workshop.ts';

/** As the example office has them: built in. */
const CLAUSES = agreementClauses({ agreement: { clauses: [], stampDuty: 10_000 } }).version;

const PUBLICATIONS: OrderInput = {
  lines: CODES.map((code) => ({ code, request: null })),
  abstraction: null,
  party: null,
  agreementTerms: null,
};
const DATA: OrderInput = {
  lines: [{ code: MICRODATA, request: REQUEST }],
  abstraction: ABSTRACTION,
  party: { position: 'Mahasiswa', address: 'Jl. Contoh 1, Serang' },
  agreementTerms: CLAUSES,
};

const USUAL = { language: 'id', termsVersion: 'terms-1/0', expectedTotal: 0, reduction: null } as const;

function place(ctx: ServiceContext, input: Omit<PlaceInput, keyof typeof USUAL> & Partial<PlaceInput>) {
  return ctx.db.write((tx) => placeOrders(ctx, tx, { ...USUAL, ...input }));
}

describe('an order of micro data', () => {
  it('keeps the request, and what was written encrypted', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const placed = await place(ctx, { customerId, orders: [DATA] });
    expect(placed).toMatchObject({ type: 'order.placed', orders: [{ total: 0, unpriced: true }], serviceDays: 10 });
    const order = await ctx.db.read.order.findFirstOrThrow({ include: { items: true, reductions: true } });
    expect(order).toMatchObject({ agreementTerms: CLAUSES, items: [{ request: REQUEST }], reductions: [] });
    expect(JSON.stringify(order)).not.toMatch(/Pekerja muda|Mahasiswa/);
    expect(JSON.parse(ctx.vault.decrypt(order.abstraction ?? ''))).toEqual(ABSTRACTION);
    expect(JSON.parse(ctx.vault.decrypt(order.party ?? ''))).toEqual(DATA.party);
  });

  it.each<[string, Partial<OrderInput>]>([
    ['the abstraction', { abstraction: null }],
    ['a field of it', { abstraction: { ...ABSTRACTION, fields: { ...ABSTRACTION.fields, method: ' ' } } }],
    ['the statement', { abstraction: { ...ABSTRACTION, statement: false } }],
    ['the party', { party: null }],
    ['the address of the party', { party: { position: 'Mahasiswa', address: '  ' } }],
    ['the agreement to the clauses', { agreementTerms: null }],
  ])('is not placed without %s, nor are the publications with it', async (_what, missing) => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const orders = [PUBLICATIONS, { ...DATA, ...missing }];
    expect(await place(ctx, { customerId, orders, expectedTotal: TOTAL })).toEqual({
      type: 'order.notPlaced',
      reason: 'abstraction_missing',
    });
    expect(await ctx.db.read.order.count()).toBe(0);
  });

  it('is not placed with a file that is not theirs, and says which', async () => {
    const { ctx } = await openOffice();
    const { customerId, conversationId } = await newCustomer(ctx);
    const filed = (id: string) => ({ ...DATA, abstraction: { ...ABSTRACTION, file: { id, name: 'a.pdf' } } });
    const foreign = await uploadedFile(ctx, (await newCustomer(ctx)).conversationId);
    for (const id of ['gone', foreign]) {
      const refusal = { type: 'order.notPlaced', reason: 'abstraction_file_unusable' };
      expect(await place(ctx, { customerId, orders: [filed(id)] })).toEqual(refusal);
    }
    expect(await ctx.db.read.order.count()).toBe(0);
    const own = filed(await uploadedFile(ctx, conversationId));
    expect(await place(ctx, { customerId, orders: [own] })).toMatchObject({ type: 'order.placed' });
  });

  it('is not placed on other clauses than the office has today', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const refused = { type: 'order.notPlaced', reason: 'clauses_changed' };
    expect(await place(ctx, { customerId, orders: [{ ...DATA, agreementTerms: 'built-in-0' }] })).toEqual(refused);
    const { agreement } = await readOffice(ctx);
    const clauses = [{ id: 'Pasal baru.', en: 'A new clause.' }];
    await saveOfficeTopic(ctx, ADMIN, 'agreement', { ...agreement, clauses });
    expect(await place(ctx, { customerId, orders: [DATA] })).toEqual(refused);
    const agreementTerms = agreementClauses(await readOffice(ctx)).version;
    expect(await place(ctx, { customerId, orders: [{ ...DATA, agreementTerms }] })).toMatchObject({
      type: 'order.placed',
    });
  });

  it('is not placed for what the product does not offer', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const lines = [{ code: MICRODATA, request: { ...REQUEST, level: 'desa' } }];
    const placed = await place(ctx, { customerId, orders: [{ ...DATA, lines }] });
    expect(placed).toEqual({ type: 'order.notPlaced', reason: 'product_gone' });
  });
});

describe('a split basket', () => {
  it('becomes two orders, publications without abstraction', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const orders = [{ ...PUBLICATIONS, abstraction: ABSTRACTION }, DATA];
    const placed = await place(ctx, { customerId, orders, expectedTotal: TOTAL });
    expect(placed).toMatchObject({
      orders: [
        { total: TOTAL, unpriced: false },
        { total: 0, unpriced: true },
      ],
    });
    const rows = await ctx.db.read.order.findMany({
      // those without come last on one engine and first on the other
      orderBy: { agreementTerms: { sort: 'asc', nulls: 'first' } },
      include: { items: true, events: true },
    });
    expect(rows.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(rows.map(({ abstraction }) => abstraction === null)).toEqual([true, false]);
    expect(rows.map(({ events }) => events.map(({ type }) => type))).toEqual([['placed'], ['placed']]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2);
  });

  it('is kept together where that was wanted', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const lines = [...PUBLICATIONS.lines, ...DATA.lines];
    const placed = await place(ctx, { customerId, orders: [{ ...DATA, lines }], expectedTotal: TOTAL });
    expect(placed).toMatchObject({ orders: [{ total: TOTAL, unpriced: true }] });
    expect(await ctx.db.read.orderItem.count()).toBe(3);
  });
});

describe('a request for Rp0 or a reduction', () => {
  it('waits with every order, together with its letter', async () => {
    const { ctx } = await openOffice();
    const { customerId, conversationId } = await newCustomer(ctx);
    const fileId = await uploadedFile(ctx, conversationId);
    const reduction = { reason: 'Skripsi', fileId };
    await place(ctx, { customerId, orders: [PUBLICATIONS, DATA], expectedTotal: TOTAL, reduction });
    const asked = await ctx.db.read.reductionRequest.findMany();
    expect(asked).toMatchObject([
      { reason: 'Skripsi', fileId, status: 'waiting', decidedAt: null },
      { reason: 'Skripsi', fileId, status: 'waiting', decidedAt: null },
    ]);
    expect(new Set(asked.map(({ orderId }) => orderId)).size).toBe(2);
  });

  it('does not take a letter of somebody else', async () => {
    const { ctx } = await openOffice();
    const { customerId } = await newCustomer(ctx);
    const fileId = await uploadedFile(ctx, (await newCustomer(ctx)).conversationId);
    const reduction = { reason: 'Skripsi', fileId };
    expect(await place(ctx, { customerId, orders: [DATA], reduction })).toEqual({
      type: 'order.notPlaced',
      reason: 'letter_unusable',
    });
    expect(await place(ctx, { customerId, orders: [DATA], reduction: { reason: ' ', fileId: null } })).toEqual({
      type: 'order.notPlaced',
      reason: 'reduction_reason_missing',
    });
    expect(await ctx.db.read.order.count()).toBe(0);
  });
});
