/** The page of the channels, what it warns of elsewhere, and the ways into Telegram. */
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import { account, chatOf, failedMessage, inboxEvent, turnAt } from '../services/channels_office.ts';
import { orderAt } from '../services/orders_office.ts';
import { openPanel, TELEGRAM, WEBCHAT } from './panel_office.ts';

const BOTH = { channels: [WEBCHAT, TELEGRAM] };
const MINUTE = 60_000;

describe('the page of the channels', () => {
  it('shows how each stands, and how to get one that the office does not have', async () => {
    const office = await openPanel();
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.text).toContain('Obrolan web Aktif');
    expect(page.text).toContain('Telegram Tidak dipakai');
    expect(page.text).toContain('@BotFather');
    expect(page.text).toContain('Tidak ada. Semua pesan sampai.');
    expect(page.html).not.toContain('/panel/kanal/telegram/poster');
    expect((await agus.get('/panel/kanal/telegram/poster')).status).toBe(404);
  });

  it('shows a connected bot with its queue, and that its links lead nowhere while there is no public address', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    await account(ctx, { state: 'connected', name: '@geraipst_bot' });
    await inboxEvent(ctx, { status: 'waiting' });
    office.pass(12 * MINUTE);
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.text).toContain('Telegram Tersambung');
    expect(page.html).toContain('href="https://t.me/geraipst_bot"');
    expect(page.text).toContain('1 pesan, tertua 12 menit');
    expect(page.text).not.toContain('PUBLIC_URL');
    ctx.publicUrl = 'http://localhost:3000';
    expect((await agus.get('/panel/kanal')).text).toContain('PUBLIC_URL belum diisi');
    const poster = await agus.get('/panel/kanal/telegram/poster');
    expect(poster.text).toContain('Pindai untuk memesan data lewat Telegram');
    expect(poster.html).toMatch(/<svg class="qr"[^>]*aria-label="Kode QR ke https:\/\/t\.me\/geraipst_bot"/);
  });

  it('keeps itself up to date, and keeps nobody signed in by that', async () => {
    const office = await openPanel();
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.html).toMatch(/hx-get="\/panel\/kanal" hx-trigger="every 20s"/);
    const headers = /hx-headers="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? '{}';
    const unattended = { 'hx-request': 'true', ...(JSON.parse(headers) as Record<string, string>) };
    for (let half = 0; half < 3; half += 1) {
      office.pass(30 * MINUTE);
      expect((await agus.fetch('/panel/kanal', { headers: unattended })).status).toBe(200);
    }
    office.pass(30 * MINUTE);
    expect((await agus.fetch('/panel/kanal', { headers: unattended })).headers.get('hx-redirect')).toBe('/panel/masuk');
  });

  it('says in the network’s words what is wrong, and what to do about a refused token', async () => {
    const office = await openPanel(BOTH);
    await account(office.ctx, { state: 'refused', problem: 'Unauthorized <401>' });
    const page = await (await office.officer('admin')).get('/panel/kanal');
    expect(page.text).toContain('Telegram Ditolak');
    expect(page.text).toContain('Unauthorized <401>');
    expect(page.html).not.toContain('<401>');
    expect(page.text).toContain('isi TELEGRAM_BOT_TOKEN, lalu jalankan ulang');
    await office.ctx.db.write((tx) =>
      tx.channelAccount.updateMany({ data: { state: 'troubled', problem: 'TELEGRAM_NETWORK' } }),
    );
    const later = await (await office.officer('admin')).get('/panel/kanal');
    expect(later.text).toContain('Program terus mencoba lagi sendiri');
  });

  it('is the admin’s to act on and the head’s to look at, and nobody else’s', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    const id = await inboxEvent(ctx, { status: 'dead' });
    const pia = await office.officer('pimpinan');
    const page = await pia.get('/panel/kanal');
    expect(page.status).toBe(200);
    expect(page.forms.map(({ action }) => action)).not.toContain(`/panel/kanal/gagal/in-${id}/coba`);
    const { _csrf = '' } = page.forms[0]?.fields ?? {};
    expect((await pia.post(`/panel/kanal/gagal/in-${id}/coba`, { _csrf })).status).toBe(403);
    expect((await pia.post('/panel/kanal/gagal/coba', { _csrf })).status).toBe(403);
    for (const role of ['petugas', 'bendahara'] as const) {
      const officer = await office.officer(role);
      expect((await officer.get('/panel/kanal')).status).toBe(403);
      expect((await officer.get('/panel')).html).not.toContain('href="/panel/kanal"');
    }
    expect(await ctx.db.read.inboxEvent.count({ where: { status: 'dead' } })).toBe(1);
  });

  it('has what came to nothing tried again or thrown away, and says so when another admin was faster', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    const chat = await chatOf(ctx, 'telegram', '77');
    const [one, other] = [await inboxEvent(ctx, { status: 'dead' }), await inboxEvent(ctx, { status: 'dead' })];
    const out = await failedMessage(ctx, chat, { externalId: 'm1#0', error: 'Bad Request: <chat> not found' });
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.text).toContain('Coba lagi semuanya (3)');
    expect(page.text).toContain('Bad Request: <chat> not found');
    expect(page.text).not.toContain('rahasia');
    const thrown = await agus.submit(page, `/panel/kanal/gagal/in-${one}/buang`);
    expect(thrown.text).toContain('Pesan dibuang.');
    expect((await agus.submit(page, `/panel/kanal/gagal/in-${one}/buang`)).text).toContain('sudah tidak ada di daftar');
    expect((await agus.submit(page, `/panel/kanal/gagal/in-${one}/coba`)).text).toContain('sudah tidak ada di daftar');
    expect((await agus.submit(page, `/panel/kanal/gagal/in-${other}/coba`)).text).toContain('Dicoba lagi.');
    expect((await agus.submit(page, '/panel/kanal/gagal/coba')).text).toContain('Tidak ada. Semua pesan sampai.');
    expect(await ctx.db.read.message.findUnique({ where: { id: out } })).toMatchObject({ status: 'queued' });
    const log = await agus.get('/panel/catatan');
    expect(log.text).toContain('Pesan yang tidak tersampaikan dibuang');
    expect(log.text).toContain('kanal telegram');
  });
});

