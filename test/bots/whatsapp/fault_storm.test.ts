/**
 * Both sides talk at once in many chats while the keys are slow to read and to write: nothing is lost. The suite has a short
 * one; STORM_SECONDS makes it last.
 */
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Database, Tx } from '../../../prisma/database.ts';
import type { Phone } from '../../fakes/whatsapp/server.ts';
import { openLinked } from './line_office.ts';

const CHATS = 20;
const ROUNDS = 3;
const SLOWEST_MS = 10;
const SECONDS = Number(process.env['STORM_SECONDS'] ?? 0);

/** Reading keys, and every write, takes up to so many ms longer. */
function slowKeys(db: Database): void {
  const later = () => setTimeout(Math.random() * SLOWEST_MS);
  const keys = new Proxy(db.read.whatsappKey, {
    get(target, name) {
      const method = Reflect.get(target, name, target) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        await later();
        return method.apply(target, given);
      };
    },
  });
  const read = new Proxy(db.read, {
    get: (target, name) => (name === 'whatsappKey' ? keys : (Reflect.get(target, name, target) as unknown)),
  });
  const write = db.write.bind(db);
  Object.assign(db, {
    read,
    write: <T>(work: (tx: Tx) => Promise<T>) =>
      write(async (tx) => {
        await later();
        return work(tx);
      }),
  });
}

it('nothing is lost when both sides talk at once', { timeout: 600_000 }, async () => {
  const { office, wa } = await openLinked();
  const { ctx } = office;
  slowKeys(ctx.db);
  const people = Array.from({ length: CHATS }, (_, at) =>
    wa.phone(`62812000000${String(at).padStart(2, '0')}`, { name: `Orang ${at}`, devices: 1 + (at % 2) }),
  );
  const until = performance.now() + SECONDS * 1000;
  const talks = async (phone: Phone) => {
    await phone.says('halo');
    await phone.says('setuju');
    for (let round = 0; round < ROUNDS || performance.now() < until; round += 1) {
      await phone.says('cari produk');
      await phone.says('menu');
    }
  };
  await Promise.all(people.map(talks));
  const left = async () => [
    wa.unacknowledged().length,
    await ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } }),
    await ctx.db.read.message.count({ where: { direction: 'out', status: 'queued' } }),
  ];
  await expect.poll(left, { timeout: 300_000, interval: 100 }).toEqual([0, 0, 0]);
  for (const phone of people) {
    const turns = await ctx.db.read.turn.findMany({
      where: { conversation: { chat: phone.jid } },
      orderBy: { id: 'asc' },
      select: { externalId: true },
    });
    const written = phone.screen().flatMap(({ by, id }) => (by === 'customer' ? [`m${id}`] : []));
    expect(turns.map(({ externalId }) => externalId)).toEqual(written);
    const sent = await ctx.db.read.message.findMany({
      where: { conversation: { chat: phone.jid }, direction: 'out' },
      select: { status: true },
    });
    expect(sent.every(({ status }) => status === 'sent')).toBe(true);
    await wa.until(() => phone.heard().length >= sent.length, `${phone.name} has every answer on the screen`);
    expect(phone.heard()).toHaveLength(sent.length);
  }
});

it('messages in a row are taken in their order, from the very first', async () => {
  const { office, wa } = await openLinked();
  slowKeys(office.ctx.db);
  const people = Array.from({ length: 4 }, (_, at) => wa.phone(`6281200000${at}`));
  const texts = ['halo', 'setuju', 'menu', 'cari produk', 'menu'];
  await Promise.all(
    people.map(async (phone) => {
      for (const text of texts) await phone.says(text);
    }),
  );
  const turns = (phone: Phone) =>
    office.ctx.db.read.turn.findMany({
      where: { conversation: { chat: phone.jid } },
      orderBy: { id: 'asc' },
      select: { externalId: true },
    });
  for (const phone of people) {
    await expect.poll(async () => (await turns(phone)).length).toBe(texts.length);
    const written = phone.screen().flatMap(({ by, id }) => (by === 'customer' ? [`m${id}`] : []));
    expect((await turns(phone)).map(({ externalId }) => externalId)).toEqual(written);
  }
});
