/** The timers of a billing code: its end, and the reminders before it (docs/domain.md 5). */
import { BILLING_REMINDERS, billingReminders, daysLeft } from '../../domain/billing_reminders.ts';
import type { BillingReminder, OfficeTimes } from '../../domain/billing_reminders.ts';
import { nextOpening } from '../../domain/hours.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { holidayCalendar } from '../holidays.ts';
import { readOffice } from '../office.ts';
import { setTimer } from '../timer_rows.ts';
import { actOnOrder } from './acts.ts';
import { forgetBilling } from './due.ts';

interface TimedCode {
  id: string;
  orderId: string;
  expiresAt: Date;
}

/** Times a code that is in force from now on, in place of any other of the order. */
export async function timeBilling(ctx: ServiceContext, tx: Tx, code: TimedCode): Promise<void> {
  const { id, orderId } = code;
  const endsAt = code.expiresAt.getTime();
  await forgetBilling(tx, orderId);
  await setTimer(tx, ctx, { kind: 'billing.expire', orderId, token: id, dueAt: endsAt });
  for (const { reminder, at } of billingReminders(ctx.now(), endsAt, await officeTimes(ctx))) {
    await setTimer(tx, ctx, { kind: 'billing.remind', orderId, token: reminderToken(id, reminder), dueAt: at });
  }
}

/**
 * By timer, and after a standstill only as the office opens, if that is before the code ends. false: nobody waits for a
 * payment under this code any more, or the later reminder is due by then as well, and says it all.
 */
export async function remindPayment(ctx: ServiceContext, tx: Tx, token: string): Promise<boolean> {
  const named = reminderOf(token);
  const row = named && (await tx.billingCode.findUnique({ where: { id: named.id }, include: { order: true } }));
  if (row?.status !== 'active' || row.expiresAt.getTime() <= ctx.now()) return false;
  const { orderId, expiresAt } = row;
  const { hours, timeZone, calendar } = await officeTimes(ctx);
  const opens = nextOpening(ctx.now(), hours, timeZone, calendar);
  const remindAt = opens !== null && opens < expiresAt.getTime() ? opens : ctx.now();
  const dueAt = { lte: new Date(remindAt) };
  if ((await tx.timer.count({ where: { orderId, kind: 'billing.remind', dueAt } })) > 0) return false;
  if (remindAt > ctx.now()) {
    await setTimer(tx, ctx, { kind: 'billing.remind', orderId, token, dueAt: remindAt });
    return false;
  }
  const acted = await actOnOrder(ctx, tx, {
    code: row.order.code,
    actor: { kind: 'system' },
    act: 'remindPayment',
    details: { daysLeft: daysLeft(ctx.now(), expiresAt.getTime(), timeZone), billingCode: row.code },
  });
  return acted.ok;
}

/** What `billing.remind` names: the code, and which of its reminders. */
export function reminderToken(billingCodeId: string, reminder: BillingReminder): string {
  return `${billingCodeId}@${reminder}`;
}

function reminderOf(token: string): { id: string } | null {
  const [id = '', reminder = ''] = token.split('@');
  return id !== '' && BILLING_REMINDERS.some((known) => known === reminder) ? { id } : null;
}

async function officeTimes(ctx: ServiceContext): Promise<OfficeTimes> {
  const [{ office, hours }, calendar] = await Promise.all([readOffice(ctx), holidayCalendar(ctx)]);
  return { hours, timeZone: office.timeZone, calendar };
}
