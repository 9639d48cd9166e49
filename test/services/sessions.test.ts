import { beforeEach, describe, expect, it } from 'vitest';
import { addOfficer } from '../../services/people.ts';
import { endOtherSessions, endSession, listSessions, readSession, signIn } from '../../services/sessions.ts';
import { HOUR, openWorkshop, type Workshop } from './workshop.ts';

const GIVEN = { email: 'peni@bps.example', password: 'gunung krakatau 1883', userAgent: 'Firefox' };

describe('a session of the panel', () => {
  let workshop: Workshop;

  beforeEach(async () => {
    workshop = await openWorkshop();
    const officer = { name: 'Peni', email: GIVEN.email, role: 'petugas' };
    await addOfficer(workshop.ctx, { kind: 'system' }, officer, GIVEN.password);
  });

  async function enter(replaces?: string): Promise<string> {
    const result = await signIn(workshop.ctx, { ...GIVEN, ...(replaces === undefined ? {} : { replaces }) });
    if (!result.ok) throw new Error(result.reason);
    return result.token;
  }

  it('begins with the right password, the address written in any case', async () => {
    const result = await signIn(workshop.ctx, { ...GIVEN, email: ' PENI@bps.example ' });
    if (!result.ok) throw new Error(result.reason);
    expect(await readSession(workshop.ctx, result.token)).toMatchObject({
      officer: { name: 'Peni', role: 'petugas' },
      csrfToken: result.csrfToken,
    });
    const row = await workshop.ctx.db.read.session.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(result.token);
  });

  it.each([
    ['a wrong password', { password: 'gunung krakatau 1884' }],
    ['no password', { password: '' }],
    ['an enormous password', { password: 'x'.repeat(1_000_000) }],
    ['an unknown address', { email: 'siapa@bps.example' }],
    [
      'an unknown address with the decoy of the program',
      { email: 'a@b.id', password: 'nobody signs in with this one' },
    ],
  ])('does not begin with %s, and the answer is always the same', async (_what, wrong) => {
    expect(await signIn(workshop.ctx, { ...GIVEN, ...wrong })).toEqual({ ok: false, reason: 'wrong' });
  });

  it('does not begin for an officer who has not set a password yet', async () => {
    const { ctx } = workshop;
    await addOfficer(ctx, { kind: 'system' }, { name: 'Baru', email: 'baru@bps.example', role: 'petugas' });
    const result = await signIn(ctx, {
      ...GIVEN,
      email: 'baru@bps.example',
      password: 'nobody signs in with this one',
    });
    expect(result).toEqual({ ok: false, reason: 'wrong' });
  });

  it('ends after two hours unused, and lives on while it is used', async () => {
    const token = await enter();
    for (let at = 0; at < 3; at += 1) {
      workshop.pass(2 * HOUR - 1);
      expect(await readSession(workshop.ctx, token)).not.toBeNull();
    }
    workshop.pass(2 * HOUR);
    expect(await readSession(workshop.ctx, token)).toBeNull();
  });

  it('ends after twelve hours, however busy', async () => {
    const token = await enter();
    for (let hour = 1; hour < 12; hour += 1) {
      workshop.pass(HOUR);
      expect(await readSession(workshop.ctx, token)).not.toBeNull();
    }
    workshop.pass(HOUR);
    expect(await readSession(workshop.ctx, token)).toBeNull();
  });

  it('has a new token at every sign-in; the one the browser had before is void', async () => {
    const first = await enter();
    const second = await enter(first);
    expect(second).not.toBe(first);
    expect(await readSession(workshop.ctx, first)).toBeNull();
    expect(await readSession(workshop.ctx, second)).not.toBeNull();
  });

  it('is worth nothing to an inactive officer, whatever way they became so', async () => {
    const token = await enter();
    await workshop.ctx.db.write((tx) => tx.officer.updateMany({ data: { active: false } }));
    expect(await readSession(workshop.ctx, token)).toBeNull();
  });

  it('ends when the officer signs out', async () => {
    const token = await enter();
    await endSession(workshop.ctx, token);
    expect(await readSession(workshop.ctx, token)).toBeNull();
    await endSession(workshop.ctx, token);
  });

  it('can end all others of the same officer', async () => {
    const { ctx } = workshop;
    const here = await enter();
    workshop.pass(HOUR);
    const there = await enter();
    const session = await readSession(ctx, here);
    if (!session) throw new Error('no session');
    expect((await listSessions(ctx, session)).map(({ userAgent, current }) => [userAgent, current])).toEqual([
      ['Firefox', true],
      ['Firefox', false],
    ]);
    expect(await endOtherSessions(ctx, session)).toBe(1);
    expect(await readSession(ctx, there)).toBeNull();
    expect(await readSession(ctx, here)).not.toBeNull();
  });

  it('that is over is cleared away by a later sign-in', async () => {
    await enter();
    workshop.pass(13 * HOUR);
    await enter();
    expect(await workshop.ctx.db.read.session.count()).toBe(1);
  });

  it.each(['', 'x', 'A'.repeat(43)])('does not exist for a made-up token (%j)', async (token) => {
    expect(await readSession(workshop.ctx, token)).toBeNull();
  });
});
