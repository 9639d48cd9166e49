/** What chats ask about a person's own data (machines/conversation/counter/privacy). */
import type { PrivacyCommand, PrivacyQuery, PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { ChatOf } from '../chat.ts';
import type { ServiceContext } from '../context.ts';
import { eraseData } from './erasure.ts';
import { askForExport } from './export_file.ts';
import { keptOf } from './kept.ts';
import { mute, unmute } from './muting.ts';
import { personOf } from './person.ts';
import { withdrawConsent } from './withdrawal.ts';

export async function answerPrivacy(
  _ctx: ServiceContext,
  db: Reader,
  chat: ChatOf,
  _query: PrivacyQuery,
): Promise<PrivacyResult> {
  return { type: 'privacy.previewed', ...(await keptOf(db, await personOf(db, chat))) };
}

/** Inside the turn's write. `customerId`: for whom the chat speaks from then on. */
export async function carryOutPrivacy(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
  command: PrivacyCommand,
): Promise<{ result: PrivacyResult; customerId: string | null }> {
  const { customerId } = chat;
  switch (command.type) {
    case 'privacy.export':
      return { result: await askForExport(ctx, tx, chat), customerId };
    case 'privacy.erase': {
      const result = await eraseData(ctx, tx, chat);
      return { result, customerId: result.type === 'privacy.erased' ? null : customerId };
    }
    case 'privacy.withdraw':
      return { result: await withdrawConsent(ctx, tx, chat), customerId };
    case 'privacy.optOut':
      return { result: await mute(ctx, tx, chat), customerId };
    case 'privacy.optIn':
      return { result: await unmute(ctx, tx, chat), customerId };
  }
}
