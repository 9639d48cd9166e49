/**
 * Messages that were given up: received ones that no turn could take up, sent ones that the network refused, and what the
 * office had for a chat that no turn could tell. They are
 * kept until an admin has them tried again or puts them away. What they say is never shown here. What was said in a chat that
 * went on since is not tried again: it would answer what is asked today.
 */
import type { Reader, Tx } from '../prisma/database.ts';
import type { InboxEvent, Prisma } from '../prisma/generated/sqlite/client.ts';
import { audit } from './audit.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { UNREACHABLE } from './reachability.ts';
import { isAdmin } from './rights.ts';

export interface DeadLetter {
  /** 'in-12', 'out-34', 'told-56' (of ./chat_events) */
  id: string;
  direction: 'in' | 'out';
  channel: string;
  attempts: number;
  /** the network's words, or an error's code */
  error: string | null;
  /** received, or committed: UTC ms */
  at: number;
  /** the order that an outgoing one tells of; null: none, or not known */
  orderCode: string | null;
  /** an incoming one whose chat went on since: not to be tried again */
  overtaken: boolean;
}

/** `count`: dealt with; `overtaken`: left as they are */
export type Retried = Outcome<{ count: number; overtaken: number }, 'forbidden'>;

interface Chosen {
  inbound: number[];
  outbound: number[];
  told: number[];
}

const GIVEN_UP = { status: 'dead' } satisfies Prisma.InboxEventWhereInput & Prisma.ChatEventWhereInput;

/** A chat that blocked the office is no dead letter: the order's page says so, and nothing would come of trying again. */
const NOT_SENT = {
  status: 'failed',
  conversation: { unreachableSince: null },
  OR: [{ error: null }, { error: { not: UNREACHABLE } }],
} satisfies Prisma.MessageWhereInput;

const NAMED = { id: true, conversation: { select: { channel: true } } } as const;

/** Of one channel, or of all of them. */
export async function countDeadLetters(
  { db }: Pick<ServiceContext, 'db'>,
  there: { channel?: string; account?: string } = {},
): Promise<number> {
  const [inbound, outbound, told] = await Promise.all([
    db.read.inboxEvent.count({ where: { ...GIVEN_UP, ...there } }),
    db.read.message.count({
      where: { ...NOT_SENT, conversation: { ...NOT_SENT.conversation, ...there } },
    }),
    db.read.chatEvent.count({ where: { ...GIVEN_UP, conversation: there } }),
  ]);
  return inbound + outbound + told;
}

/** Newest first, at most `limit` of each sort. */
export async function deadLetters({ db }: Pick<ServiceContext, 'db'>, limit: number): Promise<DeadLetter[]> {
  const [inbound, outbound, told] = await Promise.all([
    db.read.inboxEvent.findMany({ where: GIVEN_UP, orderBy: { id: 'desc' }, take: limit, omit: { body: true } }),
    db.read.message.findMany({
      where: NOT_SENT,
      orderBy: { id: 'desc' },
      take: limit,
      include: { conversation: { select: { channel: true } } },
    }),
    db.read.chatEvent.findMany({
      where: GIVEN_UP,
      orderBy: { id: 'desc' },
      take: limit,
      select: { ...NAMED, attempts: true, error: true, createdAt: true },
    }),
  ]);
  const overtaken = await overtakenOf(db.read, inbound);
  const orders = await ordersOf(
    db.read,
    outbound.map(({ externalId }) => externalId),
  );
  return [
    ...inbound.map(({ id, channel, attempts, error, receivedAt }) => ({
      id: `in-${id}`,
      direction: 'in' as const,
      channel,
      attempts,
      error,
      at: receivedAt.getTime(),
      orderCode: null,
      overtaken: overtaken.has(id),
    })),
    ...outbound.map(({ id, conversation, attempts, error, createdAt, externalId }) => ({
      id: `out-${id}`,
      direction: 'out' as const,
      channel: conversation.channel,
      attempts,
      error,
      at: createdAt.getTime(),
      orderCode: orders.get(eventIn(externalId)) ?? null,
      overtaken: false,
    })),
    ...told.map(({ id, conversation, attempts, error, createdAt }) => ({
      id: `told-${id}`,
      direction: 'out' as const,
      channel: conversation.channel,
      attempts,
      error,
      at: createdAt.getTime(),
      orderCode: null,
      overtaken: false,
    })),
  ].toSorted((a, b) => b.at - a.at);
}

/** Of all that came in and was given up, how many are overtaken. */
export async function countOvertaken({ db }: Pick<ServiceContext, 'db'>): Promise<number> {
  const rows = await db.read.inboxEvent.findMany({ where: GIVEN_UP, omit: { body: true } });
  return (await overtakenOf(db.read, rows)).size;
}

