import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandoverView, Problem } from '../../../bots/webchat/protocol.ts';
import { buildClient } from './browser.ts';
import { officeSays, openChat, said, Visitor, type Chat } from './chat.ts';

const MINUTE = 60_000;

let folder: string;
let builtClient: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gerai-client-'));
  builtClient = buildClient(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function openKiosk(options: Parameters<typeof openChat>[0] = {}) {
  const chat = await openChat({ builtClient, ...options });
  const kiosk = new Visitor(chat, { kiosk: true });
  const { chat: id } = await kiosk.start();
  await kiosk.say('saya ingin pesan publikasi');
  return { chat, kiosk, id };
}

async function ask(kiosk: Visitor): Promise<HandoverView> {
  const { status, body } = await kiosk.post<HandoverView>('/handover');
  expect(status).toBe(200);
  return body;
}

/** The path of the scanned address below /chat. */
async function scan(kiosk: Visitor): Promise<string> {
  return (await ask(kiosk)).url.replace('https://pst.example/chat', '');
}

const look = (phone: Visitor, path: string) => phone.fetch('GET', path, { redirect: 'manual' });

/** Presses the button of the landing page: a plain form, which sends no header of ours. */
function press(phone: Visitor, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return phone.fetch('POST', path, { redirect: 'manual', headers: { 'x-gerai-chat': '', ...headers } });
}

function sessionCount({ ctx }: Chat): Promise<number> {
  return ctx.db.read.webchatSession.count();
}

describe('a visitor of a kiosk who scans the code', () => {
  it('goes on in the same conversation, with all that was said, and gets what is sent later', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const phone = new Visitor(chat);
    const path = await scan(kiosk);
    const page = await look(phone, path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post"');
    const claimed = await press(phone, path);
    expect([claimed.status, claimed.headers.get('location')]).toEqual([303, '/chat']);
    expect(claimed.headers.getSetCookie().join()).toMatch(
      /^gerai_chat=[\w-]{43}; Max-Age=15552000; Path=\/chat;.*HttpOnly; Secure; SameSite=Lax$/,
    );
    const started = await phone.start();
    expect(started.chat).toBe(id);
    expect(started.messages).toEqual(await kiosk.history());
    expect(said(started.messages)).toEqual(['saya ingin pesan publikasi']);

    expect((await kiosk.post('/end')).status).toBe(204);
    const open = await phone.events({ after: started.messages.at(-1)?.id ?? 0 });
    await officeSays(chat, id, 'Tagihan Anda siap');
    expect(await open.messages(1)).toMatchObject([{ from: 'office', text: 'Tagihan Anda siap' }]);
    expect((await phone.say('terima kasih')).status).toBe(200);
    expect(said(await phone.history())).toEqual(['saya ingin pesan publikasi', 'terima kasih']);
  });

  it('is remembered on the phone when the kiosk has ended or forgotten the visit; an open page stays open', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const phone = new Visitor(chat);
    await press(phone, await scan(kiosk));
    const newest = (await phone.history()).at(-1)?.id ?? 0;
    const open = await phone.events({ after: newest });
    const shown = await kiosk.events({ after: newest });
    await kiosk.post('/end');
    const seen = [];
    for (let event = await shown.next(); event; event = await shown.next()) seen.push(event.event);
    expect(seen.at(-1)).toBe('ended');
    await officeSays(chat, id, 'masih di sini');
    expect(await open.messages(1)).toMatchObject([{ text: 'masih di sini' }]);
    expect((await kiosk.request('GET', '/history')).status).toBe(401);
    chat.pass(170 * 24 * 60 * MINUTE);
    expect((await phone.start()).chat).toBe(id);
  });

  it('may leave on the phone without ending the visit at the kiosk', async () => {
    const { chat, kiosk } = await openKiosk();
    const phone = new Visitor(chat);
    await press(phone, await scan(kiosk));
    const shown = await kiosk.events({ after: 1_000_000 });
    expect((await phone.post('/end')).status).toBe(204);
    await chat.channel.stop();
    const seen = [];
    for (let event = await shown.next(); event; event = await shown.next()) seen.push(event.event);
    expect(seen).not.toContain('ended');
    expect((await kiosk.say('masih di kios')).status).toBe(200);
  });

  it('may press the button a little after the kiosk has ended the visit', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const phone = new Visitor(chat);
    const path = await scan(kiosk);
    await kiosk.post('/end');
    expect((await press(phone, path)).status).toBe(303);
    expect((await phone.start()).chat).toBe(id);
  });

  it('is told when this device has a conversation already, which is then replaced on it', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const phone = new Visitor(chat);
    const { chat: own } = await phone.start();
    const path = await scan(kiosk);
    expect(await (await look(phone, path)).text()).toContain('sudah memiliki percakapan lain');
    expect(await (await look(new Visitor(chat), path)).text()).not.toContain('sudah memiliki percakapan lain');
    expect((await phone.start()).chat).toBe(own);
    await press(phone, path);
    expect((await phone.start()).chat).toBe(id);
  });

  it('who opens the address again where it was opened before comes to the conversation', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const phone = new Visitor(chat);
    const path = await scan(kiosk);
    await press(phone, path);
    for (const again of [await look(phone, path), await press(phone, path)]) {
      expect([again.status, again.headers.get('location')]).toEqual([303, '/chat']);
    }
    // a new code too, which stays good for another device
    const next = await scan(kiosk);
    expect((await look(phone, next)).status).toBe(303);
    expect((await press(new Visitor(chat), next)).status).toBe(303);
    expect((await phone.start()).chat).toBe(id);
  });
});

