/** What officers do with the queue: call, call again, skip, serve, finish (R4-5, docs/domain.md 13). */
import type { VisitTold } from '../../machines/conversation/counter/visits.ts';
import type { Tx } from '../../prisma/database.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import { audit } from '../audit.ts';
import { chatToTell, tellChat } from '../chat_events.ts';
import type { Actor, Outcome, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { hasRole } from '../rights.ts';
import { inviteToRate } from '../survey/invites.ts';
import { AT_COUNTER, cardOf, numberOf, today, visitsOn } from './queue.ts';

export type CallRefusal =
  | 'forbidden'
  /** not one of the office's counters */
  | 'counter'
  /** the counter has not finished with its number */
  | 'busy'
  | 'nobody'
  /** it went on meanwhile: somebody else called it, it was cancelled, the day is over */
  | 'moved';

type Done = Outcome<{ code: string; number: string }, CallRefusal>;

/**
 * Calls the number that was drawn first, of one service or ('') of all, to a counter that is free. Two officers at once get
 * two different visitors: the database has one write at a time.
 */
export function callNext(
  ctx: ServiceContext,
  actor: Actor,
  { service, counter }: { service: string; counter: string },
): Promise<Done> {
  return atCounter(ctx, actor, counter, async (tx) => {
    const day = await today(ctx);
    const waiting = await tx.visit.findFirst({
      where: { day, status: 'waiting', ...(service === '' ? {} : { service }) },
      orderBy: [{ takenAt: 'asc' }, { service: 'asc' }, { number: 'asc' }],
    });
    return waiting === null ? { ok: false, reason: 'nobody' } : call(ctx, tx, actor, waiting, counter);
  });
}

/** Calls one number out of turn: one that was skipped, or somebody who goes first (with a disability, of great age). */
export function callNumber(
  ctx: ServiceContext,
  actor: Actor,
  { code, counter }: { code: string; counter: string },
): Promise<Done> {
  return atCounter(ctx, actor, counter, async (tx) => {
    const visit = await tx.visit.findFirst({
      where: { code, day: await today(ctx), status: { in: ['waiting', 'skipped'] } },
    });
    return visit === null ? { ok: false, reason: 'moved' } : call(ctx, tx, actor, visit, counter);
  });
}

/** Calls the number again that is being called: the screen chimes, and the chat is told. */
export function recall(ctx: ServiceContext, actor: Actor, code: string): Promise<Done> {
  return act(ctx, actor, code, ['called'], async (tx, visit) => {
    const again = await tx.visit.update({ where: { id: visit.id }, data: { calls: { increment: 1 } } });
    await tell(ctx, tx, again, 'visit.called', true);
    return again;
  });
}

/** Nobody came: the next one's turn. The number stays good for the day. */
export function skip(ctx: ServiceContext, actor: Actor, code: string): Promise<Done> {
  return act(ctx, actor, code, ['called'], async (tx, visit) => {
    const skipped = await tx.visit.update({ where: { id: visit.id }, data: { status: 'skipped' } });
    await tell(ctx, tx, skipped, 'visit.skipped', false);
    return skipped;
  });
}

/** The visitor is at the counter. */
export function serve(ctx: ServiceContext, actor: Actor, code: string): Promise<Done> {
  return act(ctx, actor, code, ['called'], (tx, visit) =>
    tx.visit.update({ where: { id: visit.id }, data: { status: 'serving', servedAt: new Date(ctx.now()) } }),
  );
}

/** Done; whoever was finished without being marked as served was served since the call. The chat is asked for a rating. */
export function finish(ctx: ServiceContext, actor: Actor, code: string): Promise<Done> {
  return act(ctx, actor, code, ['called', 'serving'], async (tx, visit) => {
    const doneAt = new Date(ctx.now());
    const servedAt = visit.servedAt ?? visit.calledAt ?? doneAt;
    const done = await tx.visit.update({ where: { id: visit.id }, data: { status: 'done', servedAt, doneAt } });
    const conversationId = await chatToTell(tx, ctx, visit);
    if (conversationId !== null) {
      const { id: subjectId, service } = visit;
      await inviteToRate(tx, ctx, { subject: 'visit', subjectId, conversationId, label: numberOf(visit), service });
    }
    return done;
  });
}

async function atCounter(
  ctx: ServiceContext,
  actor: Actor,
  counter: string,
  work: (tx: Tx) => Promise<Done>,
): Promise<Done> {
  if (!hasRole(actor, ['petugas'])) return { ok: false, reason: 'forbidden' };
  const { visits } = await readOffice(ctx);
  const known = Array.from({ length: visits.counters }, (_, index) => String(index + 1));
  if (!known.includes(counter)) return { ok: false, reason: 'counter' };
  return ctx.db.write(async (tx) => {
    const busy = await tx.visit.count({
      where: { day: await today(ctx), counter, status: { in: [...AT_COUNTER] } },
    });
    return busy > 0 ? { ok: false, reason: 'busy' } : work(tx);
  });
}

async function call(ctx: ServiceContext, tx: Tx, actor: Actor, visit: Visit, counter: string): Promise<Done> {
  const calledAt = visit.calledAt ?? new Date(ctx.now());
  const data = { status: 'called', calledAt, counter, officerId: officerIdOf(actor), calls: { increment: 1 } };
  const called = await tx.visit.update({ where: { id: visit.id }, data });
  await tell(ctx, tx, called, 'visit.called', visit.calls > 0);
  await record(ctx, tx, actor, 'call', called);
  return { ok: true, code: called.code, number: numberOf(called) };
}

async function act(
  ctx: ServiceContext,
  actor: Actor,
  code: string,
  from: readonly string[],
  change: (tx: Tx, visit: Visit) => Promise<Visit>,
): Promise<Done> {
  if (!hasRole(actor, ['petugas'])) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const visit = await tx.visit.findFirst({ where: { code, day: await today(ctx), status: { in: [...from] } } });
    if (visit === null) return { ok: false, reason: 'moved' };
    const changed = await change(tx, visit);
    await record(ctx, tx, actor, changed.status === visit.status ? 'recall' : changed.status, changed);
    return { ok: true, code, number: numberOf(changed) };
  });
}

async function tell(ctx: ServiceContext, tx: Tx, visit: Visit, type: VisitTold['type'], again: boolean): Promise<void> {
  // who stands at the counter hears it also after "berhenti"
  const conversationId = await chatToTell(tx, ctx, visit, { evenMuted: true });
  if (conversationId === null) return;
  const card = cardOf(visit, await visitsOn(tx, visit.day), await readOffice(ctx), ctx.now());
  const event: VisitTold = type === 'visit.called' ? { type, visit: card, again } : { type, visit: card };
  await tellChat(tx, ctx, { conversationId }, event);
}

function record(ctx: ServiceContext, tx: Tx, actor: Actor, what: string, visit: Visit): Promise<void> {
  const { code, day, counter } = visit;
  return audit(tx, ctx, actor, `visit.${what}`, `visit:${code}`, { number: numberOf(visit), day, counter });
}

function officerIdOf(actor: Actor): string | null {
  return actor.kind === 'officer' ? actor.id : null;
}
