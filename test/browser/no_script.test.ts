/** The officers' whole side of an order without JavaScript: plain forms, plain pages, the same results. */
import { expect, test } from 'vitest';
import { sharedBrowser } from './browser.ts';
import { Panel, productFile } from './panel.ts';
import { browserOf, DESKTOP } from './people.ts';
import { PASSWORD, sharedOffice } from './shared_office.ts';
import { orderAt } from './standing_order.ts';

const browser = sharedBrowser();
const office = sharedOffice({ chatPage: false, panel: true });

const WITHOUT_SCRIPT = { ...DESKTOP, javaScriptEnabled: false };

async function atDesk(who: 'petugas' | 'bendahara' | 'admin'): Promise<Panel> {
  const panel = new Panel(await browserOf(browser(), office(), WITHOUT_SCRIPT));
  await panel.signIn(office(), office().people[who]);
  return panel;
}

test('an order from review to delivery', async () => {
  const order = await orderAt(office(), 'review');
  const { code } = order;
  const sari = await atDesk('petugas');
  await sari.page.getByRole('link', { name: /^Periksa kelengkapan/ }).click();
  await sari.press('Terima pesanan', 'Pesanan diterima.');
  expect(await order.news()).toContain('mulai disiapkan');

  // a file that is none is refused on the same page; the right one goes through
  await sari.page
    .getByLabel('Berkas produk', { exact: true })
    .setInputFiles({ ...productFile('kosong.pdf'), buffer: Buffer.alloc(0) });
  await sari.page.getByRole('button', { name: 'Unggah berkas produk' }).click();
  await sari.page.getByText('Berkas itu kosong (0 byte).').first().waitFor();
  const file = productFile('indikator-2025.pdf');
  await sari.prepareAll([file]);

  // the invoice is worked out anew by a button, and the words stay where they were typed
  let invoice = await sari.act('Kirim tagihan');
  await invoice.getByText('Rp80.000').first().waitFor();
  await invoice.getByLabel('Jumlah halaman').fill('300');
  await invoice.getByLabel('Pesan untuk pelanggan').fill('Halamannya bertambah.');
  await invoice.getByRole('button', { name: 'Hitung ulang' }).click();
  invoice = await sari.act('Kirim tagihan');
  await invoice.locator('.draft-lines').getByText('Rp125.000').first().waitFor();
  expect(await invoice.locator('.act-preview').innerText()).toContain('Halamannya bertambah.');
  await sari.press('Kirim tagihan ke pelanggan', 'Tagihan dikirim ke pelanggan.');
  expect(await order.news()).toContain('Rp125.000');

  // one correction round
  await order.says('minta perbaikan');
  await order.says('Mohon 146 halaman saja.');
  await order.says('kirim');
  await sari.order(code);
  await sari.page.getByText('Mohon 146 halaman saja.').first().waitFor();
  invoice = await sari.act('Kirim tagihan versi baru');
  await invoice.getByLabel('Jumlah halaman').fill('146');
  await invoice.getByLabel('Jawaban atas permintaan koreksi').fill('Sudah kami perbaiki.');
  await sari.press('Kirim tagihan ke pelanggan', 'Tagihan dikirim ke pelanggan.');
  await sari.page.getByRole('rowheader', { name: 'Tagihan R1' }).waitFor();
  await order.says('setujui invoice');

  const dewi = await atDesk('bendahara');
  await dewi.order(code);
  const billing = await dewi.act('Isi kode billing');
  await billing.getByLabel('Kode billing').fill('8202 6112 3000 018');
  await dewi.press('Kirim kode billing', 'Kode billing dikirim ke pelanggan.');
  await order.says('sudah bayar');

  // an NTPN with two readings: nothing is decided until somebody has looked
  await dewi.order(code);
  let payment = await dewi.act('Konfirmasi pembayaran');
  await payment.getByLabel('NTPN').fill('0A1B2C3D4E5F6G7H');
  await payment.getByLabel('Tanggal bayar').fill('2026-11-23');
  await payment.getByRole('button', { name: 'Nyatakan lunas' }).click();
  await dewi.page.getByText('NTPN ini dapat dibaca dengan dua cara.', { exact: false }).first().waitFor();
  payment = await dewi.act('Konfirmasi pembayaran');
  expect(await payment.getByLabel('Tanggal bayar').inputValue()).toBe('2026-11-23');
  await payment.getByRole('radio', { name: 'pembacaan lain' }).check();
  await dewi.press('Nyatakan lunas', 'Pembayaran dikonfirmasi.');
  await dewi.press('Terbitkan kuitansi', 'Kuitansi diterbitkan.');

  await sari.order(code);
  await sari.press('Kirim ke pelanggan', 'Produk dikirim ke pelanggan.');
  expect(await order.news()).toContain('siap diunduh');
  const payments = await office().ctx.db.read.payment.findMany({ where: { order: { code } } });
  expect(payments.map(({ ntpn }) => ntpn)).toEqual(['OAIB2C3D4E5F6G7H']);
});

