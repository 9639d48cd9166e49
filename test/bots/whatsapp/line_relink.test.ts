/** Another number is linked in the place of the old one: what waited for the chats of the old number waits on for it. */
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { askToUnlink, HELD_BACK, readLine } from '../../../services/whatsapp_line.ts';
import { openWhatsApp } from '../../fakes/whatsapp/server.ts';
import type { FakeWhatsApp, Phone } from '../../fakes/whatsapp/server.ts';
import type { Office } from '../../office.ts';
import { openOffice } from '../../office.ts';
import { eventually, linkByQr, onWhatsApp, runClock } from './line_office.ts';

const BUDI = '6281234567890';
const SITI = '6281234567891';

/** Two numbers of the office, each on a WhatsApp of its own, and one address that leads to that whose telephone is at hand. */
async function openTwoNumbers() {
  const number = async (digits: string) => {
    const wa = await openWhatsApp({ number: digits });
    onTestFinished(() => wa.close());
    wa.faults.refuseFirstContacts = true;
    return wa;
  };
  const old = await number('628114567890');
  const other = await number('628119999999');
  let atHand = old;
  const server = createServer((socket) => {
    const there = connect(atHand.port, '127.0.0.1');
    socket.on('error', () => there.destroy()).pipe(there);
    there.on('error', () => socket.destroy()).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  const office = await openOffice({
    ...onWhatsApp(old),
    whatsapp: { socketUrl: `ws://127.0.0.1:${port}/ws/chat` },
  });
  const stillClock = runClock(office);
  onTestFinished(async () => {
    stillClock();
    await office.stop();
  });
  const link = async (wa: FakeWhatsApp) => {
    atHand = wa;
    await linkByQr(office, wa);
  };
  return { office, old, other, link };
}

async function unlink({ ctx, people }: Office, wa: FakeWhatsApp): Promise<void> {
  expect(await askToUnlink(ctx, people.admin)).toEqual({ ok: true });
  await eventually(async () => (await readLine(ctx)).asked === null, 'the number is unlinked');
  expect(await readLine(ctx)).toMatchObject({ linked: false, account: wa.number });
  expect(wa.devices()).toEqual([]);
}

const queued = ({ ctx }: Office, account: string) =>
  ctx.db.read.message.findMany({ where: { status: 'queued', conversation: { account } }, orderBy: { id: 'asc' } });

async function settled(office: Office, wa: FakeWhatsApp): Promise<void> {
  await wa.until(() => wa.unacknowledged().every(({ tag }) => tag !== 'message'));
  await expect.poll(() => office.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
  await expect.poll(() => queued(office, wa.number)).toEqual([]);
}

/** The next answer is made, and WhatsApp does not let it out. */
async function heldBack(office: Office, wa: FakeWhatsApp, phone: Phone): Promise<void> {
  wa.faults.ackError = { code: 463, times: 1 };
  await phone.says('setuju');
  await expect
    .poll(() => queued(office, wa.number))
    .toEqual(expect.arrayContaining([expect.objectContaining({ error: HELD_BACK })]));
}

it('the new number sends nothing of the old one, and the old one goes on where it was', async () => {
  const { office, old, other, link } = await openTwoNumbers();
  const { ctx } = office;
  await link(old);
  const budi = old.phone(BUDI);
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await heldBack(office, old, budi);
  const before = budi.heard();
  const waiting = await queued(office, old.number);
  await unlink(office, old);

  await link(other);
  // the same person, who has not written to this number
  const budiThere = other.phone(BUDI);
  const siti = other.phone(SITI);
  await siti.says('halo');
  await siti.hears('Selamat datang');
  await settled(office, other);
  expect(budiThere.heard()).toEqual([]);
  expect((await queued(office, old.number)).map(({ id }) => id)).toEqual(waiting.map(({ id }) => id));

  await budiThere.says('halo');
  await budiThere.hears('Selamat datang');
  await settled(office, other);
  const chats = await ctx.db.read.conversation.findMany({ where: { chat: budi.jid }, orderBy: { id: 'asc' } });
  expect(chats.map(({ account }) => account).toSorted()).toEqual([old.number, other.number]);
  expect(budi.heard()).toEqual(before);

  await heldBack(office, other, siti);
  const sitiHeard = siti.heard();
  await unlink(office, other);
  await link(old);
  await budi.hears('Menu utama');
  await settled(office, old);
  await budi.says('status');
  await budi.hears();
  expect(siti.heard()).toEqual(sitiHeard);
  expect(await queued(office, other.number)).not.toEqual([]);
  expect(old.phone(SITI).heard()).toEqual([]);

  await unlink(office, old);
  await link(other);
  await siti.hears('Menu utama');
  await settled(office, other);
});

it('what an admin says of the new number holds for it only', async () => {
  const { office, old, other, link } = await openTwoNumbers();
  await link(old);
  const budi = old.phone(BUDI);
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await heldBack(office, old, budi);
  expect((await readLine(office.ctx)).pause).not.toBeNull();
  await unlink(office, old);
  await link(other);
  // the restriction was the old number's
  expect((await readLine(office.ctx)).pause).toBeNull();
  const siti = other.phone(SITI);
  await siti.says('halo');
  await siti.hears('Selamat datang');
  expect(budi.heard().filter((text) => text.includes('Menu utama'))).toEqual([]);
});
