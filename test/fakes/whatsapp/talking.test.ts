/** Customers and the unmodified socket talk to each other. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client, linked, memoryAuth } from './client.ts';
import { contents, openWhatsApp } from './server.ts';
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

it('brings words both ways, and the handset its copies', async () => {
  const budi = wa.phone('6281234567890');
  const sent = await budi.says('halo');
  await wa.until(() => office.texts().includes('halo'));
  const [inbound] = office.inbound();
  expect(inbound?.key).toMatchObject({
    remoteJid: budi.jid,
    remoteJidAlt: `${budi.number}@s.whatsapp.net`,
    fromMe: false,
  });
  expect(inbound?.pushName).toBe('Budi');
  await wa.until(() => sent.status === 'delivered');
  await office.sock.sendMessage(budi.jid, { text: 'Selamat datang' });
  expect((await budi.hears('Selamat')).by).toBe('office');
  await budi.says('terima kasih');
  await office.sock.sendMessage(budi.jid, { text: 'Sama-sama' });
  await budi.hears('Sama-sama');
  await wa.until(() => wa.handset.sent().length === 2);
  expect(wa.handset.messages.map(({ by, text, phone }) => [phone?.name, by, text])).toEqual([
    ['Budi', 'customer', 'halo'],
    ['Budi', 'device', 'Selamat datang'],
    ['Budi', 'customer', 'terima kasih'],
    ['Budi', 'device', 'Sama-sama'],
  ]);
});

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

it('knows a customer by number, then by number and LID, then by LID', async () => {
  const budi = wa.phone('6281234567890', { lid: false });
  const pn = '6281234567890@s.whatsapp.net';
  await budi.says('satu');
  await has('satu');
  await office.sock.sendMessage(budi.jid, { text: 'ya' });
  await budi.hears('ya');
  budi.lid = '2000234567890';
  await budi.says('dua');
  await has('dua');
  budi.addressing = 'lid';
  await budi.says('tiga');
  await has('tiga');
  expect(office.inbound().map(({ key }) => [key.remoteJid, key.remoteJidAlt])).toEqual([
    [pn, undefined],
    [pn, '2000234567890@lid'],
    ['2000234567890@lid', pn],
  ]);
  await office.sock.sendMessage('2000234567890@lid', { text: 'tetap' });
  await budi.hears('tetap');
});

it('never learns the number of a hidden customer', async () => {
  const siti = wa.phone('6281234567890', { hidden: true });
  await siti.says('halo');
  await has('halo');
  expect(office.inbound()[0]?.key).toMatchObject({ remoteJid: siti.jid, remoteJidAlt: undefined });
  await office.sock.sendMessage(siti.jid, { text: 'ya' });
  await siti.hears('ya');
  expect(await office.sock.signalRepository.lidMapping.getPNForLID(siti.jid)).toBeNull();
});

it('reaches every device of a customer', async () => {
  const budi = wa.phone('6281234567890', { devices: 3 });
  await budi.says('halo');
  await has('halo');
  await office.sock.sendMessage(budi.jid, { text: 'ya' });
  await budi.hears('ya');
  await wa.until(() => wa.handset.sent().length === 1);
});

it('shows a message that is sent twice under one id once', async () => {
  const budi = wa.phone('6281234567890');
  for (const _ of [1, 2]) await office.sock.sendMessage(budi.jid, { text: 'sekali' }, { messageId: '3EB0ABC' });
  await wa.until(() => budi.chat.byId('3EB0ABC')?.times === 2);
  expect(budi.heard()).toEqual(['sekali']);
});

it('tells what was delivered and read, and who is typing', async () => {
  const budi = wa.phone('6281234567890');
  const sent = await budi.says('halo');
  await has('halo');
  await office.sock.readMessages(office.inbound().map(({ key }) => key));
  await wa.until(() => sent.status === 'read');
  await office.sock.sendPresenceUpdate('composing', budi.jid);
  await wa.until(() => budi.officeIs === 'typing');
  await office.sock.sendPresenceUpdate('paused', budi.jid);
  await wa.until(() => budi.officeIs === 'quiet');
  const answer = await office.sock.sendMessage(budi.jid, { text: 'ya' });
  await budi.hears('ya');
  budi.reads();
  await wa.until(() => office.told(answer?.key.id).status === 4);
  const presences: unknown[] = [];
  office.sock.ev.on('presence.update', (update) => {
    presences.push(Object.values(update.presences)[0]?.lastKnownPresence);
    wa.nudge();
  });
  await office.sock.presenceSubscribe(budi.jid);
  await wa.until(() => presences.includes('unavailable'));
  budi.types();
  await wa.until(() => presences.includes('composing'));
});

it('sees what an officer writes on the handset', async () => {
  for (const budi of [wa.phone('6281234567890'), wa.phone('6281234567891', { lid: false })]) {
    await budi.says('halo');
    await wa.until(() => office.inbound().some(({ key }) => key.remoteJid === budi.jid));
    const id = await wa.handset.writes(budi, 'Saya bantu');
    await wa.until(() => office.received.some(({ message }) => message.key.id === id));
    const own = office.received.find(({ message }) => message.key.id === id);
    expect(own).toMatchObject({ type: 'notify', message: { key: { remoteJid: budi.jid, fromMe: true } } });
    expect(own?.message.message?.conversation).toBe('Saya bantu');
    expect((await budi.hears()).by).toBe('handset');
    await wa.until(() => wa.unacknowledged().length === 0);
  }
});

it('brings every kind of message to the office', async () => {
  const budi = wa.phone('6281234567890');
  const sent = await budi.says('dua');
  await budi.edits(sent, 'tiga');
  await budi.replies('ini', sent);
  await budi.reacts(sent, '\u{1F44D}');
  await budi.deletes(sent);
  await budi.sends(contents.location());
  await budi.sends(contents.contact('Siti', '6281300000000'));
  await budi.sends(contents.ephemeral(contents.text('fana')));
  await wa.until(() => office.inbound().length === 8);
  const kinds = office
    .inbound()
    .map(({ message }) => Object.keys(message ?? {}).filter((key) => key !== 'messageContextInfo')[0]);
  expect(kinds).toEqual([
    'conversation',
    'editedMessage',
    'extendedTextMessage',
    'reactionMessage',
    'protocolMessage',
    'locationMessage',
    'contactMessage',
    'ephemeralMessage',
  ]);
  expect(
    office.updates.map(({ key, update }) => [key.id, update.message?.editedMessage?.message?.conversation ?? null]),
  ).toEqual([
    [sent.id, 'tiga'],
    [sent.id, null],
  ]);
});

it('shows edits, deletions and reactions of the office', async () => {
  const budi = wa.phone('6281234567890');
  const asked = await budi.says('halo');
  await has('halo');
  const first = await office.sock.sendMessage(budi.jid, { text: 'satu' });
  const second = await office.sock.sendMessage(budi.jid, { text: 'dua' });
  if (!first || !second) throw new Error('nothing was sent');
  await office.sock.sendMessage(budi.jid, { text: 'satu!', edit: first.key });
  await office.sock.sendMessage(budi.jid, { delete: second.key });
  await office.sock.sendMessage(budi.jid, { react: { text: '\u{1F44D}', key: office.inbound()[0]?.key ?? {} } });
  await office.sock.sendMessage(budi.jid, { poll: { name: 'Puas?', values: ['ya', 'tidak'] } });
  await budi.hears('Puas?');
  expect(budi.heard()).toEqual(['satu!', 'Puas?']);
  expect(asked.reaction).toBe('\u{1F44D}');
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
});
