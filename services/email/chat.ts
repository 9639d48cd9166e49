/** What chats ask of this part of the counter (machines/conversation/counter/email). */
import type { EmailCommand, EmailResult } from '../../machines/conversation/counter/email.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

/** Inside the turn's write. */
export async function carryOutEmail(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: EmailCommand,
): Promise<EmailResult> {
  throw new Error(command.type);
}
