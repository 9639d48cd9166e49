/** What the office sends on bad days: it reaches the person, once on the screen, or the panel tells why not. */
import { expect, it, vi } from 'vitest';
import type { Database, Tx } from '../../../prisma/database.ts';
import { readLine, tryLineAgain } from '../../../services/whatsapp_line.ts';
import type { FakeWhatsApp, Phone } from '../../fakes/whatsapp/server.ts';
import type { Office } from '../../office.ts';
import { actAtCounter } from '../../journeys/counter.ts';
import { eventually, lineOpen, openLinked } from './line_office.ts';

/** A person who has agreed and stands at the menu. */
async function guest(wa: FakeWhatsApp, number = '6281234567890'): Promise<Phone> {
  const phone = wa.phone(number);
  await phone.says('halo');
  await phone.hears('Selamat datang');
  await phone.says('setuju');
  await phone.hears('Menu utama');
  return phone;
}

/** The chat is an officer's, who may then write when nobody has asked. */
async function takenByOfficer(office: Office, phone: Phone): Promise<(words: string) => Promise<void>> {
  const act = async (line: string) => {
    const done = actAtCounter({ ctx: office.ctx, actor: office.people.petugas }, line);
    expect(await done, line).toBeUndefined();
  };
  await phone.says('hubungi petugas');
  await eventually(() => office.ctx.db.read.handover.findFirst(), 'the person waits for an officer');
  await act('claim');
  await sent(office);
  return (words) => act(`say ${words}`);
}

/** Nothing is on its way any more. */
async function sent({ ctx }: Office): Promise<void> {
  await expect
    .poll(async () => [
      await ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } }),
      await ctx.db.read.chatEvent.count({ where: { status: 'pending' } }),
      await ctx.db.read.message.count({ where: { direction: 'out', status: 'queued' } }),
    ])
    .toEqual([0, 0, 0]);
}

/** What customers have written is answered, and nothing is on its way any more. */
async function answered(office: Office, wa: FakeWhatsApp): Promise<void> {
  await wa.until(() => wa.unacknowledged().every(({ tag }) => tag !== 'message'));
  await sent(office);
}

/** As often as each stands on the screen. */
const shown = (phone: Phone, words: string) => phone.heard().filter((text) => text.includes(words)).length;

/** Writes that touch the keys fail while `fails` says so; `failed` is called for each. */
function failKeys(db: Database, fails: () => boolean, failed: () => void): void {
  const write = db.write.bind(db);
  vi.spyOn(db, 'write').mockImplementation((work) => write((tx) => work(fails() ? withoutKeys(tx, failed) : tx)));
}

function withoutKeys(tx: Tx, failed: () => void): Tx {
  return new Proxy(tx, {
    get(target, name) {
      if (name !== 'whatsappKey') return Reflect.get(target, name, target) as unknown;
      failed();
      throw Object.assign(new Error('The disk is full'), { code: 'DISK_FULL' });
    },
  });
}

it('a line that breaks before the message, or before its ack, loses nothing and repeats nothing', async () => {
  const { office, wa } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  const before = budi.heard().length;
  wa.faults.cutBeforeTaking = 1;
  await budi.says('menu');
  await wa.until(() => wa.faults.cutBeforeTaking === 0);
  await lineOpen(office, wa);
  await answered(office, wa);
  await wa.until(() => budi.heard().length > before);
  wa.faults.cutBeforeAck = 1;
  await budi.says('menu');
  await wa.until(() => wa.faults.cutBeforeAck === 0);
  await lineOpen(office, wa);
  await answered(office, wa);
  // it did go twice, under the same id
  await wa.until(() => budi.screen().at(-1)?.times === 2);
  expect(budi.heard()).toHaveLength(before + 2);
});

