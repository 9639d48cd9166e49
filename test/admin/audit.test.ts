/** The audit log: what it tells, and to whom it leads on. */
import { expect, test } from 'vitest';
import { orderAt } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';

test.each([
  ['admin', false],
  ['pimpinan', true],
] as const)('to the %s an order in the log is a way into the order: %s', async (role, leads) => {
  const office = await openPanel();
  const { code } = await orderAt(office.ctx, 'preparing');
  const browser = await office.officer(role);
  const log = await browser.get('/panel/catatan');
  expect(log.text).toContain(`pesanan ${code}`);
  expect(log.html.includes(`href="/panel/pesanan/${code}"`)).toBe(leads);
  for (const [, href = ''] of log.html.matchAll(/<a [^>]*href="(\/panel[^"]*)"/g)) {
    expect((await browser.get(href.replaceAll('&amp;', '&'))).status, href).toBe(200);
  }
  expect((await browser.get(`/panel/catatan?tentang=${code}`)).text).toContain(`Hanya tentang pesanan ${code}`);
});
