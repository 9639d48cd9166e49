/** Receipts and their corrections, and what the public page says of documents (R19, R22; docs/domain.md 5). */
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { newId } from '../../services/ids.ts';
import { makeLink } from '../../services/links.ts';
import { releaseAgain } from '../../services/orders/delivery.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { prepareItem } from '../../services/orders/prepare.ts';
import { answerReceiptCorrection, draftReceipt, issueReceipt, reissueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { asJson } from '../../services/orders/rows.ts';
import { startOrder } from '../../machines/order/life.ts';
import { verifyDocument } from '../../services/verification.ts';
import { customerDoes, dataOrder, onPage, openDataOffice } from './data_order.ts';
import type { DataItem } from './data_order.ts';
import { productFile } from './orders_office.ts';
import { BENDAHARA, PETUGAS } from './workshop.ts';

const BOOKS: DataItem[] = [{ kind: 'publication', pages: 36 }];

/** An order of Rp0 that was invoiced and approved: its receipt is what comes next. */
async function atReceipting(ctx: ServiceContext): Promise<string> {
  const code = await dataOrder(ctx, BOOKS);
  await decideReduction(ctx, PETUGAS, { ...(await onPage(ctx, code)), percent: 0, reason: 'Nol rupiah' });
  await sendInvoice(ctx, PETUGAS, { ...(await onPage(ctx, code)), pages: {}, notes: [], words: null });
  await customerDoes(ctx, code, 'approveInvoice');
  return code;
}

const LOOPS = [
  { part: 'product', text: 'Halaman 3 kosong' },
  { part: 'receipt', text: 'Nama saya salah' },
];

/** Delivered, and the customer has asked for both to be corrected. */
async function atRedelivering(ctx: ServiceContext): Promise<string> {
  const code = await atReceipting(ctx);
  expect(await issueReceipt(ctx, BENDAHARA, await onPage(ctx, code))).toMatchObject({ ok: true });
  const { id: orderId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  const createdAt = new Date(ctx.now());
  const value = { redelivering: { product: 'open', receipt: 'open' } };
  await ctx.db.write(async (tx) => {
    for (const asked of LOOPS) {
      await tx.correction.create({ data: { id: newId(ctx), orderId, loop: 'delivery', createdAt, ...asked } });
    }
    const machine = asJson({ ...startOrder(), value });
    await tx.order.update({ where: { id: orderId }, data: { phase: 'redelivering', machine } });
  });
  return code;
}

const documentsOf = (ctx: ServiceContext, kind: 'invoice' | 'receipt') =>
  ctx.db.read.document.findMany({ where: { kind }, orderBy: { version: 'asc' } });

const answersOf = async (ctx: ServiceContext) => {
  const rows = await ctx.db.read.correction.findMany();
  return Object.fromEntries(rows.map(({ part, answer }) => [part, answer]));
};

describe('a receipt', () => {
  it('is made for Rp0 as well', async () => {
    const { ctx } = await openDataOffice();
    const code = await atReceipting(ctx);
    const draft = await draftReceipt(ctx, BENDAHARA, code);
    expect(draft).toMatchObject({
      draft: { content: { amount: 0, amountInWords: 'Nol Rupiah', payment: { method: 'none' }, verifyUrl: null } },
    });
    expect(await issueReceipt(ctx, PETUGAS, await onPage(ctx, code))).toMatchObject({ reason: 'not_allowed' });
    expect(await issueReceipt(ctx, BENDAHARA, await onPage(ctx, code))).toMatchObject({ ok: true, version: 0 });
    expect(await documentsOf(ctx, 'receipt')).toMatchObject([{ total: 0n, status: 'current' }]);
  });

  it('is corrected as a new version with its own number; both verify, and the old one names the new', async () => {
    const { ctx } = await openDataOffice();
    const code = await atRedelivering(ctx);
    const { customerId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    await ctx.db.write((tx) => tx.customer.update({ where: { id: customerId }, data: { name: 'Citra Dewi' } }));
    const page = { ...(await onPage(ctx, code)), words: 'Namanya sudah diperbaiki.', buyer: 'now' as const };
    expect(await reissueReceipt(ctx, BENDAHARA, page)).toMatchObject({ ok: true, version: 1 });

    const [old, renewed] = await documentsOf(ctx, 'receipt');
    if (!old || !renewed) throw new Error('two receipts were expected');
    expect(old.number).not.toBe(renewed.number);
    expect([old.status, renewed.status]).toEqual(['superseded', 'current']);
    expect(renewed.content).toMatchObject({ supersedes: old.number, customer: { name: 'Citra Dewi' } });
    expect(await verifyDocument(ctx, old.verifyCode)).toMatchObject({
      status: 'superseded',
      supersededBy: `${renewed.number} (R1)`,
    });
    expect(await verifyDocument(ctx, renewed.verifyCode.toLowerCase())).toMatchObject({
      status: 'current',
      supersededBy: null,
      version: 1,
    });
    expect(await answersOf(ctx), 'the product is the officer’s to answer').toEqual({
      product: null,
      receipt: 'Namanya sudah diperbaiki.',
    });
  });

  it('that is corrected gives no new links to the products', async () => {
    const { ctx, pass } = await openDataOffice();
    const code = await atRedelivering(ctx);
    const { id: orderId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    const item = await ctx.db.read.orderItem.findFirstOrThrow();
    const ended = { orderId, fileId: item.fileId ?? '', expiresAt: ctx.now() + 1_000, maxUses: 1 };
    await ctx.db.write((tx) => makeLink(tx, ctx, ended));
    pass(2_000);
    await reissueReceipt(ctx, BENDAHARA, { ...(await onPage(ctx, code)), words: 'Diperbaiki.' });
    expect(await ctx.db.read.downloadLink.count({ where: { fileId: ended.fileId } })).toBe(1);
  });

  it('that is corrected while another file is being prepared leaves the customer the file they have', async () => {
    const { ctx } = await openDataOffice();
    const code = await atRedelivering(ctx);
    const { id: orderId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    const { id: itemId, fileId } = await ctx.db.read.orderItem.findFirstOrThrow();
    const given = { orderId, fileId: fileId ?? '', expiresAt: ctx.now() + 1_000, maxUses: 5 };
    await ctx.db.write((tx) => makeLink(tx, ctx, given));
    const mended = await productFile(ctx);
    expect(await prepareItem(ctx, PETUGAS, { code, itemId, fileId: mended, replaces: fileId })).toMatchObject({
      ok: true,
    });
    await reissueReceipt(ctx, BENDAHARA, { ...(await onPage(ctx, code)), words: 'Diperbaiki.' });
    const living = async () => {
      const where = { fileId: { in: [given.fileId, mended] }, expiresAt: { gt: new Date(ctx.now()) } };
      return (await ctx.db.read.downloadLink.findMany({ where })).map((link) => link.fileId);
    };
    expect(await living()).toEqual([given.fileId]);
    const words = { words: 'Halaman 3 sudah terisi.', sameFiles: false };
    expect(await releaseAgain(ctx, PETUGAS, { ...(await onPage(ctx, code)), ...words })).toMatchObject({ ok: true });
    expect(await living()).toEqual([mended]);
  });

  it('that is right is answered in words, and stays in force', async () => {
    const { ctx } = await openDataOffice();
    const code = await atRedelivering(ctx);
    const page = await onPage(ctx, code);
    const words = 'Namanya sesuai pendaftaran.';
    expect(await answerReceiptCorrection(ctx, BENDAHARA, { ...page, words: '' })).toMatchObject({
      reason: 'words_missing',
    });
    expect(await answerReceiptCorrection(ctx, PETUGAS, { ...page, words })).toMatchObject({ reason: 'not_allowed' });
    expect(await answerReceiptCorrection(ctx, BENDAHARA, { ...page, words })).toMatchObject({ ok: true });
    expect(await answersOf(ctx)).toEqual({ product: null, receipt: words });
    expect(await documentsOf(ctx, 'receipt')).toHaveLength(1);
  });

  it('does not follow a customer who moved abroad', async () => {
    const { ctx } = await openDataOffice();
    const code = await atRedelivering(ctx);
    const { customerId } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
    await ctx.db.write((tx) => tx.customer.update({ where: { id: customerId }, data: { country: 'NL' } }));
    const page = { ...(await onPage(ctx, code)), words: 'Diperbaiki.' };
    const refusal = { ok: false, reason: 'buyer_country' };
    expect(await reissueReceipt(ctx, BENDAHARA, { ...page, buyer: 'now' })).toMatchObject(refusal);
    expect(await draftReceipt(ctx, BENDAHARA, code, 'now')).toMatchObject(refusal);
    expect(await reissueReceipt(ctx, BENDAHARA, page)).toMatchObject({ ok: true });
  });
});

describe('verification', () => {
  it('says of a cancelled order that its papers are no longer good', async () => {
    const { ctx } = await openDataOffice();
    const region = { code: '3602', name: 'Kabupaten Lebak' };
    const code = await dataOrder(ctx, [{ kind: 'map', request: { kind: 'map', level: 'desa', regions: [region] } }]);
    await sendInvoice(ctx, PETUGAS, { ...(await onPage(ctx, code)), pages: {}, notes: [], words: null });
    const documents = await ctx.db.read.document.findMany();
    expect(documents.map(({ kind }) => kind).toSorted()).toEqual(['agreement', 'invoice']);
    for (const cancelled of [false, true]) {
      if (cancelled) await customerDoes(ctx, code, 'cancel');
      for (const { verifyCode, kind, number } of documents) {
        expect(await verifyDocument(ctx, verifyCode)).toMatchObject({ kind, number, status: 'current', cancelled });
      }
    }
  });
});
