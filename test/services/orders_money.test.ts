import { describe, expect, it } from 'vitest';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { readOffice } from '../../services/office.ts';
import { enterBillingCode } from '../../services/orders/billing.ts';
import { orderDetail } from '../../services/orders/detail.ts';
import { acceptProof, confirmPayment, refuseProof, reportPaymentMissing } from '../../services/orders/payments.ts';
import { issueReceipt } from '../../services/orders/receipts.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { sendInvoice } from '../../services/orders/invoices.ts';
import { cancelOrder } from '../../services/orders/review.ts';
import { runDueTimers } from '../../services/timers.ts';
import {
  CITRA,
  TOTAL,
  approve,
  ask,
  cardOf,
  must,
  mustAct,
  nextBilling,
  openOffice,
  orderAt,
  pageOf,
  payment,
  uploadedFile,
} from './orders_office.ts';
import type { Placed } from './orders_office.ts';
import { BENDAHARA, DAY, PETUGAS } from './workshop.ts';

async function bill(ctx: ServiceContext, code: string, given: object = {}) {
  const usual = { billingCode: nextBilling(), amount: TOTAL, expiresAt: null };
  return enterBillingCode(ctx, PETUGAS, { ...(await pageOf(ctx, code)), ...usual, ...given });
}

async function confirm(ctx: ServiceContext, code: string, given: object = {}) {
  return confirmPayment(ctx, BENDAHARA, { ...(await pageOf(ctx, code)), ...payment(ctx), ...given });
}

