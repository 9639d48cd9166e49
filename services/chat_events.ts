/**
 * What the office tells one chat: rows that the chats drain in order (bots/chat_events), each in a turn of its own, so that an
 * officer's words, a queue number that is called, or a question after a service are told once and outlive a crash.
 */
import type { Told } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { IS_CHAT } from './email/letter.ts';

/**
 * `officerId`: who says it; null: the program. `onceWanted`: the chat was told "berhenti", and hears it when it says "mulai".
 * Returns the event's id, by which the transcript knows who spoke.
 */
export async function tellChat(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'vault'>,
  {
    conversationId,
    officerId = null,
    onceWanted = false,
  }: { conversationId: string; officerId?: string | null; onceWanted?: boolean },
  event: Told,
): Promise<number> {
  const row = await tx.chatEvent.create({
    data: {
      conversationId,
      officerId,
      event: ctx.vault.encrypt(JSON.stringify(event)),
      status: onceWanted ? 'muted' : 'pending',
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

/** Inside a write: messages are wanted in this chat again, and what waited for that is told. */
export async function tellWhatWaited(tx: Tx, conversationId: string): Promise<void> {
  await tx.chatEvent.updateMany({ where: { conversationId, status: 'muted' }, data: { status: 'pending' } });
}

/** Oldest first, of all chats but these. */
export function pendingChatEvents(
  ctx: Pick<ServiceContext, 'db'>,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<PendingChatEvent[]> {
  return ctx.db.read.chatEvent.findMany({
    where: { status: 'pending', conversationId: { notIn: [...except] } },
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
 * The chat in which a customer is told something: the given one while it can be reached, else the one they used last; null:
 * there is none that wants it. One where "berhenti" was said is given only where that is asked for, and only when no other can
 * be reached.
 */
export async function chatToTell(
  db: Reader,
  { conversationId, customerId }: { conversationId: string | null; customerId: string | null },
  { evenMuted = false }: { evenMuted?: boolean } = {},
): Promise<string | null> {
  const chats = await db.conversation.findMany({
    where: {
      OR: [
        ...(conversationId === null ? [] : [{ id: conversationId }]),
        ...(customerId === null ? [] : [{ customerId, ...IS_CHAT }]),
      ],
    },
    orderBy: { lastInboundAt: { sort: 'desc', nulls: 'last' } },
    select: { id: true, unreachableSince: true, optedOutAt: true },
  });
  const own = (id: string): number => (id === conversationId ? 0 : 1);
  const preferred = chats.toSorted((one, other) => own(one.id) - own(other.id));
  const wanting = preferred.filter(({ optedOutAt }) => optedOutAt === null);
  const reached = ({ unreachableSince }: { unreachableSince: Date | null }) => unreachableSince === null;
  const muted = evenMuted ? preferred : [];
  return (wanting.find(reached) ?? muted.find(reached) ?? wanting[0] ?? muted[0])?.id ?? null;
}
