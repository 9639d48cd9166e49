/** Requests that somebody made up: nobody gets at what is not theirs, nothing changes, and words are never more than words. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browser } from '../admin/browser.ts';
import { Visitor } from '../bots/webchat/chat.ts';
import { readPdf, wordsOf } from '../documents/read_pdf.ts';
import { actAsOfficer } from '../journeys/officers.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { Drafter } from './drafter.ts';

const PASSWORD = 'lautan-tenang-2026';
const NAME = `<script>alert(1)</script> *Rina* \`x\`'); DROP TABLE "Order"; -- {total}`;

let office: Office;
let owner: Drafter;
/** of the owner: its invoice waits to be approved */
let code: string;

beforeAll(async () => {
  office = await openOffice({ password: PASSWORD });
  owner = await Drafter.begin(office, NAME);
  code = await owner.place();
  for (const act of ['accept', 'prepare', 'send invoice'])
    await actAsOfficer(office.ctx, office.people.petugas, code, act);
  await office.settled();
});
afterAll(() => office.stop());

function orderNow() {
  return office.ctx.db.read.order.findUniqueOrThrow({ where: { code } });
}

/** One request exactly as given: fetch would tidy the path up. */
function raw(
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(office.url);
    const sent = request({ hostname, port, method, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject).end();
  });
}

describe('an order of somebody else', () => {
  const ACTS = [
    'approveInvoice',
    'requestInvoiceCorrection',
    'claimPaid',
    'confirmDelivery',
    'cancel',
    'rate',
    'renewLinks',
  ];

  test('is as unknown as one that does not exist, and is not touched', async () => {
    const stranger = await Drafter.begin(office);
    await stranger.upTo('keranjang');
    const asks = await stranger.asked();
    const before = await orderNow();
    const unknown = await stranger.reply(() => stranger.visitor.say('GP-ZZZZZZ'));
    expect(unknown).toMatchObject({ said: expect.stringContaining('tidak ditemukan'), asks });
    expect(await stranger.reply(() => stranger.visitor.say(code))).toEqual(unknown);
    expect(await stranger.reply(() => stranger.tap(`order:${code}`))).toEqual(unknown);
    for (const act of ACTS) expect(await stranger.reply(() => stranger.tap(`act.${act}:${code}`))).toEqual(unknown);
    expect(await stranger.reply(() => stranger.tap(`cancel.yes:${code}`))).toEqual(unknown);
    expect(await orderNow()).toEqual(before);
    expect(await stranger.summary()).toContain('Dalam Angka 2025');
  });

  test('is not acted on from the question about an own order either', async () => {
    const stranger = await Drafter.begin(office);
    const own = await stranger.place();
    const before = await orderNow();
    await stranger.visitor.say(own);
    await stranger.tap(`act.cancel:${code}`);
    await stranger.visitor.say(own);
    await stranger.tap(`act.cancel:${own}`);
    await stranger.visitor.say('salah pesan');
    await stranger.tap(`cancel.yes:${code}`);
    expect(await orderNow()).toEqual(before);
    expect((await office.ctx.db.read.order.findUniqueOrThrow({ where: { code: own } })).phase).toBe('review');
  });
});

test('an act that is not open yet is answered with the order as it is', async () => {
  const before = await orderNow();
  for (const act of ['claimPaid', 'confirmDelivery', 'rate', 'confirmPayment']) {
    const { asks } = await owner.reply(() => owner.tap(`act.${act}:${code}`));
    expect(asks).toContain('menunggu pemeriksaan Bapak/Ibu');
  }
  expect(await orderNow()).toEqual(before);
});

describe('a cookie that is not ours', () => {
  test.each([
    ['made up', () => 'x'.repeat(43)],
    ['the id of a chat', async () => (await owner.visitor.start()).chat],
    ['a hash from the database', async () => (await office.ctx.db.read.webchatSession.findFirstOrThrow()).tokenHash],
    ['empty', () => ''],
    ['with a NUL and a line break', () => '%00%0d%0a'],
  ])('%s opens no chat', async (_what, cookie) => {
    const forger = new Visitor({ origin: office.url });
    forger.cookies.set('gerai_chat', await cookie());
    const answers = [
      await forger.request('GET', '/history'),
      await forger.say('menu'),
      await forger.request('GET', '/events'),
      await forger.upload(Buffer.from('%PDF-1.7'), 'x.pdf'),
    ];
    for (const { status, body } of answers) {
      expect({ status, body }).toMatchObject({ status: 401, body: { error: 'no_session' } });
    }
    for (const cookieName of ['gerai_panel', 'gerai_panel_form']) forger.cookies.set(cookieName, await cookie());
    const panel = await raw('GET', '/panel/pesanan', {
      cookie: [...forger.cookies].map((pair) => pair.join('=')).join('; '),
    });
    expect(panel.status).toBe(303);
  });
});

