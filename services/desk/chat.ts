/** What chats ask of this part of the counter (machines/conversation/counter/desk). */
import type { DeskCommand, DeskQuery, DeskResult } from '../../machines/conversation/counter/desk.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

export async function answerDesk(
  _ctx: ServiceContext,
  _db: Reader,
  _chat: ChatOf,
  query: DeskQuery,
): Promise<DeskResult> {
  throw new Error(query.type);
}

/** Inside the turn's write. */
export async function carryOutDesk(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: DeskCommand,
): Promise<DeskResult> {
  throw new Error(command.type);
}
