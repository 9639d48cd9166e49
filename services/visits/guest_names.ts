/** What people in a chat who are not registered wrote into the guest book: better than no name (docs/domain.md 12, 13). */
import type { Reader } from '../../prisma/database.ts';

/** The newest name by chat; what was forgotten is none. */
export async function guestNames(
  db: Pick<Reader, 'visit'>,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (conversationIds.length === 0) return new Map();
  const rows = await db.visit.findMany({
    where: { conversationId: { in: [...conversationIds] }, name: { not: '' } },
    orderBy: { takenAt: 'asc' },
    select: { conversationId: true, name: true },
  });
  return new Map(rows.flatMap(({ conversationId, name }) => (conversationId === null ? [] : [[conversationId, name]])));
}