describe('the code', () => {
  it('is good for one device, whoever else looks or presses, even at the same time', async () => {
    const { chat, kiosk } = await openKiosk();
    const path = await scan(kiosk);
    const before = await sessionCount(chat);
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await new Visitor(chat).fetch(method, path)).status).toBe(200);
    }
    expect(await sessionCount(chat)).toBe(before);
    const devices = Array.from({ length: 6 }, () => new Visitor(chat));
    const answers = await Promise.all(devices.map((device) => press(device, path)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410, 410, 410, 410, 410]);
    expect(devices.filter(({ cookies }) => cookies.size > 0).length).toBe(1);
    expect(await sessionCount(chat)).toBe(before + 1);
    const late = await look(new Visitor(chat), path);
    expect([late.status, await late.text()]).toEqual([410, expect.stringContaining('Kode ini sudah dipakai')]);
  });

  it.each([
    ['that is a quarter of an hour old', async ({ chat }: { chat: Chat }) => chat.pass(15 * MINUTE)],
    ['that a newer one has replaced', async ({ kiosk }: { kiosk: Visitor }) => void (await scan(kiosk))],
  ])('%s opens nothing, and the page says what to do', async (_what, spoil) => {
    const { chat, kiosk } = await openKiosk();
    const path = await scan(kiosk);
    await spoil({ chat, kiosk });
    const phone = new Visitor(chat);
    for (const answer of [await look(phone, path), await press(phone, path)]) {
      const html = await answer.text();
      expect(answer.status).toBe(410);
      expect(html).toContain('tidak berlaku lagi');
      expect(html).toContain('petugas di loket');
    }
    expect(phone.cookies.size).toBe(0);
  });

  it('is good until its last moment, and a newer one of another kiosk does not matter', async () => {
    const { chat, kiosk, id } = await openKiosk();
    const path = await scan(kiosk);
    const other = new Visitor(chat, { kiosk: true });
    await other.start();
    await scan(other);
    chat.pass(15 * MINUTE - 1);
    const phone = new Visitor(chat);
    expect((await press(phone, path)).status).toBe(303);
    expect((await phone.start()).chat).toBe(id);
  });

  it.each([
    ['never made', 'x'.repeat(43)],
    ['cut off', 'x'],
    ['of a zero', '%00'],
    ['with a slash', 'a%2Fb'],
    ['without end', 'x'.repeat(5000)],
  ])('%s opens nothing', async (_what, token) => {
    const { chat } = await openKiosk();
    const phone = new Visitor(chat);
    expect((await look(phone, `/lanjut/${token}`)).status).toBe(410);
    expect((await press(phone, `/lanjut/${token}`)).status).toBe(410);
    expect(phone.cookies.size).toBe(0);
  });

  it('is known to the database by its hash only, and not kept for long', async () => {
    const { chat, kiosk } = await openKiosk();
    const token = (await scan(kiosk)).slice('/lanjut/'.length);
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = () => chat.ctx.db.read.webchatHandover.findMany();
    expect(JSON.stringify(await rows())).not.toContain(token);
    expect((await rows())[0]?.tokenHash).toBe(chat.ctx.vault.hashToken(token));
    await press(new Visitor(chat), `/lanjut/${token}`);
    chat.pass(15 * MINUTE);
    const next = new Visitor(chat, { kiosk: true });
    await next.start();
    await scan(next);
    expect((await rows()).map(({ tokenHash }) => tokenHash)).not.toContain(chat.ctx.vault.hashToken(token));
    expect((await rows()).length).toBe(1);
  });

  it('draws exactly the modules of a QR code of the address, with the quiet zone around them', async () => {
    const { kiosk } = await openKiosk();
    const { url, qr } = await ask(kiosk);
    const dark = new Set<string>();
    for (const [, x, y, length] of qr.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let at = 0; at < Number(length); at += 1) dark.add(`${Number(x) + at} ${y}`);
    }
    const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
    const wanted = new Set<string>();
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) if (modules.get(y, x)) wanted.add(`${x + 4} ${y + 4}`);
    }
    expect(qr.size).toBe(modules.size + 8);
    expect(dark).toEqual(wanted);
    expect(qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  });
});

