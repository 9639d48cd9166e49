/** What goes astray between customers and the unmodified socket is sent again, and told once. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client, linked, memoryAuth } from './client.ts';
import { openWhatsApp } from './server.ts';
import type { FakeWhatsApp } from './server.ts';

let wa: FakeWhatsApp;
let office: Client;
const auth = { ...memoryAuth() };

beforeEach(async () => {
  // libsignal writes what it cannot decrypt, with keys
  for (const method of ['error', 'warn', 'info', 'log'] as const) vi.spyOn(console, method).mockReturnValue();
  wa = await openWhatsApp();
  Object.assign(auth, memoryAuth());
  office = await linked(wa, auth);
});

afterEach(async () => {
  await office.end();
  vi.restoreAllMocks();
  await wa.close();
});

const has = (text: string) => wa.until(() => office.texts().includes(text), `the office has "${text}"`);
const acks = () =>
  wa.wire.filter(({ by, stanza }) => by === 'socket' && stanza.tag === 'ack').map(({ stanza }) => stanza.attrs);

it('keeps what comes while nobody is there, in order', async () => {
  await office.end();
  const people = ['6281200000001', '6281200000002'].map((number) => wa.phone(number, { name: number }));
  for (let round = 1; round <= 3; round += 1) {
    for (const person of people) await person.says(`${person.number.at(-1)}-${round}`);
  }
  office = await new Client(wa, auth).opened();
  await wa.until(() => office.texts().length === 6);
  expect(office.texts()).toEqual(['1-1', '2-1', '1-2', '2-2', '1-3', '2-3']);
  expect(new Set(office.received.map(({ type }) => type))).toEqual(new Set(['append']));
  await wa.until(() => wa.unacknowledged().length === 0);
});

it.each(['the first message', 'a later one'])('sends again what was unreadable: %s', async (which) => {
  const budi = wa.phone('6281234567890');
  if (which === 'a later one') {
    await budi.says('pertama');
    await has('pertama');
    // from the office's answer on a session is acknowledged, and messages carry no keys
    await office.sock.sendMessage(budi.jid, { text: 'ya' });
    await budi.hears('ya');
  }
  budi.sender.corrupt = 1;
  const sent = await budi.says('halo');
  await has('halo');
  const told = office.received.filter(({ message }) => message.key.id === sent.id).map(({ message }) => message);
  expect(told.map(({ messageStubType }) => messageStubType ?? 0)).toEqual([2, 0]);
  expect(budi.sender.retried).toEqual([sent.id]);
});

it('asks again for what it cannot read, and shows it once', async () => {
  const budi = wa.phone('6281234567890');
  budi.receiver.unreadable = 2;
  await office.sock.sendMessage(budi.jid, { text: 'halo' });
  await budi.hears('halo');
  expect(budi.receiver.asked).toHaveLength(2);
  expect(budi.heard()).toEqual(['halo']);
});

it('asks again after the office was away: getMessage', async () => {
  const budi = wa.phone('6281234567890');
  budi.receiver.off();
  const sent = await office.sock.sendMessage(budi.jid, { text: 'halo' });
  await wa.until(() => wa.handset.sent().length === 1);
  await office.end();
  budi.receiver.unreadable = 1;
  budi.receiver.on();
  await wa.until(() => budi.receiver.asked.length === 1);
  office = await new Client(wa, auth, {
    getMessage: async ({ id }) => (id === sent?.key.id ? { conversation: 'halo' } : undefined),
  }).opened();
  expect((await budi.hears('halo')).id).toBe(sent?.key.id);
});

it('starts anew with a customer who has lost the session', async () => {
  const budi = wa.phone('6281234567890');
  await office.sock.sendMessage(budi.jid, { text: 'satu' });
  await budi.hears('satu');
  await budi.says('ya');
  await has('ya');
  await budi.peers[0]?.forget(wa.devices()[0]?.id ?? 0);
  await office.sock.sendMessage(budi.jid, { text: 'dua' });
  await budi.hears('dua');
  await budi.says('tiga');
  await has('tiga');
  expect(budi.heard()).toEqual(['satu', 'dua']);
});

it.each(['the office', 'the customer'])(
  'goes on with a customer who has a new phone; first writes %s',
  async (first) => {
    const budi = wa.phone('6281234567890');
    await budi.says('satu');
    await has('satu');
    await office.sock.sendMessage(budi.jid, { text: 'ya' });
    await budi.hears('ya');
    const [old] = budi.peers;
    budi.reinstalls();
    expect(budi.peers[0]?.identity).not.toEqual(old?.identity);
    const writes = async () => {
      await office.sock.sendMessage(budi.jid, { text: 'dua' });
      await budi.hears('dua');
    };
    if (first === 'the office') await writes();
    await budi.says('tiga');
    await has('tiga');
    if (first !== 'the office') await writes();
    expect(budi.heard()).toEqual(['ya', 'dua']);
  },
);

it('begins anew with the keys of an office that has lost the session', async () => {
  const budi = wa.phone('6281234567890');
  await budi.says('satu');
  await has('satu');
  await office.sock.sendMessage(budi.jid, { text: 'ya' });
  await budi.hears('ya');
  await office.sock.signalRepository.deleteSession([budi.jid]);
  const sent = await budi.says('dua');
  await has('dua');
  expect(budi.sender.retried).toEqual([sent.id, sent.id]);
});

it('asks the handset for a message that came without anything to read', async () => {
  const budi = wa.phone('6281234567890');
  budi.sender.bare = 1;
  const sent = await budi.says('dari iklan');
  await has('dari iklan');
  expect(wa.handset.requests).toHaveLength(1);
  expect(office.inbound().map(({ key }) => key.id)).toEqual([sent.id]);
});

it('nacks the same stanza twice; the same id sealed anew is told twice', async () => {
  const budi = wa.phone('6281234567890');
  const sent = await budi.says('halo');
  await has('halo');
  await budi.again(sent);
  await wa.until(() => acks().some(({ id, error }) => id === sent.id && error === '487'));
  expect(office.texts()).toEqual(['halo']);
  await budi.resends(sent);
  await wa.until(() => office.texts().length === 2);
  expect(office.inbound().map(({ key }) => key.id)).toEqual([sent.id, sent.id]);
});

it('brings again what was never receipted', async () => {
  const budi = wa.phone('6281234567890');
  wa.faults.loseReceipts = 1;
  const sent = await budi.says('halo');
  await has('halo');
  await wa.until(() => wa.faults.loseReceipts === 0);
  expect(sent.status).toBe('sent');
  wa.drop();
  await office.closed();
  office = await new Client(wa, auth).opened();
  await wa.until(() => acks().some(({ id, error }) => id === sent.id && error === '487'));
  await wa.until(() => wa.unacknowledged().length === 0);
});

it('survives a restart that the server asks for, in the middle of a talk', async () => {
  const budi = wa.phone('6281234567890');
  await budi.says('satu');
  await has('satu');
  wa.disconnect(515);
  expect(await office.closed()).toBe(515);
  await budi.says('dua');
  office = await new Client(wa, auth).opened();
  await has('dua');
  await office.sock.sendMessage(budi.jid, { text: 'tiga' });
  await budi.hears('tiga');
});

it('reaches every device of a customer, and again the one that could not read', async () => {
  const budi = wa.phone('6281234567890', { devices: 3 });
  await budi.says('halo');
  await has('halo');
  await office.end();
  // a linked device of a customer asks under its own address, by which this version's own memory knows no message
  office = await new Client(wa, auth, { getMessage: async () => ({ conversation: 'ya' }) }).opened();
  budi.receiver.unreadable = 1;
  budi.receiver.unreadableOn = 2;
  await office.sock.sendMessage(budi.jid, { text: 'ya' });
  const read = () => budi.receiver.decrypted.map(({ device }) => device).toSorted();
  await wa.until(() => read().length === 3);
  expect(read()).toEqual([0, 1, 2]);
  expect(budi.heard()).toEqual(['ya']);
});

it('shows a message that is sent twice under one id once', async () => {
  const budi = wa.phone('6281234567890');
  for (const _ of [1, 2]) await office.sock.sendMessage(budi.jid, { text: 'sekali' }, { messageId: '3EB0ABC' });
  await wa.until(() => budi.chat.byId('3EB0ABC')?.times === 2);
  expect(budi.heard()).toEqual(['sekali']);
});

it('loses nothing when both sides talk at once', async () => {
  const people = Array.from({ length: 5 }, (_, n) => wa.phone(`628120000000${n}`, { name: `orang ${n}` }));
  const rounds = 8;
  await Promise.all(
    people.map(async (person) => {
      for (let round = 0; round < rounds; round += 1) {
        await Promise.all([
          person.says(`${person.name}: ${round}`),
          office.sock.sendMessage(person.jid, { text: `jawab ${round}` }),
        ]);
      }
    }),
  );
  await wa.until(() => new Set(office.texts()).size === people.length * rounds);
  await wa.until(() => people.every((person) => new Set(person.heard()).size === rounds));
  const all = Array.from({ length: rounds }, (_, round) => `jawab ${round}`);
  for (const person of people) expect(person.heard().toSorted()).toEqual(all);
});
