/** What is on disk of a chat that an arrival belongs to. */
import type { ServiceContext } from '../../services/context.ts';
import type { ChatAddress, InboxEvent } from '../channel.ts';

type Parts = Pick<ServiceContext, 'db'>;

/** The name of the file that a message brought; null: it brought none, as far as the transcript tells. `externalId`: the turn's. */
export async function fileBehind(
  { db }: Parts,
  { channel, account, chat }: ChatAddress,
  externalId: string,
): Promise<string | null> {
  const message = await db.read.message.findFirst({
    where: { direction: 'in', externalId, conversation: { channel, account, chat } },
    select: { body: true },
  });
  const body = JSON.parse(message?.body ?? '{}') as { kind?: unknown; name?: unknown };
  if (body.kind !== 'file' && body.kind !== 'refused_file') return null;
  return typeof body.name === 'string' ? body.name : '';
}

/** Whether the event belongs to another chat than when it was read: its person is known by another identity now. */
export async function movedOn({ db }: Parts, { id, address }: InboxEvent): Promise<boolean> {
  const row = await db.read.inboxEvent.findUnique({ where: { id }, select: { chat: true } });
  return row !== null && row.chat !== address.chat;
}

/** The telephone number ('+628...') of a chat that has just begun. */
export async function notePhone({ db }: Parts, { channel, account, chat }: ChatAddress, phone: string): Promise<void> {
  await db.write((tx) => tx.conversation.updateMany({ where: { channel, account, chat }, data: { phone } }));
}
