/** Whether what was parked may be taken up as it was: what was said of an order was said of the order as it then stood. */
import { takeUp } from '../aside.ts';
import type { Context, Parked } from '../context.ts';
import type { OrderCard } from '../effects.ts';
import { flowOf, isWriting, placesOf, withoutPlaces } from '../places.ts';

/** Flows in which an order that is placed already is spoken of. */
export function isAboutOrder({ parked, writing }: Pick<Context, 'parked' | 'writing'>): boolean {
  if (parked === null || parked.order === null) return false;
  return flowOf(parked) === 'orders' || (writing === 'order' && isWriting(parked));
}

/** What becomes of a chat when what is parked about one order is over; what the basket had laid aside for it comes back. */
export function withoutParkedOrder(context: Context, code: string): Partial<Context> {
  const { writing } = context;
  const over = (place: Parked) => isAboutOrder({ parked: place, writing }) && place.order?.code === code;
  if (!placesOf(context.parked).some(over)) return {};
  const parked = withoutPlaces(context.parked, over);
  if (writing === 'basket') return { parked };
  const taken = { ...context, parked, ...takeUp({ ...context, parked }) };
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
