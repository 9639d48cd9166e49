/** What chats ask of this part of the counter (machines/conversation/counter/complaints). */
import type {
  ComplaintCommand,
  ComplaintQuery,
  ComplaintResult,
} from '../../machines/conversation/counter/complaints.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

export async function answerComplaint(
  _ctx: ServiceContext,
  _db: Reader,
  _chat: ChatOf,
  query: ComplaintQuery,
): Promise<ComplaintResult> {
  throw new Error(query.type);
}

/** Inside the turn's write. */
export async function carryOutComplaint(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: ComplaintCommand,
): Promise<ComplaintResult> {
  throw new Error(command.type);
}
