/** Files that came from one of a customer's own chats: nobody hands in another's. */
import type { Reader } from '../../prisma/database.ts';

export async function isOwnUpload(db: Reader, customerId: string, fileId: string): Promise<boolean> {
  const file = await db.storedFile.findUnique({ where: { id: fileId } });
  const [kind, conversationId] = file?.owner.split(':') ?? [];
  if (file?.purpose !== 'upload' || kind !== 'conversation' || conversationId === undefined) return false;
  if ((await db.conversation.count({ where: { id: conversationId, customerId } })) > 0) return true;
  // from a chat that was connected then, and is no longer
  const connected = {
    conversationId,
    customerId,
    connectedAt: { lte: file.createdAt },
    undoneAt: { gte: file.createdAt },
  };
  return (await db.connection.count({ where: connected })) > 0;
}
