/** The queue in the panel, over HTTP and without scripts: who may act, and what others see (docs/domain.md 1, 13). */
import { expect, test } from 'vitest';
import { topicOfValues } from '../../admin/forms/office_values.ts';
import { TOPIC_FORMS } from '../../admin/forms/office_fields.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { saveOfficeTopic } from '../../services/office.ts';
import { place } from '../services/orders_office.ts';
import { ADMIN } from '../services/workshop.ts';
import { csrfOf } from './browser.ts';
import type { Browser } from './browser.ts';
import { openPanel } from './panel_office.ts';

const GUEST = { service: 'A', name: 'Siti Aminah', institution: '', purpose: 'Konsultasi inflasi', language: 'id' };

async function enter(officer: Browser, guest: Partial<typeof GUEST> = {}): Promise<string> {
  const page = await officer.submit(await officer.get('/panel/antrean/baru'), '/panel/antrean/baru', {
    ...GUEST,
    ...guest,
  });
  return /kunjungan\/(\w+)\/karcis/.exec(page.url)?.[1] ?? '';
}

test('an officer enters a visitor, calls, serves and finishes, all by plain forms', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  const code = await enter(officer);
  const slip = await officer.get(`/panel/antrean/kunjungan/${code}/karcis`);
  expect(slip.text).toContain('A-001');
  expect(slip.text).not.toContain('Siti');

  const board = await officer.get('/panel/antrean');
  expect(board.text).toContain('Di loket berapa Anda bertugas?');
  expect(board.forms.some(({ action }) => action === '/panel/antrean/panggil')).toBe(false);
  let page = await officer.submit(board, '/panel/antrean/loket', { counter: '2' });
  page = await officer.submit(page, '/panel/antrean/panggil');
  expect(page.text).toContain('Nomor dipanggil');
  // the counter is kept by the browser
  expect((await officer.get('/panel/antrean')).text).toContain('Loket 2 A-001');
  page = await officer.submit(page, `/panel/antrean/kunjungan/${code}/layani`);
  // a page from before: it was served meanwhile
  const late = await officer.post(`/panel/antrean/kunjungan/${code}/layani`, { _csrf: await csrfOf(officer) });
  expect(late.text).toContain('Nomor itu sudah berubah sementara ini');
  page = await officer.submit(page, `/panel/antrean/kunjungan/${code}/selesai`);
  expect(page.text).toContain('Kunjungan selesai.');
  // an order that came just after
  const { code: order } = await place(office.ctx);
  const visit = `/panel/antrean/kunjungan/${code}`;
  const wrong = await officer.submit(await officer.get(visit), `${visit}/pesanan`, { order: 'GP-XXXXXX' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Bukan pesanan hari ini dari pengunjung ini');
  const added = await officer.submit(wrong, `${visit}/pesanan`, { order });
  expect(added.text).toContain('Pesanan dicatat pada kunjungan ini.');
  expect(added.html).toContain(`href="/panel/pesanan/${order}"`);
  page = await officer.get('/panel/antrean');
  expect(page.text).toContain('100 %');
  // nobody waits: nobody to call, and it says why
  expect(page.text).toContain('Tidak ada yang menunggu, maka belum ada yang dapat dipanggil.');
  expect(page.html).toMatch(/<button[^>]*disabled[^>]*>\s*Panggil berikutnya/);
  expect((await officer.get('/panel/antrean/riwayat/2026-11-23')).text).toContain('Siti Aminah');
  expect((await officer.get('/panel/antrean/riwayat?bulan=2026-13')).status).toBe(200);
  expect((await officer.get('/panel/antrean/riwayat/2026-02-31')).status).toBe(404);
  expect((await officer.get('/panel/antrean/kunjungan/NOSUCH23')).status).toBe(404);
});

test('the page of a visit follows the orders that are placed meanwhile', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  const code = await enter(officer);
  const address = `/panel/antrean/kunjungan/${code}/pesanan`;
  expect((await officer.get(`/panel/antrean/kunjungan/${code}`)).html).toContain(`data-live="${address}"`);
  expect((await officer.get(address)).text).toContain('Belum ada.');
  const { code: order } = await place(office.ctx);
  const { id } = await office.ctx.db.read.visit.findUniqueOrThrow({ where: { code } });
  await office.ctx.db.write((tx) => tx.order.update({ where: { code: order }, data: { visitId: id } }));
  expect((await officer.get(address)).html).toContain(`href="/panel/pesanan/${order}"`);
});

test('a visitor who had their data erased is still led to, by a link that says so', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  const code = await enter(officer);
  await office.ctx.db.write((tx) => tx.visit.updateMany({ data: { name: '', institution: '', purpose: '' } }));
  expect((await officer.get('/panel/antrean')).html).toContain(`kunjungan/${code}">(dihapus)</a>`);
});

