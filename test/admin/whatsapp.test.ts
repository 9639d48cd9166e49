/** The office's number on WhatsApp in the panel: linking it, how it stands, what it warns of, the ways into it. */
import { describe, expect, it, test } from 'vitest';
import type { ServiceContext } from '../../services/context.ts';
import {
  LINE_PROBLEMS,
  noteLinkOver,
  notePause,
  noteReconnect,
  noteShown,
  readLine,
} from '../../services/whatsapp_line.ts';
import { chatOf } from '../services/channels_office.ts';
import { newCustomer, orderAt } from '../services/orders_office.ts';
import { keysWiped, linkedNumber, NUMBER, standing } from '../services/whatsapp_office.ts';
import { csrfOf } from './browser.ts';
import { openPanel, TELEGRAM, WEBCHAT, WHATSAPP } from './panel_office.ts';

const ALL = { channels: [WEBCHAT, TELEGRAM, WHATSAPP] };
const MINUTE = 60_000;
const PAGE = '/panel/kanal/whatsapp';

async function refs(ctx: ServiceContext, shown: string): Promise<void> {
  await ctx.db.write((tx) => noteShown(tx, ctx, shown));
}

describe('linking the office’s number', () => {
  it('says what it brings first, then shows a QR that follows WhatsApp’s, and that it is done', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    const agus = await office.officer('admin');
    const channels = await agus.get('/panel/kanal');
    expect(channels.text).toContain('WhatsApp Belum ditautkan');
    expect(channels.text).not.toContain('Menyambung ulang hari ini');
    expect(channels.html).toContain(`href="${PAGE}"`);

    const before = await agus.get(PAGE);
    expect(before.text).toContain('Nomor dapat hilang.');
    expect(before.text).toContain('Sebagian akun tidak dapat ditautkan.');
    expect(before.text).toContain('Kanal lain tetap berjalan.');
    expect(before.html).not.toContain('data-live="/panel/kanal');

    const byQr = before.forms.find(({ action }) => action === `${PAGE}/tautkan`);
    const waiting = await agus.post(`${PAGE}/tautkan`, byQr?.fields ?? {});
    expect(waiting.text).toContain('Meminta kode dari WhatsApp');
    expect(waiting.html).toContain(`data-live="${PAGE}/isi"`);
    await refs(ctx, 'https://wa.me/settings/linked_devices#first');
    const first = await agus.get(`${PAGE}/isi`);
    expect(first.html).not.toContain('<html');
    expect(first.html).toMatch(/<svg class="qr"/);
    // not as text beside it, to be copied: who has it can put their own number in the office's place
    expect(first.html).not.toContain('linked_devices');
    await refs(ctx, 'https://wa.me/settings/linked_devices#second');
    expect((await agus.get(`${PAGE}/isi`)).html).not.toBe(first.html);
    expect((await agus.get('/panel/kanal')).text).toContain('WhatsApp Sedang ditautkan');

    await linkedNumber(ctx);
    const done = await agus.get(`${PAGE}/isi`);
    expect(done.text).toContain('Nomor kantor sudah tertaut');
    expect(done.text).toContain(`+${NUMBER}`);
    expect(done.text).toContain('kirim halo ke nomor ini dari telepon lain');
    // a stale page
    const again = await agus.post(`${PAGE}/tautkan`, byQr?.fields ?? {});
    expect(again.text).toContain('Nomor kantor sudah tertaut.');
    expect((await agus.get('/panel/catatan')).text).toContain('Penautan WhatsApp dimulai');
  });

  it('goes by a code to be typed as well, for a number that makes sense, and is stopped by the admin', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    const agus = await office.officer('admin');
    const _csrf = await csrfOf(agus);
    const wrong = await agus.post(`${PAGE}/tautkan`, { _csrf, method: 'code', phone: '<0812>' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Nomor itu tidak lengkap.');
    expect(wrong.html).toMatch(/value="&lt;0812>?/);
    const asked = await agus.post(`${PAGE}/tautkan`, { _csrf, method: 'code', phone: '0812 9999 0000' });
    expect(asked.text).toContain(`dengan nomor +${NUMBER}`);
    await refs(ctx, 'ABCD1234');
    const shown = await agus.get(PAGE);
    expect(shown.text).toContain('ABCD-1234');
    expect(shown.text).toContain('Tautkan dengan nomor telepon');
    const stopped = await agus.submit(shown, `${PAGE}/berhenti`);
    expect(stopped.text).toContain('Penautan dihentikan.');
    expect(stopped.text).not.toContain('ABCD');
    expect((await readLine(ctx)).asked).toBeNull();
  });

  test.each([
    ['timed_out', 'Waktu penautan habis'],
    ['refused', 'WhatsApp menolak penautan'],
    ['failed', 'Penautan gagal karena gangguan'],
  ] as const)('that ends as %s says so and can be begun anew', async (outcome, words) => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    const agus = await office.officer('admin');
    await agus.post(`${PAGE}/tautkan`, { _csrf: await csrfOf(agus), method: 'qr' });
    await ctx.db.write((tx) => noteLinkOver(tx, ctx, outcome));
    const page = await agus.get(PAGE);
    expect(page.text).toContain(words);
    expect(page.forms.filter(({ action }) => action === `${PAGE}/tautkan`)).toHaveLength(2);
    expect((await agus.get('/panel')).text).not.toContain('WhatsApp:');
  });

  it('is nobody’s but the admin’s, needs the form’s token, and is not there when WhatsApp is switched off', async () => {
    const office = await openPanel(ALL);
    await linkedNumber(office.ctx);
    const pia = await office.officer('pimpinan');
    const card = await pia.get('/panel/kanal');
    expect(card.text).toContain('WhatsApp Tersambung');
    expect(card.html).not.toContain(`href="${PAGE}"`);
    const _csrf = await csrfOf(pia);
    for (const path of ['', '/isi']) expect((await pia.get(`${PAGE}${path}`)).status).toBe(403);
    for (const act of ['tautkan', 'berhenti', 'putuskan', 'coba']) {
      expect((await pia.post(`${PAGE}/${act}`, { _csrf, method: 'qr' })).status, act).toBe(403);
    }
    const agus = await office.officer('admin');
    expect((await agus.post(`${PAGE}/putuskan`, {})).status).toBe(403);
    expect((await readLine(office.ctx)).asked).toBeNull();

    const without = await openPanel();
    const other = await without.officer('admin');
    expect((await other.get(PAGE)).status).toBe(404);
    expect((await other.post(`${PAGE}/tautkan`, { _csrf: await csrfOf(other), method: 'qr' })).status).toBe(404);
    const off = await other.get('/panel/kanal');
    expect(off.text).toContain('WhatsApp Tidak dipakai');
    expect(off.text).toContain('WHATSAPP=off');
  });

  it('is undone after it was said what that means', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    await linkedNumber(ctx);
    const agus = await office.officer('admin');
    const page = await agus.get(PAGE);
    expect(page.text).toContain('Pesan yang belum terkirim tetap tersimpan');
    const after = await agus.submit(page, `${PAGE}/putuskan`);
    expect(after.text).toContain('Tautan WhatsApp diputus.');
    expect(after.text).toContain('WhatsApp Sedang diputus');
    expect((await agus.get(PAGE)).text).toContain('Tautan sedang diputus');
    await keysWiped(ctx);
    await ctx.db.write((tx) => tx.whatsappLine.updateMany({ data: { asked: null, outcome: null } }));
    // a second press, on a page that was open
    expect((await agus.submit(page, `${PAGE}/putuskan`)).text).toContain('Tidak ada nomor yang tertaut.');
    const card = await agus.get('/panel/kanal');
    expect(card.text).toContain('WhatsApp Belum ditautkan');
    expect(card.text).toContain('Tautkan lagi');
    expect((await agus.get('/panel')).text).not.toContain('WhatsApp:');
  });
});

