/** Whose keys were let go of begins a new talk with the next message: nothing is lost, and the keys are all found. */
import { expect, it } from 'vitest';
import type { ServiceContext } from '../../../services/context.ts';
import { forgetKeysOf } from '../../../services/whatsapp_keys.ts';
import type { Phone } from '../../fakes/whatsapp/server.ts';
import { eventually, openLinked } from './line_office.ts';

const OF_PEOPLE = ['lid-mapping', 'device-list', 'tctoken', 'session', 'identity-key'];

async function keysOfPeople({ db }: ServiceContext): Promise<string[]> {
  const rows = await db.read.whatsappKey.findMany({
    where: { type: { in: OF_PEOPLE } },
    select: { type: true, id: true },
  });
  return rows.map(({ type, id }) => `${type} ${id}`).toSorted();
}

async function forget(ctx: ServiceContext, { lid, number }: Phone): Promise<void> {
  const contact = { chat: `${lid ?? ''}@lid`, phone: `+${number}` };
  await ctx.db.write((tx) => forgetKeysOf(tx, ctx, contact));
}

it.each([1, 2])('on %i devices', async (devices) => {
  const { office, wa } = await openLinked();
  const { ctx } = office;
  const siti = wa.phone('6281234567891', { name: 'Siti' });
  await siti.says('halo');
  await siti.hears('Selamat datang');
  const idle = () =>
    eventually(async () => (await ctx.db.read.message.count({ where: { status: 'queued' } })) === 0, 'all is sent');
  await idle();
  const before = await keysOfPeople(ctx);

  const budi = wa.phone('6281234567890', { devices });
  await budi.says('halo');
  await budi.hears('Selamat datang');
  await idle();
  expect((await keysOfPeople(ctx)).length).toBeGreaterThan(before.length);
  await forget(ctx, budi);
  expect(await keysOfPeople(ctx)).toEqual(before);

  await budi.says('setuju');
  await budi.hears('Menu utama');
  await idle();
  await forget(ctx, budi);
  expect(await keysOfPeople(ctx)).toEqual(before);
});

it('the confirmation itself is read by who asked for it, and so is what comes after', async () => {
  const { wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  for (const [said, heard] of [
    ['halo', 'Selamat datang'],
    ['setuju', 'Menu utama'],
    ['hapus data', 'hapus'],
    ['lanjut menghapus', 'tidak dapat'],
    ['ya, hapus data saya', 'sudah dihapus'],
    ['setuju', 'Menu utama'],
  ] as const) {
    await budi.says(said);
    await budi.hears(heard);
  }
  expect(budi.screen().every(({ by, times }) => by === 'customer' || times === 1)).toBe(true);
});
