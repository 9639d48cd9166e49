/** How much is kept about a person, by kind: the readable half of "data saya" (docs/domain.md 9). */
import type { DataCount, DataKind } from '../../machines/conversation/counter/privacy.ts';
import type { Reader } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import { belongings, personOf } from './person.ts';
import { visitsOf } from './visits.ts';

export async function countData(db: Reader, chat: Pick<ChatOf, 'conversationId' | 'customerId'>): Promise<DataCount[]> {
  const person = await personOf(db, chat);
  const of = belongings(person);
  const made = { _count: { _all: true }, _min: { createdAt: true } } as const;
  const at = { _count: { _all: true }, _min: { at: true } } as const;
  const { customerIds, chats } = person;
  const customer = await db.customer.aggregate({ where: { id: { in: customerIds } }, ...made });
  const consents = await db.consent.aggregate({ where: of.chats, ...at });
  const talkedIn = await db.conversation.aggregate({ where: { id: { in: chats.map(({ id }) => id) } }, ...made });
  const messages = await db.message.aggregate({ where: of.chats, ...made });
  const orders = await db.order.aggregate({ where: of.orders, ...made });
  const documents = await db.document.aggregate({
    where: of.ofOrders,
    _count: { _all: true },
    _min: { issuedAt: true },
  });
  const payments = await db.payment.aggregate({ where: of.ofOrders, ...made });
  const files = await db.storedFile.aggregate({ where: { owner: of.owners, purpose: 'upload' }, ...made });
  const complaints = await db.complaint.aggregate({
    where: of.either,
    _count: { _all: true },
    _min: { receivedAt: true },
  });
  const visits = await db.visit.aggregate({
    where: await visitsOf(db, person),
    _count: { _all: true },
    _min: { takenAt: true },
  });
  const ratings = await db.rating.aggregate({ where: { OR: [of.chats, of.ofOrders] }, ...made });
  const talks = await db.handover.aggregate({ where: of.chats, _count: { _all: true }, _min: { requestedAt: true } });
  const connections = await db.connection.aggregate({
    where: of.either,
    _count: { _all: true },
    _min: { connectedAt: true },
  });
  return [
    line('profile', customer, customer._min.createdAt),
    line('consents', consents, consents._min.at),
    line('chats', talkedIn, talkedIn._min.createdAt),
    line('messages', messages, messages._min.createdAt),
    line('orders', orders, orders._min.createdAt),
    line('documents', documents, documents._min.issuedAt),
    line('payments', payments, payments._min.createdAt),
    line('files', files, files._min.createdAt),
    line('complaints', complaints, complaints._min.receivedAt),
    line('visits', visits, visits._min.takenAt),
    line('ratings', ratings, ratings._min.createdAt),
    line('talks', talks, talks._min.requestedAt),
    line('connections', connections, connections._min.connectedAt),
  ];
}

function line(kind: DataKind, { _count }: { _count: { _all: number } }, since: Date | null): DataCount {
  return { kind, count: _count._all, since: since?.getTime() ?? null };
}
