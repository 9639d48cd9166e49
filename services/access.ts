/** One-time links by which people set their password: the first admin, a new officer, a reset. Only hashes are kept. */
import type { Tx } from '../prisma/database.ts';
import type { AccessLink, Officer as OfficerRow } from '../prisma/generated/sqlite/client.ts';
import { audit } from './audit.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { readForm, type Invalid } from './field_errors.ts';
import { newId, newToken } from './ids.ts';
import { firstAdmin } from './officer_form.ts';
import { actorOf, viewOf, type Officer } from './officer_view.ts';
import { hashPassword, passwordProblem, type PasswordProblem } from './passwords.ts';
import { isAdmin } from './rights.ts';

export type AccessContext = Pick<ServiceContext, 'db' | 'now' | 'random' | 'vault' | 'publicUrl'>;
export type AccessRefusal = 'unknown' | 'expired' | 'used';

const LINK_MS = 24 * 3_600_000;

/** A fresh link for an officer (null: for the first admin), valid for 24 hours; earlier ones no longer work. */
export async function makeAccessLink(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now' | 'random' | 'vault' | 'publicUrl'>,
  officerId: string | null,
): Promise<string> {
  const token = newToken(ctx);
  await tx.accessLink.deleteMany({ where: { officerId, usedAt: null } });
  await tx.accessLink.create({
    data: {
      tokenHash: ctx.vault.hashToken(token),
      officerId,
      expiresAt: new Date(ctx.now() + LINK_MS),
      createdAt: new Date(ctx.now()),
    },
  });
  return `${ctx.publicUrl}/panel/akses/${token}`;
}

/** The link that makes the first admin, made anew at each start; null once there is an officer. */
export async function firstAdminLink(ctx: AccessContext): Promise<string | null> {
  return ctx.db.write(async (tx) => {
    if ((await tx.officer.count()) > 0) return null;
    return makeAccessLink(tx, ctx, null);
  });
}

/** A link for an officer who lost the password. Until it is used the old password and sessions still work. */
export async function resetAccess(
  ctx: AccessContext,
  actor: Actor,
  officerId: string,
): Promise<Outcome<{ link: string }, 'forbidden' | 'unknown' | 'inactive'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    const officer = await tx.officer.findUnique({ where: { id: officerId } });
    if (!officer) return { ok: false, reason: 'unknown' };
    if (!officer.active) return { ok: false, reason: 'inactive' };
    const link = await makeAccessLink(tx, ctx, officerId);
    await audit(tx, ctx, actor, 'officer.resetAccess', `officer:${officerId}`, {});
    return { ok: true, link };
  });
}

/** For the page behind a link; `officer` null: it makes the first admin and asks for name and e-mail too. */
export async function lookAccessLink(
  ctx: Pick<ServiceContext, 'db' | 'now' | 'vault'>,
  token: string,
): Promise<Outcome<{ officer: Officer | null }, AccessRefusal>> {
  const found = await find(ctx.db.read, ctx, token);
  if (!found.ok) return found;
  return { ok: true, officer: found.officer && viewOf(found.officer) };
}

/** Sets the password (and makes the first admin). All earlier sessions of the officer end. */
export async function useAccessLink(
  ctx: AccessContext,
  token: string,
  given: { name?: string; email?: string; password: string },
): Promise<
  | { ok: true; officer: Officer }
  | { ok: false; reason: AccessRefusal }
  | { ok: false; reason: 'password'; problem: PasswordProblem }
  | Invalid
> {
  const looked = await lookAccessLink(ctx, token);
  if (!looked.ok) return looked;
  const form = looked.officer ? null : readForm(firstAdmin, { name: given.name, email: given.email });
  if (form && !form.ok) return form;
  const problem = passwordProblem(given.password, looked.officer?.email ?? form?.value.email ?? '');
  if (problem) return { ok: false, reason: 'password', problem };
  // before the write: it takes a noticeable part of a second
  const passwordHash = await hashPassword(given.password);
  return ctx.db.write(async (tx) => {
    const found = await find(tx, ctx, token);
    if (!found.ok) return found;
    const now = new Date(ctx.now());
    const officer = found.officer
      ? await tx.officer.update({ where: { id: found.officer.id }, data: { passwordHash, updatedAt: now } })
      : await addFirstAdmin(tx, ctx, form?.value, passwordHash);
    if (!officer) return { ok: false, reason: 'unknown' };
    await tx.accessLink.update({ where: { tokenHash: found.link.tokenHash }, data: { usedAt: now } });
    await tx.session.deleteMany({ where: { officerId: officer.id } });
    await audit(tx, ctx, actorOf(officer), 'officer.setPassword', `officer:${officer.id}`, {});
    return { ok: true, officer: viewOf(officer) };
  });
}

async function addFirstAdmin(
  tx: Tx,
  ctx: AccessContext,
  form: { name: string; email: string } | undefined,
  passwordHash: string,
): Promise<OfficerRow | null> {
  if (!form) return null;
  const now = new Date(ctx.now());
  return tx.officer.create({
    data: { ...form, id: newId(ctx), role: 'admin', passwordHash, active: true, createdAt: now, updatedAt: now },
  });
}

async function find(
  source: Pick<Tx, 'accessLink' | 'officer'> | ServiceContext['db']['read'],
  ctx: Pick<ServiceContext, 'now' | 'vault'>,
  token: string,
): Promise<Outcome<{ link: AccessLink; officer: OfficerRow | null }, AccessRefusal>> {
  const link = await source.accessLink.findUnique({ where: { tokenHash: ctx.vault.hashToken(token) } });
  if (!link) return { ok: false, reason: 'unknown' };
  if (link.usedAt) return { ok: false, reason: 'used' };
  if (link.expiresAt.getTime() <= ctx.now()) return { ok: false, reason: 'expired' };
  if (link.officerId === null) {
    // someone else may have become the first meanwhile, also by the officer command
    const someone = (await source.officer.count()) > 0;
    return someone ? { ok: false, reason: 'unknown' } : { ok: true, link, officer: null };
  }
  const officer = await source.officer.findUnique({ where: { id: link.officerId } });
  return officer?.active ? { ok: true, link, officer } : { ok: false, reason: 'unknown' };
}
