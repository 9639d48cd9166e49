/** Ways in which a connection ends, and the code by which the unmodified socket knows each. */
import { initAuthCreds } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Client, linked, memoryAuth } from './client.ts';
import { node } from './nodes.ts';
import { openWhatsApp } from './server.ts';
import type { CloseCode, FakeWhatsApp, LoginRefusal } from './server.ts';

let wa: FakeWhatsApp;
let office: Client;
const auth = { ...memoryAuth() };

beforeEach(async () => {
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

/** Comes again with the same account. */
const again = (more?: ConstructorParameters<typeof Client>[2]) => (office = new Client(wa, auth, more));

it('ends a line with every code, and takes the device again after each', async () => {
  const codes: CloseCode[] = [401, 403, 411, 428, 440, 500, 503, 515];
  for (const code of codes) {
    wa.disconnect(code);
    expect(await office.closed()).toBe(code);
    await again().opened();
  }
  wa.drop();
  expect(await office.closed()).toBe(428);
});

it('refuses logins with every code', async () => {
  await office.end();
  const codes: LoginRefusal[] = [401, 403, 405, 500, 503];
  wa.faults.logins = [...codes];
  for (const code of codes) expect(await again().closed()).toBe(code);
  wa.faults.everyLogin = 403;
  expect(await again().closed()).toBe(403);
  expect(await again().closed()).toBe(403);
  wa.faults.everyLogin = undefined;
  await again().opened();
});

it('refuses a version that is too old, at login and at linking', async () => {
  await office.end();
  wa.faults.lowestVersion = 1_100_000_000;
  expect(await again().closed()).toBe(405);
  expect(await new Client(wa, memoryAuth()).closed()).toBe(405);
  await again({ version: [2, 3000, 1_100_000_000] }).opened();
});

it('replaces a line by a second one of the same device: 440', async () => {
  const second = await new Client(wa, auth).opened();
  expect(await office.closed()).toBe(440);
  expect(wa.devices().map(({ logins }) => logins)).toEqual([3]);
  await second.end();
});

it('is not there for a while: 428, then 408 as often as it is tried', async () => {
  wa.stop();
  expect(await office.closed()).toBe(428);
  expect(await again().closed()).toBe(408);
  await wa.start();
  wa.faults.http = 503;
  // a status of HTTP ends nothing in this version: it stays "connecting" for ever, and only this event tells
  let statuses = 0;
  again().sock.ws.on('unexpected-response', () => {
    statuses += 1;
    wa.nudge();
  });
  await wa.until(() => statuses);
  expect(office.closeCode()).toBeUndefined();
  await office.end();
  wa.faults.http = undefined;
  await again().opened();
});

it('knows an unlinked device no more: 401, and again at login', async () => {
  wa.unlink();
  expect(await office.closed()).toBe(401);
  expect(await again().closed()).toBe(401);
  expect(wa.devices()).toEqual([]);
});

it('knows a device by its own key: 401 with another', async () => {
  await office.end();
  const { noiseKey } = initAuthCreds();
  const stranger = new Client(wa, { ...auth, creds: { ...auth.creds, noiseKey } });
  expect(await stranger.closed()).toBe(401);
});

it('unlinks a device that logs out', async () => {
  await office.sock.logout();
  expect(await office.closed()).toBe(401);
  await wa.until(() => wa.devices().length === 0);
});

it('falls silent, until the socket gives the line up: 408', async () => {
  await office.end();
  again({ keepAliveIntervalMs: 50 });
  await office.opened();
  wa.faults.silent = true;
  expect(await office.closed()).toBe(408);
  wa.faults.silent = false;
});

it('never says that all that waited was sent', async () => {
  await office.end();
  wa.faults.offlineNeverEnds = true;
  const open = () => office.states.some(({ connection }) => connection === 'open');
  const told = () => office.states.some(({ receivedPendingNotifications }) => receivedPendingNotifications);
  again();
  await wa.until(open);
  await wa.until(() => wa.devices().every(({ live }) => live));
  await office.sock.query(node('iq', { type: 'get', xmlns: 'w:p', to: '@s.whatsapp.net' }));
  expect(told()).toBe(false);
  await office.end();
  await wa.phone('6281234567890').says('halo');
  again();
  await wa.until(open);
  await wa.until(() => wa.unacknowledged().length === 0, 'the socket has receipted the message');
  expect(told()).toBe(false);
  // it has receipted what it has told nobody: the buffer is flushed only now
  expect(office.texts()).toEqual([]);
  office.sock.ev.flush();
  expect(office.texts()).toEqual(['halo']);
});

it('breaks before a message is taken, or before its ack', async () => {
  const budi = wa.phone('6281234567890');
  wa.faults.cutBeforeTaking = 1;
  await office.sock.sendMessage(budi.jid, { text: 'satu' }, { messageId: 'A1' });
  expect(await office.closed()).toBe(428);
  await again().opened();
  wa.faults.cutBeforeAck = 1;
  await office.sock.sendMessage(budi.jid, { text: 'dua' }, { messageId: 'A2' });
  expect(await office.closed()).toBe(428);
  await again().opened();
  // sent again under the same id it is shown once
  for (const [messageId, text] of [
    ['A1', 'satu'],
    ['A2', 'dua'],
  ] as const) {
    await office.sock.sendMessage(budi.jid, { text }, { messageId });
  }
  await wa.until(() => budi.chat.byId('A2')?.times === 2);
  expect(budi.heard()).toEqual(['dua', 'satu']);
});

it('refuses messages in their ack: 463 and 479', async () => {
  const budi = wa.phone('6281234567890');
  for (const code of [463, 479]) {
    wa.faults.ackError = { code, times: 1 };
    const sent = await office.sock.sendMessage(budi.jid, { text: 'halo' });
    await wa.until(() => office.told(sent?.key.id).status === 0);
    expect(office.told(sent?.key.id).why).toBe(String(code));
  }
  expect(budi.screen()).toEqual([]);
});

it('tells of a restriction, and of its end', async () => {
  const until = Date.now() + 3_600_000;
  const last = () => office.states.findLast(({ reachoutTimeLock }) => reachoutTimeLock)?.reachoutTimeLock;
  wa.restrict(until);
  await wa.until(() => last()?.isActive);
  expect(last()?.timeEnforcementEnds?.getTime()).toBe(Math.floor(until / 1000) * 1000);
  wa.restrict(undefined);
  await wa.until(() => last()?.isActive === false);
  await wa.until(() => wa.unacknowledged().length === 0);
});
