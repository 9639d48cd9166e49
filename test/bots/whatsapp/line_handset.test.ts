/** A person of the office writes on the telephone that the number is on: the chat is theirs until it is handed back. */
import { expect, it } from 'vitest';
import { eventually, openLinked } from './line_office.ts';

it('the chat is silent while it is theirs, and goes on when it is over', async () => {
  const { office, wa } = await openLinked();
  const { ctx } = office;
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await budi.says('setuju');
  await budi.hears('Menu utama');
  await wa.handset.writes(budi, 'Saya bantu dari kantor, ya.');
  const talk = await eventually(
    () => ctx.db.read.handover.findFirst({ where: { status: 'held' } }),
    'the talk is held',
  );
  await wa.until(() => wa.unacknowledged().length === 0);
  await expect.poll(() => ctx.db.read.chatEvent.count({ where: { status: 'pending' } })).toBe(0);
  await expect.poll(() => ctx.db.read.message.count({ where: { status: 'queued' } })).toBe(0);
  const before = budi.heard().length;
  await budi.says('saya mau tanya data inflasi');
  await wa.until(() => wa.unacknowledged().length === 0);
  await expect.poll(() => ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
  await expect.poll(() => ctx.db.read.message.count({ where: { status: 'queued' } })).toBe(0);
  expect(budi.heard().slice(before)).toEqual([]);
  expect(await ctx.db.read.handover.count()).toBe(1);
  // the officer's own words are not sent once more
  expect(budi.heard().filter((text) => text === 'Saya bantu dari kantor, ya.')).toHaveLength(1);
  await budi.says('selesai');
  await budi.hears();
  await expect
    .poll(async () => (await ctx.db.read.handover.findUnique({ where: { id: talk.id } }))?.status)
    .not.toBe('held');
});

it('what the program itself sends is not taken for a person', async () => {
  const { office, wa, restart } = await openLinked();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  const again = await restart();
  await budi.says('setuju');
  await budi.hears('Menu utama');
  expect(await again.ctx.db.read.handover.count()).toBe(0);
  expect(office.url).not.toBe('');
});
