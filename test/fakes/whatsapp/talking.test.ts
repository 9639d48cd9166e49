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

it('shows the office on another linked device what this one sends, and the other way round', async () => {
  const otherAuth = memoryAuth();
  const other = await linked(wa, otherAuth);
  const budi = wa.phone('6281234567890');
  await budi.says('halo');
  await wa.until(() => office.texts().length + other.texts().length === 2);
  const own = (client: Client) => client.received.map(({ message }) => message).filter(({ key }) => key.fromMe);
  await office.sock.sendMessage(budi.jid, { text: 'dari program' });
  await wa.until(() => own(other).some(({ message }) => message?.conversation ?? message?.extendedTextMessage));
  await other.sock.sendMessage(budi.jid, { text: 'dari petugas' });
  const told = () =>
    office.received.find(({ message }) => message.message?.extendedTextMessage?.text === 'dari petugas');
  await wa.until(told);
  expect(told()).toMatchObject({ type: 'notify', message: { key: { remoteJid: budi.jid, fromMe: true } } });
  await budi.hears('dari petugas');
  await other.end();
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
  await wa.until(() => presences.length === 2);
  expect(presences).toEqual(['unavailable', 'composing']);
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
    .map(({ message }) => Object.keys(message ?? {}).find((key) => key !== 'messageContextInfo'));
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