test('a guest book that cannot be kept comes back with what was typed', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  const form = await officer.get('/panel/antrean/baru');
  const page = await officer.submit(form, '/panel/antrean/baru', { ...GUEST, name: 'x'.repeat(500), purpose: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Keperluan wajib diisi.');
  expect(page.html).toContain('x'.repeat(500));
  expect(await office.ctx.db.read.visit.count()).toBe(0);
});

test('others look on: no buttons for them, and no acts by hand', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  const code = await enter(officer);
  await officer.submit(await officer.get('/panel/antrean'), '/panel/antrean/loket', { counter: '1' });
  await officer.submit(await officer.get('/panel/antrean'), '/panel/antrean/panggil');
  for (const role of ['bendahara', 'pimpinan'] as Role[]) {
    const onlooker = await office.officer(role);
    const page = await onlooker.get('/panel/antrean');
    expect(page.text).toContain('A-001');
    expect(page.forms.map(({ action }) => action).filter((action) => action.startsWith('/panel/antrean'))).toEqual([]);
    expect((await onlooker.get(`/panel/antrean/kunjungan/${code}`)).text).not.toContain('Buka pesanan bersama');
    const _csrf = await csrfOf(onlooker);
    for (const act of ['panggil', 'ulang', 'lewati', 'layani', 'selesai']) {
      const answer = await onlooker.post(`/panel/antrean/kunjungan/${code}/${act}`, { _csrf, counter: '2' });
      expect(answer.status, `${role} ${act}`).toBe(403);
    }
    for (const [path, fields] of [
      ['/panel/antrean/panggil', { service: '', counter: '2' }],
      ['/panel/antrean/loket', { counter: '2' }],
      ['/panel/antrean/baru', GUEST],
    ] as const) {
      expect((await onlooker.post(path, { _csrf, ...fields })).status, `${role} ${path}`).toBe(403);
    }
  }
  const admin = await office.officer('admin');
  expect((await admin.get('/panel/antrean')).status).toBe(403);
  expect(await office.ctx.db.read.visit.findUnique({ where: { code } })).toMatchObject({ status: 'called', calls: 1 });
});

test('the guest book of the month is a file, for whom it is for', async () => {
  const office = await openPanel();
  const officer = await office.officer('petugas');
  await enter(officer);
  const address = '/panel/antrean/buku-tamu.csv?bulan=2026-11';
  const file = await officer.get(address);
  expect(file.headers.get('content-disposition')).toBe('attachment; filename=buku-tamu-2026-11.csv');
  expect(file.html).toContain(';Siti Aminah;Pribadi;Konsultasi inflasi;Didaftarkan petugas;Menunggu;');
  expect((await (await office.officer('pimpinan')).get(address)).status).toBe(200);
  expect((await (await office.officer('bendahara')).get(address)).status).toBe(403);
  expect((await officer.get('/panel/antrean/buku-tamu.csv?bulan=x')).status).toBe(404);
  // without a month it is this one
  const now = await officer.get('/panel/antrean/buku-tamu.csv');
  expect(now.headers.get('content-disposition')).toBe('attachment; filename=buku-tamu-2026-11.csv');
});

test('each look at the guest book is on the audit log, a board that renews itself once', async () => {
  const office = await openPanel();
  const code = await enter(await office.officer('petugas'));
  const onlooker = await office.officer('pimpinan', 'Ratna Kusuma');
  const looks = async () => {
    const { read } = office.ctx.db;
    const entries = await read.auditEntry.findMany({ where: { action: 'personal.read', actorName: 'Ratna Kusuma' } });
    return entries.map(({ subject, details }) => [subject, details]);
  };
  const seen = { fields: ['name', 'institution', 'purpose'] };
  // neither a number on paper nor figures are personal
  await onlooker.get(`/panel/antrean/kunjungan/${code}/karcis`);
  await onlooker.get('/panel/antrean/riwayat?bulan=2026-11');
  expect(await looks()).toEqual([]);
  await onlooker.get('/panel/antrean');
  await onlooker.get('/panel/antrean/papan');
  expect(await looks()).toEqual([['guest_book:2026-11-23', seen]]);
  await onlooker.get(`/panel/antrean/kunjungan/${code}`);
  office.pass(11 * 60_000);
  await onlooker.get('/panel/antrean/riwayat/2026-11-23');
  expect((await looks()).slice(1)).toEqual([
    [`visit:${code}`, seen],
    ['guest_book:2026-11-23', seen],
  ]);
  expect((await onlooker.get('/panel/catatan')).text).toContain('buku tamu 2026-11-23');
  // who was forgotten is nobody any more
  office.pass(11 * 60_000);
  await office.ctx.db.write((tx) => tx.visit.updateMany({ data: { name: '', institution: '', purpose: '' } }));
  for (const path of ['', '/papan', `/kunjungan/${code}`, '/riwayat/2026-11-23'])
    expect((await onlooker.get(`/panel/antrean${path}`)).status).toBe(200);
  expect(await looks()).toHaveLength(3);
});

test('the services of the queue are typed a line each', async () => {
  const office = await openPanel();
  const typed = { open: 'on', counters: '2', standardMinutes: '10' };
  const save = (services: string) =>
    saveOfficeTopic(office.ctx, ADMIN, 'visits', topicOfValues(TOPIC_FORMS.visits, { ...typed, services }));
  expect(await save('a | Perpustakaan | Library\n\nB|Pengaduan|Complaints')).toMatchObject({
    ok: true,
    value: {
      services: [
        { code: 'A', name: { id: 'Perpustakaan', en: 'Library' } },
        { code: 'B', name: { id: 'Pengaduan', en: 'Complaints' } },
      ],
    },
  });
  expect(await save('A | Perpustakaan')).toMatchObject({ fields: { 'services.0.name.en': 'required' } });
  expect(await save('AB | Dua huruf | Two')).toMatchObject({ fields: { 'services.0.code': 'format' } });
  expect(await save('A | Satu | One\nA | Dua | Two')).toMatchObject({ fields: { services: 'duplicate' } });
  expect(await save('')).toMatchObject({ fields: { services: 'too_small' } });
});
