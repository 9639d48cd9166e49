import type { DeliveryPart } from '../../domain/abstraction.ts';
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { readFileBytes } from '../../services/files.ts';
import { useLink } from '../../services/links.ts';
import { listOrders } from '../../services/orders/customer.ts';
import { answerDeliveryCorrection, releaseAgain } from '../../services/orders/delivery.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { answerInvoiceCorrection, draftInvoice, sendInvoice } from '../../services/orders/invoices.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { reissueReceipt } from '../../services/orders/receipts.ts';
import { returnOrder } from '../../services/orders/review.ts';
import { verifyDocument } from '../../services/verification.ts';
import { readPdf, squeeze, wordsOf } from '../documents/read_pdf.ts';
import { TOTAL, ask, cardOf, must, mustAct, openOffice, orderAt, pageOf, place, prepareAll } from './orders_office.ts';
import { BENDAHARA, PETUGAS } from './workshop.ts';

/** What the customers would be told now, oldest first. */
async function toldNow(ctx: ServiceContext): Promise<string[]> {
  const news = await Promise.all((await pendingNews(ctx, 50)).map(({ eventId }) => newsOf(ctx, eventId)));
  return news.map((one) => one?.about ?? 'nothing');
}

describe('an order of two publications', () => {
  it('goes from the first question to the rating, and both sides see the same', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const { code } = placed;
    const invoiceLinks = await ctx.db.read.downloadLink.findMany({ orderBy: { id: 'asc' }, distinct: ['fileId'] });
    expect(await ctx.db.read.downloadLink.count(), 'a living link serves to the end').toBe(invoiceLinks.length);
    expect(await toldNow(ctx)).toEqual(['accepted', 'invoiced', 'billingCode', 'paid', 'delivered']);

    const card = await cardOf(ctx, placed);
    expect(card).toMatchObject({
      code,
      phase: 'delivered',
      total: TOTAL,
      billing: null,
      officerWords: null,
      rated: false,
    });
    expect(card.invoice).toMatchObject({ number: 'B-001/36000/HM.340/2026', version: 0, total: TOTAL });
    expect(card.invoice?.lines.map(({ amount }) => amount)).toEqual([110_000, 50_000]);
    expect(card.receipt?.number).toMatch(/^B-002\//);
    expect(card.products.map(({ title }) => title.en)).toEqual(['Publication UJI-250', 'Publication UJI-36']);
    expect(card.acts).toEqual(['confirmDelivery', 'requestDeliveryCorrection']);
    expect(await cardOf(ctx, placed), 'addresses of links stay').toEqual(card);

    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'confirmDelivery' }));
    mustAct(await ask(ctx, placed, { type: 'rateOrder', code, stars: 5, comment: 'Cepat!' }));
    const twice = await ask(ctx, placed, { type: 'rateOrder', code, stars: 1, comment: null });
    expect(twice).toMatchObject({ type: 'order.refused', reason: 'not_allowed', order: { rated: true, acts: [] } });

    const detail = await orderDetail(
      ctx,
      { ...BENDAHARA, kind: 'officer', role: 'bendahara', id: 'b', name: 'B' },
      code,
    );
    expect(detail?.timeline.map(({ type }) => type)).toEqual([
      'placed',
      'accept',
      'prepare',
      'prepare',
      'sendInvoice',
      'approveInvoice',
      'enterBillingCode',
      'confirmPayment',
      'issueReceipt',
      'release',
      'confirmDelivery',
      'rate',
    ]);
    expect(detail?.timeline.map(({ actorName }) => actorName)).toContain('Citra Pelanggan');
    expect(detail?.revision).toBe(detail?.timeline.length);
    expect(detail).toMatchObject({ rating: { stars: 5, comment: 'Cepat!' }, acts: [], turn: { closed: true } });
    expect(detail?.billingCodes).toMatchObject([{ amount: TOTAL, status: 'paid' }]);
  });

  it('puts invoice, receipt and products behind links that can be used, and the documents can be verified', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const card = await cardOf(ctx, placed);
    const urls = [card.invoice?.url, card.receipt?.url, ...card.products.map(({ url }) => url)];
    const files: Buffer[] = [];
    for (const url of urls) {
      const used = await useLink(ctx, url?.split('/').at(-1) ?? '');
      if (!used.ok) throw new Error(used.reason);
      expect(used.orderCode).toBe(placed.code);
      files.push((await readFileBytes(ctx, used.file.id)) ?? Buffer.of());
    }
    const [invoice = Buffer.of(), receipt = Buffer.of()] = files;
    const { pages, links } = await readPdf(new Uint8Array(invoice));
    expect(wordsOf(pages)).toContain(squeeze('Seratus Enam Puluh Ribu Rupiah'));
    expect(wordsOf(pages)).toContain('PP13/2024');
    expect(wordsOf((await readPdf(new Uint8Array(receipt))).pages)).toContain(
      squeeze(card.invoice?.number ?? 'no invoice'),
    );

    const verifyCode = links.find((link) => link.includes('/verifikasi/'))?.split('/verifikasi/')[1] ?? '';
    const verified = await verifyDocument(ctx, verifyCode.toLowerCase().replaceAll('-', ' '));
    expect(verified).toEqual({
      kind: 'invoice',
      number: card.invoice?.number,
      version: 0,
      issuedOn: '2026-11-23',
      officeName: expect.any(String),
      status: 'current',
      supersededBy: null,
      cancelled: false,
      amount: TOTAL,
      recipient: 'C*** P***',
    });
    expect(await verifyDocument(ctx, 'AAAA-AAAA-AAAA')).toBeNull();
  });

  it('has drafts that can be printed and are no documents', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'prepared');
    const drafted = await draftInvoice(ctx, { code: placed.code, pages: {}, notes: ['Catatan'] });
    if (!drafted.ok) throw new Error(drafted.reason);
    const { pages, links } = await readPdf(await ctx.renderer.render(drafted.draft.content));
    expect(wordsOf(pages)).toContain('RANCANGAN');
    expect(links, 'there is nothing to verify yet').toEqual([]);
    expect(await ctx.db.read.letterNumber.count()).toBe(0);
  });

  it('is returned with the officer’s words, and resubmitted', async () => {
    const { ctx } = await openOffice();
    const placed = await place(ctx);
    must(await returnOrder(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), reasons: ' Lengkapi instansi. ' }));
    const returned = await cardOf(ctx, placed);
    expect(returned).toMatchObject({
      phase: 'returned',
      officerWords: 'Lengkapi instansi.',
      acts: ['resubmit', 'requestReduction', 'cancel'],
    });
    mustAct(await ask(ctx, placed, { type: 'resubmitOrder', code: placed.code }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'review', clock: null });
  });

  it('is corrected by words, and by a new version that supersedes the old', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'invoiced');
    const { code } = placed;
    const correct = (words: string) =>
      ask(ctx, placed, {
        type: 'actOnOrder',
        code,
        act: 'requestInvoiceCorrection',
        parts: [{ part: 'invoice', words }],
      });
    const first = await cardOf(ctx, placed);

    mustAct(await correct('Kok mahal?'));
    must(await answerInvoiceCorrection(ctx, PETUGAS, { ...(await pageOf(ctx, code)), words: 'Sesuai PP 13/2024.' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'invoiced', officerWords: 'Sesuai PP 13/2024.' });

    pass(1000);
    mustAct(await correct('Halamannya hanya 200.'));
    const items = await ctx.db.read.orderItem.findMany({ orderBy: { position: 'asc' } });
    const pages = { [items[0]?.id ?? '']: 200 };
    const draft = await draftInvoice(ctx, { code, pages, notes: [] });
    expect(draft).toMatchObject({
      ok: true,
      draft: { version: 1, content: { total: 145_000, supersedes: first.invoice?.number } },
    });
    const page = await pageOf(ctx, code);
    const sent = await sendInvoice(ctx, PETUGAS, {
      ...page,
      pages,
      notes: ['Halaman diperbaiki.'],
      words: 'Benar, terima kasih.',
    });
    expect(sent).toMatchObject({ ok: true, version: 1, number: 'B-002/36000/HM.340/2026' });

    const card = await cardOf(ctx, placed);
    expect(card).toMatchObject({
      total: 145_000,
      officerWords: 'Benar, terima kasih.',
      invoice: { version: 1, total: 145_000 },
    });
    const old = await ctx.db.read.document.findFirstOrThrow({ where: { version: 0 } });
    expect(await verifyDocument(ctx, old.verifyCode)).toMatchObject({
      status: 'superseded',
      supersededBy: 'B-002/36000/HM.340/2026 (R1)',
    });
    expect(await useLink(ctx, first.invoice?.url.split('/').at(-1) ?? '')).toEqual({ ok: false, reason: 'expired' });
    expect(await ctx.db.read.correction.findMany({ orderBy: { createdAt: 'asc' } })).toMatchObject([
      { loop: 'invoice', text: 'Kok mahal?', answer: 'Sesuai PP 13/2024.' },
      { loop: 'invoice', text: 'Halamannya hanya 200.', answer: 'Benar, terima kasih.' },
    ]);
  });

  it('is delivered again in three ways after a request for correction', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'delivered');
    const { code } = placed;
    const complain = async (words: string, part: DeliveryPart = 'product') => {
      mustAct(
        await ask(ctx, placed, {
          type: 'actOnOrder',
          code,
          act: 'requestDeliveryCorrection',
          parts: [part],
          words,
        }),
      );
      return pageOf(ctx, code);
    };
    const before = await cardOf(ctx, placed);

    must(
      await answerDeliveryCorrection(ctx, PETUGAS, { ...(await complain('Gambar buram')), words: 'Aslinya begitu.' }),
    );
    expect((await cardOf(ctx, placed)).products, 'nothing was delivered anew').toEqual(before.products);

    await complain('Salah berkas');
    await prepareAll(ctx, code);
    must(await releaseAgain(ctx, PETUGAS, { ...(await pageOf(ctx, code)), words: 'Sudah diganti.' }));
    const again = await cardOf(ctx, placed);
    expect(again).toMatchObject({ phase: 'delivered', officerWords: 'Sudah diganti.' });
    expect(again.products.map(({ url }) => url)).not.toEqual(before.products.map(({ url }) => url));

    const receipt = await reissueReceipt(ctx, BENDAHARA, {
      ...(await complain('Nama keliru', 'receipt')),
      words: 'Kuitansi diperbaiki.',
    });
    expect(receipt).toMatchObject({ ok: true, version: 1 });
    const last = await cardOf(ctx, placed);
    expect(last).toMatchObject({ phase: 'delivered', receipt: { number: receipt.ok ? receipt.number : '' } });
    expect(last.products).toHaveLength(2);
    expect((await toldNow(ctx)).slice(-3)).toEqual(['deliveryAnswered', 'delivered', 'receiptCorrected']);
  });

  it('is listed with the open ones first', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'releasing');
    pass(1000);
    const other = await place(ctx);
    mustAct(await ask(ctx, other, { type: 'actOnOrder', code: other.code, act: 'cancel', words: 'Tidak jadi' }));
    expect(await listOrders(ctx.db.read, placed.customerId)).toEqual([
      {
        code: placed.code,
        phase: 'releasing',
        payment: null,
        title: { id: 'Publikasi UJI-250', en: 'Publication UJI-250' },
        more: 1,
      },
    ]);
    expect(await listOrders(ctx.db.read, other.customerId)).toMatchObject([{ code: other.code, phase: 'cancelled' }]);
    expect(await listOrders(ctx.db.read, null)).toEqual([]);
    expect(await cardOf(ctx, other)).toMatchObject({ cancelReason: 'Tidak jadi', acts: [], clock: null });
  });
});
