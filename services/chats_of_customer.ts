/** Chats and customers through time: a chat that was connected for a while handed files in for that customer. */
import type { Reader } from '../prisma/database.ts';

/** Everybody that a chat speaks for or once spoke for (docs/domain.md 11). */
export async function customersOfChat(db: Reader, conversationId: string): Promise<string[]> {
  const conversation = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { customerId: true },
  });
  const connections = await db.connection.findMany({
    where: { conversationId },
    select: { customerId: true, previousCustomerId: true },
  });
  const ids = [conversation, ...connections].flatMap((row) => row?.customerId ?? []);
  return [...new Set([...ids, ...connections.flatMap(({ previousCustomerId }) => previousCustomerId ?? [])])];
}
