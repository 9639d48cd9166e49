/** The office's people and their roles. How they get in is in access and sessions. */
import type { Tx } from '../prisma/database.ts';
import { makeAccessLink } from './access.ts';
import { audit } from './audit.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { returnTalksOf } from './desk/endings.ts';
import { isTalker } from './desk/roles.ts';
import { invalid, readForm, type Invalid } from './field_errors.ts';
import { newId } from './ids.ts';
import { changedOfficer, newOfficer } from './officer_form.ts';
import { viewOf, type Officer } from './officer_view.ts';
import { hashPassword, passwordProblem, type PasswordProblem } from './passwords.ts';
import { isAdmin } from './rights.ts';

export { firstAdminLink, lookAccessLink, resetAccess, useAccessLink } from './access.ts';
export { actorOf, type Officer } from './officer_view.ts';

/** What these use cases need, so that the officer command can give it without a whole office. */
export type PeopleContext = Pick<ServiceContext, 'db' | 'now' | 'random' | 'vault' | 'publicUrl'>;

export async function listOfficers(ctx: Pick<ServiceContext, 'db'>): Promise<Officer[]> {
  const rows = await ctx.db.read.officer.findMany({ orderBy: [{ active: 'desc' }, { name: 'asc' }] });
  return rows.map(viewOf);
}

export async function officerById(ctx: Pick<ServiceContext, 'db'>, id: string): Promise<Officer | null> {
  const row = await ctx.db.read.officer.findUnique({ where: { id } });
  return row && viewOf(row);
}

/** Adds an officer: with a password at once (officer command), otherwise with a link by which they set their own. */
export async function addOfficer(
  ctx: PeopleContext,
  actor: Actor,
  input: unknown,
  password?: string,
): Promise<
  | { ok: true; officer: Officer; link: string | null }
  | { ok: false; reason: 'forbidden' }
  | { ok: false; reason: 'password'; problem: PasswordProblem }
  | Invalid
> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(newOfficer, input);
  if (!result.ok) return result;
  const problem = password === undefined ? undefined : passwordProblem(password, result.value.email);
  if (problem) return { ok: false, reason: 'password', problem };
  const passwordHash = password === undefined ? null : await hashPassword(password);
  return ctx.db.write(async (tx) => {
    const { email } = result.value;
    if (await tx.officer.findUnique({ where: { email } })) return invalid({ email: 'taken' });
    const now = new Date(ctx.now());
    const row = await tx.officer.create({
      data: { ...result.value, id: newId(ctx), passwordHash, active: true, createdAt: now, updatedAt: now },
    });
    await audit(tx, ctx, actor, 'officer.add', `officer:${row.id}`, { role: row.role });
    const link = passwordHash === null ? await makeAccessLink(tx, ctx, row.id) : null;
    return { ok: true, officer: viewOf(row), link };
  });
}

/** Renames or re-roles; a new role holds from the next click. 'last_admin': someone must stay who can put things right. */
export async function changeOfficer(
  ctx: PeopleContext,
  actor: Actor,
  id: string,
  input: unknown,
): Promise<{ ok: true; officer: Officer } | { ok: false; reason: 'forbidden' | 'unknown' | 'last_admin' } | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(changedOfficer, input);
  if (!result.ok) return result;
  return ctx.db.write(async (tx) => {
    const before = await tx.officer.findUnique({ where: { id } });
    if (!before) return { ok: false, reason: 'unknown' };
    if (result.value.role !== 'admin' && (await isLastAdmin(tx, id))) return { ok: false, reason: 'last_admin' };
    const row = await tx.officer.update({ where: { id }, data: { ...result.value, updatedAt: new Date(ctx.now()) } });
    if (!isTalker(row.role)) await returnTalksOf(tx, ctx, id);
    await audit(tx, ctx, actor, 'officer.change', `officer:${id}`, { roleBefore: before.role, role: row.role });
    return { ok: true, officer: viewOf(row) };
  });
}

/** Deactivating ends the officer's sessions and links at once. Officers are never deleted: the audit log names them. */
export async function setOfficerActive(
  ctx: PeopleContext,
  actor: Actor,
  id: string,
  active: boolean,
): Promise<Outcome<{ officer: Officer }, 'forbidden' | 'unknown' | 'last_admin'>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return ctx.db.write(async (tx) => {
    if (!(await tx.officer.findUnique({ where: { id } }))) return { ok: false, reason: 'unknown' };
    if (!active && (await isLastAdmin(tx, id))) return { ok: false, reason: 'last_admin' };
    const row = await tx.officer.update({ where: { id }, data: { active, updatedAt: new Date(ctx.now()) } });
    if (!active) {
      await tx.session.deleteMany({ where: { officerId: id } });
      await tx.accessLink.deleteMany({ where: { officerId: id, usedAt: null } });
      await returnTalksOf(tx, ctx, id);
    }
    await audit(tx, ctx, actor, active ? 'officer.activate' : 'officer.deactivate', `officer:${id}`, {});
    return { ok: true, officer: viewOf(row) };
  });
}

async function isLastAdmin(tx: Tx, id: string): Promise<boolean> {
  const admins = await tx.officer.findMany({ where: { role: 'admin', active: true }, select: { id: true } });
  return admins.length === 1 && admins[0]?.id === id;
}
