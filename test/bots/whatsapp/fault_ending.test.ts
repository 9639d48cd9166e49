/** How a line ends, and what the office makes of it (docs/decisions/0018-whatsapp.md). */
import { expect, it } from 'vitest';
import { LINE_PROBLEMS, readLine, tryLineAgain, whatsappAccount } from '../../../services/whatsapp_line.ts';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import type { Office } from '../../office.ts';
import { eventually, lineOpen, linkByQr, openLinked } from './line_office.ts';

type Ends = (wa: FakeWhatsApp) => unknown;

const refusedLogin =
  (code: 401 | 403 | 500 | 503): Ends =>
  (wa) => {
    wa.faults.logins = [code];
    wa.drop();
  };

async function standing({ ctx }: Office) {
  const key = await whatsappAccount(ctx);
  if (key === null) return undefined;
  const account = await ctx.db.read.channelAccount.findUnique({ where: { channel_account: key } });
  return account ?? undefined;
}

const logins = (wa: FakeWhatsApp) => wa.devices().reduce((sum, device) => sum + device.logins, 0);

it('comes again after everything that passes, by itself', { timeout: 120_000 }, async () => {
  const { office, wa } = await openLinked({ connectMs: 2_000 });
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  const passing: [what: string, ends: Ends][] = [
    ['428: the server closes', () => wa.disconnect(428)],
    ['500', () => wa.disconnect(500)],
    ['503', () => wa.disconnect(503)],
    ['515: the server wants a new connection', () => wa.disconnect(515)],
    ['the line breaks without a word', () => wa.drop()],
    ['login refused: 500', refusedLogin(500)],
    ['login refused: 503', refusedLogin(503)],
    [
      'an answer in HTTP',
      async () => {
        wa.faults.http = 503;
        wa.drop();
        await eventually(async () => (await standing(office))?.state !== 'connected', 'the office sees it');
        wa.faults.http = undefined;
      },
    ],
    [
      'no network: 408',
      async () => {
        wa.stop();
        await eventually(async () => (await standing(office))?.state !== 'connected', 'the office sees it');
        await wa.start();
      },
    ],
  ];
  const keys = await office.ctx.db.read.whatsappKey.count();
  for (const [what, ends] of passing) {
    const before = logins(wa);
    await ends(wa);
    await eventually(async () => logins(wa) > before, `there is a new login after ${what}`);
    await lineOpen(office, wa);
    await budi.says('setuju');
    await budi.hears();
    expect(await standing(office), what).toMatchObject({ problem: null });
  }
  expect(await office.ctx.db.read.whatsappKey.count()).toBeGreaterThanOrEqual(keys);
  expect((await readLine(office.ctx)).reconnectsToday).toBeGreaterThanOrEqual(passing.length);
});

it.each<[what: string, ends: Ends]>([
  ['401 on the line', (wa) => wa.disconnect(401)],
  ['401 at login', refusedLogin(401)],
  ['unlinked on the telephone', (wa) => wa.unlink()],
  ['411', (wa) => wa.disconnect(411)],
])('is logged out by %s: wiped, until it is linked anew', async (_what, ends) => {
  const { office, wa } = await openLinked();
  ends(wa);
  await expect.poll(() => standing(office)).toMatchObject({ state: 'refused', problem: LINE_PROBLEMS.loggedOut });
  await expect.poll(() => office.ctx.db.read.whatsappKey.count()).toBe(0);
  expect(await readLine(office.ctx)).toMatchObject({ linked: false, account: wa.number });
  await linkByQr(office, wa);
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
});

it.each<[what: string, problem: string, ends: Ends, mend: Ends]>([
  ['403 on the line', LINE_PROBLEMS.banned, (wa) => wa.disconnect(403), () => undefined],
  ['403 at login', LINE_PROBLEMS.banned, refusedLogin(403), () => undefined],
  ['440: used elsewhere', LINE_PROBLEMS.replaced, (wa) => wa.disconnect(440), () => undefined],
  [
    '405: this version is refused',
    LINE_PROBLEMS.versionRefused,
    (wa) => {
      wa.faults.lowestVersion = 4_000_000_000;
      wa.drop();
    },
    (wa) => {
      wa.faults.lowestVersion = 0;
    },
  ],
])('stops after %s, keeps its keys, and goes on when an admin says so', async (_what, problem, ends, mend) => {
  const { office, wa } = await openLinked();
  const keys = await office.ctx.db.read.whatsappKey.count();
  const before = logins(wa);
  ends(wa);
  await expect.poll(() => standing(office)).toMatchObject({ state: 'refused', problem });
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  mend(wa);
  expect(await office.ctx.db.read.whatsappKey.count()).toBe(keys);
  expect(logins(wa)).toBe(before);
  expect(await tryLineAgain(office.ctx, office.people.admin)).toEqual({ ok: true });
  await budi.hears('Selamat datang');
  expect(logins(wa)).toBe(before + 1);
});
