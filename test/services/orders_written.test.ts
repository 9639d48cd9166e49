import { describe, expect, it } from 'vitest';
import { ABSTRACTION_LENGTH } from '../../domain/abstraction.ts';
import type { Abstraction } from '../../domain/abstraction.ts';
import type { CustomerCommand } from '../../services/orders/customer.ts';
import { discardUnusedUploads } from '../../services/files.ts';
import { abstractionOf, readAbstraction } from '../../services/orders/abstraction.ts';
import { acceptOrder } from '../../services/orders/review.ts';
import {
  ABSTRACTION,
  ask,
  cardOf,
  must,
  newCustomer,
  openOffice,
  pageOf,
  place,
  placeMicrodata,
  uploadedFile,
} from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { standAt } from '../bots/standing.ts';
import { PETUGAS } from './workshop.ts';

async function openOrder() {
  const { ctx } = await openOffice();
  return { ctx, placed: await placeMicrodata(ctx) };
}

const revising = ({ code }: Placed, abstraction: Abstraction): CustomerCommand => ({
  type: 'actOnOrder',
  code,
  act: 'reviseAbstraction',
  abstraction,
});

const changed = (change: Abstraction['fields']): Abstraction => ({
  ...ABSTRACTION,
  fields: { ...ABSTRACTION.fields, ...change },
});

describe('the abstraction of an order', () => {
  it('is read by its customer alone, and encrypted in its row', async () => {
    const { ctx, placed } = await openOrder();
    const other = await newCustomer(ctx);
    expect(await abstractionOf(ctx, ctx.db.read, placed.customerId, placed.code)).toEqual(ABSTRACTION);
    for (const [customerId, code] of [
      [other.customerId, placed.code],
      [null, placed.code],
      [placed.customerId, 'GP-NONE22'],
    ] as const)
      expect(await abstractionOf(ctx, ctx.db.read, customerId, code)).toBeNull();
    const row = await ctx.db.read.order.findUniqueOrThrow({ where: { code: placed.code } });
    expect(row.abstraction).not.toContain('Pengangguran');
    expect(readAbstraction(ctx, null)).toBeNull();
  });

  it('is revised as a whole before the accept; the timeline names the fields and nothing else', async () => {
    const { ctx, placed } = await openOrder();
    const after = changed({ purpose: 'Tesis rahasia.', access: 'Dua orang' });
    expect(await ask(ctx, placed, revising(placed, after))).toMatchObject({
      type: 'order.acted',
      act: 'reviseAbstraction',
      order: { phase: 'review' },
    });
    expect(await abstractionOf(ctx, ctx.db.read, placed.customerId, placed.code)).toEqual(after);
    const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type: 'reviseAbstraction' } });
    expect([event.details, event.notify]).toEqual([{ fields: ['purpose', 'access'] }, 'none']);
  });

  it.each<[string, Abstraction]>([
    ['a part is missing', changed({ method: ' ' })],
    ['the statement was not made', { ...ABSTRACTION, statement: false }],
    ['a part is too long', changed({ method: 'x'.repeat(ABSTRACTION_LENGTH + 1) })],
    ['there is something else in it', { ...ABSTRACTION, nik: '3601' } as Abstraction],
  ])('is not taken when %s', async (_, abstraction) => {
    const { ctx, placed } = await openOrder();
    const before = await pageOf(ctx, placed.code);
    expect(await ask(ctx, placed, revising(placed, abstraction))).toMatchObject({ reason: 'not_allowed' });
    expect(await pageOf(ctx, placed.code)).toEqual(before);
    expect(await abstractionOf(ctx, ctx.db.read, placed.customerId, placed.code)).toEqual(ABSTRACTION);
  });

  it('is not revised once the officer accepted, nor for publications, nor by anybody else', async () => {
    const { ctx, placed } = await openOrder();
    const publications = await place(ctx);
    const other = await newCustomer(ctx);
    expect(await ask(ctx, publications, revising(publications, ABSTRACTION))).toMatchObject({ reason: 'not_allowed' });
    expect(await ask(ctx, other, revising(placed, changed({ title: 'X' })))).toMatchObject({
      type: 'order.refused',
      order: null,
    });
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, placed.code)));
    expect(await ask(ctx, placed, revising(placed, changed({ title: 'X' })))).toMatchObject({ reason: 'not_allowed' });
    expect(await abstractionOf(ctx, ctx.db.read, placed.customerId, placed.code)).toEqual(ABSTRACTION);
  });

  it('may be a file from the customer’s own chat, which is then kept', async () => {
    const { ctx, placed } = await openOrder();
    const other = await newCustomer(ctx);
    const filed = (id: string): Abstraction => ({
      fields: { title: 'T' },
      file: { id, name: 'abstraksi.pdf' },
      statement: true,
    });
    for (const id of [await uploadedFile(ctx, other.conversationId), 'nothing'])
      expect(await ask(ctx, placed, revising(placed, filed(id)))).toMatchObject({ reason: 'file_unusable' });
    const own = await uploadedFile(ctx, placed.conversationId);
    expect(await ask(ctx, placed, revising(placed, filed(own)))).toMatchObject({ type: 'order.acted' });
    const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type: 'reviseAbstraction' } });
    expect(event.details).toMatchObject({ fields: expect.arrayContaining(['file']) as unknown });
    await standAt(ctx, 'menu', {}, placed.conversationId);
    await discardUnusedUploads(ctx);
    expect(await ctx.db.read.storedFile.count({ where: { id: own } })).toBe(1);
  });
});

