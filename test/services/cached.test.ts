import { describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { cached } from '../../services/cached.ts';
import { openWorkshop } from './workshop.ts';

/** Loads the number of settings, and lets a test hold the loading up. */
function counting(hold: () => Promise<void> = () => Promise.resolve()) {
  let loads = 0;
  const value = cached(async (db: Database) => {
    loads += 1;
    const count = await db.read.setting.count();
    await hold();
    return count;
  });
  return { value, loads: () => loads };
}

describe('a cached fact', () => {
  it('is loaded once for all who ask, and again after it was forgotten', async () => {
    const { ctx } = await openWorkshop();
    const { value, loads } = counting();
    expect(await Promise.all([value.read(ctx), value.read(ctx)])).toEqual([0, 0]);
    expect(loads()).toBe(1);
    value.forget(ctx);
    await value.read(ctx);
    expect(loads()).toBe(2);
  });

  it('belongs to one database', async () => {
    const [one, other] = [await openWorkshop(), await openWorkshop({ seeded: true })];
    const { value } = counting();
    expect(await value.read(one.ctx)).toBe(0);
    expect(await value.read(other.ctx)).toBeGreaterThan(0);
  });

  it('that was being loaded while it changed is not kept', async () => {
    const { ctx } = await openWorkshop();
    const releases: (() => void)[] = [];
    const held = new Promise<void>((resolve) => releases.push(resolve));
    const { value } = counting(() => held);
    const early = value.read(ctx);
    await ctx.db.write((tx) => tx.setting.create({ data: { key: 'x', value: 1, updatedAt: new Date(ctx.now()) } }));
    value.forget(ctx);
    const late = value.read(ctx);
    releases[0]?.();
    await early;
    expect(await late).toBe(1);
    expect(await value.read(ctx)).toBe(1);
  });

  it('that could not be loaded is tried again by the next', async () => {
    const { ctx } = await openWorkshop();
    let broken = true;
    const { value } = counting(() => (broken ? Promise.reject(new Error('disk')) : Promise.resolve()));
    await expect(value.read(ctx)).rejects.toThrow('disk');
    broken = false;
    expect(await value.read(ctx)).toBe(0);
  });
});
