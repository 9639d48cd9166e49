/** Whom the documents of an order name: the buyer as the order keeps them, or as their profile says today. */
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { buyerNow, buyerOf } from './rows.ts';
import type { Buyer } from './rows.ts';

export type BuyerChoice = 'order' | 'now';

/** The customer moved between home and abroad, and with that the way of payment would change. */
export type BuyerRefusal = 'buyer_country';

export type Named = { ok: true; buyer: Buyer } | { ok: false; reason: BuyerRefusal };

interface OrderOfBuyer {
  customerId: string;
  buyer: Prisma.JsonValue;
}

/** Changes nothing: whoever names the buyer of today keeps them with the order, in the write of the document. */
export async function buyerToday(db: Reader, order: OrderOfBuyer): Promise<Named> {
  const buyer = await buyerNow(db, order.customerId);
  // docs/domain.md 2.10: home and abroad pay differently; a corrected document must not turn that
  return isHome(buyer) === isHome(buyerOf(order)) ? { ok: true, buyer } : { ok: false, reason: 'buyer_country' };
}

export async function buyerFor(db: Reader, order: OrderOfBuyer, choice: BuyerChoice = 'order'): Promise<Named> {
  return choice === 'order' ? { ok: true, buyer: buyerOf(order) } : buyerToday(db, order);
}

function isHome({ country }: Buyer): boolean {
  return country === 'ID';
}
