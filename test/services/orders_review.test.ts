/** The customer's side of what is reviewed, signed and corrected: what it leaves in the rows, and what the card shows. */
import { describe, expect, it } from 'vitest';
import type { Workshop } from './workshop.ts';
import { reviewVersion } from '../../machines/conversation/flows/order_documents.ts';
import { acceptAgreement, returnAgreement, sendAgreement } from '../../services/orders/agreements.ts';
import { attachToItem } from '../../services/orders/attachments.ts';
import { answerDeliveryCorrection } from '../../services/orders/delivery.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { newsOf, pendingNews } from '../../services/orders/news.ts';
import { answerReceiptCorrection, reissueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { acceptOrder, returnOrder } from '../../services/orders/review.ts';
import { detailsOf } from '../../services/orders/timeline.ts';
import {
  REQUEST,
  approve,
  ask,
  cardOf,
  must,
  mustAct,
  newCustomer,
  openOffice,
  orderAt,
  pageOf,
  placeFor,
  placeMicrodata,
  prepareAll,
  productFile,
  uploadedFile,
} from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { BENDAHARA, PETUGAS } from './workshop.ts';

const SENT = { pages: {}, notes: [], words: null };

/** Micro data with its invoice, sample and agreement sent. */
async function dataInvoiced(): Promise<{ office: Workshop; placed: Placed }> {
  const office = await openOffice();
  const { ctx } = office;
  const placed = await placeMicrodata(ctx);
  const { code } = placed;
  must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, code)));
  await prepareAll(ctx, code);
  const item = await ctx.db.read.orderItem.findFirstOrThrow();
  const sample = { code, itemId: item.id, kind: 'sample', fileId: await productFile(ctx), replaces: null } as const;
  must(await attachToItem(ctx, PETUGAS, sample));
  must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...SENT }));
  return { office, placed };
}

async function lastDetails({ ctx }: Workshop, type: string) {
  const event = await ctx.db.read.orderEvent.findFirstOrThrow({ where: { type }, orderBy: { id: 'desc' } });
  return detailsOf(event.details);
}

async function lastNews({ ctx }: Workshop) {
  const pending = await pendingNews(ctx, 50);
  return newsOf(ctx, pending.at(-1)?.eventId ?? 0);
}

describe('what was sent for review', () => {
  it('is on the card, each part with its link', async () => {
    const { office, placed } = await dataInvoiced();
    const card = await cardOf(office.ctx, placed);
    expect(card.requests).toEqual([REQUEST]);
    expect(card.attachments).toMatchObject([
      { kind: 'sample', title: { en: 'Test micro data' }, name: 'berkas.pdf', version: 0 },
    ]);
    expect(card.agreement).toMatchObject({ version: 0, stampDuty: 10_000, state: null, returned: null, signed: null });
    const urls = [card.invoice?.url, card.attachments[0]?.url, card.agreement?.url];
    expect(urls.every((url) => url !== undefined && url !== '')).toBe(true);
    expect(new Set(urls).size).toBe(3);
    expect(card.previousTotal).toBeNull();
  });

  it('has no link before it was sent', async () => {
    const { ctx } = await openOffice();
    const placed = await placeMicrodata(ctx);
    must(await acceptOrder(ctx, PETUGAS, await pageOf(ctx, placed.code)));
    const { id } = await ctx.db.read.orderItem.findFirstOrThrow();
    const fileId = await productFile(ctx);
    must(await attachToItem(ctx, PETUGAS, { code: placed.code, itemId: id, kind: 'sample', fileId, replaces: null }));
    expect(await cardOf(ctx, placed)).toMatchObject({ attachments: [], agreement: null, invoice: null });
  });

  it('is corrected part by part, in the customer’s own words', async () => {
    const { office, placed } = await dataInvoiced();
    const { ctx } = office;
    const parts = [
      { part: 'sample', words: ' Kolom R401 kosong ' },
      { part: 'agreement', words: 'Jabatan keliru' },
    ] as const;
    const correction = { type: 'actOnOrder', code: placed.code, act: 'requestInvoiceCorrection' } as const;
    for (const none of [[], [{ part: 'invoice' as const, words: ' ' }]]) {
      expect(await ask(ctx, placed, { ...correction, parts: none })).toMatchObject({ reason: 'not_allowed' });
    }
    mustAct(await ask(ctx, placed, { ...correction, parts: [...parts] }));
    const rows = await ctx.db.read.correction.findMany({ orderBy: { part: 'desc' } });
    expect(rows).toMatchObject([
      { loop: 'invoice', part: 'sample', text: 'Kolom R401 kosong', answeredAt: null },
      { loop: 'invoice', part: 'agreement', text: 'Jabatan keliru', answeredAt: null },
    ]);
    const { itemId, fileId: replaces } = await ctx.db.read.attachment.findFirstOrThrow({ where: { kind: 'sample' } });
    const sample = { code: placed.code, itemId, kind: 'sample', fileId: await productFile(ctx), replaces } as const;
    must(await attachToItem(ctx, PETUGAS, sample));
    must(await sendAgreement(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), words: 'Sudah diperbaiki.' }));
    expect(await lastNews(office)).toMatchObject({ about: 'agreementRenewed', order: { agreement: { version: 1 } } });
    expect((await cardOf(ctx, placed)).phase).toBe('invoiced');
  });

  it('says what the invoice before was for', async () => {
    const { office, placed } = await dataInvoiced();
    const { ctx } = office;
    const before = (await cardOf(ctx, placed)).total;
    const parts = [{ part: 'invoice' as const, words: 'Mohon tarif nol' }];
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'requestInvoiceCorrection', parts }));
    const decision = { percent: 0, reason: 'Tugas akhir' };
    must(await decideReduction(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), ...decision }));
    expect(await lastNews(office)).toMatchObject({
      about: 'reductionDecided',
      order: { reduction: { waiting: false, ...decision } },
    });
    must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), ...SENT }));
    expect(await cardOf(ctx, placed)).toMatchObject({ total: 0, previousTotal: before, invoice: { version: 1 } });
  });
});

