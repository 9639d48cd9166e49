/** Every order with all that hangs on it, as the checks at the end read them. */
import type { Reader } from '../../prisma/database.ts';

export type Order = Awaited<ReturnType<typeof allOrders>>[number];
export type OrderEvent = Order['events'][number];

export function allOrders(read: Reader) {
  return read.order.findMany({
    include: {
      customer: { include: { conversations: { select: { id: true } } } },
      items: true,
      documents: { orderBy: { version: 'asc' } },
      billingCodes: true,
      payments: true,
      proofs: true,
      corrections: true,
      attachments: { orderBy: { version: 'asc' } },
      agreements: true,
      reductions: true,
      rating: true,
      events: { orderBy: { id: 'asc' } },
    },
  });
}