describe('a request for Rp0 or a reduction', () => {
  const asking = ({ code }: Placed, reason: string, fileId: string | null = null): CustomerCommand => ({
    type: 'actOnOrder',
    code,
    act: 'requestReduction',
    reason,
    fileId,
  });

  it('waits for the officer; another takes its place and keeps the letter', async () => {
    const { ctx, placed } = await openOrder();
    const letter = await uploadedFile(ctx, placed.conversationId);
    expect(await ask(ctx, placed, asking(placed, ' Skripsi '))).toMatchObject({
      act: 'requestReduction',
      order: { reduction: { waiting: true, asked: 'Skripsi', letter: false } },
    });
    expect(await ask(ctx, placed, asking(placed, 'Skripsi', letter))).toMatchObject({ act: 'requestReduction' });
    expect(await ask(ctx, placed, asking(placed, 'Skripsi, lengkap'))).toMatchObject({ type: 'order.acted' });
    const requests = await ctx.db.read.reductionRequest.findMany();
    expect(requests).toMatchObject([{ reason: 'Skripsi, lengkap', fileId: letter, status: 'waiting' }]);
    const card = { waiting: true, asked: 'Skripsi, lengkap', letter: true, percent: null };
    expect((await cardOf(ctx, placed)).reduction).toMatchObject(card);
    await standAt(ctx, 'menu', {}, placed.conversationId);
    await discardUnusedUploads(ctx);
    expect(await ctx.db.read.storedFile.count({ where: { id: letter } })).toBe(1);
  });

  it('needs a reason, a letter of one’s own if any, and an order that has no invoice yet', async () => {
    const { ctx, placed } = await openOrder();
    const other = await newCustomer(ctx);
    const theirs = await uploadedFile(ctx, other.conversationId);
    expect(await ask(ctx, placed, asking(placed, ' '))).toMatchObject({ reason: 'not_allowed' });
    expect(await ask(ctx, placed, asking(placed, 'Skripsi', theirs))).toMatchObject({ reason: 'file_unusable' });
    expect(await ask(ctx, other, asking(placed, 'Skripsi'))).toMatchObject({ order: null });
    await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'cancel', words: '' });
    expect(await ask(ctx, placed, asking(placed, 'Skripsi'))).toMatchObject({ reason: 'not_allowed' });
    expect(await ctx.db.read.reductionRequest.count()).toBe(0);
  });
});
