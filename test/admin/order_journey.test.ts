/** The officers' side of an order from placing to rating, with forms alone: no JavaScript anywhere. */
import { expect, test } from 'vitest';
import { CITRA, approve, ask, nextBilling, orderAt, place, uploadedFile } from '../services/orders_office.ts';
import { formOn, type Browser, type Page } from './browser.ts';
import { openPanel } from './panel_office.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\nisi publikasi\n%%EOF\n');

/** What the preview beside a form says the customer will receive. */
function previewOf(page: Page, act: string): string {
  const [, aside = ''] = new RegExp(`id="pratinjau-${act}"[^>]*>([\\s\\S]*?)</div></div>`).exec(page.html) ?? [];
  return aside.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

function actsOn(page: Page): string[] {
  return page.forms.flatMap(({ action }) => /\/tindakan\/(\w+)$/.exec(action)?.[1] ?? []);
}

async function uploadAll(browser: Browser, address: string): Promise<Page> {
  let page = await browser.get(address);
  const actions = page.forms.filter(({ action }) => action.includes('/unggah/'));
  for (const { action, fields } of actions) {
    page = await browser.upload(action, [
      ['_csrf', fields['_csrf'] ?? ''],
      ['replaces', fields['replaces'] ?? ''],
      ['file', { name: 'Publikasi 2025.pdf', bytes: PDF }],
    ]);
  }
  return page;
}

test('an order goes from review to completed through the forms of officer and treasurer', async () => {
  const office = await openPanel();
  const placed = await place(office.ctx);
  const { code } = placed;
  const address = `/panel/pesanan/${code}`;
  const sari = await office.officer('petugas', 'Sari Wulandari');
  const dewi = await office.officer('bendahara', 'Dewi Lestari');

  const home = await sari.get('/panel');
  expect(home.text).toContain('Periksa kelengkapan');
  expect(home.text).toContain(code);
  let page = await sari.get(address);
  expect(actsOn(page)).toEqual(['accept', 'return', 'cancel']);
  expect(previewOf(page, 'accept')).toContain(code);
  expect(page.text).toContain('Citra Pelanggan');

  page = await sari.submit(page, `${address}/tindakan/accept`);
  expect(page.text).toContain('Pesanan diterima.');
  expect(page.text).toContain('Sisa 10 hari kerja');
  expect(actsOn(page)).not.toContain('sendInvoice');

  page = await uploadAll(sari, address);
  expect(page.text).toContain('Berkas diunggah');
  expect(actsOn(page)).toContain('sendInvoice');
  expect(page.text).toContain('Rp160.000');
  expect(page.text).toContain('PP 13/2024');

  // one publication has more pages than the catalogue says
  const pages = Object.keys(formOn(page, /sendInvoice$/).fields).filter((name) => name.startsWith('pages.'));
  expect(pages).toHaveLength(2);
  const typed = { [pages[0] ?? '']: '300', words: 'Jumlah halaman kami perbarui.' };
  const recount = await sari.post(`${address}/hitung-tagihan`, { ...formOn(page, /sendInvoice$/).fields, ...typed });
  expect(recount.text).toContain('Rp175.000');
  expect(formOn(recount, /sendInvoice$/).fields).toMatchObject(typed);
  expect(previewOf(recount, 'sendInvoice')).toContain('Rp175.000');
  const pdf = await sari.fetch(`${address}/pratinjau/tagihan.pdf`, {
    method: 'POST',
    body: new URLSearchParams(formOn(recount, /sendInvoice$/).fields),
  });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect((await pdf.text()).slice(0, 5)).toBe('%PDF-');

  page = await sari.submit(recount, /sendInvoice$/);
  expect(page.text).toContain('Tagihan dikirim ke pelanggan.');
  expect(page.text).toMatch(/B-\d{3}\/36000\/HM\.340\/2026/);
  expect(page.text).toContain('Menunggu pelanggan');

  await ask(office.ctx, placed, {
    type: 'actOnOrder',
    code,
    act: 'requestInvoiceCorrection',
    parts: [{ part: 'invoice', words: 'Mohon 250 halaman saja.' }],
  });
  page = await sari.get(address);
  expect(page.text).toContain('Pelanggan minta tagihan dikoreksi, giliran petugas layanan: Mohon 250 halaman saja.');
  page = await sari.submit(page, /sendInvoice$/, { [pages[0] ?? '']: '250', words: 'Sudah kami perbaiki.' });
  expect(page.text).toContain('Tagihan R1');
  expect(page.text).toContain('diganti');

  await approve(office.ctx, placed);
  page = await dewi.get(address);
  expect(previewOf(page, 'enterBillingCode')).toContain('Rp160.000');
  const billingCode = nextBilling();
  const wrong = await dewi.submit(page, /enterBillingCode$/, { billingCode: '123', amount: '160.000' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Kode billing harus tepat 15 angka.');
  expect(wrong.html).toContain('href="#enterBillingCode-billingCode"');
  expect(formOn(wrong, /enterBillingCode$/).fields).toMatchObject({ billingCode: '123', amount: '160.000' });
  page = await dewi.submit(wrong, /enterBillingCode$/, { billingCode });
  expect(page.text).toContain('Kode billing dikirim ke pelanggan.');
  expect(page.text).toContain('berlaku sampai 30 Nov 2026');

  await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn: '' });
  expect((await dewi.get('/panel')).text).toContain('Cek pembayaran');
  page = await dewi.get(address);
  page = await dewi.submit(page, /reportPaymentMissing$/, { words: 'Belum masuk, mohon dicek lagi.' });
  expect(page.text).toContain('Pelanggan diberi tahu bahwa pembayaran belum ditemukan.');

  // O/0 and I/1: offered as a choice, never corrected
  const payment = { ntpn: 'AB01CDEFGH234567', ntb: '123456', amount: '160000', paidOn: '2026-11-23' };
  const readings = await dewi.submit(page, /confirmPayment$/, payment);
  expect(readings.status).toBe(422);
  expect(readings.text).toContain('AB01CDEFGH234567 seperti yang diketik');
  expect(readings.text).toContain('ABOICDEFGH234567 pembacaan lain');
  page = await dewi.submit(readings, /confirmPayment$/, { ntpnReading: 'ABOICDEFGH234567' });
  expect(page.text).toContain('Pembayaran dikonfirmasi.');
  expect(page.text).toContain('ABOICDEFGH234567');

  const draft = await dewi.fetch(`${address}/pratinjau/kuitansi.pdf`);
  expect((await draft.text()).slice(0, 5)).toBe('%PDF-');
  page = await dewi.submit(page, /issueReceipt$/);
  expect(page.text).toContain('Kuitansi diterbitkan.');
  expect(page.text).toMatch(/KU\.340\/2026/);

  page = await sari.get(address);
  page = await sari.submit(page, /release$/, { words: 'Kata sandi berkas: tidak ada.' });
  expect(page.text).toContain('Produk dikirim ke pelanggan.');

  await ask(office.ctx, placed, {
    type: 'actOnOrder',
    code,
    act: 'requestDeliveryCorrection',
    parts: ['product', 'receipt'],
    words: 'Halaman 20 kosong.',
  });
  page = await sari.get(address);
  expect(page.text).toContain('Pelanggan minta produk dikoreksi, giliran petugas layanan: Halaman 20 kosong.');
  expect(actsOn(await dewi.get(address))).toContain('reissueReceipt');
  // nothing is replaced yet: said, and only sent on purpose
  const same = await sari.submit(page, /releaseAgain$/, { words: 'Berkas sudah diganti.' });
  expect(same.status).toBe(422);
  expect(same.text).toContain('Belum ada berkas yang diganti');
  page = await uploadAll(sari, address);
  page = await sari.submit(page, /releaseAgain$/, { words: 'Berkas sudah diganti.' });
  expect(page.text).toContain('Produk dikirim ulang ke pelanggan.');
  expect(page.text).toContain('Menunggu bendahara.');
  expect(page.text).toContain('Unduh produk:');
  expect((await dewi.get('/panel')).text).toContain('Jawab koreksi kuitansi');
  await dewi.submit(await dewi.get(address), /answerReceiptCorrection$/, { words: 'Kuitansi sudah sesuai.' });
  page = await sari.get(address);
  page = await sari.submit(page, /\/tautan$/);
  expect(page.text).toContain('Tautan unduhan pelanggan diperbarui.');

  await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'confirmDelivery' });
  await ask(office.ctx, placed, { type: 'rateOrder', code, stars: 5, comment: 'Cepat sekali' });
  page = await sari.get(address);
  expect(page.text).toContain('Pesanan ini sudah berakhir.');
  expect(page.text).toContain('Cepat sekali');
  expect(actsOn(page)).toEqual([]);
  // who did what
  for (const words of [
    'Dinyatakan lengkap Sari Wulandari',
    'Kuitansi diterbitkan Dewi Lestari',
    'Citra Pelanggan (pelanggan)',
  ]) {
    expect(page.text).toContain(words);
  }
});

