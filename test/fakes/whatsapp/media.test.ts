/** Files, both ways, and what befalls them. */
import { createHash, randomBytes } from 'node:crypto';
import { downloadMediaMessage, normalizeMessageContent } from '@whiskeysockets/baileys';
import type { WAMessage } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { linked } from './client.ts';
import type { Client } from './client.ts';
import { contents, openWhatsApp } from './server.ts';
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

beforeEach(() => {
  budi = wa.phone(`62812345678${String((people += 1)).padStart(2, '0')}`);
  wa.media.requests.length = 0;
});

afterAll(async () => {
  await office.end();
  vi.restoreAllMocks();
  await wa.close();
});

const received = (id: string) =>
  wa.until(() => office.inbound().find(({ key }) => key.id === id), `the office has ${id}`);
// the type of the option is that of a package that is not here
const options = () => ({ dispatcher: wa.agents.dispatcher }) as RequestInit;
const download = (message: WAMessage) => downloadMediaMessage(message, 'buffer', { options: options() });

it('brings a PDF to the phone, byte for byte', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000)]);
  await office.sock.sendMessage(budi.jid, {
    document: pdf,
    mimetype: 'application/pdf',
    fileName: 'invoice-001.pdf',
    caption: 'Tagihan Anda',
  });
  const letter = await budi.hears(/invoice/);
  expect(letter.file).toEqual({ kind: 'document', name: 'invoice-001.pdf', mime: 'application/pdf', size: pdf.length });
  expect(letter.text).toBe('Tagihan Anda');
  expect((await budi.opens(letter)).equals(pdf)).toBe(true);
});

it.each([
  ['image', { kind: 'image' as const, bytes: randomBytes(5000), caption: 'KTP' }],
  ['voice', { kind: 'audio' as const, bytes: randomBytes(5000) }],
  ['sticker', { kind: 'sticker' as const, bytes: randomBytes(500) }],
  ['document', { kind: 'document' as const, bytes: randomBytes(70_000), name: 'surat.pdf', caption: 'surat' }],
])('brings a file of the customer to the office: %s', async (_what, file) => {
  const sent = await budi.sendsFile(file);
  const bytes = await download(await received(sent.id));
  expect(bytes.equals(file.bytes)).toBe(true);
});

it('brings a picture that may be seen once, and one that goes away', async () => {
  const bytes = randomBytes(100);
  const once = await budi.sendsFile({ kind: 'image', bytes }, contents.viewOnce);
  expect((await received(once.id)).message?.viewOnceMessageV2?.message?.imageMessage?.viewOnce).toBe(true);
  const fading = await budi.sendsFile({ kind: 'image', bytes }, contents.ephemeral);
  expect((await download(await received(fading.id))).equals(bytes)).toBe(true);
});

it('brings an album: the number of pictures, then each with its place', async () => {
  const pictures = await budi.sendsAlbum([randomBytes(100), randomBytes(200)]);
  await received(pictures[1]?.id ?? '');
  const [album, ...images] = office.inbound().filter(({ key }) => key.remoteJid === budi.jid);
  expect(album?.message?.albumMessage?.expectedImageCount).toBe(2);
  const parents = images.map(({ message }) => message?.messageContextInfo?.messageAssociation?.parentMessageKey?.id);
  expect(parents).toEqual([album?.key.id, album?.key.id]);
});

it('hands out tampered bytes, which only their sum tells', async () => {
  const sent = await budi.sendsFile({ kind: 'image', bytes: randomBytes(5000) });
  if (sent.fields) wa.media.tamper(sent.fields);
  const message = await received(sent.id);
  const sum = createHash('sha256')
    .update(await download(message))
    .digest();
  expect(sum.equals(normalizeMessageContent(message.message)?.imageMessage?.fileSha256 ?? sum)).toBe(false);
});

it.each([403, 404, 410] as const)('has a file no more (%i), and again after a request', async (status) => {
  const bytes = randomBytes(5000);
  const sent = await budi.sendsFile({ kind: 'document', bytes, name: 'data.xlsx', caption: 'data' });
  if (sent.fields) wa.media.expire(sent.fields, status);
  const message = await received(sent.id);
  await expect(download(message)).rejects.toThrow('Failed to fetch stream');
  expect((await download(await office.sock.updateMediaMessage(message))).equals(bytes)).toBe(true);
  expect(wa.media.requests.map((request) => request.status)).toEqual([status, 200]);
});

it('is told when the phone has the file no more', async () => {
  const sent = await budi.sendsFile({ kind: 'image', bytes: randomBytes(100) });
  budi.keepsMedia = false;
  await expect(office.sock.updateMediaMessage(await received(sent.id))).rejects.toMatchObject({
    output: { statusCode: 404 },
  });
});

it('refuses an upload, and takes the next', async () => {
  wa.media.refuseUploads = { status: 503, times: 1 };
  const document = { document: Buffer.from('%PDF'), mimetype: 'application/pdf', fileName: 'a.pdf' };
  await expect(office.sock.sendMessage(budi.jid, document)).rejects.toThrow('Media upload failed on all hosts');
  await office.sock.sendMessage(budi.jid, document);
  expect(await budi.opens(await budi.hears('a.pdf'))).toEqual(Buffer.from('%PDF'));
});
