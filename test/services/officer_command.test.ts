import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstAdminLink } from '../../services/people.ts';
import { signIn } from '../../services/sessions.ts';
import { createVault, loadSecretKey } from '../../services/vault.ts';
import { engine, environmentOf, openData } from '../engine.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { openWorkshop } from './workshop.ts';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'test/.tmp/officer', engine);
const PASSWORD = 'gunung krakatau 1883';
const ADD = ['add', '--name', 'Ani', '--email', 'ani@bps.example', '--role', 'admin'];

beforeAll(() => {
  rmSync(built, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = ['-p', 'test/services/child/tsconfig.json', '--outDir', built];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...project], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
  for (const folder of ['prisma/migrations', 'prisma/migrations_postgres']) {
    cpSync(join(root, folder), join(built, folder), { recursive: true });
  }
});

async function officer(dataDir: string, args: string[], typed: string) {
  const child = spawn(process.execPath, [join(built, 'officer.js'), ...args], {
    env: { PATH: process.env['PATH'], ...(await environmentOf(dataDir)) },
  });
  // a refusal may come before the password was read
  child.stdin.on('error', () => undefined);
  child.stdin.end(typed);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = (await once(child, 'close')) as [number];
  const [out, error] = await said;
  return { code, out, error };
}

describe('the officer command', () => {
  it('makes an officer in a new data directory, who can sign in', async () => {
    const dataDir = join(temporaryDirectory(), 'data');
    expect(await officer(dataDir, ADD, `${PASSWORD}\n`)).toEqual({
      code: 0,
      out: 'Added Ani <ani@bps.example> as admin.\n',
      error: '',
    });
    const db = await openData({ dataDir });
    const { ctx } = await openWorkshop();
    const vault = createVault(await loadSecretKey(dataDir));
    const given = { email: 'ani@bps.example', password: PASSWORD, userAgent: '' };
    const result = await signIn({ ...ctx, db, vault }, given);
    await db.close();
    expect(result).toMatchObject({ ok: true, officer: { role: 'admin' } });
  });

  it('works beside the running program, which needs no link for a first admin any more', async () => {
    const { ctx, dataDir } = await openWorkshop({ seeded: true });
    expect(await firstAdminLink(ctx)).not.toBeNull();
    expect(await officer(dataDir, ADD, PASSWORD)).toMatchObject({ code: 0 });
    expect(await firstAdminLink(ctx)).toBeNull();
  });

  it.each([
    ['no command', [], PASSWORD, /Usage/],
    ['an unknown option', [...ADD, '--password', 'x'], PASSWORD, /--password/],
    ['a wrong role', [...ADD.slice(0, -1), 'raja'], PASSWORD, /--role: format/],
    ['no e-mail address', ADD.filter((word) => !/email|@/.test(word)), PASSWORD, /--email: required/],
    ['no password', ADD, '', /at least 10 characters/],
    ['a password that is easily guessed', ADD, 'password123\n', /easily guessed/],
  ])('says what is wrong with %s, and adds nobody', async (_what, args, typed, complaint) => {
    const { ctx, dataDir } = await openWorkshop();
    const { code, out, error } = await officer(dataDir, args, typed);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(complaint);
    expect(await ctx.db.read.officer.count()).toBe(0);
  });
});
