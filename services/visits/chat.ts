/** What chats ask of this part of the counter (machines/conversation/counter/visits). */
import type { VisitCommand, VisitQuery, VisitResult } from '../../machines/conversation/counter/visits.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

export async function answerVisit(
  _ctx: ServiceContext,
  _db: Reader,
  _chat: ChatOf,
  query: VisitQuery,
): Promise<VisitResult> {
  throw new Error(query.type);
}

/** Inside the turn's write. */
export async function carryOutVisit(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: VisitCommand,
): Promise<VisitResult> {
  throw new Error(command.type);
}
