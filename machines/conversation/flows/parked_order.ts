/** Whether what was parked may be taken up as it was: what was said of an order was said of the order as it then stood. */
import { takeUp } from '../aside.ts';
import type { Context, Parked } from '../context.ts';
import type { OrderCard } from '../effects.ts';

/** Flows in which an order that is placed already is spoken of. */
export function isAboutOrder({ parked, writing }: Pick<Context, 'parked' | 'writing'>): boolean {
  if (parked === null || parked.order === null || typeof parked.value === 'string') return false;
  const [flow] = Object.keys(parked.value);
  return flow === 'orders' || (writing === 'order' && (flow === 'abstraction' || flow === 'reduction'));
}

/** What becomes of a chat when what is parked about one order is over; what the basket had laid aside for it comes back. */
export function withoutParkedOrder(context: Context, code: string): Partial<Context> {
  if (!isAboutOrder(context) || context.parked?.order?.code !== code) return {};
  if (context.writing === 'basket') return { parked: null };
  const taken = { ...context, ...takeUp(context) };
  return { ...taken, ...withoutParkedOrder(taken, code) };
}

/** Nothing moved that the customer would have answered to otherwise. */
export function isAsParked(parked: Parked | null, now: OrderCard | null): boolean {
  if (parked === null || parked.order === null || now === null) return false;
  return JSON.stringify(standing(parked.order)) === JSON.stringify(standing(now));
}

function standing({ phase, payment, invoice, billing, agreement, reduction, acts }: OrderCard): unknown[] {
  return [phase, payment, invoice?.version, billing?.code, agreement?.version, agreement?.state, reduction, acts];
}
