/** What chats ask of this part of the counter (machines/conversation/counter/privacy). */
import type { PrivacyCommand, PrivacyQuery, PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';

export async function answerPrivacy(
  _ctx: ServiceContext,
  _db: Reader,
  _chat: ChatOf,
  query: PrivacyQuery,
): Promise<PrivacyResult> {
  throw new Error(query.type);
}

/** Inside the turn's write. */
export async function carryOutPrivacy(
  _ctx: ServiceContext,
  _tx: Tx,
  _chat: ChatOf,
  command: PrivacyCommand,
): Promise<{ result: PrivacyResult; customerId: string | null }> {
  throw new Error(command.type);
}
