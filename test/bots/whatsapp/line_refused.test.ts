/** A linking that WhatsApp refuses, or that finds no network: it is over with a word, and nobody hammers the server. */
import { expect, it, onTestFinished } from 'vitest';
import { askToLink, LINE_PROBLEMS, readLine, whatsappAccount } from '../../../services/whatsapp_line.ts';
import { openWhatsApp } from '../../fakes/whatsapp/server.ts';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { openOffice } from '../../office.ts';
import type { Office } from '../../office.ts';
import { eventually, linkByQr, onWhatsApp, openLinked } from './line_office.ts';

/** A linking that comes to nothing knocks at the server so often at most. */
const A_FEW = 4;

async function openUnlinked(): Promise<{ office: Office; wa: FakeWhatsApp }> {
  const wa = await openWhatsApp();
  onTestFinished(() => wa.close());
  const office = await openOffice(onWhatsApp(wa));
  onTestFinished(() => office.stop());
  return { office, wa };
}

async function ask({ ctx, people }: Office): Promise<void> {
  expect(await askToLink(ctx, people.admin, { method: 'qr' })).toEqual({ ok: true });
}

const shown = ({ ctx }: Office) => eventually(async () => (await readLine(ctx)).linking?.shown, 'a QR is shown');

async function hasEnded({ ctx }: Office, outcome: 'refused' | 'failed'): Promise<void> {
  await expect.poll(() => readLine(ctx)).toMatchObject({ asked: null, linking: null, outcome, linked: false });
  expect(await ctx.db.read.whatsappKey.count()).toBe(0);
}

/** Logins that were refused, and those that were not. */
const knocks = (wa: FakeWhatsApp) =>
  wa.wire.filter(({ by, stanza }) => by === 'server' && stanza.tag === 'failure').length +
  wa.devices().reduce((sum, { logins }) => sum + logins, 0);

/** When the reason is gone, the next linking ends well; between the two there was none. */
async function canBeLinked(office: Office, wa: FakeWhatsApp, before: number): Promise<void> {
  await linkByQr(office, wa);
  expect(await readLine(office.ctx)).toMatchObject({ asked: null, outcome: 'linked', linked: true });
  expect(knocks(wa) - before).toBe(1);
}

it.each<[what: string, refuse: (wa: FakeWhatsApp) => unknown, mend: (wa: FakeWhatsApp) => unknown]>([
  ['403', (wa) => (wa.faults.everyLogin = 403), (wa) => (wa.faults.everyLogin = undefined)],
  ['405', (wa) => (wa.faults.lowestVersion = 4_000_000_000), (wa) => (wa.faults.lowestVersion = 0)],
])('refused before there is a QR: %s', async (_what, refuse, mend) => {
  const { office, wa } = await openUnlinked();
  refuse(wa);
  await ask(office);
  await hasEnded(office, 'refused');
  const before = knocks(wa);
  expect(before).toBeLessThanOrEqual(A_FEW);
  mend(wa);
  await canBeLinked(office, wa, before);
});

it.each<[what: string, refuse: (wa: FakeWhatsApp) => unknown, mend: (wa: FakeWhatsApp) => unknown]>([
  ['401', (wa) => (wa.faults.everyLogin = 401), (wa) => (wa.faults.everyLogin = undefined)],
  ['403', (wa) => (wa.faults.everyLogin = 403), (wa) => (wa.faults.everyLogin = undefined)],
  ['405', (wa) => (wa.faults.lowestVersion = 4_000_000_000), (wa) => (wa.faults.lowestVersion = 0)],
])('scanned, and then the first login is refused: %s', async (_what, refuse, mend) => {
  const { office, wa } = await openUnlinked();
  await ask(office);
  const qr = await shown(office);
  refuse(wa);
  await wa.scan(qr);
  await hasEnded(office, 'refused');
  const before = knocks(wa);
  expect(before).toBeLessThanOrEqual(A_FEW);
  mend(wa);
  await canBeLinked(office, wa, before);
});

it.each([403, 411, 440] as const)('scanned, logged in, and thrown out before it is open: %d', async (code) => {
  const { office, wa } = await openUnlinked();
  await ask(office);
  const thrownOut = wa
    .until(() => wa.devices().some(({ logins }) => logins > 0), 'the device logs in')
    .then(() => wa.disconnect(code));
  await wa.scan(await shown(office));
  await thrownOut;
  await hasEnded(office, 'refused');
  const before = knocks(wa);
  expect(before).toBeLessThanOrEqual(A_FEW);
  await canBeLinked(office, wa, before);
});

it('the number that was lost before stays lost, and why, when its new linking is refused', async () => {
  const { office, wa } = await openLinked();
  wa.unlink();
  const standing = async () => {
    const key = await whatsappAccount(office.ctx);
    return key && office.ctx.db.read.channelAccount.findUnique({ where: { channel_account: key } });
  };
  await expect.poll(standing).toMatchObject({ state: 'refused', problem: LINE_PROBLEMS.loggedOut });
  await ask(office);
  const qr = await shown(office);
  const before = knocks(wa);
  wa.faults.everyLogin = 403;
  await wa.scan(qr);
  await hasEnded(office, 'refused');
  expect(knocks(wa) - before).toBeLessThanOrEqual(A_FEW);
  expect(await readLine(office.ctx)).toMatchObject({ account: wa.number });
  expect(await standing()).toMatchObject({ state: 'refused' });
});

it.each<[what: string, cut: (wa: FakeWhatsApp) => unknown, mend: (wa: FakeWhatsApp) => unknown]>([
  ['no network at all', (wa) => wa.stop(), (wa) => wa.start()],
  ['an answer in HTTP', (wa) => (wa.faults.http = 503), (wa) => (wa.faults.http = undefined)],
])('no QR comes, %s: failed, which is not that nobody scanned', async (_what, cut, mend) => {
  const { office, wa } = await openUnlinked();
  cut(wa);
  await ask(office);
  await hasEnded(office, 'failed');
  expect(knocks(wa)).toBe(0);
  await mend(wa);
  await canBeLinked(office, wa, knocks(wa));
});

it('a QR whose line breaks is followed by another, and the linking ends well', async () => {
  const { office, wa } = await openUnlinked();
  await ask(office);
  const first = await shown(office);
  wa.drop();
  const second = await eventually(async () => {
    const qr = (await readLine(office.ctx)).linking?.shown;
    return qr === first ? null : qr;
  }, 'another QR is shown');
  await expect(wa.scan(first)).rejects.toThrow('does not know this QR');
  await wa.scan(second);
  await expect.poll(() => readLine(office.ctx)).toMatchObject({ asked: null, outcome: 'linked', linked: true });
});

it('the first login after a scan finds no network: it comes again by itself', async () => {
  const { office, wa } = await openUnlinked();
  await ask(office);
  const qr = await shown(office);
  wa.faults.logins = [503, 500];
  await wa.scan(qr);
  await expect.poll(() => readLine(office.ctx)).toMatchObject({ asked: null, outcome: 'linked', linked: true });
  await eventually(async () => wa.devices().some(({ live }) => live), 'the line is open');
  expect(knocks(wa)).toBeLessThanOrEqual(A_FEW);
});
