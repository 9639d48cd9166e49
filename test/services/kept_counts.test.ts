/** What waits is reckoned once for all open pages, and never older than what they were told of (docs/domain.md 15). */
import { expect, it } from 'vitest';
import { keptCounts } from '../../services/kept_counts.ts';
import { openOffice, place } from './orders_office.ts';

async function counter() {
  const { ctx, pass } = await openOffice();
  let reckoned = 0;
  const reckon = async () => {
    reckoned += 1;
    return ctx.db.read.order.count();
  };
  return { ctx, pass, reckon, times: () => reckoned };
}

it('ten pages cost one, until something changes', async () => {
  const { ctx, reckon, times } = await counter();
  const { soon, now } = keptCounts(ctx);
  expect(await Promise.all(Array.from({ length: 10 }, () => soon('orders', reckon)))).toEqual(Array(10).fill(0));
  expect(await now('orders', reckon)).toBe(0);
  expect(times()).toBe(1);
  await place(ctx);
  // a page that is opened says how things stand
  expect(await now('orders', reckon)).toBe(1);
  expect(times()).toBe(2);
  expect(await keptCounts(ctx).soon('orders', reckon)).toBe(1);
  expect(times()).toBe(2);
});

it('pages that look again wait for one another while changes come in, and miss none', async () => {
  const { ctx, reckon, times } = await counter();
  const { soon } = keptCounts(ctx);
  await soon('orders', reckon);
  await place(ctx);
  const first = soon('orders', reckon);
  await place(ctx);
  expect(await Promise.all([first, soon('orders', reckon), soon('orders', reckon)])).toEqual([2, 2, 2]);
  expect(times()).toBe(2);
});

it('counts age without any change: the day passes', async () => {
  const { ctx, pass, reckon, times } = await counter();
  const { now } = keptCounts(ctx);
  await now('orders', reckon);
  pass(60_000);
  await now('orders', reckon);
  expect(times()).toBe(2);
});

it('what could not be counted is counted by who asks next', async () => {
  const { ctx, reckon } = await counter();
  const { now } = keptCounts(ctx);
  await expect(now('orders', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await now('orders', reckon)).toBe(0);
});
