/** The page of the head of office and the treasurer's register, over HTTP. */
import { expect, test } from 'vitest';
import { advance, orderAt, STAGES } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';

test('the head of office reads one page with the period before beside it; the treasurer leads on to the register', async () => {
  const office = await openPanel();
  const paid = await orderAt(office.ctx, 'releasing');
  const open = await orderAt(office.ctx, 'awaitingPayment');
  const pia = await office.officer('pimpinan');
  expect((await pia.get('/panel')).html).toContain('href="/panel/laporan"');
  const page = await pia.get('/panel/laporan');
  expect(page.status).toBe(200);
  expect(page.text).toContain('1 November 2026 – 30 November 2026');
  expect(page.text).toContain('1 Okt – 31 Okt 2026');
  expect(page.text).toMatch(/Jumlah diterima Rp160\.000 Rp0/);
  // what is drawn is told in words as well
  expect(page.html).toContain('Penerimaan per bulan (Rp): Jun 26 Rp0');
  expect(page.html).toMatch(/Nov 26 160 rb<\/title>/);
  expect(page.html).not.toMatch(/\sstyle=/);

  const register = await (await office.officer('bendahara')).get('/panel/laporan/penerimaan?masa=2026-11');
  expect(register.text).toContain('2 pesanan');
  expect(register.text).toMatch(/Diterima, 1 pembayaran/);
  for (const { code } of [paid, open]) expect(register.html).toContain(`/panel/pesanan/${code}`);
  expect(register.text).toContain('Belum dibayar');
  expect((await pia.get('/panel/laporan/penerimaan?masa=2026-12')).text).toContain('Tidak ada tagihan atau pembayaran');
  // it names who paid: the look is on the log, that of the empty month is not
  const looks = await office.ctx.db.read.auditEntry.findMany({ where: { action: 'personal.read' } });
  expect(looks.map(({ subject, actorName, details }) => ({ subject, actorName, details }))).toEqual([
    { subject: 'report:register', actorName: 'Orang bendahara', details: { fields: ['name', 'institution'] } },
  ]);
});

test('the register is taken along as a table, for those who answer for it alone', async () => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'releasing');
  const response = await (await office.officer('bendahara')).fetch('/panel/laporan/penerimaan.csv?masa=2026-Q4');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toContain('penerimaan-2026-10-01-2026-12-31.csv');
  expect(await response.text()).toContain(code);
  for (const role of ['petugas', 'admin'] as const) {
    const other = await office.officer(role);
    for (const path of ['', '/penerimaan', '/penerimaan.csv'])
      expect((await other.get(`/panel/laporan${path}`)).status).toBe(403);
  }
});

test('free days and periods that nobody knows are no trouble', async () => {
  const office = await openPanel();
  const placed = await orderAt(office.ctx, 'review');
  for (const stage of STAGES.slice(1)) await advance(office.ctx, placed, stage);
  const pia = await office.officer('pimpinan');
  expect((await pia.get('/panel/laporan?dari=2026-11-20&sampai=2026-11-25')).text).toContain('14 Nov – 19 Nov 2026');
  for (const query of ['masa=2026-13', 'masa=abc', 'dari=x&sampai=y', 'masa=2026-11&halaman=99'])
    expect((await pia.get(`/panel/laporan/penerimaan?${query}`)).status).toBe(200);
});