describe('a billing code', () => {
  it('is refused for what cannot be', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'awaitingCode');
    const wrong = [
      [{ billingCode: '82026112300000A' }, 'code_characters'],
      [{ billingCode: '8202611230000' }, 'code_length'],
      [{ amount: TOTAL - 1 }, 'amount_mismatch'],
      [{ amount: TOTAL + 0.5 }, 'amount_mismatch'],
      [{ expiresAt: ctx.now() }, 'expiry_past'],
    ] as const;
    for (const [given, reason] of wrong) expect(await bill(ctx, code, given)).toMatchObject({ ok: false, reason });
    expect(await ctx.db.read.billingCode.count()).toBe(0);
  });

  it('is refused when another order has it', async () => {
    const { ctx } = await openOffice();
    const one = await orderAt(ctx, 'awaitingCode');
    const two = await orderAt(ctx, 'awaitingCode');
    const billingCode = nextBilling();
    must(await bill(ctx, one.code, { billingCode }));
    expect(
      await bill(ctx, two.code, { billingCode: ` ${billingCode.slice(0, 5)}-${billingCode.slice(5)} ` }),
    ).toMatchObject({
      reason: 'code_used',
    });
  });

  it('is good for seven days unless its sheet says otherwise, and all codes of an order are kept', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingCode');
    must(await bill(ctx, placed.code));
    expect((await cardOf(ctx, placed)).billing?.expiresAt).toBe(ctx.now() + 7 * DAY);
    must(await bill(ctx, placed.code, { expiresAt: ctx.now() + 2 * DAY, billingCode: '820261123999999' }));
    expect((await cardOf(ctx, placed)).billing).toEqual({
      code: '820261123999999',
      amount: TOTAL,
      expiresAt: ctx.now() + 2 * DAY,
    });
    const codes = await ctx.db.read.billingCode.findMany();
    expect(codes.map(({ status }) => status).toSorted()).toEqual(['active', 'replaced']);
  });

  it('ends by itself, once, and the office is asked for another', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    pass(7 * DAY - 1);
    // the reminder of its last day
    expect(await runDueTimers(ctx)).toEqual({ acted: 1, nextDueAt: ctx.now() + 1 });
    pass(1);
    expect(await runDueTimers(ctx)).toEqual({ acted: 1, nextDueAt: null });
    expect(await runDueTimers(ctx)).toEqual({ acted: 0, nextDueAt: null });
    expect(await cardOf(ctx, placed)).toMatchObject({ payment: 'awaitingCode', billing: null });
    expect(await ctx.db.read.orderEvent.findFirst({ where: { type: 'expireBillingCode' } })).toMatchObject({
      actorKind: 'system',
      notify: 'pending',
    });
  });

  it('does not end when it was replaced or paid before', async () => {
    const { ctx, pass } = await openOffice();
    const replaced = await orderAt(ctx, 'awaitingPayment');
    const paid = await orderAt(ctx, 'awaitingPayment');
    pass(6 * DAY);
    must(await bill(ctx, replaced.code));
    must(await confirm(ctx, paid.code));
    pass(2 * DAY);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    expect((await cardOf(ctx, replaced)).payment).toBe('awaitingPayment');
    pass(5 * DAY);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
  });

  it('does not end by a timer of an earlier one that comes late', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const early = await ctx.db.read.timer.findFirstOrThrow({ where: { kind: 'billing.expire' } });
    pass(DAY);
    must(await bill(ctx, placed.code));
    await ctx.db.write((tx) => tx.timer.create({ data: { ...early, id: 'late' } }));
    await ctx.db.write((tx) => tx.timer.deleteMany({ where: { kind: 'billing.remind' } }));
    pass(6 * DAY);
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 0 });
    expect((await cardOf(ctx, placed)).payment).toBe('awaitingPayment');
  });

  it('that ended in the hour it was paid still gets its payment', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const { code } = placed;
    pass(7 * DAY);
    await runDueTimers(ctx);
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn: '' }));
    must(await confirm(ctx, code));
    expect((await cardOf(ctx, placed)).phase).toBe('receipting');
    expect(await ctx.db.read.billingCode.findMany()).toMatchObject([{ status: 'paid' }]);
  });

  it('goes on after a claim that found no money, and ends in its time', async () => {
    const { ctx, pass } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const { code } = placed;
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn: '' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ payment: 'checkingClaim', billing: { amount: TOTAL } });
    pass(7 * DAY);
    expect(await runDueTimers(ctx), 'nothing ends while somebody looks').toMatchObject({ acted: 0 });
    const words = 'Belum masuk kas negara.';
    must(await reportPaymentMissing(ctx, BENDAHARA, { ...(await pageOf(ctx, code)), words }));
    expect(await cardOf(ctx, placed)).toMatchObject({ payment: 'awaitingPayment', officerWords: words });
    expect(await runDueTimers(ctx)).toMatchObject({ acted: 1 });
    expect((await cardOf(ctx, placed)).payment).toBe('awaitingCode');
  });
});

