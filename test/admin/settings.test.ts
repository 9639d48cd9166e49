/** The office's settings through their forms: what is saved, what is refused, and that nothing typed is lost. */
import { expect, test } from 'vitest';
import { builtInClauses } from '../../services/clauses.ts';
import { listHolidays } from '../../services/holidays.ts';
import { readOffice } from '../../services/office.ts';
import { listTariffs } from '../../services/tariffs.ts';
import { currentOverrides, textHistory } from '../../services/texts.ts';
import { orderAt } from '../services/orders_office.ts';
import { formOn } from './browser.ts';
import { openPanel } from './panel_office.ts';

const BOOK = {
  code: 'UJI-1',
  year: '2026',
  pages: '120',
  title: 'Kota Contoh Dalam Angka 2026',
  titleEn: 'Contoh Municipality in Figures 2026',
  catalogNumber: '1102001.3671',
};

test('a publication is added, found, changed and withdrawn', async () => {
  const office = await openPanel();
  const browser = await office.officer('petugas');
  const blank = await browser.get('/panel/katalog/baru/publication');
  const wrong = await browser.submit(blank, /baru\/publication$/, { ...BOOK, pages: 'banyak' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Jumlah halaman');
  expect(formOn(wrong, /baru\/publication$/).fields).toMatchObject({ ...BOOK, pages: 'banyak', active: 'on' });
  const added = await browser.submit(wrong, /baru\/publication$/, { pages: '120' });
  expect(added.text).toContain('Tersimpan.');

  const found = await browser.get('/panel/katalog?cari=kota+contoh+2026');
  expect(found.text).toContain('1 produk');
  const address = /href="(\/panel\/katalog\/[0-9a-z]{26})"/.exec(found.html)?.[1] ?? '';
  const form = await browser.get(address);
  expect(formOn(form, address).fields).toMatchObject(BOOK);
  await browser.submit(form, address, { title: 'Kota Contoh Dalam Angka 2026 (revisi)' });
  const stale = await browser.submit(form, address, { title: 'Judul dari orang kedua' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('Orang lain baru saja menyimpan produk ini.');
  expect(formOn(stale, address).fields['title']).toBe('Judul dari orang kedua');

  const twin = await browser.submit(blank, /baru\/publication$/, BOOK);
  expect(twin.text).toContain('Kode sudah dipakai yang lain.');
  const withdrawn = await browser.submit(await browser.get('/panel/katalog?cari=revisi'), /keadaan$/);
  expect(withdrawn.text).toContain('Produk tidak lagi ditawarkan.');
});

test('micro data and maps have their own fields, one entry per line', async () => {
  const office = await openPanel();
  const browser = await office.officer('admin');
  const common = { title: 'Susenas', titleEn: 'Susenas', year: '2025' };
  const survey = {
    survey: 'Susenas',
    rounds: 'Maret\nSeptember',
    levels: 'kabupaten/kota',
    variables: 'R101 Provinsi\nR102 Kabupaten/kota',
    regions: '36 Banten\n3604 Kabupaten Serang',
  };
  const micro = await browser.get('/panel/katalog/baru/microdata');
  const saved = await browser.submit(micro, /baru\/microdata$/, { ...common, code: 'UJI-MIKRO', ...survey });
  expect(saved.text).toContain('Tersimpan.');
  const row = await office.ctx.db.read.product.findUniqueOrThrow({ where: { code: 'UJI-MIKRO' } });
  expect(row.attributes).toMatchObject({
    rounds: ['Maret', 'September'],
    variables: [
      { code: 'R101', label: 'Provinsi' },
      { code: 'R102', label: 'Kabupaten/kota' },
    ],
  });
  const again = await browser.get(`/panel/katalog/${row.id}`);
  expect(formOn(again, /katalog/).fields).toMatchObject(survey);

  const map = await browser.get('/panel/katalog/baru/map');
  const wrong = { ...common, code: 'UJI-PETA', area: 'Banten', levels: 'kelurahan', regions: '3604 Kabupaten Serang' };
  expect((await browser.submit(map, /baru\/map$/, wrong)).text).toContain('Tingkat tidak sesuai bentuknya.');
  expect((await browser.submit(map, /baru\/map$/, { ...wrong, levels: 'desa' })).text).toContain('Tersimpan.');
});

test('a new tariff takes over on its day; one that would change issued invoices is refused with everything kept', async () => {
  const office = await openPanel();
  await orderAt(office.ctx, 'invoiced');
  const browser = await office.officer('admin');
  const form = await browser.get('/panel/tarif/baru');
  const typed = { legalBasis: 'PP 99/2026', validFrom: '2026-11-01', 'publication.first': '60.000', note: 'Contoh' };
  const backdated = await browser.submit(form, '/panel/tarif', typed);
  expect(backdated.status).toBe(422);
  expect(backdated.text).toContain('Sudah ada tagihan yang terbit');
  expect(formOn(backdated, '/panel/tarif').fields).toMatchObject(typed);
  const wrong = await browser.submit(backdated, '/panel/tarif', {
    validFrom: '2027-01-01',
    'map.regencyByVillage': 'x',
  });
  expect(wrong.html).toContain('href="#f-map-regencyByVillage"');
  const added = await browser.submit(wrong, '/panel/tarif', { 'map.regencyByVillage': '80000' });
  expect(added.text).toContain('Tarif ditambahkan.');
  const [newest] = await listTariffs(office.ctx);
  expect(newest).toMatchObject({ legalBasis: 'PP 99/2026', validFrom: '2027-01-01', validTo: null });
  expect(newest?.rates).toMatchObject({
    publication: { first: 60_000, step: 15_000 },
    map: { regencyByVillage: 80_000 },
  });
});

test('holidays are added by the line, corrected, removed, and a year is declared complete', async () => {
  const office = await openPanel();
  const browser = await office.officer('admin');
  const page = await browser.get('/panel/hari-libur?tahun=2028');
  expect(page.text).toContain('Belum ada hari libur 2028.');
  const fields = { kind: 'national', source: 'SKB 2028' };
  const wrong = await browser.submit(page, '/panel/hari-libur', {
    ...fields,
    days: '2028-01-01 Tahun Baru\n2028-02-30 Salah',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Baris "2028-02-30 Salah" tidak terbaca.');
  expect(formOn(wrong, '/panel/hari-libur').fields).toMatchObject({ source: 'SKB 2028' });
  await browser.submit(wrong, '/panel/hari-libur', { days: '2028-01-01 Tahun Baru\n2028-05-01; Hari Buruh' });

  let year = await browser.get('/panel/hari-libur?tahun=2028');
  expect(year.text).toContain('Senin, 1 Mei 2028 Hari Buruh Libur nasional');
  year = await browser.submit(year, '/panel/hari-libur/tahun');
  expect(year.text).toContain('Tahun itu dinyatakan lengkap');
  expect((await listHolidays(office.ctx)).coveredYears).toContain(2028);
  year = await browser.submit(year, '/panel/hari-libur/2028-05-01/hapus');
  expect(year.text).not.toContain('Hari Buruh Libur');
});

test('facts of the office are saved topic by topic; two admins at once do not overwrite each other', async () => {
  const office = await openPanel();
  const [agus, ani] = [await office.officer('admin', 'Agus'), await office.officer('admin', 'Ani')];
  const address = '/panel/kantor/hours';
  const [his, hers] = [await agus.get(address), await ani.get(address)];
  const wrong = await agus.submit(his, address, { '1': '08.00-11.30, 15:00-13:00' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Senin urutannya terbalik.');
  expect(formOn(wrong, address).fields['1']).toBe('08.00-11.30, 15:00-13:00');
  await agus.submit(wrong, address, { '1': '08.00-11.30, 13:00-15:00', '6': '09:00-12:00' });
  const { hours } = await readOffice(office.ctx);
  expect(hours[1]).toEqual([
    ['08:00', '11:30'],
    ['13:00', '15:00'],
  ]);
  expect(hours[6]).toEqual([['09:00', '12:00']]);

  const late = await ani.submit(hers, address, { '7': '10:00-11:00' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Orang lain baru saja menyimpan bagian ini.');
  expect(formOn(late, address).fields['7']).toBe('10:00-11:00');
  expect((await readOffice(office.ctx)).hours[7] ?? []).toEqual([]);
});

test.each([
  ['office', { name: 'BPS Kabupaten Rembang' }, 'BPS Kabupaten Rembang'],
  ['sales', { 'whereElse.en': 'Ask at the counter.' }, 'Ask at the counter.'],
  ['letters', { 'invoice.template': '{urut}/{unit}/{tahun}' }, '{urut}/{unit}/{tahun}'],
  ['signatories', { 'treasurer.name': 'Dewi Lestari' }, 'Dewi Lestari'],
  ['agreement', { 'clauses.id': 'Pasal satu.', 'clauses.en': 'Clause one.' }, 'Pasal satu.'],
  ['bank', { en: 'Pay to account 1' }, 'Pay to account 1'],
  ['billing', { validityDays: '5' }, '5'],
  ['delivery', { linkDays: '30' }, '30'],
  ['serviceDays', { value: '8' }, '8'],
  ['privacy', { contact: 'dpo@contoh.example' }, 'dpo@contoh.example'],
  ['chat', { kioskIdleMinutes: '3' }, '3'],
] as const)('the topic %s has a form that saves what it shows', async (topic, typed, shown) => {
  const office = await openPanel();
  const browser = await office.officer('admin');
  const before = await readOffice(office.ctx);
  const address = `/panel/kantor/${topic}`;
  const unchanged = await browser.submit(await browser.get(address), address);
  expect(unchanged.text).toContain('Tersimpan.');
  expect((await readOffice(office.ctx))[topic]).toEqual(before[topic]);
  const saved = await browser.submit(await browser.get(address), address, typed);
  expect(saved.text).toContain(shown);
  expect((await readOffice(office.ctx))[topic]).not.toEqual(before[topic]);
});

test('a text gets the office’s own words, in versions, and can go back', async () => {
  const office = await openPanel();
  const [agus, ani] = [await office.officer('admin', 'Agus'), await office.officer('admin', 'Ani')];
  const address = '/panel/teks/consent.thanks';
  const [his, hers] = [await agus.get(address), await ani.get(address)];
  const invented = await agus.submit(his, address, { 'body.id': 'Terima kasih dari {kantor} dan {office}.' });
  expect(invented.status).toBe(422);
  expect(invented.text).toContain('Isian ini tidak dikenal di sini: {kantor}.');
  expect(formOn(invented, address).fields['body.id']).toBe('Terima kasih dari {kantor} dan {office}.');
  const saved = await agus.submit(invented, address, { 'body.id': 'Matur nuwun, *{office}*.' });
  expect(saved.text).toContain('Tersimpan.');
  expect((await currentOverrides(office.ctx)).get('consent.thanks')?.id).toBe('Matur nuwun, *{office}*.');

  const late = await ani.submit(hers, address, { 'body.id': 'Kata Ani' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('Orang lain baru saja menyimpan teks ini');
  expect(formOn(late, address).fields['body.id']).toBe('Kata Ani');

  const back = await agus.submit(saved, `${address}/id/semula`);
  expect(back.text).toContain('Teks kembali ke bawaan.');
  expect((await currentOverrides(office.ctx)).get('consent.thanks')?.id).toBeUndefined();
  expect(await textHistory(office.ctx, 'consent.thanks', 'id')).toMatchObject([{ body: null }, { version: 1 }]);
  expect((await agus.get('/panel/teks?cari=sahabat')).text).toContain('consent.ask');
});

test('a wording that an older program saved and that no longer fits is pointed out, with what is said instead', async () => {
  const office = await openPanel();
  const row = {
    key: 'shop.terms',
    language: 'id',
    version: 1,
    body: 'Biayanya {total|rupiah}.',
    officerId: 'agus',
  } as const;
  await office.ctx.db.write((tx) =>
    tx.textOverride.create({ data: { ...row, createdAt: new Date(office.ctx.now()) } }),
  );
  const agus = await office.officer('admin', 'Agus');
  const home = await agus.get('/panel');
  expect(home.text).toContain('Kata-kata kantor untuk teks shop.terms tidak dipakai');
  expect(home.html).toContain('href="/panel/teks/shop.terms"');
  expect((await agus.get('/panel/teks?sendiri=on')).text).toContain('tidak dipakai');
  const address = '/panel/teks/shop.terms';
  const page = await agus.get(address);
  expect(page.text).toContain('Kata-kata kantor tidak dipakai');
  expect(formOn(page, address).fields['body.id']).toBe('Biayanya {total|rupiah}.');
  await agus.submit(page, address, { 'body.id': 'Biayanya {fee}; {payment}.' });
  expect((await agus.get(address)).text).not.toContain('tidak dipakai');
  expect((await agus.get('/panel')).text).not.toContain('tidak dipakai');
});

test('the admin adds, re-roles, resets and deactivates; the last admin stays', async () => {
  const office = await openPanel();
  const agus = await office.officer('admin', 'Agus');
  const form = await agus.get('/panel/orang/baru');
  const wrong = await agus.submit(form, '/panel/orang', {
    name: 'Sari',
    email: 'bukan e-mail',
    role: 'petugas',
    nip: '12',
  });
  expect(wrong.status).toBe(422);
  expect(formOn(wrong, '/panel/orang').fields).toMatchObject({ name: 'Sari', email: 'bukan e-mail', nip: '12' });
  const added = await agus.submit(wrong, '/panel/orang', { email: 'sari@contoh.example', nip: '' });
  const link = formless(added.html);
  expect(link).toMatch(/^https:\/\/pst\.example\/panel\/akses\//);
  expect((await office.stranger().get(new URL(link).pathname)).text).toContain('Buat kata sandi');

  const list = await agus.get('/panel/orang');
  expect(list.text).toContain('Menunggu tautan akses dipakai');
  const sari = /href="(\/panel\/orang\/[0-9a-z]{26})"[^>]*>\s*Sari/.exec(list.html)?.[1] ?? '';
  const reRoled = await agus.submit(await agus.get(sari), sari, { role: 'bendahara' });
  expect(reRoled.text).toContain('Bendahara');
  const reset = await agus.submit(await agus.get(sari), `${sari}/akses`);
  expect(formless(reset.html)).not.toBe(link);
  expect((await office.stranger().get(new URL(link).pathname)).text).toContain('Tautan tidak berlaku');
  const out = await agus.submit(await agus.get(sari), `${sari}/keadaan`);
  expect(out.text).toContain('Akses dicabut');

  const self = /href="(\/panel\/orang\/[0-9a-z]{26})"[^>]*>\s*Agus/.exec(list.html)?.[1] ?? '';
  const alone = await agus.submit(await agus.get(self), self, { role: 'pimpinan' });
  expect(alone.status).toBe(422);
  expect(alone.text).toContain('Ini admin terakhir yang aktif.');
  expect((await agus.submit(await agus.get(self), `${self}/keadaan`)).text).toContain('Ini admin terakhir yang aktif.');

  const log = await agus.get('/panel/catatan');
  for (const words of [
    'Petugas ditambah',
    'Data petugas diubah',
    'Tautan akses dibuat',
    'Akun dinonaktifkan',
    'Masuk',
  ]) {
    expect(log.text).toContain(words);
  }
  const id = sari.split('/').at(-1);
  const about = await agus.get(`/panel/catatan?tentang=officer:${id}`);
  expect(about.text).not.toContain('Masuk officer:');
  expect(about.text).toContain('Petugas ditambah');
});

/** The link that the page shows to be copied. */
function formless(html: string): string {
  return /id="tautan"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '';
}

test('the built-in clauses of the agreement can be read and copied, kinds are named in words, frames are no texts', async () => {
  const office = await openPanel();
  const agus = await office.officer('admin', 'Agus');
  const [first] = builtInClauses(10_000);
  for (const path of ['/panel/kantor', '/panel/kantor/agreement']) {
    const page = await agus.get(path);
    for (const words of [first?.id ?? '-', first?.en ?? '-', 'dibubuhi meterai']) expect(page.text).toContain(words);
  }
  const facts = await agus.get('/panel/kantor');
  expect(facts.text).toContain('Publikasi');
  expect(facts.text).not.toMatch(/publication|microdata/);
  const texts = await agus.get('/panel/teks');
  expect(texts.html).not.toMatch(/teks\/(any|nothing)"/);
});
