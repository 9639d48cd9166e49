/** What "hapus data" leaves and why, and what stands in its way (docs/domain.md 9). */
import type { KeptData } from '../../machines/conversation/counter/privacy.ts';
import type { Reader } from '../../prisma/database.ts';
import { belongings } from './person.ts';
import type { Person } from './person.ts';

/** Phases in which an order is over. */
export const CLOSED_PHASES = ['completed', 'cancelled'];

export async function keptOf(db: Reader, person: Person): Promise<{ kept: KeptData[]; blocked: boolean }> {
  const of = belongings(person);
  const open = await db.order.findMany({
    where: { ...of.orders, phase: { notIn: CLOSED_PHASES } },
    select: { code: true },
    orderBy: { id: 'asc' },
  });
  // a proof of transfer that nobody has looked at yet: money may have come for an order that was given up
  const money = await db.order.findMany({
    where: { ...of.orders, phase: { in: CLOSED_PHASES }, proofs: { some: { status: 'waiting' } } },
    select: { code: true },
    orderBy: { id: 'asc' },
  });
  const documents = await db.document.count({ where: { ...of.ofOrders, kind: { in: ['invoice', 'receipt'] } } });
  const complaints = await db.complaint.count({ where: of.either });
  const ratings = await db.rating.count({ where: { OR: [of.chats, of.ofOrders] } });
  const consents = await db.consent.count({ where: of.chats });
  const codesOf = (orders: { code: string }[]): string[] => orders.map(({ code }) => code);
  const kept: KeptData[] = [
    { kind: 'open_order' as const, count: open.length, codes: codesOf(open) },
    { kind: 'money' as const, count: money.length, codes: codesOf(money) },
    { kind: 'ledger' as const, count: documents, codes: [] },
    { kind: 'complaint' as const, count: complaints, codes: [] },
    { kind: 'rating' as const, count: ratings, codes: [] },
    { kind: 'consent' as const, count: consents, codes: [] },
  ].filter(({ count }) => count > 0);
  return { kept, blocked: open.length + money.length > 0 };
}
