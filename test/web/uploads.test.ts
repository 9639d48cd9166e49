/** The page for files that a chat's network cannot carry: one file, into one chat, within a day. */
import { readdir } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Router } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Inbound, InboundBody, OutboundBody, TurnDoor } from '../../bots/channel.ts';
import { Turns } from '../../bots/turn.ts';
import type { ServiceContext } from '../../services/context.ts';
import { INCOMING } from '../../services/file_intake.ts';
import { readBody } from '../../services/message_bodies.ts';
import { MAX_UPLOAD_BYTES } from '../../services/upload_links.ts';
import { createServer } from '../../web/server.ts';
import { contextOf, standAt, uploadLinkOf } from '../bots/standing.ts';
import { cardOf, newOrder } from '../machines/conversation/desk.ts';
import { account } from '../services/channels_office.ts';
import { openOffice } from '../services/orders_office.ts';
import { DAY } from '../services/workshop.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
const AN_ORDER = cardOf(newOrder('GP-ABC234', [], false), { orders: [] });
const CHAT = { channel: 'telegram', account: '123456', chat: '77' };

/** Somebody on Telegram who is asked for a file, and the address of their upload page. */
async function openUpload({
  language = 'id',
  wrap,
}: { language?: 'id' | 'en'; wrap?: (door: TurnDoor) => TurnDoor } = {}) {
  const { ctx, pass } = await openOffice();
  const turns = new Turns(ctx);
  const parts = { panel: Router(), webchat: undefined, telegram: undefined, trustProxy: 0 };
  const health = { ailing: () => Promise.resolve([]) };
  const server = createHttpServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  ctx.publicUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  const stopping = new AbortController().signal;
  server.on('request', createServer({ ctx, door: wrap?.(turns) ?? turns, health, stopping, ...parts }));
  await turns.receive({
    address: CHAT,
    externalId: 'm1',
    at: ctx.now(),
    languageHint: language,
    body: { kind: 'text', text: '/start' },
  });
  const conversationId = await standAt(ctx, { abstraction: 'intro' });
  return { ctx, pass, conversationId, url: await uploadLinkOf(ctx, conversationId) };
}

function send(url: string, bytes: Uint8Array | null, { name = 'surat.pdf', headers = {} } = {}) {
  const form = new FormData();
  if (bytes !== null) form.append('file', new Blob([Buffer.from(bytes)]), name);
  return fetch(url, { method: 'POST', body: form, headers });
}

/** The chat of openUpload sends what its network cannot carry. */
function sendTooLarge(turns: Turns, externalId: string, at: number) {
  return turns.receive({
    address: CHAT,
    externalId,
    at,
    body: { kind: 'refused_file', name: 'besar.pdf', reason: 'too_large' },
  });
}

const uploads = (ctx: ServiceContext) => ctx.db.read.storedFile.count({ where: { purpose: 'upload' } });

async function saidIn(ctx: ServiceContext, direction: 'in' | 'out') {
  const rows = await ctx.db.read.message.findMany({ where: { direction }, orderBy: { id: 'asc' } });
  return rows.slice(1);
}

