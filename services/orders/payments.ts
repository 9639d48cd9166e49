/** Money that came in: by NTPN at home, by transfer and proof from abroad (docs/domain.md 2.9-10, 5). */
import { dayOf, isDay } from '../../domain/days.ts';
import { parseNtb, parseNtpn } from '../../domain/payment.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { actOnOrder, judge } from './acts.ts';
import { resumeBilling } from './billing.ts';
import { wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { isTotal } from './rows.ts';
import type { OrderWithFacts } from './rows.ts';

export interface NtpnInput {
  /** 16 letters and digits as typed; nothing is corrected (docs/domain.md 5) */
  ntpn: string;
  /** null or '': not given */
  ntb: string | null;
  /** rupiah that came in */
  amount: number;
  /** 'YYYY-MM-DD', from the day of the order to today */
  paidOn: string;
  /** the code it came in under; left out: the one in force, or else the newest */
  billingCodeId?: string | undefined;
}

export type NtpnRefusal =
  'ntpn_characters' | 'ntpn_length' | 'ntpn_used' | 'ntb_invalid' | 'amount_mismatch' | 'day_invalid';

/** Sets the order paid by the state treasury's own number; a screenshot or a claim never does (docs/domain.md 2.10). */
export async function confirmPayment(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & NtpnInput,
): Promise<OrderOutcome<Done, NtpnRefusal>> {
  const parsed = parseNtpn(page.ntpn);
  if (!parsed.ok) return refused(`ntpn_${parsed.reason}`);
  const ntb = (page.ntb ?? '').trim() === '' ? null : parseNtb(page.ntb ?? '');
  if (ntb?.ok === false) return refused('ntb_invalid');
  const { ntpn } = parsed;
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code: page.code, revision: page.revision, actor, act: 'confirmPayment' });
    if (!judged.ok) return judged;
    if (!(await canBePaidOn(ctx, judged.order, page.paidOn))) return refused('day_invalid');
    if (await tx.payment.findUnique({ where: { ntpn } })) return refused('ntpn_used');
    if (!(await amountAgrees(ctx, tx, actor, judged.order, page.amount))) return refused('amount_mismatch');
    return pay(ctx, tx, actor, page, 'confirmPayment', { method: 'billing', ntpn, ntb: ntb?.value ?? null });
  });
}

/** Nothing has come in for what the customer said was paid: their turn again. */
export async function reportPaymentMissing(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act: 'reportPaymentMissing', details: { words } });
    if (!acted.ok) return acted;
    await resumeBilling(ctx, tx, acted.order.id);
    return { ok: true, revision: acted.revision };
  });
}

/** The treasurer found the transfer from abroad; bank fees are the payer's, so the amount is the invoice's (B11, R18). */
export async function acceptProof(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { amount: number; paidOn: string },
): Promise<OrderOutcome<Done, 'amount_mismatch' | 'day_invalid'>> {
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, { code: page.code, revision: page.revision, actor, act: 'acceptProof' });
    if (!judged.ok) return judged;
    if (!(await canBePaidOn(ctx, judged.order, page.paidOn))) return refused('day_invalid');
    if (!(await amountAgrees(ctx, tx, actor, judged.order, page.amount))) return refused('amount_mismatch');
    const paid = await pay(ctx, tx, actor, page, 'acceptProof', { method: 'transfer', ntpn: null, ntb: null });
    if (paid.ok) await decideProofs(ctx, tx, actor, judged.order.id, { status: 'accepted', reason: null });
    return paid;
  });
}

export async function refuseProof(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { words: string },
): Promise<OrderOutcome<Done, 'words_missing'>> {
  const words = wordsOf(page.words);
  if (words === null) return refused('words_missing');
  const { code, revision } = page;
  return ctx.db.write(async (tx) => {
    const acted = await actOnOrder(ctx, tx, { code, revision, actor, act: 'refuseProof', details: { words } });
    if (!acted.ok) return acted;
    await decideProofs(ctx, tx, actor, acted.order.id, { status: 'refused', reason: words });
    return { ok: true, revision: acted.revision };
  });
}

async function pay(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  page: OnPage & { amount: number; paidOn: string; billingCodeId?: string | undefined },
  act: 'confirmPayment' | 'acceptProof',
  by: { method: 'billing' | 'transfer'; ntpn: string | null; ntb: string | null },
): Promise<OrderOutcome<Done>> {
  const { code, revision, amount, paidOn } = page;
  const acted = await actOnOrder(ctx, tx, { code, revision, actor, act, details: { ...by, amount, paidOn } });
  if (!acted.ok) return acted;
  const orderId = acted.order.id;
  await tx.payment.create({
    data: {
      id: newId(ctx),
      orderId,
      ...by,
      amount: BigInt(amount),
      paidOn,
      confirmedById: actor.kind === 'officer' ? actor.id : '',
      createdAt: new Date(ctx.now()),
    },
  });
  if (act === 'confirmPayment') await settleBillingCode(tx, orderId, page.billingCodeId);
  return { ok: true, revision: acted.revision };
}

/** The code that the money came in under, which the receipt names: an older one may still have been payable. */
async function settleBillingCode(tx: Tx, orderId: string, id: string | undefined): Promise<void> {
  const codes = await tx.billingCode.findMany({ where: { orderId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  const paid = codes.find((code) => code.id === id) ?? codes.find(({ status }) => status === 'active') ?? codes[0];
  if (paid) await tx.billingCode.update({ where: { id: paid.id }, data: { status: 'paid' } });
}

/** Another amount than the invoice's is never booked; that somebody tried stays in the audit log. */
async function amountAgrees(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  order: OrderWithFacts,
  amount: number,
): Promise<boolean> {
  if (isTotal(order, amount)) return true;
  await audit(tx, ctx, actor, 'order.amountMismatch', `order:${order.code}`, { expected: Number(order.total), amount });
  return false;
}

/** Nobody pays for an order before it is placed, nor tomorrow. */
async function canBePaidOn(ctx: ServiceContext, order: { createdAt: Date }, day: string): Promise<boolean> {
  const { timeZone } = (await readOffice(ctx)).office;
  return isDay(day) && dayOf(order.createdAt.getTime(), timeZone) <= day && day <= dayOf(ctx.now(), timeZone);
}

async function decideProofs(
  ctx: ServiceContext,
  tx: Tx,
  actor: Actor,
  orderId: string,
  decision: { status: 'accepted' | 'refused'; reason: string | null },
): Promise<void> {
  await tx.paymentProof.updateMany({
    where: { orderId, status: 'waiting' },
    data: {
      ...decision,
      decidedAt: new Date(ctx.now()),
      decidedById: actor.kind === 'officer' ? actor.id : null,
    },
  });
}
