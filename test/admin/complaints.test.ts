/** The register of complaints, with forms alone: no JavaScript anywhere (docs/domain.md 7). */
import { expect, test } from 'vitest';
import { carryOutComplaint } from '../../services/complaints/chat.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { ComplaintDraft } from '../../machines/conversation/counter/complaints.ts';
import { place } from '../services/orders_office.ts';
import { csrfOf } from './browser.ts';
import { openPanel } from './panel_office.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\nisi jawaban\n%%EOF\n');

async function complain(ctx: ServiceContext, change: Partial<ComplaintDraft> = {}): Promise<string> {
  const { customerId, conversationId } = await place(ctx);
  const chat = { customerId, conversationId, channel: 'webchat', language: 'id' as const };
  const draft: ComplaintDraft = {
    kind: 'complaint',
    anonymous: false,
    category: 'services',
    about: null,
    text: 'Loket tutup sebelum waktunya.',
    told: true,
    cleared: false,
    files: [],
    name: '',
    order: '',
    contact: '0812-0000-1111',
    ...change,
  };
  const result = await ctx.db.write((tx) => carryOutComplaint(ctx, tx, chat, { type: 'complaint.submit', draft }));
  if (result.type !== 'complaint.taken') throw new Error(result.type);
  return result.complaint.code;
}

const officerNamed = (ctx: ServiceContext, name: string) => ctx.db.read.officer.findFirstOrThrow({ where: { name } });