describe('a code is refused', () => {
  it('to all but a kiosk', async () => {
    const { chat } = await openKiosk();
    expect((await new Visitor(chat, { kiosk: true }).post('/handover')).status).toBe(401);
    const own = new Visitor(chat);
    await own.start();
    const { status, body } = await own.post<Problem>('/handover');
    expect([status, body.error]).toEqual([403, 'kiosk_only']);
    expect(await chat.ctx.db.read.webchatHandover.count()).toBe(0);
  });

  it('to a kiosk whose visitor is gone', async () => {
    const { chat, kiosk } = await openKiosk();
    chat.pass(2 * MINUTE + 1);
    expect((await kiosk.post('/handover')).status).toBe(401);
  });

  it('to who asks too often', async () => {
    const { kiosk } = await openKiosk({ limits: { handoversPerSession: 2 } });
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await kiosk.post('/handover')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('the landing page', () => {
  it.each([
    ['from another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['by nobody', { 'sec-fetch-site': 'none' }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null' }],
  ])('cannot be pressed %s', async (_what, headers: Record<string, string>) => {
    const { chat, kiosk } = await openKiosk();
    const path = await scan(kiosk);
    const victim = new Visitor(chat);
    const refused = await press(victim, path, headers);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('Percakapan belum dibuka');
    expect(victim.cookies.size).toBe(0);
    expect((await press(new Visitor(chat), path)).status).toBe(303);
  });

  it('cannot be pressed by a program that says nothing of where it is', async () => {
    const { chat, kiosk } = await openKiosk();
    const url = `${chat.origin}/chat${await scan(kiosk)}`;
    expect((await fetch(url, { method: 'POST', redirect: 'manual' })).status).toBe(403);
  });

  it('is in the language of the browser, strict, kept by nobody, and keeps the address to itself', async () => {
    const { chat, kiosk } = await openKiosk();
    const path = await scan(kiosk);
    const phone = new Visitor(chat);
    const page = await phone.fetch('GET', path, { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    const html = await page.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('Continue the conversation here?');
    expect(html).not.toContain(path.slice('/lanjut/'.length));
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    // the form must say its origin, but nobody is told the path
    expect(page.headers.get('referrer-policy')).toBe('strict-origin');
    expect(await (await look(phone, path)).text()).toContain('<html lang="id">');
  });

  it('asks who presses too often to wait, in a page', async () => {
    const { chat } = await openKiosk({ limits: { handoverPagesPerAddress: 2 } });
    const phone = new Visitor(chat);
    const statuses = [];
    for (let at = 0; at < 3; at += 1) statuses.push((await look(phone, '/lanjut/x')).status);
    expect(statuses).toEqual([410, 410, 429]);
    expect(await (await press(phone, '/lanjut/x')).text()).toContain('Mohon tunggu sebentar');
  });
});

describe('the page of the kiosk', () => {
  it('hears that the conversation was opened on the phone, also when it was not connected then', async () => {
    const { chat, kiosk } = await openKiosk();
    const phone = new Visitor(chat);
    const path = await scan(kiosk);
    const newest = (await kiosk.history()).at(-1)?.id ?? 0;
    const shown = await kiosk.events({ after: newest });
    expect([(await shown.next())?.event, (await shown.next())?.event]).toEqual(['hello', 'language']);
    await press(phone, path);
    const at = chat.ctx.now();
    expect(await shown.next()).toEqual({ event: 'handed_over', data: at });

    const again = await kiosk.events({ after: newest });
    const seen = [await again.next(), await again.next(), await again.next()];
    expect(seen).toContainEqual({ event: 'handed_over', data: at });

    const own = await phone.events({ after: newest });
    await phone.say('halo', 'from-the-phone');
    const heard = [await own.next(), await own.next(), await own.next()];
    expect(heard.map((event) => event?.event)).toEqual(['hello', 'language', 'message']);
  });
});