test('a payer abroad: the proof is downloaded, refused with reasons, then accepted by the treasurer alone', async () => {
  const office = await openPanel();
  const placed = await orderAt(office.ctx, 'awaitingCode', { ...CITRA, country: 'AU' });
  const { code, conversationId } = placed;
  const address = `/panel/pesanan/${code}`;
  const submit = async () => {
    const fileId = await uploadedFile(office.ctx, conversationId);
    await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'submitProof', fileId });
    return fileId;
  };
  const fileId = await submit();
  const dewi = await office.officer('bendahara', 'Dewi');
  let page = await dewi.get(address);
  expect(actsOn(page)).toEqual(['acceptProof', 'refuseProof']);

  const file = await dewi.fetch(`${address}/berkas/${fileId}`);
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="berkas\.pdf"/);
  expect(file.headers.get('content-type')).toBe('application/pdf');
  expect((await file.text()).slice(0, 5)).toBe('%PDF-');
  const downloads = await office.ctx.db.read.auditEntry.findMany({ where: { action: 'order.readFile' } });
  expect(downloads).toMatchObject([{ actorName: 'Dewi', subject: `order:${code}` }]);

  page = await dewi.submit(page, /refuseProof$/, { words: 'Tidak terbaca.' });
  expect(page.text).toContain('Bukti transfer ditolak');
  await submit();
  page = await dewi.get(address);
  page = await dewi.submit(page, /acceptProof$/, { paidOn: '2026-11-23' });
  expect(page.text).toContain('pesanan lunas');
  // the customer's file is reached through the customer's own order only
  const other = await orderAt(office.ctx, 'review');
  expect((await dewi.get(`/panel/pesanan/${other.code}/berkas/${fileId}`)).status).toBe(404);
  const admin = await office.officer('admin');
  expect((await admin.get(`${address}/berkas/${fileId}`)).status).toBe(403);
});

