/** What comes to the office on bad days: nothing is lost, nothing is taken twice, one person is one customer. */
import { afterAll, expect, it, vi } from 'vitest';
import type { Phone } from '../../fakes/whatsapp/server.ts';
import type { Office } from '../../office.ts';
import { lineOpen, openLinked } from './line_office.ts';

/** What reaches the console: libsignal would write whole sessions there, with their private keys. */
const printed = (['log', 'info', 'warn', 'error'] as const).map((way) => vi.spyOn(console, way).mockReturnValue());

afterAll(() => void vi.restoreAllMocks());

const BURST = ['setuju', 'data diri saya', 'Budi Santoso', 'budi@kampus.example', '081234567890'];

/** How often the office has taken each of a person's messages, in order, and how often it has answered. */
async function takenOf({ ctx }: Office, { lid, number }: Phone) {
  const turns = await ctx.db.read.turn.findMany({
    where: { conversation: { chat: { in: [`${lid}@lid`, `${number}@s.whatsapp.net`] } } },
    orderBy: { id: 'asc' },
    select: { externalId: true },
  });
  return turns.map(({ externalId }) => externalId);
}

function sentBy(phone: Phone) {
  return phone.screen().flatMap(({ by, id }) => (by === 'customer' ? [`m${id}`] : []));
}

async function idle({ ctx }: Office) {
  await expect
    .poll(async () => [
      await ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } }),
      await ctx.db.read.message.count({ where: { direction: 'out', status: 'queued' } }),
    ])
    .toEqual([0, 0]);
}

const shownOnce = (phone: Phone) => phone.screen().every(({ by, times }) => by === 'customer' || times === 1);

it('what is written while there is no line is answered in order when there is one', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await idle(office);
  wa.stop();
  for (const text of BURST) await budi.says(text);
  await wa.start();
  await budi.hears('jenis instansi');
  await idle(office);
  expect(await takenOf(office, budi)).toEqual(sentBy(budi));
  expect(shownOnce(budi)).toBe(true);
  await wa.until(() => wa.unacknowledged().length === 0);
});

it('what is written while the program is down is answered when it is up', async () => {
  const { wa, restart } = await openLinked();
  const [budi, siti] = [wa.phone('6281234567890'), wa.phone('6281234567891', { name: 'Siti' })];
  await budi.says('halo');
  await budi.hears('Selamat datang');
  const office = await restart(async () => {
    for (const text of BURST) await budi.says(text);
    await siti.says('halo');
  });
  await budi.hears('jenis instansi');
  await siti.hears('Selamat datang');
  await idle(office);
  expect(await takenOf(office, budi)).toEqual(sentBy(budi));
  expect(await takenOf(office, siti)).toEqual(sentBy(siti));
});

it.each(['the first message', 'a later one'])(
  'what cannot be read is asked for again, and taken once: %s',
  async (which) => {
    const { office, wa } = await openLinked();
    const budi = wa.phone('6281234567890');
    if (which === 'a later one') {
      await budi.says('halo');
      await budi.hears('Selamat datang');
    }
    budi.sender.corrupt = 1;
    const sent = await budi.says(which === 'a later one' ? 'setuju' : 'halo');
    await budi.hears(which === 'a later one' ? 'Menu utama' : 'Selamat datang');
    await idle(office);
    expect(budi.sender.retried).toEqual([sent.id]);
    expect(await takenOf(office, budi)).toEqual(sentBy(budi));
  },
);

it('a message that comes without anything to read is had from the telephone', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  budi.sender.bare = 1;
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await idle(office);
  expect(await takenOf(office, budi)).toEqual(sentBy(budi));
});

it('the same message again, and sealed anew under the same id, is the same message', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  const sent = await budi.says('halo');
  await budi.hears('Selamat datang');
  await budi.again(sent);
  await budi.resends(sent);
  await wa.until(() => wa.unacknowledged().length === 0);
  await idle(office);
  expect(await takenOf(office, budi)).toEqual([`m${sent.id}`]);
  expect(budi.heard()).toHaveLength(1);
});

it('what was receipted in vain comes again, and is taken once', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  wa.faults.loseReceipts = 1;
  const sent = await budi.says('halo');
  await budi.hears('Selamat datang');
  wa.drop();
  await wa.until(() => wa.unacknowledged().length === 0);
  await lineOpen(office, wa);
  await idle(office);
  expect(await takenOf(office, budi)).toEqual([`m${sent.id}`]);
  expect(budi.heard()).toHaveLength(1);
});

it('answers although WhatsApp never says that all that waited was told', async () => {
  const { office, wa } = await openLinked({ pendingMs: 200 });
  wa.faults.offlineNeverEnds = true;
  const budi = wa.phone('6281234567890');
  wa.stop();
  await budi.says('halo');
  await wa.start();
  await budi.hears('Selamat datang');
  await budi.says('setuju');
  await budi.hears('Menu utama');
  await idle(office);
  expect(await takenOf(office, budi)).toEqual(sentBy(budi));
});

it('a customer whose number is hidden is served under the LID alone', async () => {
  const { office, wa } = await openLinked();
  const siti = wa.phone('6281234567890', { hidden: true, name: 'Siti' });
  await siti.says('halo');
  await siti.hears('Selamat datang');
  await idle(office);
  expect(await office.ctx.db.read.conversation.findMany({ select: { chat: true, phone: true } })).toEqual([
    { chat: `${siti.lid}@lid`, phone: null },
  ]);
});

it('a customer by number whose LID appears later stays one customer', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890', { lid: false });
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await idle(office);
  const chats = () => office.ctx.db.read.conversation.findMany({ select: { chat: true, phone: true } });
  expect(await chats()).toEqual([{ chat: '6281234567890@s.whatsapp.net', phone: '+6281234567890' }]);
  budi.lid = '2000234567890';
  await budi.says('setuju');
  await budi.hears('Menu utama');
  budi.addressing = 'lid';
  await budi.says('menu');
  await budi.hears('Menu utama');
  await idle(office);
  expect(await chats()).toEqual([{ chat: '2000234567890@lid', phone: '+6281234567890' }]);
  expect(await takenOf(office, budi)).toEqual(sentBy(budi));
});

it('a text that is changed before it is taken up is taken as changed; changed afterwards, it is told so', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await idle(office);
  // the change comes before the message is taken up, however fast that is
  const inbox = office.program.workers.find(({ name }) => name === 'inbox');
  await inbox?.stop();
  const early = await budi.says('tidak setuju');
  await budi.edits(early, 'setuju');
  await expect.poll(() => office.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(2);
  inbox?.start();
  await budi.hears('Menu utama');
  await budi.says('data diri saya');
  await budi.hears('nama lengkap');
  const name = await budi.says('Budi');
  await budi.hears('e-mail aktif');
  await budi.edits(name, 'Budi Santoso');
  await wa.until(() => wa.unacknowledged().length === 0);
  await idle(office);
  const taken = await takenOf(office, budi);
  // the first change came along with its message; the second is a turn of its own
  expect(taken.slice(0, -1)).toEqual(sentBy(budi));
  expect(taken).toHaveLength(sentBy(budi).length + 1);
});

it('nothing of all that is printed', () => {
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
});
