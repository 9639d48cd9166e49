/** What waits for an officer, in numbers: for the panel's navigation and for the daily digest (docs/domain.md 15). */
import { dayOf } from '../domain/days.ts';
import type { Role } from '../domain/vocabulary.ts';
import { hiddenFrom, mayReadComplaints } from './complaints/visibility.ts';
import type { Actor, ServiceContext } from './context.ts';
import { mayTalk } from './desk/roles.ts';
import type { Keep } from './kept_counts.ts';
import { readOffice } from './office.ts';
import { tasksFor } from './orders/tasks.ts';
import { hasRole } from './rights.ts';

/** 0 where nothing waits, or where it is not the officer's to do. */
export interface Badges {
  /** customers who asked for a person and have none yet */
  talks: number;
  /** complaints to be verified, but for those about the officer */
  complaints: number;
  /** visitors with a queue number of today */
  visitors: number;
  /** orders that are the officer's turn */
  tasks: number;
}

/** `keep`: whence the counts come that others may have asked for (./kept_counts); they differ by role, complaints by officer. */
export async function badgesFor(
  ctx: ServiceContext,
  actor: Actor,
  keep: Keep = (_name, reckon) => reckon(),
): Promise<Badges> {
  const serves = hasRole(actor, ['petugas']);
  const [talks, complaints, visitors, tasks] = await Promise.all([
    mayTalk(actor) ? keep('talks', () => waitingTalks(ctx)) : 0,
    mayReadComplaints(actor) ? keep(complaintsOf(actor), () => waitingComplaints(ctx, actor)) : 0,
    serves ? keep('visitors', () => waitingVisitors(ctx)) : 0,
    actor.kind === 'officer' ? keep(`tasks ${actor.role}`, () => waitingTasks(ctx, actor.role)) : 0,
  ]);
  return { talks, complaints, visitors, tasks };
}

function complaintsOf(actor: Actor): string {
  return actor.kind === 'officer' ? `complaints ${actor.id}` : 'complaints';
}

async function waitingTasks(ctx: ServiceContext, role: Role): Promise<number> {
  return (await tasksFor(ctx, role, 0)).total;
}

function waitingTalks({ db }: ServiceContext): Promise<number> {
  return db.read.handover.count({ where: { status: 'waiting' } });
}

async function waitingComplaints(ctx: ServiceContext, actor: Actor): Promise<number> {
  const { read } = ctx.db;
  return read.complaint.count({ where: { status: 'received', id: { notIn: await hiddenFrom(ctx, read, actor) } } });
}

async function waitingVisitors(ctx: ServiceContext): Promise<number> {
  const { office } = await readOffice(ctx);
  return ctx.db.read.visit.count({ where: { status: 'waiting', day: dayOf(ctx.now(), office.timeZone) } });
}
