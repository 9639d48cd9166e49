/** Micro data on the officers' side: reading and returning the abstraction, samples, the request for less than the tariff. */
import { expect, it } from 'vitest';
import { attachToItem } from '../../services/orders/attachments.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { previewNews } from '../../services/orders/preview.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder, returnOrder } from '../../services/orders/review.ts';
import { tasksFor } from '../../services/orders/tasks.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import {
  ABSTRACTION,
  REQUEST,
  cardOf,
  must,
  openOffice,
  pageOf,
  place,
  placeMicrodata,
  productFile,
  uploadedFile,
} from './orders_office.ts';
import { ADMIN, BENDAHARA, DAY, PETUGAS, PIMPINAN } from './workshop.ts';

type Officer = Extract<Actor, { kind: 'officer' }>;

async function detailOf(ctx: ServiceContext, actor: Actor, code: string) {
  const detail = await orderDetail(ctx, actor as Officer, code);
  if (detail === null) throw new Error('no such order');
  return detail;
}

it('shows the abstraction to who verifies it and who is responsible, and writes that down once a day', async () => {
  const { ctx, pass } = await openOffice();
  const { code } = await placeMicrodata(ctx);
  const stored = await ctx.db.read.order.findFirstOrThrow();
  expect(JSON.stringify(stored.abstraction)).not.toContain('Pekerja');
  for (const actor of [PETUGAS, PETUGAS, PIMPINAN]) {
    const detail = await detailOf(ctx, actor, code);
    expect(detail.abstraction).toEqual(ABSTRACTION);
    expect(detail.party).toMatchObject({ position: 'Mahasiswa' });
  }
  for (const actor of [BENDAHARA, ADMIN]) expect((await detailOf(ctx, actor, code)).abstraction).toBeNull();
  const readings = () => ctx.db.read.auditEntry.count({ where: { action: 'order.readAbstraction' } });
  expect(await readings()).toBe(2);
  pass(DAY);
  await detailOf(ctx, PETUGAS, code);
  expect(await readings()).toBe(3);
  expect((await detailOf(ctx, PETUGAS, code)).items).toMatchObject([{ request: REQUEST, attachments: [] }]);
});

it('is returned with reasons per field, or in words, but not with nothing; the preview is what arrives', async () => {
  const { ctx } = await openOffice();
  const placed = await placeMicrodata(ctx);
  const { code } = placed;
  const page = await pageOf(ctx, code);
  expect(await returnOrder(ctx, PETUGAS, { ...page, reasons: ' ', fields: { title: '  ' } })).toMatchObject({
    reason: 'words_missing',
  });
  const fields = { method: 'Sebutkan modelnya.', title: 'Terlalu umum.' };
  const preview = await previewNews(ctx, PETUGAS, { code, act: 'return', words: null, fields });
  must(await returnOrder(ctx, PETUGAS, { ...page, reasons: '', fields }));
  const [event] = await pendingNews(ctx, 1);
  const news = await newsOf(ctx, event?.eventId ?? 0);
  expect(news).toEqual(preview);
  expect(news?.order.abstractionReturned).toEqual([
    { field: 'title', reason: 'Terlalu umum.' },
    { field: 'method', reason: 'Sebutkan modelnya.' },
  ]);
  expect(await ctx.db.read.orderEvent.findFirst({ where: { type: 'return' } })).toMatchObject({ details: { fields } });
});

it('has fields to be returned only where an abstraction was written', async () => {
  const { ctx } = await openOffice();
  const { code } = await place(ctx);
  const given = { reasons: '', fields: { title: 'Terlalu umum.' } };
  expect(await returnOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...given })).toMatchObject({
    reason: 'words_missing',
  });
  must(await returnOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...given, reasons: 'Instansi belum diisi.' }));
  expect(await ctx.db.read.orderEvent.findFirst({ where: { type: 'return' } })).toMatchObject({
    details: { fields: {} },
  });
});

it('has its invoice only with file and sample, and once the request for less is decided', async () => {
  const { ctx } = await openOffice();
  const { code } = await placeMicrodata(ctx, { reduction: { reason: 'Skripsi', fileId: null } });
  must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
  const asks = async () => (await tasksFor(ctx, 'petugas')).tasks[0]?.asks;
  const invoice = async () =>
    sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), pages: {}, bytes: {}, notes: [], words: null });
  const [item] = (await detailOf(ctx, PETUGAS, code)).items;
  const itemId = item?.id ?? '';
  expect(await asks()).toEqual(['prepare', 'attachSample', 'decideReduction']);
  must(await prepareItem(ctx, PETUGAS, { code, itemId, fileId: await productFile(ctx), replaces: null }));
  expect(await asks()).toEqual(['attachSample', 'decideReduction']);
  const sample = { code, itemId, kind: 'sample' as const, replaces: null };
  must(await attachToItem(ctx, PETUGAS, { ...sample, fileId: await productFile(ctx) }));
  expect(await asks()).toEqual(['decideReduction']);
  expect(await invoice()).toMatchObject({ ok: false, reason: 'not_allowed' });
  must(await decideReduction(ctx, PETUGAS, { ...(await pageOf(ctx, code)), percent: 0, reason: 'Mahasiswa' }));
  expect(await ctx.db.read.reductionRequest.findMany()).toMatchObject([
    { status: 'decided', decidedAt: new Date(ctx.now()) },
  ]);
  expect(await asks()).toEqual(['sendInvoice']);
  expect(await invoice()).toMatchObject({ ok: true });
});

it('keeps every version of a sample, and refuses who did not see the newest', async () => {
  const { ctx } = await openOffice();
  const placed = await placeMicrodata(ctx);
  const { code } = placed;
  const [item] = (await detailOf(ctx, PETUGAS, code)).items;
  const itemId = item?.id ?? '';
  const attach = (kind: 'sample' | 'layout', fileId: string, replaces: string | null, actor: Actor = PETUGAS) =>
    attachToItem(ctx, actor, { code, itemId, kind, fileId, replaces });
  const first = await productFile(ctx);
  expect(await attach('sample', first, null), 'not accepted yet').toMatchObject({ reason: 'not_allowed' });
  must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
  expect(await attach('sample', first, null, BENDAHARA)).toMatchObject({ reason: 'not_allowed' });
  expect(await attach('sample', await uploadedFile(ctx, placed.conversationId), null)).toMatchObject({
    reason: 'file_unusable',
  });
  expect(await attach('sample', first, null)).toMatchObject({ ok: true, version: 0 });
  const second = await productFile(ctx);
  expect(await attach('sample', second, null)).toMatchObject({
    reason: 'conflict',
    since: [{ type: 'attach', details: { kind: 'sample', version: 0 } }],
  });
  expect(await attach('layout', await productFile(ctx), null), 'another kind').toMatchObject({ ok: true, version: 0 });
  expect(await attach('sample', second, first)).toMatchObject({ ok: true, version: 1 });
  const shown = (await detailOf(ctx, PETUGAS, code)).items[0]?.attachments;
  expect(shown?.map(({ kind, version, status, file }) => [kind, version, status, file.id])).toEqual([
    ['sample', 0, 'superseded', first],
    ['sample', 1, 'current', second],
    ['layout', 0, 'current', expect.any(String)],
  ]);
  expect((await cardOf(ctx, placed)).attachments, 'nothing goes out before the invoice').toEqual([]);
});
