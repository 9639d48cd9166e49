/** Which visits are a person's, for their copy and for "hapus data" (docs/domain.md 9, 13). */
import type { Reader } from '../../prisma/database.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import { belongings } from './person.ts';
import type { Person } from './person.ts';

/** Of the audit log, with the visit's code: a chat gave up the number that it drew to another one. */
export const VISIT_MOVED = 'visit.moved';

/** Those of their chats, and those that one of these drew and another chat has taken over. */
export async function visitsOf(db: Reader, person: Person): Promise<Prisma.VisitWhereInput> {
  const moved = await db.auditEntry.findMany({
    where: { subject: { in: person.chats.map(({ id }) => `conversation:${id}`) }, action: VISIT_MOVED },
    select: { details: true },
  });
  const code = { in: moved.flatMap(({ details }) => codeIn(details)) };
  return { OR: [...belongings(person).either.OR, { code }] };
}

function codeIn(details: unknown): string[] {
  const named = typeof details === 'object' && details !== null && 'code' in details ? details.code : undefined;
  return typeof named === 'string' ? [named] : [];
}
