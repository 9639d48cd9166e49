/** Billing codes of SIMPONI (docs/domain.md 5): typed in by the office, replaced when they end, all kept. */
import { parseBillingCode } from '../../domain/payment.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { newId } from '../ids.ts';
import { readOffice } from '../office.ts';
import { actOnOrder, judge } from './acts.ts';
import { timeBilling } from './billing_reminders.ts';
import type { Done, OnPage } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { isTotal } from './rows.ts';

const DAY_MS = 86_400_000;

export interface BillingInput {
  /** 15 digits as typed or pasted; spaces and dashes are ignored */
  billingCode: string;
  /** rupiah, as on the SIMPONI sheet: must be the invoice's total */
  amount: number;
  /** UTC ms; null: the office's usual validity from now */
  expiresAt: number | null;
}

export type BillingRefusal = 'code_characters' | 'code_length' | 'code_used' | 'amount_mismatch' | 'expiry_past';

/** When a code entered now ends if its sheet says nothing else (docs/domain.md 5: 7 x 24 hours, a setting). */
export async function usualExpiry(ctx: ServiceContext): Promise<number> {
  const { billing } = await readOffice(ctx);
  return ctx.now() + billing.validityDays * DAY_MS;
}

/** Enters the billing code, or replaces the one in force. */
export async function enterBillingCode(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & BillingInput,
): Promise<OrderOutcome<Done, BillingRefusal>> {
  const parsed = parseBillingCode(page.billingCode);
  if (!parsed.ok) return refused(`code_${parsed.reason}`);
  const expiresAt = page.expiresAt ?? (await usualExpiry(ctx));
  if (expiresAt <= ctx.now()) return refused('expiry_past');
  const billingCode = parsed.value;
  const act = { code: page.code, revision: page.revision, actor, act: 'enterBillingCode' as const };
  return ctx.db.write(async (tx) => {
    const judged = await judge(tx, act);
    if (!judged.ok) return judged;
    if (!isTotal(judged.order, page.amount)) return refused('amount_mismatch');
    if (await tx.billingCode.findUnique({ where: { code: billingCode } })) return refused('code_used');
    const acted = await actOnOrder(ctx, tx, {
      ...act,
      details: { billingCode, amount: page.amount, expiresAt },
    });
    if (!acted.ok) return acted;
    const orderId = acted.order.id;
    await tx.billingCode.updateMany({ where: { orderId, status: 'active' }, data: { status: 'replaced' } });
    const row = await tx.billingCode.create({
      data: {
        id: newId(ctx),
        orderId,
        code: billingCode,
        amount: BigInt(page.amount),
        expiresAt: new Date(expiresAt),
        status: 'active',
        enteredById: actor.kind === 'officer' ? actor.id : '',
        createdAt: new Date(ctx.now()),
      },
    });
    await timeBilling(ctx, tx, row);
    return { ok: true, revision: acted.revision };
  });
}

/** After a claim that found no money: the code in force goes on, and ends when it ends (at once, if that was meanwhile). */
export async function resumeBilling(ctx: ServiceContext, tx: Tx, orderId: string): Promise<void> {
  // a claim may have come after the code had ended; then that code is what the payment is waited for under
  const codes = await tx.billingCode.findMany({
    where: { orderId, status: { in: ['active', 'expired'] } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const code = codes.find(({ status }) => status === 'active') ?? codes[0];
  if (!code) return;
  await tx.billingCode.update({ where: { id: code.id }, data: { status: 'active' } });
  await timeBilling(ctx, tx, code);
}

/** By timer: the code in force has ended. false: it was paid, replaced or ended before, or somebody checks a claim. */
export async function expireBillingCode(ctx: ServiceContext, tx: Tx, billingCodeId: string): Promise<boolean> {
  const row = await tx.billingCode.findUnique({ where: { id: billingCodeId }, include: { order: true } });
  if (row?.status !== 'active' || row.expiresAt.getTime() > ctx.now()) return false;
  const acted = await actOnOrder(ctx, tx, {
    code: row.order.code,
    actor: { kind: 'system' },
    act: 'expireBillingCode',
    details: { billingCode: row.code },
  });
  if (!acted.ok) return false;
  await tx.billingCode.update({ where: { id: row.id }, data: { status: 'expired' } });
  return true;
}
