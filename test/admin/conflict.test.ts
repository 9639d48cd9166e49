/** Two officers at once: the second is told what changed, and nothing typed is lost. */
import { expect, test } from 'vitest';
import { orderAt } from '../services/orders_office.ts';
import { formOn, type Browser } from './browser.ts';
import { openPanel, type PanelOffice } from './panel_office.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n%%EOF\n');

async function twoOfficers(office: PanelOffice): Promise<{ sari: Browser; bagus: Browser }> {
  return { sari: await office.officer('petugas', 'Sari'), bagus: await office.officer('petugas', 'Bagus') };
}

test('when the act is still possible: what happened since is listed and the form keeps its words', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'prepared');
  const { sari, bagus } = await twoOfficers(office);
  const address = `/panel/pesanan/${code}`;
  const [hers, his] = [await sari.get(address), await bagus.get(address)];
  await bagus.submit(his, /decideReduction$/, { percent: '50', reason: 'Surat dinas nomor 12' });

  const told = await sari.submit(hers, /sendInvoice$/, { notes: 'Catatan Sari', words: 'Pesan Sari' });
  expect(told.status).toBe(409);
  expect(told.text).toContain('"Kirim tagihan" belum dijalankan: pesanan berubah sejak Anda membuka halaman ini.');
  expect(told.text).toMatch(/Besaran tarif diputuskan Bagus · 23 Nov 2026 09\.00/);
  expect(told.text).toContain('Surat dinas nomor 12');
  // the halved price is in the draft, and her words are still there
  expect(told.text).toContain('Rp80.000');
  expect(formOn(told, /sendInvoice$/).fields).toMatchObject({ notes: 'Catatan Sari', words: 'Pesan Sari' });

  const sent = await sari.submit(told, /sendInvoice$/);
  expect(sent.text).toContain('Tagihan dikirim ke pelanggan.');
});

test('when the act is no longer possible: that is said, with what happened and the words to copy', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'review');
  const { sari, bagus } = await twoOfficers(office);
  const address = `/panel/pesanan/${code}`;
  const [hers, his] = [await sari.get(address), await bagus.get(address)];
  await bagus.submit(his, /accept$/);

  const told = await sari.submit(hers, /return$/, { words: 'Mohon lengkapi instansi.' });
  expect(told.status).toBe(409);
  expect(told.text).toContain('"Kembalikan untuk diperbaiki" tidak dijalankan: sudah tidak mungkin lagi.');
  expect(told.text).toMatch(/Dinyatakan lengkap Bagus/);
  expect(told.text).toContain('Mohon lengkapi instansi.');
  expect(told.forms.some(({ action }) => action.endsWith('/return'))).toBe(false);
  const order = await office.ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  expect(order.phase).toBe('preparing');
});

test('sending the same form twice does it once', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'review');
  const sari = await office.officer('petugas', 'Sari');
  const page = await sari.get(`/panel/pesanan/${code}`);
  const answers = await Promise.all([sari.submit(page, /accept$/), sari.submit(page, /accept$/)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const accepted = await office.ctx.db.read.orderEvent.count({ where: { type: 'accept' } });
  expect(accepted).toBe(1);
});

test('a colleague who prepares another item does not refuse a long upload; one who replaced this very file does', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const { sari, bagus } = await twoOfficers(office);
  const address = `/panel/pesanan/${code}`;
  const hand = async (browser: Browser, page: Awaited<ReturnType<Browser['get']>>, item: number) => {
    const form = page.forms.filter(({ action }) => action.includes('/unggah/'))[item];
    return browser.upload(form?.action ?? '', [
      ['_csrf', form?.fields['_csrf'] ?? ''],
      ['replaces', form?.fields['replaces'] ?? ''],
      ['file', { name: `${item}.pdf`, bytes: PDF }],
    ]);
  };
  const [hers, his] = [await sari.get(address), await bagus.get(address)];
  expect((await hand(bagus, his, 0)).status).toBe(200);
  expect((await hand(sari, hers, 1)).status).toBe(200);
  const late = await hand(sari, hers, 0);
  expect(late.status).toBe(409);
  expect(late.text).toContain('baru saja diganti orang lain');
});

test.each([
  ['an empty file', new Uint8Array(), 'produk.pdf', 'kosong (0 byte)'],
  ['a renamed program', new TextEncoder().encode('MZ\u0000\u0000program'), 'produk.pdf', 'tidak dapat diterima'],
  ['no file', null, '', 'Pilih berkasnya dulu.'],
])('%s is refused with a clear answer and stores nothing', async (_what, bytes, name, words) => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const sari = await office.officer('petugas', 'Sari');
  const page = await sari.get(`/panel/pesanan/${code}`);
  const form = page.forms.find(({ action }) => action.includes('/unggah/'));
  const refused = await sari.upload(form?.action ?? '', [
    ['_csrf', form?.fields['_csrf'] ?? ''],
    ['replaces', ''],
    ...(bytes === null ? [] : [['file', { name, bytes }] as [string, { name: string; bytes: Uint8Array }]]),
  ]);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(words);
  expect(await office.ctx.db.read.storedFile.count()).toBe(0);
});
