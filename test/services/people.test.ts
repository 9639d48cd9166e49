import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../services/audit.ts';
import type { Actor } from '../../services/context.ts';
import { passwordProblem } from '../../services/passwords.ts';
import {
  actorOf,
  addOfficer,
  changeOfficer,
  firstAdminLink,
  listOfficers,
  lookAccessLink,
  resetAccess,
  setOfficerActive,
  useAccessLink,
  type Officer,
} from '../../services/people.ts';
import { readSession, signIn } from '../../services/sessions.ts';
import { BENDAHARA, CUSTOMER, DAY, openWorkshop, PETUGAS, PIMPINAN, type Workshop } from './workshop.ts';

const PASSWORD = 'gunung krakatau 1883';

function tokenOf(link: string | null): string {
  expect(link).toMatch(/^https:\/\/pst\.example\/panel\/akses\/[\w-]{43}$/);
  return link?.split('/').at(-1) ?? '';
}

async function becomeFirstAdmin({ ctx }: Workshop): Promise<Officer> {
  const token = tokenOf(await firstAdminLink(ctx));
  const result = await useAccessLink(ctx, token, { name: 'Ani', email: 'Ani@BPS.example', password: PASSWORD });
  if (!result.ok) throw new Error(result.reason);
  return result.officer;
}