test('returned with reasons, cancelled with reasons', async () => {
  const order = await orderAt(office(), 'review');
  const sari = await atDesk('petugas');
  await sari.order(order.code);
  const back = await sari.act('Kembalikan untuk diperbaiki');
  await back.getByLabel('Yang perlu diperbaiki').fill('Mohon sebutkan unit kerja.');
  await sari.press('Kembalikan ke pelanggan', 'Pesanan dikembalikan ke pelanggan.');
  expect(await order.news()).toContain('Mohon sebutkan unit kerja.');
  const end = await sari.act('Batalkan pesanan');
  await end.getByLabel('Alasan pembatalan').fill('Permintaan ganda.');
  await sari.press('Batalkan pesanan ini', 'Pesanan dibatalkan.');
  expect(await sari.acts()).toEqual([]);
});

test('the admin runs the office: a product, a holiday, a text, a new officer who signs in by the link', async () => {
  const agus = await atDesk('admin');
  const { page } = agus;
  await agus.go('/panel/katalog?cari=indikator+ekonomi');
  await page.getByRole('link', { name: 'Indikator Ekonomi Provinsi Banten 2025' }).click();
  await page.getByLabel('Jumlah halaman').fill('150');
  await agus.press('Simpan produk', 'Tersimpan.');

  await agus.go('/panel/hari-libur?tahun=2026');
  await page.getByLabel('Hari libur').fill('2026-12-28 Libur uji');
  await agus.press('Simpan hari libur', 'Hari libur disimpan.');
  await page.getByRole('cell', { name: 'Libur uji', exact: true }).waitFor();

  await agus.go('/panel/teks/consent.thanks');
  await page.getByLabel('Kata-kata kantor').first().fill('Terima kasih, *{office}* senang membantu.');
  await page.getByRole('button', { name: 'Simpan kedua bahasa' }).click();
  await agus.notice('Tersimpan.');
  await page.getByText('senang membantu').first().waitFor();

  await agus.go('/panel/orang/baru');
  await page.getByLabel('Nama lengkap').fill('Nina Baru');
  await page.getByLabel('Alamat e-mail').fill('nina@contoh.example');
  await page.getByLabel('Peran').selectOption('bendahara');
  await page.getByRole('button', { name: 'Tambah dan buat tautan akses' }).click();
  const link = await page.getByLabel('Tautan untuk nina@contoh.example').inputValue();

  const nina = new Panel(await browserOf(browser(), office(), WITHOUT_SCRIPT));
  await nina.go(link);
  await nina.page.getByLabel('Kata sandi baru', { exact: true }).fill(PASSWORD);
  await nina.page.getByLabel('Ulangi kata sandi baru').fill(PASSWORD);
  await nina.page.getByRole('button', { name: 'Simpan dan masuk' }).click();
  await nina.page.getByRole('heading', { name: 'Yang harus saya kerjakan' }).waitFor();
  await nina.page.getByRole('button', { name: 'Keluar' }).first().click();
  await nina.page.getByRole('heading', { name: 'Masuk ke panel' }).waitFor();
  // the link was for once
  expect(await nina.go(link)).toBe(404);
});