describe('an upload page', () => {
  it('takes a file into its chat, and is used then', async () => {
    const { ctx, conversationId, url } = await openUpload();
    await account(ctx, { state: 'connected', name: '@geraipst_bot' });
    const page = await fetch(url);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html).toContain('terlalu besar untuk Telegram');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('referrer-policy')).toBe('same-origin');

    const sent = await send(url, PDF, { headers: { origin: ctx.publicUrl, 'sec-fetch-site': 'same-origin' } });
    expect(sent.status).toBe(200);
    const done = await sent.text();
    expect(done).toContain('surat.pdf sudah kami terima');
    expect(done).toContain('href="https://t.me/geraipst_bot"');
    const { abstraction } = await contextOf(ctx, conversationId);
    const file = await ctx.db.read.storedFile.findFirstOrThrow({ where: { purpose: 'upload' } });
    expect(abstraction?.file).toMatchObject({ id: file.id, name: 'surat.pdf' });
    expect(file).toMatchObject({ encrypted: true, owner: `conversation:${conversationId}` });
    const { tokenHash, usedAt } = await ctx.db.read.uploadLink.findFirstOrThrow();
    expect(usedAt?.getTime()).toBe(ctx.now());
    expect(url).not.toContain(tokenHash);
    expect(await saidIn(ctx, 'in')).toMatchObject([{ externalId: `u${tokenHash.slice(0, 24)}` }]);

    for (const again of [await fetch(url), await send(url, PDF)]) {
      expect(again.status).toBe(410);
      expect(await again.text()).toContain('Satu berkas sudah diunggah');
    }
    expect(await saidIn(ctx, 'in')).toHaveLength(1);
    expect(await uploads(ctx)).toBe(1);
  });

  it('leads back to the office’s number for who came from WhatsApp', async () => {
    const { ctx, conversationId, url } = await openUpload();
    const data = { channel: 'whatsapp', account: '6281299990000', chat: '77@lid' };
    await ctx.db.write((tx) => tx.conversation.update({ where: { id: conversationId }, data }));
    expect(await (await fetch(url)).text()).toContain('terlalu besar untuk WhatsApp');
    expect(await (await send(url, PDF)).text()).toContain('href="https://wa.me/6281299990000"');
  });

  it('is opened by a file that is too large, once, is nowhere at rest, and is nothing to be undone', async () => {
    const { ctx, conversationId } = await openUpload();
    const turns = new Turns(ctx);
    await ctx.db.write((tx) => tx.uploadLink.deleteMany());
    const answer = (externalId: string, token: string) =>
      turns.receive({ address: CHAT, externalId, at: ctx.now(), body: { kind: 'choice', token, label: '' } });
    await answer('m2', 'abstraction.asFile');
    expect(await sendTooLarge(turns, 'm3', ctx.now())).toBe('committed');
    expect(await sendTooLarge(turns, 'm3', ctx.now())).toBe('duplicate');
    expect(await ctx.db.read.uploadLink.count()).toBe(1);
    const rows = await ctx.db.read.message.findMany({ where: { externalId: { startsWith: 'm3' } } });
    expect(rows.map(({ body }) => body).join()).not.toContain('/unggah/');
    const said = rows.map(({ body }) => readBody(ctx, body) as InboundBody | OutboundBody);
    expect(said.find(({ kind }) => kind === 'refused_file')).toEqual({
      kind: 'refused_file',
      name: 'besar.pdf',
      reason: 'too_large',
    });
    const url = said.flatMap((body) => (body.kind === 'link' ? body.url : []))[0] ?? '';
    expect((await send(url, PDF)).status).toBe(200);
    expect((await contextOf(ctx, conversationId)).abstraction.file).toMatchObject({ name: 'surat.pdf' });
  });

  it('leaves the way back open that the chat had', async () => {
    const { ctx } = await openUpload();
    const turns = new Turns(ctx);
    const say = (externalId: string, text: string) =>
      turns.receive({ address: CHAT, externalId, at: ctx.now(), body: { kind: 'text', text } });
    await say('m2', 'unggah sebagai berkas');
    const undoable = async () =>
      (await ctx.db.turns.lastUndoable((await ctx.db.read.conversation.findFirstOrThrow()).id))?.externalId;
    expect(await undoable()).toBe('m2');
    await sendTooLarge(turns, 'm3', ctx.now());
    expect(await undoable()).toBe('m2');
  });

  it('is not opened where no file is asked for', async () => {
    const { ctx } = await openUpload();
    await ctx.db.write((tx) => tx.uploadLink.deleteMany());
    await standAt(ctx, 'menu');
    await sendTooLarge(new Turns(ctx), 'm2', ctx.now());
    expect(await ctx.db.read.uploadLink.count()).toBe(0);
  });

  it('speaks the language of the chat, whatever the browser’s', async () => {
    const { url } = await openUpload({ language: 'en' });
    const page = await (await fetch(url, { headers: { 'accept-language': 'id' } })).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('too large for Telegram');
  });

  it.each([
    ['of 0 bytes', Buffer.alloc(0), 'kosong'],
    ['that is a renamed program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)]), 'tidak dapat diterima'],
    [
      'over the limit',
      Buffer.concat([PDF, Buffer.alloc(MAX_UPLOAD_BYTES + 1 - PDF.length)]),
      'lebih besar dari 100 MB',
    ],
    ['that was not chosen', null, 'Berkas belum sampai'],
  ])('refuses a file %s kindly, and takes another one after it', async (_what, bytes, words) => {
    const { ctx, url } = await openUpload();
    const refused = await send(url, bytes);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain(words);
    expect(html).toContain('type="file"');
    expect(await uploads(ctx)).toBe(0);
    expect((await send(url, PDF)).status).toBe(200);
    expect(await saidIn(ctx, 'in')).toHaveLength(1);
  });

  it('takes what no network of chats carries', async () => {
    const { ctx, url } = await openUpload();
    const large = Buffer.concat([PDF, Buffer.alloc(MAX_UPLOAD_BYTES - PDF.length)]);
    expect((await send(url, large)).status).toBe(200);
    expect(await ctx.db.read.storedFile.findFirst()).toMatchObject({ size: BigInt(MAX_UPLOAD_BYTES) });
  });

  it('is good for 24 hours', async () => {
    const { ctx, pass, url } = await openUpload();
    pass(DAY - 1);
    expect((await fetch(url)).status).toBe(200);
    pass(1);
    for (const late of [await fetch(url), await send(url, PDF)]) {
      expect(late.status).toBe(410);
      expect(await late.text()).toContain('berlaku 24 jam');
    }
    expect(await uploads(ctx)).toBe(0);
  });

  it('is found by nobody who guesses, and by no other site', async () => {
    const { ctx, url } = await openUpload();
    const forged = `${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`;
    for (const path of [forged, `${ctx.publicUrl}/unggah/x`, `${ctx.publicUrl}/unggah/${'x'.repeat(5_000)}`]) {
      expect((await fetch(path)).status).toBe(404);
      expect((await send(path, PDF)).status).toBe(404);
    }
    const elsewhere = { origin: 'https://jahat.example', 'sec-fetch-site': 'cross-site' };
    expect((await send(url, PDF, { headers: elsewhere })).status).toBe(403);
    expect(await uploads(ctx)).toBe(0);
    expect((await send(url, PDF)).status).toBe(200);
  });

  it('takes one of two files that come at once, and keeps no other', async () => {
    const { ctx, url } = await openUpload();
    const both = await Promise.all([send(url, PDF), send(url, Buffer.concat([PDF, PDF]))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    expect(await saidIn(ctx, 'in')).toHaveLength(1);
    expect(await uploads(ctx)).toBe(1);
  });

  it('can be used again when the turn failed, and is used when only the mark is missing', async () => {
    let failing = true;
    const wrap = (door: TurnDoor): TurnDoor => ({
      receive: (inbound: Inbound) => (failing ? Promise.reject(new Error('busy')) : door.receive(inbound)),
    });
    const { ctx, url } = await openUpload({ wrap });
    expect((await send(url, PDF)).status).toBe(500);
    failing = false;
    expect((await send(url, PDF)).status).toBe(200);
    await ctx.db.write((tx) => tx.uploadLink.updateMany({ data: { usedAt: null } }));
    expect((await fetch(url)).status).toBe(410);
    expect((await send(url, PDF)).status).toBe(410);
    expect(await saidIn(ctx, 'in')).toHaveLength(1);
  });

  it.each([
    ['nothing that a file answers', 'menu', {}],
    ['for another file', { abstraction: 'upload' }, {}],
    ['the same about another order', { abstraction: 'intro' }, { order: AN_ORDER }],
  ] as const)(
    'takes no file while the chat asks %s, and the one that was asked for after that',
    async (_, value, context) => {
      const { ctx, url } = await openUpload();
      await standAt(ctx, value, context);
      for (const late of [await fetch(url), await send(url, PDF)]) {
        expect(late.status).toBe(409);
        expect(await late.text()).toContain('tidak ada berkas yang diminta');
      }
      expect(await saidIn(ctx, 'in')).toEqual([]);
      expect(await uploads(ctx)).toBe(0);
      await standAt(ctx, { abstraction: 'intro' });
      expect((await send(url, PDF)).status).toBe(200);
      expect(await uploads(ctx)).toBe(1);
    },
  );

  it('takes no file that the chat went away from during the upload', async () => {
    const { ctx, url } = await openUpload();
    const [head, tail] = ['--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n', '\r\n--b--'];
    const body = new ReadableStream({
      async start(stream) {
        stream.enqueue(Buffer.concat([Buffer.from(head), PDF]));
        const incoming = () => readdir(join(ctx.filesDir, INCOMING)).catch(() => []);
        await expect.poll(incoming).toHaveLength(1);
        await standAt(ctx, 'menu');
        stream.enqueue(Buffer.from(tail));
        stream.close();
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const late = await fetch(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    expect(late.status).toBe(409);
    expect(await saidIn(ctx, 'in')).toEqual([]);
    expect(await uploads(ctx)).toBe(0);
  });

  it('does not say that it received what its turn did not keep', async () => {
    let ctx: ServiceContext | undefined;
    const wrap = (door: TurnDoor): TurnDoor => ({
      async receive(inbound: Inbound) {
        // at the last moment
        if (ctx !== undefined) await standAt(ctx, 'menu');
        return door.receive(inbound);
      },
    });
    const opened = await openUpload({ wrap });
    ({ ctx } = opened);
    const late = await send(opened.url, PDF);
    expect(late.status).toBe(409);
    expect(await late.text()).not.toContain('terima');
    expect(await uploads(ctx)).toBe(0);
  });
});

it('old links are forgotten a month after their end', async () => {
  const { ctx, pass, conversationId } = await openUpload();
  pass(31 * DAY);
  await uploadLinkOf(ctx, conversationId);
  expect(await ctx.db.read.uploadLink.count()).toBe(1);
});
