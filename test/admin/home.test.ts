/** The first page: what this role must do now. */
import { expect, test } from 'vitest';
import { setYearCovered } from '../../services/holidays.ts';
import { DAY } from '../services/workshop.ts';
import { ORDER_MACHINE_VERSION } from '../../machines/order/machine.ts';
import { orderAt, placeMicrodata } from '../services/orders_office.ts';
import type { Page } from './browser.ts';
import { openPanel } from './panel_office.ts';

function codesOn({ html }: Page): string[] {
  return [...html.matchAll(/class="task-main" href="\/panel\/pesanan\/([^"]*)"/g)].map(([, code]) => code ?? '');
}

test('officer and treasurer each see their own work, the most pressing first, and can narrow it down', async () => {
  const office = await openPanel();
  const early = await orderAt(office.ctx, 'preparing');
  office.pass(9 * DAY);
  const late = await orderAt(office.ctx, 'preparing');
  const claimed = await orderAt(office.ctx, 'receipting');
  const sari = await office.officer('petugas');
  const home = await sari.get('/panel');
  expect(codesOn(home)).toEqual([early.code, late.code]);
  expect(home.text).toMatch(/Sisa 3 hari kerja/);
  expect((await sari.get('/panel?hanya=review')).text).not.toContain(early.code);

  office.pass(7 * DAY);
  const again = await office.officer('petugas');
  const overdue = await again.get('/panel');
  expect(overdue.text).toContain('1 terlambat');
  expect(overdue.text).toMatch(/Terlambat \d hari kerja/);

  expect(codesOn(await again.get('/panel?tempo=late'))).toEqual([early.code]);
  const board = await again.get('/panel/pesanan?tempo=late');
  expect(board.text).toContain('1 pesanan');
  expect(board.text).toContain(early.code);
  expect(board.text).toMatch(/\d+ hari kerja berjalan/);
  expect((await again.get('/panel/pesanan?tempo=risk')).text).not.toContain(early.code);

  const dewi = await office.officer('bendahara');
  expect(codesOn(await dewi.get('/panel'))).toEqual([claimed.code]);
});

test('with nothing to do the page says so', async () => {
  const office = await openPanel();
  const sari = await office.officer('petugas');
  expect((await sari.get('/panel')).text).toContain('Tidak ada yang menunggu Anda.');
});

test('a year without holiday table is announced ahead: with a way to mend it for the admin, without one for others', async () => {
  const office = await openPanel();
  await setYearCovered(office.ctx, { kind: 'system' }, 2027, false);
  const admin = await (await office.officer('admin')).get('/panel');
  expect(admin.html).toContain('href="/panel/hari-libur?tahun=2027"');
  const officer = await (await office.officer('petugas')).get('/panel');
  expect(officer.text).toContain(
    'Hari libur 2027 belum lengkap: hari kerja dan tempo tidak dapat dihitung. Beri tahu admin.',
  );
});

test('an order that reaches into such a year says so instead of a tempo', async () => {
  const office = await openPanel();
  await setYearCovered(office.ctx, { kind: 'system' }, 2027, false);
  office.pass(25 * DAY);
  const { code } = await orderAt(office.ctx, 'preparing');
  const sari = await office.officer('petugas');
  const words = 'Tidak dapat dihitung: hari libur 2027 belum lengkap';
  expect((await sari.get('/panel')).text).toContain(words);
  expect((await sari.get('/panel/pesanan')).text).toContain(words);
  expect((await sari.get(`/panel/pesanan/${code}`)).text).toContain('Waktu layanan tidak dapat dihitung');
});

test('an address that does not exist, or is for others, keeps the way back', async () => {
  const office = await openPanel();
  const sari = await office.officer('petugas');
  for (const [address, status] of [
    ['/panel/tidak-ada', 404],
    ['/panel/orang', 403],
  ] as const) {
    const page = await sari.get(address);
    expect(page.status).toBe(status);
    expect(page.html).toContain('aria-label="Menu panel"');
  }
  expect((await office.stranger().get('/panel/tidak-ada')).html).not.toContain('Menu panel');
});

test('the admin of a new office is told what is missing before it can serve', async () => {
  const office = await openPanel();
  const agus = await office.officer('admin');
  const home = await agus.get('/panel');
  expect(home.text).toContain('Data kantor masih contoh');
  expect(home.text).toContain('Belum ada petugas layanan');
  expect(home.text).toContain('Belum ada bendahara');
  await office.officer('petugas');
  await office.officer('bendahara');
  const later = await agus.get('/panel');
  expect(later.text).not.toContain('Belum ada petugas layanan');
  expect(later.text).not.toContain('Belum ada bendahara');
});

test('the list of orders is searched by code as people say it and by name, and narrowed to a phase', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const other = await orderAt(office.ctx, 'review');
  const sari = await office.officer('petugas');
  const said = code.toLowerCase().replace('-', ' ');
  const found = await sari.get(`/panel/pesanan?cari=${encodeURIComponent(said)}`);
  expect(found.text).toContain('1 pesanan');
  expect(found.text).toContain(code);
  expect((await sari.get('/panel/pesanan?cari=citra')).text).toContain('2 pesanan');
  const phase = await sari.get('/panel/pesanan?tahap=review');
  expect(phase.text).toContain(other.code);
  expect(phase.text).not.toContain(code);
});

test('an order with a request for a reduction is marked in both lists, and names the other one that asks', async () => {
  const office = await openPanel();
  const { ctx } = office;
  const reduction = { reason: 'Tugas akhir', fileId: null };
  const one = await placeMicrodata(ctx, { reduction });
  const other = await placeMicrodata(ctx, { reduction });
  await orderAt(ctx, 'review');
  await ctx.db.write((tx) => tx.order.updateMany({ data: { customerId: one.customerId } }));
  const sari = await office.officer('petugas');
  for (const path of ['/panel', '/panel/pesanan']) {
    expect((await sari.get(path)).text.match(/ada permohonan keringanan/g)).toHaveLength(2);
  }
  const page = await sari.get(`/panel/pesanan/${one.code}`);
  expect(page.text).toContain('Pelanggan ini juga memohon keringanan pada');
  expect(page.html).toContain(`href="/panel/pesanan/${other.code}"`);
});

test('an order at Rp0 that waits for its agreement says so, and the treasurer reads what the receipt waits for', async () => {
  const office = await openPanel();
  const { ctx } = office;
  const placed = await orderAt(ctx, 'awaitingCode');
  const { code } = placed;
  for (const [payment, agreement, list, reason] of [
    ['notDue', 'awaitingSignature', 'Menunggu tanda tangan SPPD', 'Tidak ada yang perlu dibayar; kuitansi menunggu'],
    ['paid', 'verifying', 'SPPD diperiksa', 'Sudah lunas; kuitansi menunggu SPPD diterima. SPPD sedang diperiksa'],
  ] as const) {
    const machine = { version: ORDER_MACHINE_VERSION, value: { settling: { payment, agreement } } };
    await ctx.db.write((tx) => tx.order.update({ where: { code }, data: { machine } }));
    const dewi = await office.officer('bendahara', 'Dewi');
    const board = await dewi.get('/panel/pesanan');
    expect(/class="standing[^>]*>([^<]*)</.exec(board.html)?.[1]).toBe(list);
    expect((await dewi.get(`/panel/pesanan/${code}`)).text).toContain(reason);
  }
});
