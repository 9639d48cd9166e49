/** Micro data through the panel's forms: abstraction, samples, reduction, invoice, agreement on paper. */
import { expect, test } from 'vitest';
import { approve, ask, nextBilling, payment, placeMicrodata, uploadedFile } from '../services/orders_office.ts';
import { formOn, type Browser, type Page } from './browser.ts';
import { openPanel } from './panel_office.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\nisi\n%%EOF\n');

function actsOn(page: Page): string[] {
  return page.forms.flatMap(({ action }) => /\/tindakan\/(\w+)$/.exec(action)?.[1] ?? []);
}

function upload(browser: Browser, page: Page, action: RegExp, bytes = PDF, fields: Record<string, string> = {}) {
  const form = formOn(page, action);
  const all = Object.entries({ ...form.fields, ...fields });
  return browser.upload(form.action, [...all, ['file', { name: 'berkas.pdf', bytes }]]);
}

test('an order of micro data is returned field by field, prepared with its sample, and invoiced by bytes', async () => {
  const office = await openPanel();
  const placed = await placeMicrodata(office.ctx, { reduction: { reason: 'Tugas akhir', fileId: null } });
  const { code } = placed;
  const address = `/panel/pesanan/${code}`;
  const sari = await office.officer('petugas', 'Sari Wulandari');

  let page = await sari.get(address);
  expect(page.text).toContain('Pekerja muda di Banten');
  expect(page.text).toContain('B1 Pertanyaan 1, B2 Pertanyaan 2');
  expect(page.text).toContain('dan 2 lain');
  const nothing = await sari.submit(page, /return$/);
  expect(nothing.status).toBe(422);
  page = await sari.submit(nothing, /return$/, { 'alasan.method': 'Sebutkan modelnya.' });
  expect(page.text).toContain('Pesanan dikembalikan');
  expect(page.text).toContain('Metode: Sebutkan modelnya.');

  await ask(office.ctx, placed, { type: 'resubmitOrder', code });
  page = await sari.submit(await sari.get(address), /accept$/);
  expect(actsOn(page)).not.toContain('sendInvoice');
  for (const words of [
    'Sebelum tagihan dapat dikirim',
    'Berkas produk:',
    'Contoh data:',
    'Permohonan keringanan tarif',
  ])
    expect(page.text).toContain(words);
  page = await upload(sari, page, /\/unggah\//);
  expect(page.text).toContain('Contoh data belum diunggah');
  page = await upload(sari, page, /\/lampiran\/.*\/sample$/);
  page = await upload(sari, page, /\/lampiran\/.*\/layout$/);
  expect(page.text).toContain('Layout : berkas.pdf');
  expect(page.text).toContain('Pelanggan memohon keringanan tarif: Tugas akhir');
  page = await sari.submit(page, /decideReduction$/, { percent: '50', reason: 'Mahasiswa' });
  expect(page.text).not.toContain('Sebelum tagihan dapat dikirim');

  const form = formOn(page, /sendInvoice$/);
  const bytes = Object.keys(form.fields).find((name) => name.startsWith('bytes.')) ?? '';
  expect(form.fields[bytes], 'the size of the prepared file').toBe(String(PDF.length));
  const wrong = await sari.submit(page, /sendInvoice$/, { [bytes]: '1,5 MB' });
  expect(wrong.text).toContain('Isi ukuran dalam byte');
  // docs/domain.md 3: 2.500.000 bytes -> 50.000, of which half
  const recount = await sari.post(`${address}/hitung-tagihan`, { ...form.fields, [bytes]: '2.500.000' });
  expect(recount.text).toContain('Rp25.000');
  page = await sari.submit(recount, /sendInvoice$/);
  expect(page.text).toContain('Tagihan dikirim');
  expect(page.text).toContain('Perjanjian');

  const parts = [{ part: 'sample', words: 'Contohnya salah kolom.' } as const];
  await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'requestInvoiceCorrection', parts });
  page = await sari.get(address);
  expect(page.text).toContain('Pelanggan minta contoh data dikoreksi');
  expect(actsOn(page)).toContain('sendAgreement');
  page = await upload(sari, page, /\/lampiran\/.*\/sample$/);
  expect(page.text).toContain('Contoh data R1');
  const again = await sari.submit(page, /sendInvoice$/, { [bytes]: '1000000', words: 'Contohnya diganti.' });
  expect(again.text).toContain('-Rp15.000');
});

