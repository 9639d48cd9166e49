/**
 * One person, two chats (docs/domain.md 11): a one-time code of one chat makes another speak for the same customer, and it
 * can be undone. Nobody is merged by name or e-mail. Runs inside the turn's write; what the other chat is to be told of it is
 * handed back, to be committed along with the turn.
 */
import type { ConnectionEnded, ConnectionLine, ConnectionMade, Result } from '../machines/conversation/effects.ts';
import type { Reader, Tx } from '../prisma/database.ts';
import { audit } from './audit.ts';
import { fitConnectCode } from './connect_codes.ts';
import type { Asking } from './connect_codes.ts';
import type { ServiceContext } from './context.ts';
import { readProfile } from './customers.ts';
import { newId } from './ids.ts';

/** What another chat is told, and who it is from then on (undefined: as before). */
export interface ToldElsewhere {
  conversationId: string;
  /** unique for what is told */
  key: string;
  customerId?: string | null;
  event: ConnectionMade | ConnectionEnded;
}

type ResultOf<T extends Result['type']> = Extract<Result, { type: T }>;

interface Used {
  result: ResultOf<'connect.made' | 'connect.refused'>;
  /** who the chat is now */
  customerId: string | null;
  told: ToldElsewhere[];
}

/** `code` as domain/codes writes it. A code that does not fit counts as a try (./connect_codes). */
export async function useConnectCode(ctx: ServiceContext, tx: Tx, asking: Asking, code: string): Promise<Used> {
  const { conversationId, customerId: previous } = asking;
  const now = ctx.now();
  const fit = await fitConnectCode(ctx, tx, asking, code);
  if (typeof fit === 'string')
    return { result: { type: 'connect.refused', reason: fit }, customerId: previous, told: [] };
  const { customerId, profile } = fit;
  await tx.connectCode.update({ where: { codeHash: fit.codeHash }, data: { usedAt: new Date(now) } });
  const moved = previous === null ? [] : await moveOrders(tx, previous, customerId);
  const id = newId(ctx);
  await tx.connection.create({
    data: {
      id,
      conversationId,
      customerId,
      previousCustomerId: previous,
      movedOrders: moved,
      connectedAt: new Date(now),
    },
  });
  await noteDown(ctx, tx, 'connected', { customerId, channel: asking.channel, orders: moved });
  const orders = await tx.order.count({ where: { customerId } });
  return {
    result: { type: 'connect.made', profile, orders, moved: moved.length },
    customerId,
    told: [
      {
        conversationId: fit.conversationId,
        key: `connection:${id}:made`,
        event: { type: 'connection.made', channel: asking.channel },
      },
    ],
  };
}

/** All that they ordered so far; returns the codes. */
async function moveOrders(tx: Tx, from: string, to: string): Promise<string[]> {
  const orders = await tx.order.findMany({
    where: { customerId: from },
    select: { code: true },
    orderBy: { id: 'asc' },
  });
  await tx.order.updateMany({ where: { customerId: from }, data: { customerId: to } });
  return orders.map(({ code }) => code);
}

/** The chats that were connected with the customer, this one first, then the oldest. */
export async function listConnections(
  db: Reader,
  { conversationId, customerId }: Omit<Asking, 'channel'>,
): Promise<ConnectionLine[]> {
  if (customerId === null) return [];
  const rows = await db.connection.findMany({
    where: { customerId, undoneAt: null },
    include: { conversation: { select: { channel: true } } },
    orderBy: [{ connectedAt: 'asc' }, { id: 'asc' }],
  });
  const lines = rows.map((row) => ({
    id: row.id,
    channel: row.conversation.channel,
    since: row.connectedAt.getTime(),
    own: row.conversationId === conversationId,
  }));
  return [...lines.filter(({ own }) => own), ...lines.filter(({ own }) => !own)];
}

interface Disconnected {
  result: ResultOf<'disconnect.done' | 'disconnect.gone'>;
  /** who the asking chat is now */
  customerId: string | null;
  told: ToldElsewhere[];
}

/** The connected chat is again who it was before; the orders that went along go back. Only chats of the same customer may. */
export async function disconnect(
  ctx: ServiceContext,
  tx: Tx,
  { conversationId, customerId }: Asking,
  connectionId: string,
): Promise<Disconnected> {
  const row = await tx.connection.findFirst({
    where: { id: connectionId, undoneAt: null },
    include: { conversation: { select: { channel: true } } },
  });
  if (row === null || customerId === null || row.customerId !== customerId)
    return { result: { type: 'disconnect.gone' }, customerId, told: [] };
  const previous = row.previousCustomerId;
  const moved = Array.isArray(row.movedOrders) ? row.movedOrders.filter((code) => typeof code === 'string') : [];
  if (previous !== null)
    await tx.order.updateMany({ where: { code: { in: moved }, customerId }, data: { customerId: previous } });
  await tx.connection.update({ where: { id: row.id }, data: { undoneAt: new Date(ctx.now()) } });
  const { channel } = row.conversation;
  await noteDown(ctx, tx, 'disconnected', { customerId, channel, orders: moved });
  const before = previous === null ? null : await readProfile(ctx, previous, tx);
  if (row.conversationId === conversationId)
    return {
      result: { type: 'disconnect.done', own: true, channel, profile: before },
      customerId: previous,
      told: [],
    };
  return {
    result: { type: 'disconnect.done', own: false, channel, profile: await readProfile(ctx, customerId, tx) },
    customerId,
    told: [
      {
        conversationId: row.conversationId,
        key: `connection:${row.id}:ended`,
        customerId: previous,
        event: { type: 'connection.ended', profile: before },
      },
    ],
  };
}

function noteDown(
  ctx: ServiceContext,
  tx: Tx,
  what: 'connected' | 'disconnected',
  { customerId, channel, orders }: { customerId: string; channel: string; orders: string[] },
): Promise<void> {
  const actor = { kind: 'customer' as const, id: customerId, name: 'customer' };
  return audit(tx, ctx, actor, `customer.${what}`, `customer:${customerId}`, { channel, orders });
}
