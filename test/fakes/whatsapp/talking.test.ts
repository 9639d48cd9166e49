/** Customers and the unmodified socket talk to each other. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { linked } from './client.ts';
import type { Client } from './client.ts';
import { openWhatsApp } from './server.ts';
import type { FakeWhatsApp } from './server.ts';

let wa: FakeWhatsApp;
let office: Client;

beforeEach(async () => {
  // libsignal writes what it cannot decrypt, with keys
  for (const method of ['error', 'warn', 'info', 'log'] as const) vi.spyOn(console, method).mockReturnValue();
  wa = await openWhatsApp();
  office = await linked(wa);
});

afterEach(async () => {
  await office.end();
  vi.restoreAllMocks();
  await wa.close();
});

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