describe('a path that climbs out of its folder', () => {
  test.each([
    '/unduh/../gerai.db',
    '/unduh/..%2f..%2fgerai.db',
    '/unduh/%2e%2e/%2e%2e/gerai.db',
    '/unduh/..%5c..%5cgerai.db',
    '/unduh/%00',
    '/unduh/x/..%2f..%2fgerai.db',
    '/chat/assets/..%2f..%2f..%2fpackage.json',
    '/chat/../../package.json',
    '/cek/..%2f..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '//etc/passwd',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
  ])('%s leads nowhere', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { status, body } = await raw(method, path, { 'x-gerai-chat': 'id' });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(body).not.toMatch(/SQLite format|"dependencies"|root:/);
    }
  });

  test('nor does it for an officer', async () => {
    const officer = await signedIn();
    for (const file of ['..%2f..%2fgerai.db', '%2e%2e%2fsecret.key', 'x%00']) {
      expect((await officer.get(`/panel/pesanan/${code}/berkas/${file}`)).status).toBe(404);
    }
  });
});

describe('another method than the page uses', () => {
  test.each([
    ['GET', '/chat/messages'],
    ['PUT', '/chat/messages'],
    ['DELETE', '/chat/start'],
    ['POST', '/chat/history'],
    ['POST', '/chat/events'],
    ['PATCH', '/chat/files'],
    ['TRACE', '/chat/messages'],
  ])('%s %s is not there', async (method, path) => {
    const cookie = [...owner.visitor.cookies].map((pair) => pair.join('=')).join('; ');
    const before = await owner.visitor.history();
    const { status } = await raw(method, path, { cookie, 'x-gerai-chat': 'id', 'x-http-method-override': 'POST' });
    expect(status).toBe(404);
    expect(await owner.visitor.history()).toEqual(before);
  });

  test('acts of the panel are not carried out by a GET, and a form of another site is refused', async () => {
    const officer = await signedIn();
    const before = await orderNow();
    for (const act of ['cancel', 'sendInvoice', 'decideReduction']) {
      const path = `/panel/pesanan/${code}/tindakan/${act}`;
      expect((await officer.get(`${path}?revision=${before.revision}&words=x`)).status).toBe(404);
      expect((await officer.post(path, { revision: String(before.revision), words: 'x' })).status).toBe(403);
    }
    const plain = { cookie: [...owner.visitor.cookies].map((pair) => pair.join('=')).join('; ') };
    expect((await raw('POST', '/chat/messages', plain)).status).toBe(403);
    expect(await orderNow()).toEqual(before);
  });
});

describe('a name that wants to be more than a name', () => {
  /** markup of the chat is taken from it where it is shown there, and only there */
  const SHOWN = NAME.replaceAll('*', '∗').replaceAll('`', 'ˋ');

  test('is a name in the chat', async () => {
    const said = (await owner.visitor.history()).map((view) => ('text' in view ? view.text : ''));
    expect(said.find((text) => text.startsWith('*Ringkasan pesanan*'))).toContain(`Nama: *${SHOWN}*`);
  });

  test('is a name in the panel', async () => {
    const officer = await signedIn();
    for (const path of ['/panel/pesanan', `/panel/pesanan/${code}`, `/panel/pesanan/${code}/percakapan`]) {
      const page = await officer.get(path);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain('<script>alert');
      expect(page.text).toContain('<script>alert(1)</script>');
    }
  });

  test('is a name on the invoice', async () => {
    const { content, fileId } = await office.ctx.db.read.document.findFirstOrThrow({ where: { order: { code } } });
    expect(content).not.toBeNull();
    const officer = await signedIn();
    const pdf = await officer.fetch(`/panel/pesanan/${code}/berkas/${fileId}`);
    const words = wordsOf((await readPdf(new Uint8Array(await pdf.arrayBuffer()))).pages);
    expect(words).toContain(`<script>alert(1)</script>*Rina*\`x\`');DROPTABLE"Order";--{total}`);
  });
});

async function signedIn(): Promise<Browser> {
  const officer = new Browser(office.url);
  const email = 'sari@contoh.example';
  await officer.submit(await officer.get('/panel/masuk'), '/panel/masuk', { email, password: PASSWORD });
  return officer;
}