describe('the first admin', () => {
  it('is made by a link that works once, and then no more links are made', async () => {
    const workshop = await openWorkshop();
    const { ctx } = workshop;
    const token = tokenOf(await firstAdminLink(ctx));
    expect(await lookAccessLink(ctx, token)).toEqual({ ok: true, officer: null });
    const result = await useAccessLink(ctx, token, { name: ' Ani ', email: 'Ani@BPS.example', password: PASSWORD });
    expect(result).toMatchObject({ ok: true, officer: { name: 'Ani', email: 'ani@bps.example', role: 'admin' } });
    expect(JSON.stringify(result)).not.toContain('argon2');
    expect(await useAccessLink(ctx, token, { name: 'B', email: 'b@b.id', password: PASSWORD })).toEqual({
      ok: false,
      reason: 'used',
    });
    expect(await firstAdminLink(ctx)).toBeNull();
  });

  it('is made once even when two use the link at the same moment', async () => {
    const { ctx } = await openWorkshop();
    const token = tokenOf(await firstAdminLink(ctx));
    const results = await Promise.all(
      ['satu', 'dua'].map((name) =>
        useAccessLink(ctx, token, { name, email: `${name}@bps.example`, password: PASSWORD }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await listOfficers(ctx)).toHaveLength(1);
  });

  it('has a new link at each start; the earlier one is void', async () => {
    const { ctx, pass } = await openWorkshop();
    const first = tokenOf(await firstAdminLink(ctx));
    const second = tokenOf(await firstAdminLink(ctx));
    expect(await lookAccessLink(ctx, first)).toEqual({ ok: false, reason: 'unknown' });
    pass(DAY);
    expect(await lookAccessLink(ctx, second)).toEqual({ ok: false, reason: 'expired' });
  });

  it('is asked again for what was wrong, and the link still works', async () => {
    const { ctx } = await openWorkshop();
    const token = tokenOf(await firstAdminLink(ctx));
    expect(await useAccessLink(ctx, token, { name: '', email: 'ani@', password: PASSWORD })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { name: 'required', email: 'format' },
    });
    expect(await useAccessLink(ctx, token, { name: 'Ani', email: 'ani@bps.example', password: 'pendek' })).toEqual({
      ok: false,
      reason: 'password',
      problem: 'too_short',
    });
    expect(await lookAccessLink(ctx, token)).toMatchObject({ ok: true });
  });
});

describe('officers', () => {
  let workshop: Workshop;
  let admin: Officer;
  let by: Actor;

  beforeEach(async () => {
    workshop = await openWorkshop();
    admin = await becomeFirstAdmin(workshop);
    by = actorOf(admin);
  });

  async function add(email: string, role: string): Promise<{ officer: Officer; link: string | null }> {
    const result = await addOfficer(workshop.ctx, by, { name: 'Peni', email, role, nip: null });
    if (!result.ok) throw new Error(result.reason);
    return result;
  }

  it('set their own password by the link they are given', async () => {
    const { ctx } = workshop;
    const { officer, link } = await add('peni@bps.example', 'petugas');
    expect(officer).toMatchObject({ active: true, hasPassword: false });
    expect(await lookAccessLink(ctx, tokenOf(link))).toMatchObject({ ok: true, officer: { name: 'Peni' } });
    expect(await useAccessLink(ctx, tokenOf(link), { password: PASSWORD })).toMatchObject({ ok: true });
    expect(await signIn(ctx, { email: 'peni@bps.example', password: PASSWORD, userAgent: '' })).toMatchObject({
      ok: true,
      officer: { role: 'petugas' },
    });
  });

  it('are refused with what is wrong, field by field', async () => {
    const { ctx } = workshop;
    expect(await addOfficer(ctx, by, { name: '1', email: 'x', role: 'raja', nip: '12' })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { name: 'format', email: 'format', role: 'format', nip: 'format' },
    });
    expect(await addOfficer(ctx, by, { name: 'Ani Dua', email: 'ANI@bps.example', role: 'admin', nip: null })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { email: 'taken' },
    });
  });

  it.each([
    ['petugas', PETUGAS],
    ['bendahara', BENDAHARA],
    ['pimpinan', PIMPINAN],
    ['customer', CUSTOMER],
  ])('are not the business of a %s', async (_role, actor) => {
    const { ctx } = workshop;
    const refused = { ok: false, reason: 'forbidden' };
    expect(await addOfficer(ctx, actor, { name: 'Xena', email: 'x@x.id', role: 'admin' })).toEqual(refused);
    expect(await changeOfficer(ctx, actor, admin.id, { name: 'Xena', role: 'admin' })).toEqual(refused);
    expect(await setOfficerActive(ctx, actor, admin.id, false)).toEqual(refused);
    expect(await resetAccess(ctx, actor, admin.id)).toEqual(refused);
  });

  it('always leave one active admin', async () => {
    const { ctx } = workshop;
    const refused = { ok: false, reason: 'last_admin' };
    expect(await changeOfficer(ctx, by, admin.id, { name: 'Ani', role: 'petugas' })).toEqual(refused);
    expect(await setOfficerActive(ctx, by, admin.id, false)).toEqual(refused);
    expect(await changeOfficer(ctx, by, admin.id, { name: 'Ani Baru', role: 'admin' })).toMatchObject({ ok: true });
    const second = (await add('dua@bps.example', 'admin')).officer;
    const both = await Promise.all([admin.id, second.id].map((id) => setOfficerActive(ctx, by, id, false)));
    expect(both.map((result) => result.ok)).toEqual([true, false]);
    expect(await changeOfficer(ctx, by, second.id, { name: 'Dua', role: 'pimpinan' })).toEqual(refused);
  });

  it('that are deactivated are out at once, and their links void', async () => {
    const { ctx } = workshop;
    const { officer, link } = await add('peni@bps.example', 'petugas');
    await useAccessLink(ctx, tokenOf(link), { password: PASSWORD });
    const session = await signIn(ctx, { email: 'peni@bps.example', password: PASSWORD, userAgent: '' });
    if (!session.ok) throw new Error(session.reason);
    const reset = await resetAccess(ctx, by, officer.id);
    if (!reset.ok) throw new Error(reset.reason);
    await setOfficerActive(ctx, by, officer.id, false);
    expect(await readSession(ctx, session.token)).toBeNull();
    expect(await lookAccessLink(ctx, tokenOf(reset.link))).toMatchObject({ ok: false });
    expect(await signIn(ctx, { email: 'peni@bps.example', password: PASSWORD, userAgent: '' })).toEqual({
      ok: false,
      reason: 'inactive',
    });
    expect(await resetAccess(ctx, by, officer.id)).toEqual({ ok: false, reason: 'inactive' });
  });

  it('that lost their password get a new one, which ends their sessions', async () => {
    const { ctx } = workshop;
    const session = await signIn(ctx, { email: admin.email, password: PASSWORD, userAgent: '' });
    if (!session.ok) throw new Error(session.reason);
    const reset = await resetAccess(ctx, by, admin.id);
    if (!reset.ok) throw new Error(reset.reason);
    expect(await readSession(ctx, session.token)).not.toBeNull();
    await useAccessLink(ctx, tokenOf(reset.link), { password: 'selat sunda yang luas' });
    expect(await readSession(ctx, session.token)).toBeNull();
    expect(await signIn(ctx, { email: admin.email, password: PASSWORD, userAgent: '' })).toMatchObject({ ok: false });
  });

  it('have a new role from the next click', async () => {
    const { ctx } = workshop;
    await add('dua@bps.example', 'admin');
    const session = await signIn(ctx, { email: admin.email, password: PASSWORD, userAgent: '' });
    if (!session.ok) throw new Error(session.reason);
    await changeOfficer(ctx, by, admin.id, { name: 'Ani', role: 'pimpinan', nip: '19800101 200501 1 001' });
    expect(await readSession(ctx, session.token)).toMatchObject({
      officer: { role: 'pimpinan', nip: '198001012005011001' },
    });
  });

  it('leave a trace of every change', async () => {
    const { ctx } = workshop;
    const { officer } = await add('peni@bps.example', 'petugas');
    await changeOfficer(ctx, by, officer.id, { name: 'Peni', role: 'bendahara' });
    await setOfficerActive(ctx, by, officer.id, false);
    const { entries } = await listAudit(ctx, { subject: `officer:${officer.id}`, page: 1 });
    expect(entries.map(({ action, actorName, details }) => [action, actorName, details])).toEqual([
      ['officer.deactivate', 'Ani', {}],
      ['officer.change', 'Ani', { roleBefore: 'petugas', role: 'bendahara' }],
      ['officer.add', 'Ani', { role: 'petugas' }],
    ]);
    expect((await listAudit(ctx, { page: 99 })).page).toBe(1);
  });
});

describe('a password', () => {
  it.each([
    ['pendek', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['anita@bps.example', 'is_email'],
    ['AnitaAnita1', 'is_email'],
    ['Password123', 'common'],
    ['rahasia12345', 'common'],
    ['1234567890', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['Indonesia-2026', 'common'],
    [PASSWORD, undefined],
    ['bukan kata yang mudah', undefined],
  ])('%j: %s', (password, problem) => {
    expect(passwordProblem(password, 'anita@bps.example')).toBe(problem);
  });
});
