/** What the server would refuse fails the test that owns the fake. */
import { proto } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { linked } from './client.ts';
import type { Client } from './client.ts';
import { node } from './nodes.ts';
import type { BinaryNode } from './nodes.ts';
import { openWhatsApp } from './server.ts';
import type { FakeWhatsApp, Phone } from './server.ts';

let wa: FakeWhatsApp;
let office: Client;
let budi: Phone;
let people = 0;

beforeAll(async () => {
  for (const method of ['error', 'warn', 'info', 'log'] as const) vi.spyOn(console, method).mockReturnValue();
  wa = await openWhatsApp();
  office = await linked(wa);
});

afterAll(async () => {
  await office.end();
  vi.restoreAllMocks();
  await wa.close();
});

beforeEach(async () => {
  budi = wa.phone(`62812345678${String((people += 1)).padStart(2, '0')}`);
  const { id } = await budi.says('halo');
  await wa.until(() => office.inbound().some(({ key }) => key.id === id));
});

/** The problems, once there is one with these words. */
async function refused(words: string): Promise<string[]> {
  await wa.until(() => wa.problems.some((problem) => problem.includes(words)), `a problem: ${words}`);
  return wa.forgive();
}

it('fails the test that owns it by what would be refused, in its close', async () => {
  const own = await openWhatsApp();
  const socket = await linked(own);
  await socket.sock.sendNode(node('receipt', { to: '1@lid' }));
  await own.until(() => own.problems.length === 1);
  await socket.end();
  await expect(own.close()).rejects.toThrow('WhatsApp would refuse:\na receipt without id: <receipt to="1@lid">');
});

it('refuses a first contact when it is told to', async () => {
  const stranger = wa.phone('6281300000001');
  wa.faults.refuseFirstContacts = true;
  await office.sock.sendMessage(stranger.jid, { text: 'promo' });
  expect(await refused('never written')).toHaveLength(1);
  await stranger.says('halo');
  await office.sock.sendMessage(stranger.jid, { text: 'ya' });
  await stranger.hears('ya');
  wa.faults.refuseFirstContacts = false;
});

it('finds nothing in what the library does by itself', async () => {
  await office.sock.sendMessage(budi.jid, { text: 'halo' });
  await budi.hears('halo');
  await office.sock.onWhatsApp('6281234567890', '620000');
  await office.sock.fetchBlocklist();
  await office.sock.fetchAccountReachoutTimelock();
  await office.sock.rotateSignedPreKey();
  expect(wa.problems).toEqual([]);
});

it('knows which numbers are on WhatsApp, and their LIDs', async () => {
  // this version leaves out who is not
  const [budiIs, ...others] = (await office.sock.onWhatsApp(budi.number, '620000')) ?? [];
  expect([budiIs, others]).toEqual([{ jid: `${budi.number}@s.whatsapp.net`, exists: true }, []]);
  expect(await office.sock.signalRepository.lidMapping.getLIDForPN(`${budi.number}@s.whatsapp.net`)).toBe(budi.jid);
});

it('refuses a message to the number of somebody who has a LID, unless it is told not to', async () => {
  const pn = `${budi.number}@s.whatsapp.net`;
  wa.faults.refusePhoneNumbers = false;
  await office.sock.sendMessage(pn, { text: 'boleh' });
  await budi.hears('boleh');
  wa.faults.refusePhoneNumbers = true;
  const sent = await office.sock.sendMessage(pn, { text: 'ditolak' });
  await wa.until(() => office.told(sent?.key.id).why === '463');
  expect(budi.heard()).toEqual(['boleh']);
  expect(await refused('the phone number of somebody who has a LID')).toHaveLength(1);
});

it('refuses a message to a number that is not on WhatsApp', async () => {
  await office.sock.sendMessage('620000@s.whatsapp.net', { text: 'halo' });
  expect(await refused('not on WhatsApp')).toHaveLength(1);
});

it('takes a message that leaves out a device, and says so; refuses one that leaves out the phone, or is for no device', async () => {
  // the socket keeps the list of devices that it was told
  const other = wa.phone('6281200000002', { devices: 2 });
  const user = other.lid ?? '';
  const keep = (devices: number[]) =>
    office.sock.userDevicesCache.set(
      user,
      devices.map((device) => ({ user, server: 'lid', device, jid: other.jidOf(device) })),
    );
  await keep([0]);
  const sent = await office.sock.sendMessage(other.jid, { text: 'halo' });
  await other.hears('halo');
  const ack = wa.wire.find(({ stanza }) => stanza.tag === 'ack' && stanza.attrs['id'] === sent?.key.id);
  expect(ack?.stanza.attrs['phash']).toBeDefined();
  await keep([1]);
  await office.sock.sendMessage(other.jid, { text: 'halo' });
  expect(await refused('no copy for the phone itself')).toHaveLength(1);
  await keep([0, 1]);
  other.peers.pop();
  await office.sock.sendMessage(other.jid, { text: 'halo' });
  expect(await refused('copies for devices that are not there, 2000200000002:1')).toHaveLength(1);
});