test('a signed agreement is accepted, returned, or filed from paper, its checksum shown; payment goes on beside it', async () => {
  const office = await openPanel();
  const placed = await placeMicrodata(office.ctx);
  const { code, conversationId } = placed;
  const address = `/panel/pesanan/${code}`;
  const sari = await office.officer('petugas', 'Sari');
  const dewi = await office.officer('bendahara', 'Dewi');
  let page = await sari.submit(await sari.get(address), /accept$/);
  page = await upload(sari, page, /\/unggah\//);
  page = await upload(sari, page, /\/lampiran\/.*\/sample$/);
  await sari.submit(page, /sendInvoice$/);
  await approve(office.ctx, placed);

  const sign = async () => {
    const fileId = await uploadedFile(office.ctx, conversationId);
    await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'submitAgreement', fileId });
    return office.ctx.db.read.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  };
  const file = await sign();
  page = await sari.get(address);
  expect((await sari.get('/panel')).text).toContain('Periksa perjanjian');
  expect(page.text).toContain(file.sha256);
  expect(page.text).toContain('Unduh perjanjian bertanda tangan');
  const billing = { billingCode: nextBilling(), amount: '20000' };
  await dewi.submit(await dewi.get(address), /enterBillingCode$/, billing);
  page = await sari.submit(await sari.get(address), /returnAgreement$/, { words: 'Tanpa meterai.' });
  expect(page.text).toContain('Tanpa meterai.');
  expect(page.text).toContain('dikembalikan');

  const day = { signedOn: '2026-11-24', signedBy: 'Citra Pelanggan', signedFor: 'Kepala' };
  const tomorrow = await upload(sari, page, /fileAgreementOnPaper$/, PDF, day);
  expect(tomorrow.status).toBe(422);
  expect(tomorrow.text).toContain('Tanggal tanda tangan tidak benar');
  expect(formOn(tomorrow, /fileAgreementOnPaper$/).fields).toMatchObject({ signedFor: 'Kepala' });
  expect(
    await office.ctx.db.read.storedFile.count({ where: { owner: { startsWith: 'officer:' }, purpose: 'upload' } }),
  ).toBe(0);
  const scan = new TextEncoder().encode('MZ program');
  expect((await upload(sari, tomorrow, /fileAgreementOnPaper$/, scan, day)).text).toContain('Kirim PDF atau gambar');
  page = await upload(sari, tomorrow, /fileAgreementOnPaper$/, PDF, { ...day, signedOn: '2026-11-23' });
  expect(page.text).toContain('Perjanjian kertas diarsipkan.');
  expect(page.text).toContain('di atas kertas');

  // the money: another amount is refused and flagged, and the code that was paid is chosen
  await dewi.submit(await dewi.get(address), /enterBillingCode$/, { billingCode: nextBilling(), amount: '20000' });
  await ask(office.ctx, placed, { type: 'actOnOrder', code, act: 'claimPaid', ntpn: 'ab0icdefgh234567' });
  page = await dewi.get(address);
  expect(page.text).toContain('ab0icdefgh234567 atau, dibaca lain, AB01CDEFGH234567');
  const { ntpn, ntb, paidOn } = payment(office.ctx);
  const paid = { ntpn, ntb, paidOn, amount: '19999', ntpnReading: ntpn };
  const mismatch = await dewi.submit(page, /confirmPayment$/, paid);
  expect(mismatch.text).toContain('Jumlah tidak sama dengan tagihan yang berlaku, Rp20.000.');
  expect(mismatch.text).toContain('Jumlah tidak sama: Rp19.999 diisikan oleh Dewi, tagihannya Rp20.000');
  const codes = await office.ctx.db.read.billingCode.findMany({ orderBy: { id: 'asc' } });
  const done = await dewi.submit(mismatch, /confirmPayment$/, {
    ...paid,
    amount: '20000',
    billingCodeId: codes[0]?.id ?? '',
  });
  expect(done.text).toContain('Pembayaran dikonfirmasi.');
  const after = await office.ctx.db.read.billingCode.findMany({ orderBy: { id: 'asc' } });
  expect(after.map(({ status }) => status)[0]).toBe('paid');
});