describe('how the line stands', () => {
  const { loggedOut, banned, versionRefused, replaced } = LINE_PROBLEMS;

  it.each([
    [loggedOut, 'Tautan diputus', 'Tautkan lagi nomornya', false],
    [banned, 'Diblokir', 'ajukan peninjauan', true],
    [versionRefused, 'Versi ditolak', 'memperbarui program', true],
    [replaced, 'Dipakai program lain', 'Hentikan salinan itu', true],
    ['SOMETHING_NEW', 'Ditolak', 'Tekan Coba lagi', true],
  ])('%s: what it is, what to do, and a warning for everybody at once', async (problem, badge, advice, retried) => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    await linkedNumber(ctx, { state: 'refused', problem });
    if (problem === loggedOut) await keysWiped(ctx);
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.text).toContain(`WhatsApp ${badge}`);
    expect(page.text).toContain(advice);
    expect(page.html).not.toContain('/panel/kanal/whatsapp/poster');
    expect(page.forms.some(({ action }) => action === `${PAGE}/coba`)).toBe(retried);
    expect((await agus.get('/panel')).html).toMatch(
      /WhatsApp: [^<]* sejak 23 Nov 2026 09\.00\. Telegram dan obrolan web tetap berjalan\.<\/span> <a href="\/panel\/kanal">/,
    );
    expect((await agus.get(PAGE)).text).not.toContain('kirim halo');
    if (!retried) return;
    const after = await agus.submit(page, `${PAGE}/coba`);
    expect(after.text).toContain('WhatsApp dicoba lagi');
    expect(after.text).toContain('WhatsApp Sedang menyambung');
  });

  it('warns officers of a lost connection after ten minutes, without saying what they cannot mend', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    await linkedNumber(ctx, { state: 'troubled', problem: 'LOST_428' });
    const sari = await office.officer('petugas');
    expect((await sari.get('/panel')).text).not.toContain('WhatsApp:');
    office.pass(11 * MINUTE);
    const home = await sari.get('/panel');
    expect(home.text).toContain('WhatsApp: sambungan terputus sejak 23 Nov 2026 09.00. Telegram dan obrolan web tetap');
    expect(home.text).toContain('Beri tahu admin.');
    const card = await (await office.officer('pimpinan')).get('/panel/kanal');
    expect(card.text).toContain('WhatsApp Menyambung ulang');
    expect(card.text).toContain('LOST_428');
  });

  it('shows a restriction with its end, what came to phones, and connections made again', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    await linkedNumber(ctx);
    await chatOf(ctx, 'whatsapp', '77@lid', NUMBER);
    await ctx.db.write(async (tx) => {
      await notePause(tx, ctx, ctx.now() + 60 * MINUTE);
      await noteReconnect(tx, ctx, '2026-11-23');
    });
    const agus = await office.officer('admin');
    const page = await agus.get('/panel/kanal');
    expect(page.text).toContain('WhatsApp Dibatasi');
    expect(page.text).toContain('sejak 23 Nov 2026 09.00 sampai 23 Nov 2026 10.00');
    expect(page.text).toContain('Menyambung ulang hari ini 1 kali');
    expect(page.text).toContain('Terkirim hari ini belum ada');
    expect((await agus.get('/panel')).text).toContain('dibatasi WhatsApp sejak 23 Nov 2026 09.00 sampai');
    const after = await agus.submit(page, `${PAGE}/coba`);
    expect(after.text).toContain('WhatsApp Tersambung');
  });
});