describe('an approval', () => {
  it('is of what was shown: not of an invoice or an agreement that came since', async () => {
    const { office, placed } = await dataInvoiced();
    const { ctx } = office;
    const { code } = placed;
    const command = (version: string) => ({ type: 'actOnOrder', code, act: 'approveInvoice', version }) as const;
    const version = async () => reviewVersion(await cardOf(ctx, placed));
    const parts = [{ part: 'agreement' as const, words: 'Jabatan saya keliru.' }];
    const wrong = { type: 'actOnOrder' as const, code, act: 'requestInvoiceCorrection' as const, parts };
    const first = await version();
    mustAct(await ask(ctx, placed, wrong));
    must(await sendAgreement(ctx, PETUGAS, { ...(await pageOf(ctx, code)), words: 'Sudah diperbaiki.' }));
    const second = await version();
    mustAct(await ask(ctx, placed, wrong));
    must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...SENT }));
    expect([first, second, await version()]).toEqual(['0.0.0', '0.0.1', '1.0.2']);
    for (const old of [first, second]) {
      const refusal = await ask(ctx, placed, command(old));
      expect(refusal).toMatchObject({ type: 'order.refused', reason: 'not_allowed', order: { phase: 'invoiced' } });
    }
    mustAct(await ask(ctx, placed, command(await version())));
  });
});

describe('a signed agreement', () => {
  it('is kept as it came, with its checksum on the card, until it is accepted', async () => {
    const { office, placed } = await dataInvoiced();
    const { ctx } = office;
    const { code } = placed;
    const hand = async (fileId: string) =>
      ask(ctx, placed, { type: 'actOnOrder', code, act: 'submitAgreement', fileId });
    const own = await uploadedFile(ctx, placed.conversationId);
    expect(await hand(own)).toMatchObject({ reason: 'not_allowed' });
    mustAct(await approve(ctx, placed));
    const foreign = await uploadedFile(ctx, (await newCustomer(ctx)).conversationId);
    for (const fileId of [foreign, await productFile(ctx), 'no-such-file']) {
      expect(await hand(fileId)).toMatchObject({ type: 'order.refused', reason: 'file_unusable' });
    }
    expect(await ctx.db.read.signedAgreement.count()).toBe(0);
    mustAct(await hand(own));
    const { sha256 } = await ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: own } });
    expect(await ctx.db.read.signedAgreement.findMany()).toMatchObject([
      { method: 'upload', fileId: own, status: 'waiting' },
    ]);
    expect(await lastDetails(office, 'submitAgreement')).toEqual({ fileId: own, sha256 });
    expect((await cardOf(ctx, placed)).agreement).toMatchObject({
      state: 'verifying',
      signed: { sha256, method: 'upload' },
    });

    must(await returnAgreement(ctx, PETUGAS, { ...(await pageOf(ctx, code)), words: 'Belum bermeterai.' }));
    expect((await cardOf(ctx, placed)).agreement).toMatchObject({
      state: 'awaitingSignature',
      returned: 'Belum bermeterai.',
    });
    expect(await lastNews(office)).toMatchObject({
      about: 'agreementReturned',
      order: { officerWords: 'Belum bermeterai.' },
    });
    mustAct(await hand(await uploadedFile(ctx, placed.conversationId)));
    expect((await cardOf(ctx, placed)).agreement).toMatchObject({ state: 'verifying', returned: null });
    must(await acceptAgreement(ctx, PETUGAS, await pageOf(ctx, code)));
    expect(await lastNews(office)).toMatchObject({
      about: 'agreementAccepted',
      order: { agreement: { state: 'accepted' } },
    });
  });
});