const enc = (type = 'msg') => node('enc', { v: 2, type }, Buffer.from('x'));
const to = (jid: string, type?: string) => node('to', { jid }, [enc(type)]);

it.each<[string, (office: { pn: string; lid: string }, phone: Phone) => BinaryNode]>([
  ['without id or receiver', (_own, phone) => node('message', { to: phone.jid, type: 'text' }, [enc()])],
  ['without id or receiver', () => node('message', { id: 'X', type: 'text' }, [enc()])],
  ['of no known type', (_own, phone) => node('message', { id: 'X', to: phone.jid, type: 'buttons' }, [enc()])],
  ['for nobody', (_own, phone) => node('message', { id: 'X', to: phone.jid, type: 'text' }, [])],
  [
    'numbers and LIDs mixed',
    ({ pn }, phone) =>
      node('message', { id: 'X', to: phone.jid, type: 'text' }, [node('participants', {}, [to(phone.jid), to(pn)])]),
  ],
  [
    'without device-identity',
    ({ lid }, phone) =>
      node('message', { id: 'X', to: phone.jid, type: 'text' }, [
        node('participants', {}, [to(phone.jid, 'pkmsg'), to(lid)]),
      ]),
  ],
  [
    'to another handset',
    (_own, phone) => node('message', { id: 'X', to: phone.jid, type: 'text', category: 'peer' }, [enc()]),
  ],
  ['a receipt without id', (_own, phone) => node('receipt', { to: phone.jid })],
  ['a receipt without receiver', () => node('receipt', { id: 'X' })],
  ['a receipt of no known type', (_own, phone) => node('receipt', { id: 'X', to: phone.jid, type: 'seen' })],
  ['did not send', (_own, phone) => node('receipt', { id: 'X', to: phone.jid })],
  [
    'another address',
    (_own, phone) => node('receipt', { id: phone.screen()[0]?.id, to: `${phone.number}@s.whatsapp.net` }),
  ],
  [
    'a retry of a message that was not sent',
    (_own, phone) => node('receipt', { id: 'X', to: phone.jid, type: 'retry' }, [node('retry', { count: 1 })]),
  ],
  ['typing to nobody', ({ lid }) => node('chatstate', { from: lid, to: '1@lid' }, [node('composing')])],
  ['typing as somebody else', ({ pn }, phone) => node('chatstate', { from: pn, to: phone.jid }, [node('composing')])],
  ['presence of nobody', () => node('presence', { type: 'subscribe', to: '1@lid' })],
  ['this fake does not know', () => node('iq', { id: 'X', type: 'get', xmlns: 'w:new' })],
  ['a query without id', () => node('iq', { type: 'get', xmlns: 'w:p' })],
  ['this fake does not know', () => node('call', { id: 'X', to: '1@lid' })],
  [
    'a device that is not there',
    () => node('iq', { id: 'X', type: 'get', xmlns: 'encrypt' }, [node('key', {}, [node('user', { jid: '1@lid' })])]),
  ],
])('refuses %s', async (words, stanza) => {
  const own = { pn: `${wa.number}@s.whatsapp.net`, lid: `${wa.lid}@lid` };
  await office.sock.sendNode(stanza(own, budi));
  expect(await refused(words)).toHaveLength(1);
});

it('refuses a file that was never uploaded, and an upload that is not what it says', async () => {
  const documentMessage = {
    mimetype: 'application/pdf',
    fileName: 'a.pdf',
    directPath: '/v/none',
    mediaKey: Buffer.alloc(32),
  };
  await office.sock.relayMessage(budi.jid, proto.Message.fromObject({ documentMessage }), {});
  expect(await refused('never uploaded')).toHaveLength(1);
  const response = await fetch(`http://127.0.0.1:${wa.port}/mms/document/abc?auth=no`, { method: 'POST', body: 'x' });
  expect(response.status).toBe(400);
  expect(await refused('auth is not that of media_conn, the path does not name the SHA-256')).toHaveLength(1);
});
