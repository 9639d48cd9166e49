/** The page of the channels and the upload page, at a phone and at a desk, with and without scripts. */
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { standAt, uploadLinkOf } from '../bots/standing.ts';
import { startFakeTelegram } from '../fakes/telegram/server.ts';
import type { FakeTelegram } from '../fakes/telegram/server.ts';
import { failedMessage, inboxEvent } from '../services/channels_office.ts';
import { seriousFindings, unfold } from './axe.ts';
import { sharedBrowser } from './browser.ts';
import { Panel } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { sharedOffice } from './shared_office.ts';
import { orderAt } from './standing_order.ts';

const browser = sharedBrowser();
let fake: FakeTelegram;
const office = sharedOffice({
  chatPage: false,
  panel: true,
  async telegram() {
    fake = await startFakeTelegram();
    return { token: fake.token, apiRoot: fake.url, webhookSecret: undefined };
  },
});
afterAll(async () => {
  await fake.close();
  if (fake.violations.length > 0) throw new Error(`The Bot API was misused: ${fake.violations.join('; ')}`);
});

const PDF = { name: 'surat pengantar.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
const TEXT = { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan PDF') };

/** Somebody on Telegram who is asked for a file; returns the chat's id. */
async function chatThatWaits(): Promise<string> {
  const { ctx } = office();
  const person = fake.person({ languageCode: 'id' });
  await fake.taken(await person.start());
  await fake.waitFor(() => person.screen().some(({ from }) => from === 'bot'));
  const { id } = await ctx.db.read.conversation.findFirstOrThrow({ where: { chat: String(person.id) } });
  return standAt(ctx, { abstraction: 'intro' }, {}, id);
}

async function look(page: Page, where: string): Promise<string[]> {
  await unfold(page);
  await mustFit(page);
  return seriousFindings(page, where);
}

test.each([
  ['at a phone', PHONE],
  ['at a desk', DESKTOP],
])('the channels %s: what came to nothing is tried again', async (_where, options) => {
  const { ctx, people } = office();
  await failedMessage(ctx, await chatThatWaits(), {
    externalId: 'm900#0',
    error: 'Bad Request: message to be replied not found',
  });
  const event = await inboxEvent(ctx, {
    account: fake.token.split(':')[0] ?? '',
    status: 'dead',
    attempts: 6,
    error: 'TURN_ALWAYS_STALE',
  });
  const admin = new Panel(await browserOf(browser(), office(), options));
  await admin.signIn(office(), people.admin);
  await admin.page.getByText('2 pesan tidak tersampaikan.').waitFor();
  await admin.go('/panel/kanal');
  const findings = await look(admin.page, 'channels');
  admin.page.once('dialog', (dialog) => void dialog.dismiss());
  await admin.page.getByRole('button', { name: `Buang pesan in-${event}` }).click();
  expect(await ctx.db.read.inboxEvent.count({ where: { status: 'dead' } })).toBe(1);
  admin.page.once('dialog', (dialog) => void dialog.accept());
  await admin.press(`Buang pesan in-${event}`, 'Pesan dibuang.');
  expect(await ctx.db.read.inboxEvent.count({ where: { status: 'dead' } })).toBe(0);
  await admin.press('Coba lagi semuanya (1)', 'Dicoba lagi.');
  await admin.page.getByText('Tidak ada. Semua pesan sampai.').waitFor();
  await office().settled();
  findings.push(...(await look(admin.page, 'channels, nothing left')));
  expect(findings).toEqual([]);
});

test.each([
  ['at a phone, light', { ...PHONE, colorScheme: 'light' }],
  ['at a desk, dark', { ...DESKTOP, colorScheme: 'dark' }],
  ['without scripts', { ...PHONE, javaScriptEnabled: false }],
] as const)('the upload page %s: a file that cannot be taken, then one that can', async (_where, options) => {
  const url = await uploadLinkOf(office().ctx, await chatThatWaits());
  const page = await browserOf(browser(), office(), options);
  await page.goto(url);
  await page.getByText('Berkas ini terlalu besar untuk Telegram.').waitFor();
  await mustFit(page);
  const scripted = !('javaScriptEnabled' in options);
  const findings = scripted ? await look(page, 'upload') : [];
  await page.getByLabel('Berkas Anda').setInputFiles(TEXT);
  await page.getByRole('button', { name: 'Unggah' }).click();
  await page.getByText('Jenis berkas itu tidak dapat diterima.').waitFor();
  await mustFit(page);
  if (scripted) findings.push(...(await look(page, 'upload, refused')));
  await page.getByLabel('Berkas Anda').setInputFiles(PDF);
  await page.getByRole('button', { name: 'Unggah' }).click();
  await page.getByRole('heading', { name: 'Berkas diterima' }).waitFor();
  await mustFit(page);
  if (scripted) findings.push(...(await look(page, 'upload, received')));
  await page.goto(url);
  await page.getByText('Satu berkas sudah diunggah').waitFor();
  await mustFit(page);
  if (scripted) findings.push(...(await look(page, 'upload, used')));
  expect(findings).toEqual([]);
});

test('a file that is too large is found out before it is sent', async () => {
  const page = await browserOf(browser(), office(), PHONE);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await page.goto(await uploadLinkOf(office().ctx, await chatThatWaits()));
  await page.getByLabel('Berkas Anda').evaluate((field) => {
    const file = new File([], 'besar.pdf', { type: 'application/pdf' });
    Object.defineProperty(file, 'size', { value: 100_000_001 });
    Object.defineProperty(field, 'files', { value: [file] });
    field.dispatchEvent(new Event('change'));
  });
  const complaint = page.getByText('Berkas itu lebih besar dari 100 MB.');
  await complaint.waitFor();
  await page.getByRole('button', { name: 'Unggah' }).evaluate((button) => {
    button.closest('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  });
  expect(await complaint.isVisible()).toBe(true);
  expect(sent).toEqual([]);
});

test('the poster, and the codes of an order and a product', async () => {
  const { people } = office();
  await chatThatWaits();
  const findings: string[] = [];
  const admin = new Panel(await browserOf(browser(), office(), PHONE));
  await admin.signIn(office(), people.admin);
  await admin.go('/panel/kanal');
  await admin.page.getByText('Tersambung').waitFor();
  await admin.page.getByText('belum diisi: tautan unduhan').waitFor();
  await admin.page.getByRole('link', { name: 'Poster dengan kode QR' }).click();
  await admin.page.getByRole('img', { name: 'Kode QR ke https://t.me/gerai_pst_bot' }).waitFor();
  findings.push(...(await look(admin.page, 'poster')));
  const officer = new Panel(await browserOf(browser(), office(), DESKTOP));
  await officer.signIn(office(), people.petugas);
  const { code } = await orderAt(office(), 'review');
  await officer.order(code);
  await officer.page.getByText('Buka di Telegram').click();
  await officer.page.getByRole('link', { name: `https://t.me/gerai_pst_bot?start=order_${code}` }).waitFor();
  findings.push(...(await look(officer.page, 'order')));
  expect(findings).toEqual([]);
});
