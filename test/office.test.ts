import { expect, onTestFinished, test } from 'vitest';
import { setTimer } from '../services/timer_rows.ts';
import { openOffice } from './office.ts';
import type { OfficeOptions } from './office.ts';

async function opened(options?: OfficeOptions) {
  const office = await openOffice(options);
  onTestFinished(() => office.stop());
  return office;
}

test('an office is open at the time on its clock, with one officer per role and a second petugas', async () => {
  const office = await opened({ clock: '2026-11-23 09:00' });
  expect(office.ctx.now()).toBe(Date.UTC(2026, 10, 23, 2));
  expect(Object.values(office.people).map(({ role }) => role)).toEqual([
    'petugas',
    'petugas',
    'bendahara',
    'admin',
    'pimpinan',
  ]);
  expect((await fetch(`${office.url}/healthz`)).status).toBe(200);
});

test('two offices draw the same ids', async () => {
  const [one, other] = [await opened(), await opened()];
  expect(one.people.petugas.id).toBe(other.people.petugas.id);
});

test('moving the clock fires what falls due, and not a moment earlier', async () => {
  const office = await opened();
  const { ctx } = office;
  const dueAt = ctx.now() + 86_400_000;
  const timers = () => ctx.db.read.timer.count();
  await ctx.db.write((tx) =>
    setTimer(tx, ctx, { kind: 'order.completeSilently', orderId: 'none', token: 'none@1', dueAt }),
  );
  await office.pass({ days: 1, ms: -1 });
  expect(await timers()).toBe(1);
  await office.pass({ ms: 1 });
  expect(await timers()).toBe(0);
});

test('a settled office has nothing left to do', async () => {
  const office = await opened();
  const { ctx } = office;
  await ctx.db.write((tx) =>
    setTimer(tx, ctx, { kind: 'order.completeSilently', orderId: 'none', token: 'none@1', dueAt: ctx.now() }),
  );
  await office.settled();
  expect(await ctx.db.read.timer.count()).toBe(0);
});

test('an office opened again on its data goes on with the same people', async () => {
  const first = await opened();
  const people = first.people;
  const { dataDir } = first;
  await first.program.stop();
  const again = await openOffice({ dataDir });
  expect(again.people).toEqual(people);
  await again.stop();
});