test('a complaint is verified, asked about, answered with a file and closed through forms', async () => {
  const office = await openPanel();
  const code = await complain(office.ctx);
  const sari = await office.officer('petugas', 'Sari Wulandari');
  const address = `/panel/pengaduan/${code}`;
  const list = await sari.get('/panel/pengaduan');
  expect(list.text).toContain(code);
  expect(list.text).toContain('Sisa 14 hari kerja');
  // nothing has run yet on the first day
  expect(list.text).not.toContain('hari kerja berjalan');
  expect(list.text).toContain('diterima 23 Nov ');

  let page = await sari.get(address);
  expect(page.text).toContain('Loket tutup sebelum waktunya.');
  expect(page.text).toContain('0812-0000-1111');
  page = await sari.submit(page, `${address}/tindakan/verify`, { supervision: 'on' });
  expect(page.text).toContain('Aduan diverifikasi.');
  expect(page.text).toContain('60 hari kerja');

  const before = await sari.get(address);
  page = await sari.submit(page, `${address}/tindakan/ask`, { words: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Isinya belum ditulis.');
  page = await sari.submit(page, `${address}/tindakan/ask`, { words: 'Hari apa?' });
  expect(page.text).toContain('waktu dihentikan sementara');
  // somebody who still has the page of before
  page = await sari.submit(before, `${address}/tindakan/ask`, { words: 'Jam berapa?' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('baru saja berubah');

  const { revision } = await office.ctx.db.read.complaint.findUniqueOrThrow({ where: { code } });
  page = await sari.upload(`${address}/tindakan/answer`, [
    ['_csrf', await csrfOf(sari)],
    ['revision', String(revision)],
    ['words', `Mohon maaf, jam tutup sudah ditertibkan. ${'x'.repeat(2_000)}`],
    ['file', { name: 'jawaban.pdf', bytes: PDF }],
  ]);
  expect(page.text).toContain('Jawaban dikirim kepada pengadu.');
  expect(page.text).toContain('jawaban.pdf');
  const events = await office.ctx.db.read.chatEvent.findMany({ orderBy: { id: 'asc' } });
  const told = events.map(({ event }) => JSON.parse(office.ctx.vault.decrypt(event)) as Record<string, unknown>);
  expect(told.map(({ about }) => about)).toEqual(['verified', 'asked', 'answered']);
  expect(JSON.stringify(told.at(-1))).toContain('/unduh/');

  page = await sari.submit(page, `${address}/tindakan/close`, { words: '' });
  expect(page.text).toContain('Aduan ditutup.');
  expect(page.text).toContain('Aduan ini sudah selesai.');
  // what is left when the sender had their data erased leads to nobody
  await office.ctx.db.write((tx) =>
    tx.complaint.update({
      where: { code },
      data: { text: office.ctx.vault.encrypt(''), name: null, contact: null, conversationId: null, customerId: null },
    }),
  );
  page = await sari.get(address);
  expect(page.text).toContain('Data pengadu sudah dihapus.');
  expect(page.text).not.toContain('tidak ada obrolan');
});

test('every address of a complaint about an officer is closed to that officer, and to who has no part in complaints', async () => {
  const office = await openPanel();
  const sari = await office.officer('petugas', 'Sari Wulandari');
  const bagus = await office.officer('petugas', 'Bagus Pratama');
  const dewi = await office.officer('bendahara', 'Dewi Lestari');
  const agus = await office.officer('admin', 'Agus Santoso');
  const code = await complain(office.ctx, {
    category: 'officer',
    about: { officerId: (await officerNamed(office.ctx, 'Sari Wulandari')).id, name: 'Sari Wulandari' },
    text: 'Tidak sopan qvx.',
  });
  const token = await csrfOf(sari);
  const address = `/panel/pengaduan/${code}`;
  await bagus.submit(await bagus.get(address), `${address}/tindakan/verify`);
  const pages = [
    '/panel/pengaduan',
    '/panel/pengaduan/daftar',
    '/panel/pengaduan?keadaan=all',
    `/panel/pengaduan?cari=${code}`,
    '/panel/pengaduan?cari=qvx',
    '/panel/pengaduan/bulanan?bulan=2026-11',
    '/panel/pengaduan/bulanan.csv?bulan=2026-11',
    address,
    '/panel',
    '/panel/percakapan',
    '/panel/lencana?di=/panel',
    '/panel/kepuasan',
  ];
  for (const path of pages) {
    const page = await sari.get(path);
    // what they searched for is repeated in the field itself
    const shown = page.text.replace(/value="[^"]*"/g, '');
    expect(shown, path).not.toContain('qvx');
    if (!path.includes(code)) expect(page.html, path).not.toContain(code);
  }
  expect((await sari.get(address)).status).toBe(404);
  for (const act of ['verify', 'decline', 'ask', 'answer', 'close', 'assign']) {
    const page = await sari.post(`${address}/tindakan/${act}`, { _csrf: token, revision: '2', words: 'x' });
    expect(page.status, act).toBe(404);
  }
  expect((await bagus.get('/panel/pengaduan?cari=qvx')).text).toContain(code);
  for (const other of [dewi, agus]) {
    expect((await other.get('/panel/pengaduan')).status).toBe(403);
    expect((await other.get(address)).status).toBe(403);
    expect((await other.get('/panel/pengaduan/bulanan.csv?bulan=2026-11')).status).toBe(403);
  }
});

test('the head of office reads and prints, and changes nothing; the audit log hides what is about its reader', async () => {
  const office = await openPanel();
  const ratna = await office.officer('pimpinan', 'Ratna Kusuma');
  const bagus = await office.officer('petugas', 'Bagus Pratama');
  const head = await office.ctx.db.read.officer.findFirstOrThrow({ where: { name: 'Ratna Kusuma' } });
  const code = await complain(office.ctx);
  const hidden = await complain(office.ctx, { category: 'officer', about: { officerId: head.id, name: head.name } });
  for (const each of [code, hidden]) {
    await bagus.submit(await bagus.get(`/panel/pengaduan/${each}`), `/panel/pengaduan/${each}/tindakan/verify`);
  }
  const page = await ratna.get(`/panel/pengaduan/${code}`);
  expect(page.text).toContain('Aduan ini ditangani petugas layanan.');
  expect(page.forms.filter(({ action }) => action.includes('tindakan'))).toEqual([]);
  const refused = await ratna.post(`/panel/pengaduan/${code}/tindakan/decline`, {
    _csrf: await csrfOf(ratna),
    revision: '2',
    words: 'x',
  });
  expect(refused.status).toBe(403);
  expect((await ratna.get('/panel/pengaduan/baru')).status).toBe(403);
  const log = await ratna.get('/panel/catatan');
  expect(log.text).toContain(code);
  expect(log.text).toContain('Aduan diverifikasi');
  expect(log.text).not.toContain(hidden);
  expect((await ratna.get('/panel/pengaduan/bulanan?bulan=2026-11')).text).toContain(
    'Register pengaduan November 2026',
  );
});

test('each look at a complaint is on the audit log, with the parts that were seen', async () => {
  const office = await openPanel();
  const [named, nameless] = [await complain(office.ctx), await complain(office.ctx, { anonymous: true, contact: '' })];
  const sari = await office.officer('petugas', 'Sari Wulandari');
  // the home page after signing in is a look of its own
  const looks = async () => {
    const entries = await office.ctx.db.read.auditEntry.findMany({
      where: { action: 'personal.read', subject: { not: 'orders:tasks' } },
    });
    return entries.map(({ subject, actorName, details }) => [subject, actorName, details]);
  };
  // the list has codes only
  await sari.get('/panel/pengaduan');
  expect(await looks()).toEqual([]);
  for (const code of [named, named, nameless]) await sari.get(`/panel/pengaduan/${code}`);
  expect(await looks()).toEqual([
    [`complaint:${named}`, 'Sari Wulandari', { fields: ['text', 'contact', 'name'] }],
    [`complaint:${nameless}`, 'Sari Wulandari', { fields: ['text'] }],
  ]);
  // it was not shown, so it was not seen
  const hidden = await complain(office.ctx, { category: 'officer', about: { officerId: null, name: 'Ibu Wulandari' } });
  expect((await sari.get(`/panel/pengaduan/${hidden}`)).status).toBe(404);
  expect(await looks()).toHaveLength(2);
});

test('about nobody surely known is the head’s to say, in the one form that the head has', async () => {
  const office = await openPanel();
  const ratna = await office.officer('pimpinan', 'Ratna Kusuma');
  const sari = await office.officer('petugas', 'Sari Wulandari');
  const bagus = await office.officer('petugas', 'Bagus Pratama');
  const code = await complain(office.ctx, { category: 'officer', about: { officerId: null, name: 'Bu Yanti' } });
  const address = `/panel/pengaduan/${code}`;
  expect((await bagus.get(address)).status).toBe(404);
  let page = await ratna.get(address);
  expect(page.text).toContain('hanya pimpinan yang melihat aduan ini');
  const acts = page.forms.map(({ action }) => action).filter((action) => action.includes('tindakan'));
  expect(acts).toEqual([`${address}/tindakan/about`]);
  const { id } = await officerNamed(office.ctx, 'Sari Wulandari');
  page = await ratna.submit(page, `${address}/tindakan/about`, { officerId: id });
  expect(page.text).toContain('tersembunyi darinya');
  expect(page.text).toContain('“Bu Yanti” → Sari Wulandari');
  expect((await sari.get(address)).status).toBe(404);
  expect((await bagus.get(address)).text).toContain('Sari Wulandari');
  // and what is entered without knowing whom it is about is shown no more to who entered it, but for its code
  page = await bagus.upload('/panel/pengaduan/baru', [
    ['_csrf', await csrfOf(bagus)],
    ...Object.entries({ channel: 'box', receivedOn: '2026-11-20', kind: 'complaint', category: 'officer' }),
    ...Object.entries({ aboutOfficerId: '', aboutName: '', name: '', contact: '', order: '', language: 'id' }),
    ['text', 'Dibentak.'],
  ]);
  expect(page.text).toMatch(/Berikan kode ini kepada pengadu: AD-/);
});

test('what came in another way is entered, and the month goes out as a table that no spreadsheet runs', async () => {
  const office = await openPanel();
  const sari = await office.officer('petugas', 'Sari Wulandari');
  const given: [string, string][] = [
    ['_csrf', await csrfOf(sari)],
    ['channel', 'lapor'],
    ['receivedOn', '2026-11-20'],
    ['kind', 'complaint'],
    ['category', 'services'],
    ['aboutOfficerId', ''],
    ['aboutName', ''],
    ['name', 'Budi Santoso'],
    ['contact', ''],
    ['language', 'id'],
  ];
  let page = await sari.upload('/panel/pengaduan/baru', [...given, ['order', ''], ['text', '']]);
  expect(page.status).toBe(422);
  expect(page.text).toContain('Isi aduan wajib diisi.');
  given.push(['order', 'PST-ABC234']);
  const text: [string, string] = ['text', '=HYPERLINK("http://x.example";"klik")'];
  const scan = (name: string, bytes = PDF): [string, { name: string; bytes: Uint8Array }] => ['file', { name, bytes }];
  const exe = new TextEncoder().encode('MZ\u0000');
  page = await sari.upload('/panel/pengaduan/baru', [...given, text, scan('surat.pdf'), scan('x.exe', exe)]);
  expect(page.status).toBe(422);
  const nine = Array.from({ length: 9 }, (_, index) => scan(`${index}.pdf`));
  page = await sari.upload('/panel/pengaduan/baru', [...given, text, ...nine]);
  expect(page.text).toContain('Paling banyak 8 berkas.');
  expect(await office.ctx.db.read.storedFile.count()).toBe(0);
  page = await sari.upload('/panel/pengaduan/baru', [...given, text]);
  expect(page.text).toContain('Kode pesanan tidak ditemukan.');
  given.splice(-1, 1, ['order', '']);
  const old = given.map(([name, value]): [string, string] => [name, name === 'receivedOn' ? '1999-11-20' : value]);
  page = await sari.upload('/panel/pengaduan/baru', [...old, text]);
  expect(page.status).toBe(422);
  expect(page.text).toContain('mohon periksa tahunnya');
  page = await sari.upload('/panel/pengaduan/baru', [...given, text, scan('surat.pdf'), scan('lampiran.pdf')]);
  expect(page.text).toContain('Aduan dicatat.');
  // signed, though there is no contact
  expect(page.text).toContain('Budi Santoso');
  expect(page.text).toContain('tidak ada obrolan dan kontak');
  expect(page.text).toContain('surat.pdf');
  expect(page.text).toContain('lampiran.pdf');
  expect(page.text).toContain('LAPOR!');
  expect(page.text).toContain('Bahasa pengadu Indonesia');
  expect(page.text).toContain('20 Nov 2026');
  const response = await sari.fetch('/panel/pengaduan/bulanan.csv?bulan=2026-11');
  const csv = Buffer.from(await response.arrayBuffer()).toString('utf8');
  expect(csv.startsWith('\uFEFFKode;')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://x.example"";""klik"")"`);
  expect(csv).not.toContain('Budi Santoso');
  expect((await sari.get('/panel/pengaduan/bulanan.csv?bulan=2026-13')).status).toBe(404);
  // without a month it is this one; nothing late is no alarm
  expect((await sari.get('/panel/pengaduan/bulanan')).text).toContain('Register pengaduan November 2026');
  expect((await sari.get('/panel/pengaduan/bulanan.csv')).status).toBe(200);
  // of last year: with its year
  const lastYear = given.map(([name, value]): [string, string] => [name, name === 'receivedOn' ? '2025-12-30' : value]);
  await sari.upload('/panel/pengaduan/baru', [...lastYear, text]);
  expect((await sari.get('/panel/pengaduan')).text).toContain('diterima 30 Des 2025');
  const list = await sari.get('/panel/pengaduan');
  expect(list.text).toContain('0 terlambat');
  expect(list.html).not.toContain('counter-late');
});
