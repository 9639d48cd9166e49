/** What "hapus data" does to chats: everything that was said goes, the address stays as long as an answer is owed there. */
import type { Tx } from '../../prisma/database.ts';
import { tellChat } from '../chat_events.ts';
import type { ServiceContext } from '../context.ts';
import { EMAIL } from '../email/letter.ts';
import { forgetKeysOf } from '../whatsapp_keys.ts';
import { WHATSAPP } from '../whatsapp_line.ts';
import { freshChat } from './fresh_chat.ts';
import type { Person, PersonsChat } from './person.ts';

/** Within the turn of `asking`, whose own row its commit writes; null: nobody asks, their time is over. */
export async function eraseChats(
  ctx: ServiceContext,
  tx: Tx,
  { customerIds, chats }: Person,
  asking: string | null,
): Promise<void> {
  const conversationId = { in: chats.map(({ id }) => id) };
  await tx.message.deleteMany({ where: { conversationId } });
  await tx.turn.deleteMany({ where: { conversationId } });
  await tx.chatEvent.deleteMany({ where: { conversationId } });
  await tx.uploadLink.deleteMany({ where: { conversationId } });
  await tx.connectCode.deleteMany({ where: { OR: [{ conversationId }, { customerId: { in: customerIds } }] } });
  await tx.connectAttempt.deleteMany({ where: { conversationId } });
  await eraseOnceConnected(tx, customerIds);
  await tx.connection.deleteMany({ where: { OR: [{ conversationId }, { customerId: { in: customerIds } }] } });
  await tx.timer.deleteMany({ where: { kind: 'privacy.export', token: conversationId } });
  for (const chat of chats) await eraseChat(ctx, tx, chat, asking);
}

async function eraseChat(ctx: ServiceContext, tx: Tx, chat: PersonsChat, asking: string | null): Promise<void> {
  const { id, channel, account } = chat;
  const isAsking = id === asking;
  // what is taken up this moment, and what came after it, is not of before; those done are known by their number alone
  const inbox = { channel, account, chat: chat.chat };
  await tx.inboxEvent.deleteMany({ where: { ...inbox, status: isAsking ? 'dead' : { not: 'done' } } });
  if (channel === 'webchat') {
    await tx.webchatHandover.deleteMany({ where: { chat: chat.chat } });
    // the browser at hand is answered
    if (!isAsking) await tx.webchatSession.deleteMany({ where: { chat: chat.chat } });
  }
  if (channel === WHATSAPP) await forgetKeysOf(tx, ctx, chat);
  if (isAsking) {
    await tx.conversation.update({ where: { id }, data: { optedOutAt: null, customerId: null, phone: null } });
    return;
  }
  if (channel === EMAIL.channel) {
    // letters are over: the row has no address, only whose it was
    await tx.conversation.update({ where: { id }, data: { customerId: null } });
    return;
  }
  await tx.conversation.update({
    where: { id },
    data: {
      ...(await freshChat(ctx, chat, { place: 'consent' })),
      customerId: null,
      optedOutAt: null,
      phone: null,
      revision: { increment: 1 },
      updatedAt: new Date(ctx.now()),
    },
  });
  // other browsers are simply out of it
  if (asking !== null && channel !== 'webchat')
    await tellChat(tx, ctx, { conversationId: id }, { type: 'privacy.erasedElsewhere' });
}

/** A chat that was connected for a while was told of this person in that while; it is somebody else's, or nobody's, by now. */
async function eraseOnceConnected(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const rows = await tx.connection.findMany({
    where: { customerId: { in: [...customerIds] }, undoneAt: { not: null } },
  });
  for (const { conversationId, connectedAt, undoneAt } of rows) {
    const during = { gte: connectedAt, lte: undoneAt ?? connectedAt };
    await tx.message.deleteMany({ where: { conversationId, createdAt: during } });
    await tx.turn.deleteMany({ where: { conversationId, at: during } });
  }
}
