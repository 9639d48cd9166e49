/** The one place where an order changes state. Whoever acts, and whatever a page showed, is judged here. */
import { act as step, actsAllowed, phaseOf } from '../../machines/order/life.ts';
import type { OrderState } from '../../machines/order/life.ts';
import type { OrderAct, OrderActor } from '../../machines/order/machine.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { clockAfter } from './clock.ts';
import { keepTimers } from './due.ts';
import { refused } from './refusal.ts';
import type { ActRefusal, Refused } from './refusal.ts';
import { WITH_FACTS, asJson, clockOf, factsOf, stateOf } from './rows.ts';
import type { OrderWithFacts } from './rows.ts';
import { timeline, writeEvent } from './timeline.ts';
import type { EventDetails } from './timeline.ts';
import { toldAs } from './told.ts';

export interface Act {
  code: string;
  actor: Actor;
  act: OrderAct;
  /** the revision that the actor's page showed; left out by who saw none (chat, timer) */
  revision?: number | undefined;
  /** for the timeline and the customer's message; `words` is what the actor says to the other side */
  details?: EventDetails;
}

export interface Acted {
  ok: true;
  /** the order as it was before */
  order: OrderWithFacts;
  revision: number;
  after: OrderState;
  eventId: number;
}

/**
 * Carries out one act inside the open write: machine, revision, phase, clock, timers, the event, and for officers the
 * audit log. Call it before writing the act's own rows, and leave the write without changes when it refuses.
 */
export async function actOnOrder(ctx: ServiceContext, tx: Tx, input: Act): Promise<Acted | Refused<ActRefusal>> {
  const judged = await judge(tx, input);
  if (!judged.ok) return judged;
  const { order, after } = judged;
  const revision = order.revision + 1;
  const now = ctx.now();
  const { count } = await tx.order.updateMany({
    where: { id: order.id, revision: order.revision },
    data: {
      machine: asJson(after),
      phase: phaseOf(after),
      clock: asJson(clockAfter(clockOf(order), input.act, after, now)),
      revision,
      updatedAt: new Date(now),
    },
  });
  if (count === 0) return { ok: false, reason: 'conflict', since: await timeline(tx, order.id, order.revision) };
  const eventId = await writeEvent(ctx, tx, {
    orderId: order.id,
    type: input.act,
    actor: input.actor,
    details: input.details ?? {},
    tell: toldAs(input.act, input.actor.kind) !== undefined,
  });
  await keepTimers(ctx, tx, { orderId: order.id, before: stateOf(order), after, revision });
  if (input.actor.kind === 'officer') {
    await audit(tx, ctx, input.actor, `order.${input.act}`, `order:${order.code}`, { revision });
  }
  return { ok: true, order, revision, after, eventId };
}

/**
 * Whether the act would go through now, changing nothing: asked before slow work such as a PDF, and again by
 * `actOnOrder` afterwards.
 */
export async function judge(
  db: Reader,
  input: Omit<Act, 'details'>,
): Promise<{ ok: true; order: OrderWithFacts; after: OrderState } | Refused<ActRefusal>> {
  const order = await findOrder(db, input.actor, input.code);
  if (!order) return refused('not_found');
  if (input.revision !== undefined && input.revision !== order.revision) {
    return { ok: false, reason: 'conflict', since: await timeline(db, order.id, input.revision) };
  }
  const facts = factsOf(order);
  const next = step(stateOf(order), { type: input.act, by: asOrderActor(input.actor), facts });
  return next.ok ? { ok: true, order, after: next.state } : refused('not_allowed');
}

/** The acts open to this person now. */
export function actsOf(order: OrderWithFacts, actor: Actor): OrderAct[] {
  return actsAllowed(stateOf(order), asOrderActor(actor), factsOf(order));
}

/** A customer has no orders but their own: somebody else's code is as unknown as one that does not exist. */
export async function findOrder(db: Reader, actor: Actor, code: string): Promise<OrderWithFacts | null> {
  const order = await db.order.findUnique({ where: { code }, include: WITH_FACTS });
  return order !== null && actor.kind === 'customer' && order.customerId !== actor.id ? null : order;
}

function asOrderActor(actor: Actor): OrderActor {
  return actor.kind === 'officer' ? actor.role : actor.kind;
}