/** Has one tried again, or all of them; nothing is counted when somebody was faster. */
export function retryDeadLetters(ctx: ServiceContext, actor: Actor, id: string | 'all'): Promise<Retried> {
  return change(ctx, actor, { id, action: 'channel.retry' }, async (tx, { inbound, outbound, told }) => {
    const again = { attempts: 0, error: null };
    await tx.inboxEvent.updateMany({
      where: { id: { in: inbound } },
      data: { ...again, status: 'waiting', notBefore: null },
    });
    await tx.message.updateMany({
      where: { id: { in: outbound } },
      // what was in doubt is sent anew: the admin has looked
      data: { ...again, status: 'queued', nextAttemptAt: null, doubts: 0 },
    });
    await tx.chatEvent.updateMany({ where: { id: { in: told } }, data: { ...again, status: 'pending' } });
  });
}

/**
 * Puts one away for good: what came in, or was never told, is deleted; what was to be sent stays in the transcript as not
 * sent. `count` is 0 when somebody was faster.
 */
export function discardDeadLetter(ctx: ServiceContext, actor: Actor, id: string): Promise<Retried> {
  return change(ctx, actor, { id, action: 'channel.discard' }, async (tx, { inbound, outbound, told }) => {
    await tx.inboxEvent.deleteMany({ where: { id: { in: inbound } } });
    await tx.chatEvent.deleteMany({ where: { id: { in: told } } });
    await tx.message.updateMany({ where: { id: { in: outbound } }, data: { status: 'discarded' } });
  });
}

async function change(
  ctx: ServiceContext,
  actor: Actor,
  { id, action }: { id: string | 'all'; action: 'channel.retry' | 'channel.discard' },
  work: (tx: Tx, chosen: Chosen) => Promise<void>,
): Promise<Retried> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const { chosen, channels, overtaken } = await stillDead(tx, id, action === 'channel.discard');
    const [inbound, outbound] = [chosen.inbound.length, chosen.outbound.length + chosen.told.length];
    const count = inbound + outbound;
    if (count === 0) return { ok: true, count, overtaken };
    await work(tx, chosen);
    await audit(tx, ctx, actor, action, `channel:${channels.join(',')}`, { inbound, outbound });
    return { ok: true, count, overtaken };
  });
}

/** Read inside of the write: another admin may have dealt with it since the page was shown, or the chat gone on. */
async function stillDead(
  tx: Tx,
  id: string | 'all',
  withOvertaken: boolean,
): Promise<{ chosen: Chosen; channels: string[]; overtaken: number }> {
  const [, direction, number] = /^(in|out|told)-([1-9]\d{0,8})$/.exec(id) ?? [];
  const only = id === 'all' ? {} : { id: Number(number ?? 0) };
  const given =
    id === 'all' || direction === 'in'
      ? await tx.inboxEvent.findMany({ where: { ...GIVEN_UP, ...only }, omit: { body: true } })
      : [];
  const overtaken = withOvertaken ? new Set<number>() : await overtakenOf(tx, given);
  const inbound = given.filter((row) => !overtaken.has(row.id));
  const outbound =
    id === 'all' || direction === 'out'
      ? await tx.message.findMany({
          where: { ...NOT_SENT, ...only },
          select: NAMED,
        })
      : [];
  const told =
    id === 'all' || direction === 'told'
      ? await tx.chatEvent.findMany({ where: { ...GIVEN_UP, ...only }, select: NAMED })
      : [];
  const names = [...inbound, ...[...outbound, ...told].map(({ conversation }) => conversation)].map(
    ({ channel }) => channel,
  );
  const idsOf = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  return {
    chosen: { inbound: idsOf(inbound), outbound: idsOf(outbound), told: idsOf(told) },
    channels: [...new Set(names)].toSorted(),
    overtaken: overtaken.size,
  };
}

type InboundRow = Pick<InboxEvent, 'id' | 'channel' | 'account' | 'chat' | 'answers' | 'receivedAt'>;

/** Ids of those that would be read as an answer, and whose chat has had a turn about something later. */
async function overtakenOf(db: Reader, rows: readonly InboundRow[]): Promise<ReadonlySet<number>> {
  const latest = new Map<string, Date | null>();
  const overtaken = new Set<number>();
  for (const { id, channel, account, chat, answers, receivedAt } of rows) {
    if (!answers) continue;
    const key = JSON.stringify([channel, account, chat]);
    if (!latest.has(key)) {
      const where = { conversation: { channel, account, chat } };
      latest.set(key, (await db.turn.aggregate({ where, _max: { at: true } }))._max.at);
    }
    if ((latest.get(key)?.getTime() ?? 0) > receivedAt.getTime()) overtaken.add(id);
  }
  return overtaken;
}

/** Codes by event of an order: news is committed under the event's id (bots/happening), and so is its letter. */
async function ordersOf(db: Reader, externalIds: readonly string[]): Promise<ReadonlyMap<number, string>> {
  const events = await db.orderEvent.findMany({
    where: { id: { in: externalIds.map(eventIn).filter((id) => id > 0) } },
    select: { id: true, order: { select: { code: true } } },
  });
  return new Map(events.map(({ id, order }) => [id, order.code]));
}

/** 0: the message is no news. */
function eventIn(externalId: string): number {
  return Number(/^(?:event|mail:order):([1-9]\d{0,8})\b/.exec(externalId)?.[1] ?? 0);
}
