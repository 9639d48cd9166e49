/**
 * What the office tells one chat: rows that the chats drain in order (bots/chat_events), each in a turn of its own, so that an
 * officer's words, a queue number that is called, or a question after a service are told once and outlive a crash.
 */
import type { Told } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import type { ServiceContext } from './context.ts';
import { IS_CHAT } from './email/letter.ts';
import { leftAmong } from './webchat_access.ts';

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

/**
 * Another attempt to tell it came to nothing. After `most` of them it is laid aside for the panel (./dead_letters), and no
 * longer holds up what comes after it. `error`: a code. Returns how often it was tried.
 */
export function markNotTold(
  ctx: Pick<ServiceContext, 'db'>,
  id: number,
  { error, most }: { error: string; most: number },
): Promise<{ attempts: number; dead: boolean }> {
  return ctx.db.write(async (tx) => {
    const row = await tx.chatEvent.findUnique({ where: { id }, select: { attempts: true } });
    const attempts = (row?.attempts ?? 0) + 1;
    const dead = attempts >= most;
    // its chat may have been erased meanwhile
    await tx.chatEvent.updateMany({ where: { id }, data: { attempts, error, ...(dead && { status: 'dead' }) } });
    return { attempts, dead };
  });
}

/** Its turn is on disk. */
export async function markTold(ctx: Pick<ServiceContext, 'db'>, id: number): Promise<void> {
  await ctx.db.write((tx) => tx.chatEvent.update({ where: { id }, data: { status: 'told', error: null } }));
}

/**
 * The chat in which a customer is told something: the given one while it can be reached, else the one they used last; null:
 * there is none that wants it, or that anybody gets into any more (a kiosk's screen that was left). One where "berhenti" was said is given only where that is asked for, and only when no other can
 * be reached.
 */
export async function chatToTell(
  db: Reader,
  ctx: Pick<ServiceContext, 'db' | 'now'>,
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
    select: { id: true, channel: true, chat: true, unreachableSince: true, optedOutAt: true },
  });
  const left = await leftAmong(db, ctx, chats);
  const own = (id: string): number => (id === conversationId ? 0 : 1);
  const preferred = chats.filter(({ id }) => !left.has(id)).toSorted((one, other) => own(one.id) - own(other.id));
  const wanting = preferred.filter(({ optedOutAt }) => optedOutAt === null);
  const reached = ({ unreachableSince }: { unreachableSince: Date | null }) => unreachableSince === null;
  const muted = evenMuted ? preferred : [];
  return (wanting.find(reached) ?? muted.find(reached) ?? wanting[0] ?? muted[0])?.id ?? null;
}