describe('a claim of payment', () => {
  it('keeps the NTPN as it was typed, and sets nothing paid', async () => {
    const office = await openOffice();
    const { ctx } = office;
    const placed = await orderAt(ctx, 'awaitingPayment');
    const claim = { type: 'actOnOrder', code: placed.code, act: 'claimPaid' } as const;
    mustAct(await ask(ctx, placed, { ...claim, ntpn: ` o1a2 ${'x'.repeat(100)}` }));
    expect(await lastDetails(office, 'claimPaid')).toEqual({ ntpn: `o1a2 ${'x'.repeat(59)}` });
    expect((await cardOf(ctx, placed)).payment).toBe('checkingClaim');
    expect(await ctx.db.read.payment.count()).toBe(0);
  });
});

describe('a correction after delivery', () => {
  async function asked(parts: ('product' | 'receipt')[]) {
    const office = await openOffice();
    const placed = await orderAt(office.ctx, 'delivered');
    const { code } = placed;
    const words = 'Nama di kuitansi dan halaman 3';
    const request = { type: 'actOnOrder', code, act: 'requestDeliveryCorrection', parts, words } as const;
    mustAct(await ask(office.ctx, placed, { ...request, parts }));
    return { office, placed, page: () => pageOf(office.ctx, code) };
  }

  it('of the receipt is the treasurer’s alone', async () => {
    const { office, placed, page } = await asked(['receipt']);
    const { ctx } = office;
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'redelivering', openParts: ['receipt'] });
    expect(await answerDeliveryCorrection(ctx, PETUGAS, { ...(await page()), words: 'Sesuai' })).toMatchObject({
      reason: 'not_allowed',
    });
    must(await answerReceiptCorrection(ctx, BENDAHARA, { ...(await page()), words: 'Nama sesuai NPWP.' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'delivered', openParts: [] });
    expect(await lastNews(office)).toMatchObject({ about: 'receiptAnswered' });
  });

  it('of both is over when both have answered, each its own part', async () => {
    const { office, placed, page } = await asked(['product', 'receipt']);
    const { ctx } = office;
    expect(await ctx.db.read.correction.findMany({ orderBy: { part: 'asc' } })).toMatchObject([
      { loop: 'delivery', part: 'product' },
      { loop: 'delivery', part: 'receipt' },
    ]);
    must(await reissueReceipt(ctx, BENDAHARA, { ...(await page()), words: 'Sudah diperbaiki.' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'redelivering', openParts: ['product'] });
    expect(await ctx.db.read.correction.findMany({ where: { answeredAt: null } })).toMatchObject([{ part: 'product' }]);
    must(await answerDeliveryCorrection(ctx, PETUGAS, { ...(await page()), words: 'Halaman 3 memang kosong.' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'delivered', openParts: [] });
  });

  it('leaves nothing when it is refused', async () => {
    const office = await openOffice();
    const { ctx } = office;
    const placed = await orderAt(ctx, 'awaitingPayment');
    const request = { type: 'actOnOrder', code: placed.code, act: 'requestDeliveryCorrection' } as const;
    const refused = await ask(ctx, placed, { ...request, parts: ['product'], words: 'Salah' });
    expect(refused).toMatchObject({ type: 'order.refused', reason: 'not_allowed' });
    expect(await ctx.db.read.correction.count()).toBe(0);
  });
});

describe('the card', () => {
  it('shows why a field of the abstraction was returned, until it is submitted again', async () => {
    const { ctx } = await openOffice();
    const placed = await placeMicrodata(ctx);
    const { code } = placed;
    const reasons = { reasons: 'Mohon dilengkapi.', fields: { purpose: 'Belum jelas.' } };
    must(await returnOrder(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...reasons }));
    expect(await cardOf(ctx, placed)).toMatchObject({
      officerWords: 'Mohon dilengkapi.',
      abstractionReturned: [{ field: 'purpose', reason: 'Belum jelas.' }],
    });
    mustAct(await ask(ctx, placed, { type: 'resubmitOrder', code }));
    expect((await cardOf(ctx, placed)).abstractionReturned).toEqual([]);
  });

  it('knows of other orders, and counts the clock net and gross', async () => {
    const office = await openOffice();
    const { ctx } = office;
    const placed = await orderAt(ctx, 'invoiced');
    expect(await cardOf(ctx, placed)).toMatchObject({ others: false, silentDays: 7, clock: { net: 0, gross: 0 } });
    await placeFor(ctx, placed.customerId);
    office.pass(3 * 86_400_000);
    expect(await cardOf(ctx, placed)).toMatchObject({ others: true, clock: { net: 0, gross: 3, paused: true } });
  });
});
