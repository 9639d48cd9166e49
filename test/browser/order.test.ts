/** One order from both sides: a customer with a phone, officers in the panel, nobody reloading to see the other. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { ChatPage } from './chat.ts';
import { ECONOMY, IN_FIGURES, orderProducts, register } from './customer.ts';
import { Panel, productFile } from './panel.ts';
import { browserOf, DESKTOP, mustFit, PHONE } from './people.ts';
import { sharedOffice } from './shared_office.ts';
import { registration } from './standing_order.ts';

const browser = sharedBrowser();
const openOffice = sharedOffice({ chatPage: true, panel: true });

test.each([
  ['a desktop', { desk: DESKTOP, arrive: register, billingCode: '820261123000017', ntpn: '0A1B2C3D4E5F6G7H' }],
  ['a phone', { desk: PHONE, arrive: registered, billingCode: '820261123000018', ntpn: '0A1B2C3D4E5F6G7J' }],
])('an order from the first word to the rating, the officers at %s', async (_where, given) => {
  const { desk, arrive, billingCode, ntpn } = given;
  const office = openOffice();
  const { petugas, bendahara } = office.people;

  // the customer finds the chat and orders
  const customer = await browserOf(browser(), office, PHONE);
  await customer.goto('/');
  await mustFit(customer);
  await customer.getByRole('link', { name: 'Mulai mengobrol' }).click();
  const chat = new ChatPage(customer);
  await chat.lastSays('Apakah Bapak/Ibu setuju?');
  await arrive(chat);
  const code = await orderProducts(chat, [ECONOMY, IN_FIGURES]);
  expect(code).toMatch(/^GP-\w{6}$/);
  await mustFit(customer);

  // the officer finds it at home, accepts it and hands in the files
  const sari = new Panel(await browserOf(browser(), office, desk));
  await sari.signIn(office, petugas);
  await sari.page.getByRole('link', { name: /^Periksa kelengkapan/ }).click();
  await sari.page.getByRole('heading', { name: `Pesanan ${code}` }).waitFor();
  await mustFit(sari.page);
  expect(await sari.acts()).toEqual(['Terima: pesanan lengkap', 'Kembalikan untuk diperbaiki', 'Batalkan pesanan']);
  let before = await chat.heard();
  await sari.press('Terima pesanan', 'Pesanan diterima.');
  await chat.hears('mulai disiapkan', before);
  const files = [productFile('indikator-2025.pdf'), productFile('dalam-angka-2025.pdf')] as const;
  await sari.prepareAll(files);

  // the invoice: drafted, looked at as PDF, with words that the preview follows as they are typed
  const draft = await sari.act('Kirim tagihan');
  await draft.getByText('Rp355.000').first().waitFor();
  expect(await draft.getByText('PP 13/2024', { exact: false }).count()).toBeGreaterThan(1);
  expect(await openedPdf(sari.page, 'Lihat rancangan tagihan (PDF)')).toBe('%PDF-');
  await draft.getByLabel('Pesan untuk pelanggan').fill('Terima kasih sudah menunggu.');
  await draft.locator('.act-preview').getByText('Terima kasih sudah menunggu.').waitFor();
  await mustFit(sari.page);
  before = await chat.heard();
  await sari.press('Kirim tagihan ke pelanggan', 'Tagihan dikirim ke pelanggan.');

  // it is in the chat by itself; the customer reads it and approves
  await chat.hears('Terima kasih sudah menunggu.', before);
  await chat.choice('Setujui invoice').waitFor();
  const invoice = await downloadBehind(customer, 'Invoice');
  expect(invoice.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await mustFit(customer);
  await chat.tap('Setujui invoice', 'Kode billing akan dikirim');

  // the treasurer's turn
  const dewi = new Panel(await browserOf(browser(), office, desk));
  await dewi.signIn(office, bendahara);
  await dewi.page.getByRole('link', { name: /^Isi kode billing/ }).click();
  const billing = await dewi.act('Isi kode billing');
  await billing.getByLabel('Kode billing').fill(billingCode);
  await billing.locator('.act-preview').getByText(billingCode).waitFor();
  before = await chat.heard();
  await dewi.press('Kirim kode billing', 'Kode billing dikirim ke pelanggan.');
  await chat.hears('Silakan bayar Rp355.000', before);
  expect(await chat.code()).toBe(billingCode);
  await mustFit(customer);
  await chat.say('sudah bayar', 'Berapa NTPN');

  await dewi.go('/panel');
  await dewi.page.getByRole('link', { name: /^Cek pembayaran/ }).click();
  const payment = await dewi.act('Konfirmasi pembayaran');
  await payment.getByLabel('NTPN').fill(ntpn);
  await payment.getByRole('radio', { name: 'seperti yang diketik' }).check();
  await payment.getByLabel('NTB').fill('998877665544');
  await payment.getByLabel('Tanggal bayar').fill('2026-11-23');
  await mustFit(dewi.page);
  before = await chat.heard();
  await dewi.press('Nyatakan lunas', 'Pembayaran dikonfirmasi.');
  await chat.hears('sudah kami terima', before);
  await dewi.press('Terbitkan kuitansi', 'Kuitansi diterbitkan.');

  // released by the officer, fetched by the customer from the landing page, byte for byte
  await sari.order(code);
  before = await chat.heard();
  await sari.press('Kirim ke pelanggan', 'Produk dikirim ke pelanggan.');
  await chat.hears('siap diunduh', before);
  await chat.choice('Sudah sesuai').waitFor();
  for (const [at, title] of [ECONOMY, IN_FIGURES].entries()) {
    const { name, bytes } = await downloadBehind(customer, title);
    expect(name).toBe(files[at]?.name);
    expect(bytes.equals(files[at]?.buffer ?? Buffer.alloc(0)), title).toBe(true);
  }
  await chat.say('sudah sesuai', 'Pilih 1 sampai 5 bintang');
  await chat.tap('⭐⭐⭐⭐⭐ Sangat baik', 'Ada saran atau catatan');
  await chat.say('Cepat dan jelas.', 'Terima kasih atas penilaian');

  // what is left of it in the panel
  await sari.order(code);
  await sari.page.getByText('Cepat dan jelas.').first().waitFor();
  expect(await sari.acts()).toEqual([]);
  for (const path of ['/panel', '/panel/pesanan?tahap=all', '/panel/katalog', '/panel/akun']) await sari.go(path);
});

/** Somebody whose data the office has by now. */
function registered(chat: ChatPage): Promise<void> {
  return chat.alreadySaid(registration().slice(0, -1), 'Tarif dan persyaratan');
}

/** Follows a link of the chat to its landing page, in a tab of its own, and presses the button there. */
async function downloadBehind(page: Page, text: string): Promise<{ name: string; bytes: Buffer }> {
  const opened = page.waitForEvent('popup');
  await page.locator('.message.office', { hasText: text }).locator('a.open').last().click();
  const landing = await opened;
  await landing.getByRole('heading', { name: 'Unduh berkas' }).waitFor();
  await mustFit(landing);
  const started = landing.waitForEvent('download');
  await landing.getByRole('button', { name: 'Unduh' }).click();
  const download = await started;
  const bytes = await readFile(await download.path());
  await landing.close();
  return { name: download.suggestedFilename(), bytes };
}

/** The first bytes of a PDF that opens beside the page. (This browser keeps PDFs instead of showing them.) */
async function openedPdf(page: Page, button: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await readFile(await (await started).path())).subarray(0, 5).toString();
}
