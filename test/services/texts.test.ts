import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../machines/texts/catalogue.ts';
import { currentOverrides, saveText, textHistory } from '../../services/texts.ts';
import { ADMIN, openWorkshop, PETUGAS, START } from './workshop.ts';

const KEY = 'consent.thanks';

describe('the wording of the office', () => {
  it('lies on top of the built-in one from the next message on', async () => {
    const { ctx } = await openWorkshop();
    expect((await currentOverrides(ctx)).get(KEY)).toBeUndefined();
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Makasih, {office}!')).toEqual({ ok: true, version: 1 });
    expect((await currentOverrides(ctx)).get(KEY)).toEqual({ id: 'Makasih, {office}!' });
    await saveText(ctx, ADMIN, KEY, 'en', 'Thanks');
    await saveText(ctx, ADMIN, KEY, 'id', 'Terima kasih');
    expect((await currentOverrides(ctx)).get(KEY)).toEqual({ id: 'Terima kasih', en: 'Thanks' });
  });

  it('can go back to the built-in one, and every version is kept', async () => {
    const { ctx } = await openWorkshop();
    await saveText(ctx, ADMIN, KEY, 'id', 'Satu');
    await saveText(ctx, ADMIN, KEY, 'id', null);
    expect((await currentOverrides(ctx)).get(KEY)?.id).toBeUndefined();
    expect(await textHistory(ctx, KEY, 'id')).toEqual([
      { version: 2, body: null, officerId: 'admin-1', at: START },
      { version: 1, body: 'Satu', officerId: 'admin-1', at: START },
    ]);
  });

  it('may leave placeholders out but not invent them', async () => {
    const { ctx } = await openWorkshop();
    expect(BUILT_IN.id[KEY]).toContain('{office}');
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Tanpa nama')).toMatchObject({ ok: true });
    expect(await saveText(ctx, ADMIN, KEY, 'id', '{office} {nama_kantor} {office|rupiah} {}')).toEqual({
      ok: false,
      reason: 'unknown_placeholder',
      names: ['nama_kantor', 'office|rupiah', ''],
    });
  });

  it.each([
    ['tidak.ada', 'x', 'unknown_key'],
    ['toString', 'x', 'unknown_key'],
    [KEY, '  ', 'empty'],
    [KEY, 'x'.repeat(4001), 'too_long'],
  ])('is refused for %s with %j', async (key, body, reason) => {
    const { ctx } = await openWorkshop();
    expect(await saveText(ctx, ADMIN, key, 'id', body)).toEqual({ ok: false, reason });
  });

  it('is the business of the admin', async () => {
    const { ctx } = await openWorkshop();
    expect(await saveText(ctx, PETUGAS, KEY, 'id', 'x')).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('saved by many at once has a version for each, or is refused to those who saw an older one', async () => {
    const { ctx } = await openWorkshop();
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => saveText(ctx, ADMIN, KEY, 'id', `Versi ${n}`)));
    expect(all.map((result) => result.ok && result.version)).toEqual([1, 2, 3, 4, 5]);
    expect((await currentOverrides(ctx)).get(KEY)).toEqual({ id: 'Versi 5' });
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Terlambat', 4)).toEqual({ ok: false, reason: 'changed' });
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Tepat', 5)).toEqual({ ok: true, version: 6 });
  });
});
