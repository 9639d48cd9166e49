/** Whose data are meant: the person behind a chat, with all their chats (docs/domain.md 9, 11). */
import type { Reader } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';

export interface PersonsChat {
  id: string;
  channel: string;
  account: string;
  chat: string;
  /** '+628...', where the network tells it */
  phone: string | null;
  language: 'id' | 'en';
}

export const PERSONS_CHAT = {
  id: true,
  channel: true,
  account: true,
  chat: true,
  phone: true,
  language: true,
} as const;

export interface Person {
  /** as whom the chat speaks, and who its connected chats were before; none: nobody registered */
  customerIds: string[];
  /** the asking chat first */
  chats: PersonsChat[];
}

export async function personOf(
  db: Reader,
  { conversationId, customerId }: Pick<ChatOf, 'conversationId' | 'customerId'>,
): Promise<Person> {
  const joined =
    customerId === null
      ? []
      : await db.connection.findMany({
          where: { customerId, undoneAt: null },
          select: { previousCustomerId: true },
        });
  const customerIds = [customerId, ...joined.map(({ previousCustomerId }) => previousCustomerId)].flatMap(
    (id) => id ?? [],
  );
  const chats = await db.conversation.findMany({
    where: {
      OR: [{ id: conversationId }, { customerId: { in: customerIds } }],
    },
    select: PERSONS_CHAT,
    orderBy: { id: 'asc' },
  });
  const own = (id: string): number => (id === conversationId ? 0 : 1);
  return {
    customerIds: [...new Set(customerIds)],
    chats: chats.toSorted((one, other) => own(one.id) - own(other.id)),
  };
}

/** Where clauses for what belongs to a person. */
export function belongings({ customerIds, chats }: Person) {
  const chatIds = { in: chats.map(({ id }) => id) };
  const ids = { in: customerIds };
  return {
    chats: { conversationId: chatIds },
    orders: { customerId: ids },
    ofOrders: { order: { customerId: ids } },
    /** of what a customer or a chat may have left alone */
    either: { OR: [{ customerId: ids }, { conversationId: chatIds }] },
    owners: { in: chats.map(({ id }) => `conversation:${id}`) },
  };
}
