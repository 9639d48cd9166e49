/** Nothing waits for what waits for it, or for what will never come: the line goes on, or is made anew. */
import { expect, it, vi } from 'vitest';
import type { FakeWhatsApp } from '../../fakes/whatsapp/server.ts';
import { openLinked } from './line_office.ts';

/** Longer than any test: what is saved only by giving up does not come about. */
const NEVER = { queryMs: 3_600_000, ackMs: 3_600_000 };

/** Does something once, in the moment in which the office asks the server for a person's devices. */
function onceWhileAsking(wa: FakeWhatsApp, act: () => void): { done: () => boolean } {
  const wire = wa.wire as { by: string; stanza: { tag: string; attrs: Record<string, string> } }[];
  const push = wire.push.bind(wire);
  let done = false;
  vi.spyOn(wire, 'push').mockImplementation((...stanzas) => {
    const length = push(...stanzas);
    const asks = stanzas.some(({ by, stanza }) => by === 'socket' && stanza.attrs['xmlns'] === 'usync');
    if (asks && !done) {
      done = true;
      act();
    }
    return length;
  });
  return { done: () => done };
}

it('a message that comes while the database takes nothing is brought again, and answered once', async () => {
  const { office, wa } = await openLinked();
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await budi.hears('Selamat datang');
  const before = budi.heard().length;
  let refused = 0;
  const { write } = office.ctx.db;
  const down = vi.spyOn(office.ctx.db, 'write').mockImplementation(() => {
    refused += 1;
    return Promise.reject(new Error('the disk is full'));
  });
  await budi.says('bantuan');
  // the library has tried what it tries, and the line is given up
  await expect.poll(() => wa.devices().some(({ live }) => live)).toBe(false);
  down.mockImplementation((work) => write.call(office.ctx.db, work) as Promise<never>);
  await expect.poll(() => budi.heard().length).toBeGreaterThan(before);
  await office.settled();
  const came = await office.ctx.db.read.message.findMany({ where: { direction: 'in' }, orderBy: { id: 'asc' } });
  expect(came.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual(['halo', 'bantuan']);
  expect(refused).toBeGreaterThan(0);
});

it('a person who leaves a device while a message to somebody is under way holds up nobody', async () => {
  const { wa } = await openLinked(NEVER);
  const [budi, siti] = [wa.phone('6281234567890'), wa.phone('6281234567891')];
  const device = { tag: 'device', attrs: { jid: '6281999999999:5@s.whatsapp.net' } };
  const left = { tag: 'remove', attrs: { device_hash: 'x' }, content: [device] };
  const from = { from: '6281999999999@s.whatsapp.net', type: 'devices', id: 'left-1', t: '1700000000' };
  const asking = onceWhileAsking(wa, () => wa.push({ tag: 'notification', attrs: from, content: [left] }));
  await budi.says('halo');
  await budi.hears('Selamat datang');
  expect(asking.done()).toBe(true);
  await siti.says('halo');
  await siti.hears('Selamat datang');
});

it('a line that breaks while the office asks for somebody’s devices is made anew, and the answer goes', async () => {
  const { wa } = await openLinked(NEVER);
  const budi = wa.phone('6281234567890');
  onceWhileAsking(wa, () => {
    wa.faults.silent = true;
  });
  await budi.says('halo');
  await expect.poll(() => wa.faults.silent).toBe(true);
  wa.faults.silent = false;
  wa.disconnect(503);
  await budi.hears('Selamat datang');
});

it('a program that is stopped meanwhile stops', async () => {
  const { office, wa } = await openLinked(NEVER);
  onceWhileAsking(wa, () => {
    wa.faults.silent = true;
  });
  await wa.phone('6281234567890').says('halo');
  await expect.poll(() => wa.faults.silent).toBe(true);
  await office.stop();
  wa.faults.silent = false;
});
