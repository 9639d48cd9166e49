/**
 * What happened to an order. Every change of an order writes exactly one event and raises the revision by one, so the
 * events after revision r are those behind the first r.
 */
import type { Actor, ServiceContext } from '../context.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Happened } from './refusal.ts';

export type EventDetails = Prisma.InputJsonObject;

export async function writeEvent(
  ctx: Pick<ServiceContext, 'now'>,
  tx: Tx,
  event: { orderId: string; type: string; actor: Actor; details: EventDetails; tell: boolean },
): Promise<number> {
  const { actor } = event;
  const row = await tx.orderEvent.create({
    data: {
      orderId: event.orderId,
      type: event.type,
      actorKind: actor.kind,
      actorId: actor.kind === 'system' ? null : actor.id,
      // a customer's name stays with the customer's row, where it can be erased
      actorName: actor.kind === 'officer' ? actor.name : '',
      details: event.details,
      at: new Date(ctx.now()),
      notify: event.tell ? 'pending' : 'none',
    },
  });
  return row.id;
}

/** Oldest first, from behind revision `since` (0: all). */
export async function timeline(db: Reader, orderId: string, since = 0): Promise<Happened[]> {
  const rows = await db.orderEvent.findMany({
    where: { orderId },
    orderBy: { id: 'asc' },
    skip: since,
    include: { order: { select: { customer: { select: { name: true } } } } },
  });
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    actorKind: kindOf(row.actorKind),
    actorName: row.actorKind === 'customer' ? row.order.customer.name : row.actorName,
    details: detailsOf(row.details),
    at: row.at.getTime(),
  }));
}

export function detailsOf(details: Prisma.JsonValue): Record<string, unknown> {
  return typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {};
}

function kindOf(kind: string): Happened['actorKind'] {
  return kind === 'officer' || kind === 'customer' ? kind : 'system';
}
