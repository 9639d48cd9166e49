/** An officer's own new password. */
import { audit } from './audit.ts';
import type { ServiceContext } from './context.ts';
import { actorOf } from './officer_view.ts';
import { hashPassword, passwordMatches, passwordProblem, type PasswordProblem } from './passwords.ts';
import type { OpenSession } from './sessions.ts';

/** Who knows the password may replace it; the officer's other sessions end. */
export async function changeOwnPassword(
  ctx: Pick<ServiceContext, 'db' | 'now'>,
  session: OpenSession,
  given: { current: string; password: string },
): Promise<
  { ok: true } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'password'; problem: PasswordProblem }
> {
  const { officer } = session;
  const known = await ctx.db.read.officer.findUnique({ where: { id: officer.id } });
  const right = await passwordMatches(given.current, known?.passwordHash ?? null);
  if (!known || !right) return { ok: false, reason: 'wrong' };
  const problem = passwordProblem(given.password, officer.email);
  if (problem) return { ok: false, reason: 'password', problem };
  const passwordHash = await hashPassword(given.password);
  return ctx.db.write(async (tx) => {
    // another browser may have replaced it while this one was hashing
    const { count } = await tx.officer.updateMany({
      where: { id: officer.id, active: true, passwordHash: known.passwordHash },
      data: { passwordHash, updatedAt: new Date(ctx.now()) },
    });
    if (count === 0) return { ok: false, reason: 'wrong' };
    await tx.session.deleteMany({ where: { officerId: officer.id, tokenHash: { not: session.id } } });
    await audit(tx, ctx, actorOf(officer), 'officer.setPassword', `officer:${officer.id}`, {});
    return { ok: true };
  });
}
