import { expect, it } from 'vitest';
import { clearLeases, giveBackLease, renewLease, requireLease, takeLease } from '../../services/leases.ts';
import type { Lease } from '../../services/leases.ts';
import { openWorkshop } from './workshop.ts';

const TTL = 30_000;

async function held() {
  const { ctx, pass } = await openWorkshop();
  const take = (holder: string) => takeLease(ctx, 'telegram:1', holder, TTL);
  const mayWrite = (lease: Lease) =>
    ctx.db
      .write((tx) => requireLease(tx, lease))
      .then(
        () => true,
        (err: { code?: string }) => err.code,
      );
  const lease = await take('one');
  if (lease === null) throw new Error('nobody held it');
  return { ctx, pass, take, mayWrite, lease };
}

it('is one holder’s until it lapses, and nobody writes any more who lost it', async () => {
  const { pass, take, mayWrite, lease } = await held();
  pass(TTL - 1);
  expect(await take('two')).toBeNull();
  expect(await mayWrite(lease)).toBe(true);
  pass(1);
  const next = await take('two');
  expect(next).toMatchObject({ holder: 'two', fence: lease.fence + 1 });
  expect(await mayWrite(lease)).toBe('LEASE_LOST');
  expect(next !== null && (await mayWrite(next))).toBe(true);
});

it('goes on while it is renewed, and cannot be renewed once it is somebody else’s', async () => {
  const { ctx, pass, take, lease } = await held();
  pass(20_000);
  expect(await renewLease(ctx, lease, TTL)).toBe(true);
  pass(20_000);
  expect(await take('two')).toBeNull();
  pass(TTL);
  await take('two');
  expect(await renewLease(ctx, lease, TTL)).toBe(false);
  expect(await take('one')).toBeNull();
});

it('is free at once when it is given back, and stays the other’s when it was lost before', async () => {
  const { ctx, pass, take, mayWrite, lease } = await held();
  await giveBackLease(ctx, lease);
  expect(await take('two')).toMatchObject({ holder: 'two' });
  pass(TTL);
  const third = await take('three');
  await giveBackLease(ctx, lease);
  expect(await take('four')).toBeNull();
  expect(third !== null && (await mayWrite(third))).toBe(true);
});

it('a holder that begins anew need not wait for itself, and what it did before is over', async () => {
  const { take, mayWrite, lease } = await held();
  expect(await take('one')).toMatchObject({ fence: lease.fence + 1 });
  expect(await mayWrite(lease)).toBe('LEASE_LOST');
});

it('one of many gets it', async () => {
  const { ctx, take, lease } = await held();
  await giveBackLease(ctx, lease);
  const taken = await Promise.all(['a', 'b', 'c', 'd'].map(take));
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
});

it('all are free when nobody else has the data open', async () => {
  const { ctx, take, mayWrite, lease } = await held();
  await clearLeases(ctx);
  expect(await take('two')).toMatchObject({ fence: lease.fence + 1 });
  expect(await mayWrite(lease)).toBe('LEASE_LOST');
});
