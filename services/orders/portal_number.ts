/** The request number in the national portal (docs/domain.md 2): a note beside the order, which moves no state. */
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';

const LONGEST = 60;

/** Empty: none. Longer ones are cut, as the form does not let them in. For officers who serve. */
export function savePortalNumber(
  ctx: ServiceContext,
  actor: Actor,
  { code, number }: { code: string; number: string },
): Promise<{ ok: true } | { ok: false; reason: 'not_found' | 'not_allowed' }> {
  if (actor.kind !== 'officer' || actor.role !== 'petugas')
    return Promise.resolve({ ok: false, reason: 'not_allowed' });
  const tidy = number.trim().slice(0, LONGEST);
  return ctx.db.write(async (tx) => {
    const portalNumber = tidy === '' ? null : tidy;
    const { count } = await tx.order.updateMany({ where: { code }, data: { portalNumber } });
    if (count === 0) return { ok: false, reason: 'not_found' };
    await audit(tx, ctx, actor, 'order.portalNumber', `order:${code}`, { portalNumber });
    return { ok: true };
  });
}
