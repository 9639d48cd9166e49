/** What waits for an officer, in numbers: for the panel's navigation and for the daily digest (docs/domain.md 15). */
import { dayOf } from '../domain/days.ts';
import { hiddenFrom, mayReadComplaints } from './complaints/visibility.ts';
import type { Actor, ServiceContext } from './context.ts';
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

export async function badgesFor(ctx: ServiceContext, actor: Actor): Promise<Badges> {
  const serves = hasRole(actor, ['petugas']);
  const [talks, complaints, visitors, tasks] = await Promise.all([
    serves ? waitingTalks(ctx) : 0,
    mayReadComplaints(actor) ? waitingComplaints(ctx, actor) : 0,
    serves ? waitingVisitors(ctx) : 0,
    actor.kind === 'officer' ? (await tasksFor(ctx, actor.role, 0)).total : 0,
  ]);
  return { talks, complaints, visitors, tasks };
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
