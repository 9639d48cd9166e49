/**
 * What the office tells one chat: rows that the chats drain in order (bots/chat_events), each in a turn of its own, so that an
 * officer's words, a queue number that is called, or a question after a service are told once and outlive a crash.
 */
import type { Told } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { IS_CHAT } from './email/letter.ts';

/** `officerId`: who says it; null: the program. Returns the event's id, by which the transcript knows who spoke. */
export async function tellChat(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'vault'>,
  { conversationId, officerId = null }: { conversationId: string; officerId?: string | null },
  event: Told,
): Promise<number> {
  const row = await tx.chatEvent.create({
    data: {
      conversationId,
      officerId,
      event: ctx.vault.encrypt(JSON.stringify(event)),
      status: 'pending',
      createdAt: new Date(ctx.now()),
    },
    select: { id: true },
  });
  return row.id;
}

export interface PendingChatEvent {
  id: number;
  conversationId: string;
}

/** Oldest first. */
export function pendingChatEvents(ctx: Pick<ServiceContext, 'db'>, limit: number): Promise<PendingChatEvent[]> {
  return ctx.db.read.chatEvent.findMany({
    where: { status: 'pending' },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, conversationId: true },
  });
}

/** @throws Error with code VAULT_TAMPERED when it was altered */
export async function chatEventOf(
  ctx: Pick<ServiceContext, 'db' | 'vault'>,
  id: number,
): Promise<{ address: { channel: string; account: string; chat: string }; event: Told } | null> {
  const row = await ctx.db.read.chatEvent.findUnique({
    where: { id },
    select: { event: true, conversation: { select: { channel: true, account: true, chat: true } } },
  });
  return row && { address: row.conversation, event: JSON.parse(ctx.vault.decrypt(row.event)) as Told };
}

/** Its turn is on disk. */
export async function markTold(ctx: Pick<ServiceContext, 'db'>, id: number): Promise<void> {
  await ctx.db.write((tx) => tx.chatEvent.update({ where: { id }, data: { status: 'told' } }));
}

/**
 * The chat in which a customer is told something: the given one while it can be reached and wants it, else the one they used last; null:
 * they have none.
 */
export async function chatToTell(
  db: Reader,
  { conversationId, customerId }: { conversationId: string | null; customerId: string | null },
): Promise<string | null> {
  if (conversationId !== null) {
    const own = await db.conversation.findUnique({
      where: { id: conversationId },
      select: { unreachableSince: true, optedOutAt: true },
    });
    if (own !== null && (isOpen(own) || customerId === null)) return conversationId;
  }
  if (customerId === null) return null;
  const orderBy = { lastInboundAt: { sort: 'desc', nulls: 'last' } } as const;
  const last =
    (await db.conversation.findFirst({
      where: { customerId, unreachableSince: null, optedOutAt: null, ...IS_CHAT },
      orderBy,
      select: { id: true },
    })) ?? (await db.conversation.findFirst({ where: { customerId, ...IS_CHAT }, orderBy, select: { id: true } }));
  return last?.id ?? null;
}

/** "Berhenti" was not said there, and it can be reached. */
function isOpen({ unreachableSince, optedOutAt }: { unreachableSince: Date | null; optedOutAt: Date | null }): boolean {
  return unreachableSince === null && optedOutAt === null;
}
