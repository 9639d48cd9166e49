/** The unmodified socket links to the fake, by QR and by code, and logs in. */
import { createRequire } from 'node:module';
import { Curve, generateSignalPubKey, proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client, linked, memoryAuth } from './client.ts';
import { openWhatsApp } from './server.ts';
import type { FakeWhatsApp } from './server.ts';

let wa: FakeWhatsApp;

beforeEach(async () => {
  wa = await openWhatsApp();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await wa.close();
});

it('links by QR: pair-success, 515, login, keys', async () => {
  const auth = memoryAuth();
  const first = new Client(wa, auth);
  const device = await wa.scan(await first.qr());
  expect(await first.closed()).toBe(515);
  expect(first.states.some(({ isNewLogin }) => isNewLogin)).toBe(true);
  expect(auth.creds.me).toMatchObject({
    id: `${wa.number}:${device.id}@s.whatsapp.net`,
    lid: `${wa.lid}:${device.id}@lid`,
    name: 'Layanan Statistik',
  });
  const second = await new Client(wa, auth).opened();
  expect(device.preKeyCount).toBe(811);
  expect(wa.devices()).toEqual([device]);
  await second.end();
});

it('links by pairing code, in both stages', async () => {
  const auth = memoryAuth();
  const first = new Client(wa, auth);
  await first.qr();
  const code = await first.sock.requestPairingCode(wa.number);
  await wa.enterCode(`${code.slice(0, 4)}-${code.slice(4)}`);
  expect(await first.closed()).toBe(515);
  const second = await new Client(wa, auth).opened();
  expect(auth.creds.registered).toBe(true);
  await second.end();
});

it('gives a new device the history that the handset has', async () => {
  const conversation = { id: '2000999999999@lid', pnJid: '6281999999999@s.whatsapp.net', name: 'Lama', messages: [] };
  const { INITIAL_BOOTSTRAP } = proto.HistorySync.HistorySyncType;
  wa.handset.history = { syncType: INITIAL_BOOTSTRAP, conversations: [conversation] };
  const auth = memoryAuth();
  const first = new Client(wa, auth);
  await wa.scan(await first.qr());
  await first.closed();
  const second = new Client(wa, auth);
  const chats: unknown[] = [];
  second.sock.ev.on('messaging-history.set', (history) => {
    chats.push(...history.chats.map(({ id }) => id));
    wa.nudge();
  });
  await wa.until(() => chats.includes(conversation.id));
  const { lidMapping } = second.sock.signalRepository;
  expect(await lidMapping.getLIDForPN(conversation.pnJid)).toBe(conversation.id);
  await second.end();
});

it('comes again with the routing that it was given', async () => {
  const auth = memoryAuth();
  const client = await linked(wa, auth);
  await client.end();
  const again = await new Client(wa, auth).opened();
  expect(auth.creds.routingInfo).toEqual(wa.devices()[0]?.routing);
  await again.end();
});

it('knows neither a QR that is out of date nor a wrong code', async () => {
  const client = new Client(wa, memoryAuth());
  const qr = await client.qr();
  await client.sock.requestPairingCode(wa.number);
  await expect(wa.enterCode('ABCD1234')).rejects.toThrow('the handset does not know this code');
  await client.closed();
  await expect(wa.scan(qr)).rejects.toThrow('does not know this QR');
  expect(wa.devices()).toEqual([]);
});

it('refuses a code for another number, and for a device with a name of its own', async () => {
  const other = new Client(wa, memoryAuth());
  await other.qr();
  await other.sock.requestPairingCode('628110000000');
  await expect(wa.enterCode('ABCD1234')).rejects.toThrow('is refused');
  await other.end();
  expect(wa.problems).toEqual([]);
  const named = new Client(wa, memoryAuth(), { browser: ['Gerai PST', 'Chrome', '1'] });
  await named.qr();
  const code = await named.sock.requestPairingCode(wa.number);
  await expect(wa.enterCode(code)).rejects.toThrow('is refused');
  expect(wa.forgive()).toEqual(['a device may not call itself "Chrome (Gerai PST)"']);
  await named.end();
});

it('stops showing QRs after the sixth: 408', async () => {
  const client = new Client(wa, memoryAuth(), { qrTimeout: 1 });
  expect(await client.closed()).toBe(408);
  expect(client.states.filter(({ qr }) => qr)).toHaveLength(6);
});

it('refuses the login of a number that asked for a code and was never linked: 401', async () => {
  const auth = memoryAuth();
  const client = new Client(wa, auth);
  await client.qr();
  await client.sock.requestPairingCode(wa.number);
  await client.end();
  expect(await new Client(wa, auth).closed()).toBe(401);
});

it('has certificates that stand up to a strict check', async () => {
  const { verifySignature } = createRequire(import.meta.url)('libsignal/src/curve.js') as {
    verifySignature: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  };
  const verify = vi
    .spyOn(Curve, 'verify')
    .mockImplementation((key, message, signature) => verifySignature(generateSignalPubKey(key), message, signature));
  await (await linked(wa)).end();
  expect(verify.mock.results.map(({ value }) => value as boolean)).not.toContain(false);
  expect(verify.mock.results.length).toBeGreaterThan(3);
});
