/** "Berhenti" and "mulai": whether a chat is sent what nobody asked for (docs/domain.md 9). A reply is always sent. */
import type { PrivacyResult } from '../../machines/conversation/counter/privacy.ts';
import type { Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { ChatOf } from '../chat.ts';
import { tellWhatWaited } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';

export async function mute(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
): Promise<Extract<PrivacyResult, { type: 'privacy.muted' }>> {
  await tx.conversation.update({ where: { id: chat.conversationId }, data: { optedOutAt: new Date(ctx.now()) } });
  await note(ctx, tx, chat, 'chat.muted');
  return { type: 'privacy.muted' };
}

/** What waited meanwhile is told from here on. */
export async function unmute(
  ctx: ServiceContext,
  tx: Tx,
  chat: ChatOf,
): Promise<Extract<PrivacyResult, { type: 'privacy.unmuted' }>> {
  await tx.conversation.update({ where: { id: chat.conversationId }, data: { optedOutAt: null } });
  await tellWhatWaited(tx, chat.conversationId);
  await note(ctx, tx, chat, 'chat.unmuted');
  return { type: 'privacy.unmuted' };
}

function note(ctx: ServiceContext, tx: Tx, chat: ChatOf, action: string): Promise<void> {
  const actor = { kind: 'customer' as const, id: chat.customerId ?? chat.conversationId, name: 'customer' };
  return audit(tx, ctx, actor, action, `conversation:${chat.conversationId}`, { channel: chat.channel });
}
