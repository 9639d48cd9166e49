/** Who reads what is written about the use of data, and that each reading is written down (docs/domain.md 9). */
import { dayOf, startOfDay } from '../domain/days.ts';
import { audit } from './audit.ts';
import type { Actor, ServiceContext } from './context.ts';
import { readOffice } from './office.ts';
import { hasRole } from './rights.ts';

/** For who verifies it (B6, R11) and for who is responsible. */
export function mayReadAbstraction(actor: Actor): boolean {
  return hasRole(actor, ['petugas', 'pimpinan']);
}

/** One entry per officer, subject ('order:<code>', 'conversation:<id>') and day: a page that is opened again and again would drown the others. */
export async function noteReading(ctx: ServiceContext, actor: Actor, subject: string): Promise<void> {
  const actorId = actor.kind === 'system' ? null : actor.id;
  const { timeZone } = (await readOffice(ctx)).office;
  const today = new Date(startOfDay(dayOf(ctx.now(), timeZone), timeZone));
  const entry = { action: 'order.readAbstraction', subject };
  const where = { ...entry, actorId, at: { gte: today } };
  if ((await ctx.db.read.auditEntry.count({ where })) > 0) return;
  await ctx.db.write((tx) => audit(tx, ctx, actor, entry.action, entry.subject, {}));
}