it('when the keys cannot be written after a send, it is sent again and shown once; the talk goes on', async () => {
  const { office, wa } = await openLinked();
  const budi = await guest(wa);
  const write = await takenByOfficer(office, budi);
  let failed = 0;
  failKeys(
    office.ctx.db,
    () => failed < 6,
    () => void (failed += 1),
  );
  await write('Selamat pagi dari petugas');
  await budi.hears('Selamat pagi dari petugas');
  await sent(office);
  expect(failed).toBe(6);
  await write('Ada yang bisa dibantu?');
  await budi.hears('Ada yang bisa dibantu?');
  await sent(office);
  expect([shown(budi, 'Selamat pagi dari petugas'), shown(budi, 'Ada yang bisa dibantu?')]).toEqual([1, 1]);
  await budi.says('ya, tolong');
  await eventually(
    () => office.ctx.db.read.message.findFirst({ where: { direction: 'in', body: { contains: 'ya, tolong' } } }),
    'the officer can read the answer',
  );
  // the handset has used up the keys of what it saw before; real ones say nothing about that
  expect(wa.forgive().filter((problem) => !problem.startsWith('the handset cannot read'))).toEqual([]);
});

it('463 pauses what goes out, not what comes in, until an admin has it tried again', async () => {
  const { office, wa } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  wa.faults.ackError = { code: 463, times: 1 };
  await budi.says('bantuan');
  await eventually(async () => (await readLine(office.ctx)).pause, 'sending is paused');
  const siti = wa.phone('6281234567891', { name: 'Siti' });
  await siti.says('halo');
  await wa.until(() => wa.unacknowledged().length === 0);
  await expect.poll(() => office.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
  expect(siti.heard()).toEqual([]);
  expect(await tryLineAgain(office.ctx, office.people.admin)).toEqual({ ok: true });
  await siti.hears('Selamat datang');
  // what was held back is looked at again within a minute
  await office.pass({ minutes: 1 });
  await sent(office);
  expect((await readLine(office.ctx)).pause).toBeNull();
  expect(await office.ctx.db.read.message.count({ where: { status: 'failed' } })).toBe(0);
});

it('a restriction that WhatsApp tells of pauses as well, and its end is the end of the pause', async () => {
  const { office, wa } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  wa.restrict(office.ctx.now() + 3_600_000);
  await eventually(async () => (await readLine(office.ctx)).pause, 'sending is paused');
  const before = budi.heard().length;
  await budi.says('bantuan');
  await wa.until(() => wa.unacknowledged().length === 0);
  await expect.poll(() => office.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
  expect(budi.heard()).toHaveLength(before);
  wa.restrict(undefined);
  await budi.hears();
  await sent(office);
});

it('a message that WhatsApp refuses for good is laid aside for the panel, and holds up no other', async () => {
  const { office, wa } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  // the second time for what it knows of the person's devices anew
  wa.faults.ackError = { code: 479, times: 2 };
  await budi.says('bantuan');
  await expect.poll(() => office.ctx.db.read.message.count({ where: { status: 'failed' } })).toBe(1);
  await budi.says('menu');
  await budi.hears('Menu utama');
  await sent(office);
});

it('what a phone cannot read is sent again, also after the program has begun anew', async () => {
  const { office, wa, restart } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  budi.receiver.off();
  await budi.says('menu');
  await answered(office, wa);
  const again = await restart(async () => {
    budi.receiver.unreadable = 1;
    budi.receiver.on();
    await wa.until(() => budi.receiver.asked.length === 1);
  });
  const heard = await budi.hears();
  expect(budi.receiver.asked).toEqual([heard.id]);
  await sent(again);
});

it('what was queued when the program ended goes when it is back, and once', async () => {
  const { office, wa, restart } = await openLinked();
  const budi = await guest(wa);
  await answered(office, wa);
  wa.stop();
  await budi.says('bantuan');
  await restart(() => wa.start());
  await budi.hears();
  expect(budi.screen().every(({ times }) => times === 1)).toBe(true);
});

it('knows what was delivered, and what was read', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  const row = () => office.ctx.db.read.message.findFirst({ where: { direction: 'out' } });
  await eventually(async () => (await row())?.deliveredAt, 'it is delivered');
  expect((await row())?.readAt).toBeNull();
  budi.reads();
  await eventually(async () => (await row())?.readAt, 'it is read');
});