describe('a payment', () => {
  it('is refused for what cannot be, and another amount is flagged', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const wrong = [
      [{ ntpn: 'A1B2' }, 'ntpn_length'],
      [{ ntpn: 'A1B2C3D4E5F6G7H?' }, 'ntpn_characters'],
      [{ ntb: '12' }, 'ntb_invalid'],
      [{ amount: TOTAL - 1 }, 'amount_mismatch'],
      [{ amount: TOTAL + 1 }, 'amount_mismatch'],
      [{ paidOn: '2026-11-24' }, 'day_invalid'],
      // the day before the order was placed
      [{ paidOn: '2026-11-22' }, 'day_invalid'],
      [{ paidOn: '23-11-2026' }, 'day_invalid'],
    ] as const;
    for (const [given, reason] of wrong) {
      expect(await confirm(ctx, placed.code, given)).toMatchObject({ ok: false, reason });
    }
    expect((await cardOf(ctx, placed)).payment).toBe('awaitingPayment');
    expect(await ctx.db.read.auditEntry.count({ where: { action: 'order.amountMismatch' } })).toBe(2);
  });

  it('is confirmed once per NTPN, even when two orders are confirmed at once', async () => {
    const { ctx } = await openOffice();
    const orders = [await orderAt(ctx, 'awaitingPayment'), await orderAt(ctx, 'awaitingPayment')];
    const ntpn = 'A1B2C3D4E5F6G7H8';
    const outcomes = await Promise.all(orders.map(({ code }) => confirm(ctx, code, { ntpn })));
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, reason: 'ntpn_used' }]);
    expect(await ctx.db.read.payment.findMany()).toMatchObject([{ ntpn, amount: BigInt(TOTAL), method: 'billing' }]);
  });

  it('is never the customer’s word: a claim starts a check', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const { code } = placed;
    mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn: '' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ phase: 'settling', payment: 'checkingClaim', receipt: null });
  });

  it('is looked for by the newest NTPN that was told while it is checked', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingPayment');
    const { code } = placed;
    for (const ntpn of ['', 'A1B2C3D4E5F6G7H8', 'A1B2C3D4E5F6G7H9', '']) {
      mustAct(await ask(ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn }));
    }
    expect((await cardOf(ctx, placed)).payment).toBe('checkingClaim');
    const ntpn = async () =>
      (await orderDetail(ctx, BENDAHARA as Extract<Actor, { kind: 'officer' }>, code))?.claimedNtpn;
    expect(await ntpn()).toBe('A1B2C3D4E5F6G7H9');
    must(await reportPaymentMissing(ctx, BENDAHARA, { ...(await pageOf(ctx, code)), words: 'Belum masuk.' }));
    expect(await ntpn()).toBeNull();
  });

  it('binds a cancellation to the treasurer, who says what happens to the money', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'receipting');
    const page = await pageOf(ctx, placed.code);
    const reason = 'Data tidak dapat disediakan';
    expect(await cancelOrder(ctx, PETUGAS, { ...page, reason, money: 'Kembali' })).toMatchObject({
      reason: 'not_allowed',
    });
    const byCustomer = await ask(ctx, placed, { type: 'actOnOrder', code: placed.code, act: 'cancel', words: 'Batal' });
    expect(byCustomer.type).toBe('order.refused');
    expect(await cancelOrder(ctx, BENDAHARA, { ...page, reason, money: ' ' })).toMatchObject({
      reason: 'money_missing',
    });
    expect(await cancelOrder(ctx, BENDAHARA, { ...page, reason: '', money: 'x' })).toMatchObject({
      reason: 'words_missing',
    });
    must(await cancelOrder(ctx, BENDAHARA, { ...page, reason, money: 'Pengembalian lewat KPPN' }));
    expect(await cardOf(ctx, placed)).toMatchObject({
      phase: 'cancelled',
      cancelReason: reason,
      officerWords: 'Pengembalian lewat KPPN',
    });
  });
});