it('says of what was received that its chat went on since, and does not have it tried again', async () => {
  const office = await openPanel(BOTH);
  const { ctx } = office;
  const chat = await chatOf(ctx, 'telegram', '77');
  const id = await inboxEvent(ctx, { status: 'dead' });
  const agus = await office.officer('admin');
  const before = await agus.get('/panel/kanal');
  expect(before.text).toContain('Coba lagi semuanya (1)');
  office.pass(MINUTE);
  await turnAt(ctx, chat);
  expect((await agus.submit(before, `/panel/kanal/gagal/in-${id}/coba`)).text).toContain('Tidak dicoba lagi');
  expect((await agus.submit(before, '/panel/kanal/gagal/coba')).text).toContain('Tidak dicoba lagi');
  const page = await agus.get('/panel/kanal');
  expect(page.text).not.toContain('Coba lagi semuanya');
  expect(page.text).toContain('1 pesan masuk tidak ikut dicoba lagi: obrolannya sudah berlanjut');
  expect(page.text).toContain('obrolan sudah berlanjut: tidak dicoba lagi');
  expect(page.forms.map(({ action }) => action)).not.toContain(`/panel/kanal/gagal/in-${id}/coba`);
  expect((await agus.submit(page, `/panel/kanal/gagal/in-${id}/buang`)).text).toContain('Pesan dibuang.');
});

describe('the home page', () => {
  it('warns everybody of a channel that stays out of order, and the admin of what came to nothing', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    await account(ctx, { state: 'troubled', problem: 'TELEGRAM_NETWORK' });
    await inboxEvent(ctx, { status: 'dead' });
    const words = 'Telegram terganggu sejak';
    expect((await (await office.officer('petugas')).get('/panel')).text).not.toContain(words);
    office.pass(11 * MINUTE);
    const sari = await (await office.officer('petugas')).get('/panel');
    expect(sari.text).toContain(words);
    expect(sari.text).not.toContain('tidak tersampaikan');
    const agus = await (await office.officer('admin')).get('/panel');
    expect(agus.html).toMatch(/Telegram terganggu[^<]*<\/span> <a href="\/panel\/kanal">/);
    expect(agus.text).toContain('1 pesan tidak tersampaikan.');
  });
});

describe('an order', () => {
  async function onTelegram(ctx: ServiceContext, customerId: string): Promise<string> {
    const id = await chatOf(ctx, 'telegram', '77');
    await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { customerId } }));
    return id;
  }

  it('says where its customer can be written to, in which chat what was said, and that one does not answer', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    const { code, customerId } = await orderAt(ctx, 'preparing');
    const sari = await office.officer('petugas');
    expect((await sari.get(`/panel/pesanan/${code}`)).text).not.toContain('gagal terkirim');
    office.pass(MINUTE);
    const id = await onTelegram(ctx, customerId);
    const at = new Date(ctx.now());
    const connection = { id: 'connection', conversationId: id, customerId, movedOrders: [], connectedAt: at };
    await ctx.db.write((tx) => tx.connection.create({ data: connection }));
    await failedMessage(ctx, id, { externalId: 'm1#0' });
    const page = await sari.get(`/panel/pesanan/${code}`);
    expect(page.text).toMatch(/Percakapan di Telegram dihubungkan 23 Nov 2026 09\.01 web sejak 23 Nov 2026 09\.00/);
    expect(page.text).toContain('· Telegram · gagal terkirim');
    expect(page.text).not.toContain('Pesan tidak sampai');
    await ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { unreachableSince: at } }));
    const blocked = await sari.get(`/panel/pesanan/${code}`);
    expect(blocked.text).toMatch(/Pesan tidak sampai ke Telegram pelanggan sejak 23 Nov 2026 09\.01/);
    expect(blocked.text).toContain('hubungi lewat telepon atau e-mail');
    expect(blocked.text).not.toContain('sudah ditutup');
    // at a kiosk, which was left
    await ctx.db.write((tx) => tx.conversation.updateMany({ data: { channel: 'webchat' } }));
    expect((await sari.get(`/panel/pesanan/${code}`)).text).toContain('di kios atau web sudah ditutup');
  });

  it('and a product lead into the bot by a code to be scanned, once its name is known', async () => {
    const office = await openPanel(BOTH);
    const { ctx } = office;
    const { code } = await orderAt(ctx, 'review');
    const sari = await office.officer('petugas');
    const { id } = await ctx.db.read.product.findUniqueOrThrow({ where: { code: 'UJI-250' } });
    const pages = [`/panel/pesanan/${code}`, `/panel/katalog/${id}`];
    for (const path of pages) expect((await sari.get(path)).html).not.toContain('t.me/');
    await account(ctx, { state: 'connected', name: '@geraipst_bot' });
    const payloads = [`order_${code}`, 'product_UJI-250'];
    for (const [at, path] of pages.entries()) {
      expect((await sari.get(path)).html).toContain(`href="https://t.me/geraipst_bot?start=${payloads[at]}"`);
    }
    expect((await sari.get('/panel/katalog/baru/publication')).html).not.toContain('t.me/');
  });
});
