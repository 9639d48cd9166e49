import { it } from 'vitest';
import { stateOf, clockOf } from '../../services/orders/rows.ts';
import { clockRules, viewClock } from '../../services/orders/clock.ts';
import { startOrder, act } from '../../machines/order/life.ts';
import { tasksFor } from '../../services/orders/tasks.ts';
import { ordersBoard } from '../../services/orders/board.ts';
import { pendingNews } from '../../services/orders/news.ts';
import { newCustomer, openOffice } from './orders_office.ts';
it('perf', async () => {
  const { ctx } = await openOffice();
  const { customerId } = await newCustomer(ctx);
  const facts = { prepared: true, free: false, abroad: false, agreementDue: false, billed: false };
  const acc = act(startOrder(), { type: 'accept', by: 'petugas', facts });
  if (!acc.ok) throw new Error();
  const at = new Date(ctx.now() - 12 * 86400000);
  for (const share of [500, 10000]) {
  await ctx.db.write(async (tx) => {
    await tx.orderItem.deleteMany(); await tx.order.deleteMany();
    await tx.order.createMany({ data: Array.from({ length: 10000 }, (_, i) => ({
      id: `o${i}`, code: `GP-${i}`, customerId, language: 'id' as const, phase: i < share ? 'preparing' : 'completed', machine: JSON.parse(JSON.stringify(acc.state)), revision: 1,
      termsVersion: '1', clock: { startedAt: at.getTime() - i * 1000, pauses: [{ from: at.getTime() + 1000, to: at.getTime() + 86400000 * 2 }], stoppedAt: null }, createdAt: new Date(at.getTime() - i * 1000), updatedAt: at })) });
    await tx.orderItem.createMany({ data: Array.from({ length: 10000 }, (_, i) => ({ id: `i${i}`, orderId: `o${i}`, position: 0, productId: 'UJI-250', code: 'x', kind: 'publication' as const, title: 't', titleEn: 't', pages: 3 })) });
  });
  for (let k = 0; k < 3; k++) {
    { let t0 = performance.now(); const rows = await ctx.db.read.order.findMany({ where: { phase: { in: ['preparing'] } }, select: { id: true, machine: true, clock: true, createdAt: true }, orderBy: { createdAt: 'asc' } }); process.stderr.write(`tasks find ${performance.now() - t0}\n`);
      t0 = performance.now(); for (const r of rows) { stateOf(r); } process.stderr.write(`tasks state ${performance.now() - t0}\n`);
      t0 = performance.now(); const cl = rows.map((r) => clockOf(r)); process.stderr.write(`tasks clockOf ${performance.now() - t0}\n`);
      const rules = await clockRules(ctx);
      t0 = performance.now(); for (const c of cl) viewClock(c, ctx.now(), rules); process.stderr.write(`tasks view ${performance.now() - t0}\n`);
      t0 = performance.now(); await ctx.db.read.orderItem.groupBy({ by: ['orderId'], where: { fileId: null, order: { phase: 'preparing' } } }); process.stderr.write(`tasks group ${performance.now() - t0}\n`); }
    let t = performance.now(); await tasksFor(ctx, 'petugas'); process.stderr.write(`tasks ${share} ${performance.now() - t}\n`);
    t = performance.now(); await ordersBoard(ctx, { search: 'GP-99', phase: 'all', page: 1 }); process.stderr.write(`board ${performance.now() - t}\n`);
    t = performance.now(); await pendingNews(ctx, 10); process.stderr.write(`news ${performance.now() - t}\n`);
  }
  }
});