describe('the ways into it', () => {
  it('are a poster, an order and a product, while a number is linked', async () => {
    const office = await openPanel(ALL);
    const { ctx } = office;
    const { code } = await orderAt(ctx, 'review');
    const { id } = await ctx.db.read.product.findUniqueOrThrow({ where: { code: 'UJI-250' } });
    const sari = await office.officer('petugas');
    const pages = [`/panel/pesanan/${code}`, `/panel/katalog/${id}`];
    for (const path of pages) expect((await sari.get(path)).html).not.toContain('wa.me');
    const agus = await office.officer('admin');
    expect((await agus.get('/panel/kanal/whatsapp/poster')).status).toBe(404);
    await linkedNumber(ctx);
    const payloads = [`order_${code}`, 'product_UJI-250'];
    for (const [at, path] of pages.entries())
      expect((await sari.get(path)).html).toContain(`href="https://wa.me/${NUMBER}?text=${payloads[at]}"`);
    const poster = await agus.get('/panel/kanal/whatsapp/poster');
    expect(poster.text).toContain('Pindai untuk memesan data lewat WhatsApp');
    expect(poster.html).toContain(`aria-label="Kode QR ke https://wa.me/${NUMBER}"`);
    await standing(ctx, 'refused', LINE_PROBLEMS.banned);
    for (const path of pages) expect((await sari.get(path)).html).not.toContain('wa.me');
  });
});

it('an officer reads how far a message came, and from which number the person writes', async () => {
  const office = await openPanel(ALL);
  const { ctx } = office;
  await linkedNumber(ctx);
  const { customerId } = await newCustomer(ctx);
  const conversationId = await chatOf(ctx, 'whatsapp', '77@lid', NUMBER);
  const at = new Date(ctx.now());
  const said = { conversationId, direction: 'out', status: 'sent', attempts: 1, createdAt: at, sentAt: at };
  const body = JSON.stringify({ kind: 'text', text: 'Halo', choices: [] });
  const lines = [{}, { deliveredAt: at }, { deliveredAt: at, readAt: at }, { status: 'failed', sentAt: null }];
  const data = lines.map((line, n) => ({ ...said, ...line, body, externalId: `m${n}#0` }));
  const talk = { id: 'talk', conversationId, status: 'waiting', startedBy: 'customer', requestedAt: at };
  await ctx.db.write(async (tx) => {
    await tx.conversation.update({ where: { id: conversationId }, data: { customerId, phone: '+6281277778888' } });
    await tx.message.createMany({ data });
    await tx.handover.create({ data: { ...talk, lastMessageAt: at, seenMessageId: 0 } });
  });
  const page = await (await office.officer('petugas')).get('/panel/percakapan/talk');
  expect(page.text).toMatch(/· terkirim .*· sampai .*· dibaca .*· gagal terkirim/);
  expect(page.html).toContain('<a href="tel:+6281277778888">+6281277778888</a>');
  const access = await ctx.db.read.auditEntry.findFirstOrThrow({ where: { action: 'personal.read' } });
  expect(JSON.stringify(access.details)).toContain('phone');
});
