/** Files that came from one of a customer's own chats: nobody hands in another's. */
import type { Reader } from '../../prisma/database.ts';

export async function isOwnUpload(db: Reader, customerId: string, fileId: string): Promise<boolean> {
  const file = await db.storedFile.findUnique({ where: { id: fileId } });
  const [kind, conversationId] = file?.owner.split(':') ?? [];
  if (file?.purpose !== 'upload' || kind !== 'conversation' || conversationId === undefined) return false;
  return (await db.conversation.count({ where: { id: conversationId, customerId } })) > 0;
}