describe('a payer abroad', () => {
  const abroad = { ...CITRA, country: 'AU' };
  const proof = (placed: Placed, fileId: string) =>
    ({ type: 'actOnOrder', code: placed.code, act: 'submitProof', fileId }) as const;

  it('pays by transfer, and the treasurer verifies the proof', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingCode', abroad);
    const { code } = placed;
    expect(await cardOf(ctx, placed)).toMatchObject({ payment: 'awaitingProof', acts: ['cancel', 'submitProof'] });

    mustAct(await ask(ctx, placed, proof(placed, await uploadedFile(ctx, placed.conversationId))));
    must(await refuseProof(ctx, BENDAHARA, { ...(await pageOf(ctx, code)), words: 'Tidak terbaca.' }));
    expect(await cardOf(ctx, placed)).toMatchObject({ payment: 'awaitingProof', officerWords: 'Tidak terbaca.' });

    mustAct(await ask(ctx, placed, proof(placed, await uploadedFile(ctx, placed.conversationId))));
    const paid = { amount: TOTAL, paidOn: '2026-11-23' };
    const page = await pageOf(ctx, code);
    expect(await acceptProof(ctx, PETUGAS, { ...page, ...paid })).toMatchObject({ reason: 'not_allowed' });
    expect(await acceptProof(ctx, BENDAHARA, { ...page, ...paid, amount: 1 })).toMatchObject({
      reason: 'amount_mismatch',
    });
    must(await acceptProof(ctx, BENDAHARA, { ...page, ...paid }));
    expect((await cardOf(ctx, placed)).phase).toBe('receipting');
    const proofs = await ctx.db.read.paymentProof.findMany();
    expect(proofs.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused']);
  });

  it.each(['id', 'en'] as const)(
    'is told on the invoice where to transfer, and nowhere else (%s)',
    async (language) => {
      const { ctx } = await openOffice();
      const { code } = await orderAt(ctx, 'prepared', abroad);
      await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { language } }));
      must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, code)), pages: {}, notes: [], words: null }));
      const { content } = await ctx.db.read.document.findFirstOrThrow({ where: { kind: 'invoice' } });
      const { notes } = content as { notes: string[] };
      const { bank } = await readOffice(ctx);
      const only = expect.stringMatching(language === 'id' ? /^Transfer hanya ke/ : /^Transfer only to/);
      expect(notes).toEqual(expect.arrayContaining([bank[language], only, bank.id]));
      expect(notes.length).toBe(language === 'id' ? 2 : 4);
      expect(notes.join()).not.toContain('kode billing');
    },
  );

  it('cannot hand in a file that came from somebody else, or that does not exist', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'awaitingCode', abroad);
    const other = await orderAt(ctx, 'review', abroad);
    for (const fileId of [await uploadedFile(ctx, other.conversationId), 'no such file']) {
      const refusal = { type: 'order.refused', reason: 'file_unusable', order: { payment: 'awaitingProof' } };
      expect(await ask(ctx, placed, proof(placed, fileId))).toMatchObject(refusal);
    }
  });
});

describe('an order at Rp0', () => {
  it('needs no payment, and still has an invoice and a receipt', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'prepared');
    const { code } = placed;
    const reason = 'Surat permohonan Nol Rupiah disetujui';
    must(await decideReduction(ctx, PETUGAS, { ...(await pageOf(ctx, code)), percent: 0, reason }));
    const sent = { ...(await pageOf(ctx, code)), pages: {}, notes: [], words: null };
    must(await sendInvoice(ctx, PETUGAS, sent));
    expect(await cardOf(ctx, placed)).toMatchObject({
      total: 0,
      invoice: { total: 0, lines: [{ amount: 0 }, { amount: 0 }] },
    });
    mustAct(await approve(ctx, placed));
    expect((await cardOf(ctx, placed)).phase).toBe('receipting');
    must(await issueReceipt(ctx, BENDAHARA, await pageOf(ctx, code)));
    expect((await cardOf(ctx, placed)).phase).toBe('releasing');
  });

  it('is never reduced to what is no percentage', async () => {
    const { ctx } = await openOffice();
    const { code } = await orderAt(ctx, 'prepared');
    const page = await pageOf(ctx, code);
    for (const percent of [-1, 101, 33.333, Number.NaN]) {
      const decided = await decideReduction(ctx, PETUGAS, { ...page, percent, reason: 'x' });
      expect(decided).toMatchObject({ reason: 'percent_invalid' });
    }
  });

  it('may be charged in part, rounded half up per line', async () => {
    const { ctx } = await openOffice();
    const placed = await orderAt(ctx, 'prepared');
    const page = await pageOf(ctx, placed.code);
    must(await decideReduction(ctx, PETUGAS, { ...page, percent: 12.5, reason: 'Mahasiswa' }));
    must(await sendInvoice(ctx, PETUGAS, { ...(await pageOf(ctx, placed.code)), pages: {}, notes: [], words: null }));
    expect((await cardOf(ctx, placed)).invoice?.lines.map(({ amount }) => amount)).toEqual([13_750, 6_250]);
  });
});
