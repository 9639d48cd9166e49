/** What falls due with an order by itself: a silent customer after delivery, a billing code that ends. */
import { paymentStateOf, phaseOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { clearTimers, setTimer } from '../timer_rows.ts';

const DAY_MS = 86_400_000;

/** The token of a delivery that waits for the customer: any later act makes it another. */
export function deliveryToken(orderId: string, revision: number): string {
  return `${orderId}@${revision}`;
}

/** What `deliveryToken` was made from; null: it was not. */
export function deliveryOf(token: string): { orderId: string; revision: number } | null {
  const [orderId = '', revision = ''] = token.split('@');
  return orderId !== '' && /^\d+$/.test(revision) ? { orderId, revision: Number(revision) } : null;
}

/** After every act: drops the timers of what is over and starts the silence after a delivery. */
export async function keepTimers(
  ctx: ServiceContext,
  tx: Tx,
  move: { orderId: string; before: OrderState; after: OrderState; revision: number },
): Promise<void> {
  const { orderId, before, after, revision } = move;
  if (phaseOf(before) === 'delivered') await clearTimers(tx, orderId, 'order.completeSilently');
  if (phaseOf(after) === 'delivered') {
    const { delivery } = await readOffice(ctx);
    await setTimer(tx, ctx, {
      kind: 'order.completeSilently',
      orderId,
      token: deliveryToken(orderId, revision),
      dueAt: ctx.now() + delivery.silentDays * DAY_MS,
    });
  }
  // the code in force is billing.ts's to time; once nobody waits for it, it ends nothing and nobody is reminded of it
  const waits = (state: OrderState): boolean => paymentStateOf(state) === 'awaitingPayment';
  if (waits(before) && !waits(after)) await forgetBilling(tx, orderId);
}

/** Takes away the timers of an order's billing codes. */
export async function forgetBilling(tx: Tx, orderId: string): Promise<void> {
  await clearTimers(tx, orderId, 'billing.expire');
  await clearTimers(tx, orderId, 'billing.remind');
}
