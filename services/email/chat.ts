/** What chats ask of this part of the counter (machines/conversation/counter/email). */
import type { EmailCommand, EmailResult } from '../../machines/conversation/counter/email.ts';
import type { Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { confirmCode, sendCode } from './codes.ts';

/** Inside the turn's write. */
export async function carryOutEmail(
  ctx: ServiceContext,
  tx: Tx,
  { customerId }: ChatOf,
  command: EmailCommand,
): Promise<EmailResult> {
  switch (command.type) {
    case 'email.sendCode':
      return sendCode(ctx, tx, customerId);
    case 'email.confirm':
      return confirmCode(ctx, tx, customerId, command.code);
  }
}
