/** Who of the office opens the data that were ordered (docs/domain.md 1, 9). */
import { expect, test } from 'vitest';
import { orderAt } from '../services/orders_office.ts';
import { openPanel } from './panel_office.ts';

test('products are opened by petugas alone, and each opening is in the audit log', async () => {
  const office = await openPanel();
  const { ctx } = office;
  const { code } = await orderAt(ctx, 'delivered');
  const { fileId } = await ctx.db.read.orderItem.findFirstOrThrow();
  const address = `/panel/pesanan/${code}`;
  for (const role of ['bendahara', 'pimpinan'] as const) {
    const browser = await office.officer(role);
    const page = await browser.get(address);
    expect(page.text).toContain('berkas.pdf');
    expect(page.html).not.toContain(`berkas/${fileId}`);
    expect((await browser.get(`${address}/berkas/${fileId}`)).status).toBe(403);
  }
  expect(await ctx.db.read.auditEntry.count({ where: { action: 'order.readFile' } })).toBe(0);
  const sari = await office.officer('petugas', 'Sari');
  expect((await sari.get(address)).text).toContain('Unduh produk');
  expect((await sari.get(`${address}/berkas/${fileId}`)).status).toBe(200);
  const entries = await ctx.db.read.auditEntry.findMany({ where: { action: 'order.readFile' } });
  expect(entries).toMatchObject([{ actorName: 'Sari', subject: `order:${code}` }]);
});