test('the head of office sees everything of an order and is offered nothing to do', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'delivered');
  const ratna = await office.officer('pimpinan');
  const home = await ratna.get('/panel');
  expect(home.text).toMatch(/Rp160\.000 Penerimaan November 2026|Penerimaan November 2026 Rp160\.000/);
  const page = await ratna.get(`/panel/pesanan/${code}`);
  expect(page.text).toContain('Citra Pelanggan');
  // signing out is the only form
  expect(new Set(page.forms.map(({ action }) => action))).toEqual(new Set(['/panel/keluar']));
});

test('once paid only the treasurer cancels, and says what happens to the money', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'receipting');
  const address = `/panel/pesanan/${code}`;
  expect(actsOn(await (await office.officer('petugas')).get(address))).not.toContain('cancel');
  const dewi = await office.officer('bendahara');
  const page = await dewi.get(address);
  const missing = await dewi.submit(page, /cancel$/, { words: 'Salah pesan.' });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain('Tuliskan apa yang terjadi dengan uang');
  expect(formOn(missing, /cancel$/).fields['words']).toBe('Salah pesan.');
  const done = await dewi.submit(missing, /cancel$/, { money: 'Pengembalian diajukan ke KPPN.' });
  expect(done.text).toContain('Pesanan dibatalkan.');
  expect(done.text).toContain('Pengembalian diajukan ke KPPN.');
});
