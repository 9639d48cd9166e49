/** Chats and customers through time: a chat that was connected for a while handed files in for that customer. */
import type { Reader } from '../prisma/database.ts';

/**
 * Everybody that a chat speaks for or once spoke for, and whose orders were seen in it while other chats were connected with
 * it (docs/domain.md 11).
 */
export async function customersOfChat(db: Reader, conversationId: string): Promise<string[]> {
  const conversation = await db.conversation.findUnique({
    where: { id: conversationId },
    select: { customerId: true },
  });
  const select = { customerId: true, previousCustomerId: true };
  const own = await db.connection.findMany({ where: { conversationId }, select });
  const spokenFor = [conversation, ...own]
    .flatMap((row) => row?.customerId ?? [])
    .concat(own.flatMap(({ previousCustomerId }) => previousCustomerId ?? []));
  // their orders came along, and went back when it was undone
  const others = await db.connection.findMany({ where: { customerId: { in: spokenFor } }, select });
  return [...new Set([...spokenFor, ...others.flatMap(({ previousCustomerId }) => previousCustomerId ?? [])])];
}
