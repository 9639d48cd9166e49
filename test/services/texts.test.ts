import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../machines/texts/catalogue.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { Actor, ServiceContext } from '../../services/context.ts';
import { currentOverrides, saveTexts, textHistory, unfitTexts, wordingVersion } from '../../services/texts.ts';
import { ADMIN, openWorkshop, PETUGAS, START } from './workshop.ts';

const KEY = 'consent.thanks';

function saveText(
  ctx: ServiceContext,
  actor: Actor,
  key: string,
  language: Language,
  body: string | null,
  seen?: number,
) {
  return saveTexts(ctx, actor, key, [{ language, body, ...(seen === undefined ? {} : { seen }) }]);
}

describe('the wording of the office', () => {
  it('lies on top of the built-in one from the next message on', async () => {
    const { ctx } = await openWorkshop();
    expect((await currentOverrides(ctx)).get(KEY)).toBeUndefined();
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Makasih, {office}!')).toEqual({ ok: true, saved: ['id'] });
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

  it('never loses what the person needs, and both languages are saved together or not at all', async () => {
    const { ctx } = await openWorkshop();
    const total = 'news.invoiced.total';
    const changes = (id: string) => [
      { language: 'id', body: id, seen: 0 } as const,
      { language: 'en', body: 'To pay: {total|rupiah}', seen: 0 } as const,
    ];
    expect(await saveTexts(ctx, ADMIN, total, changes('Silakan bayar.'))).toEqual({
      ok: false,
      reason: 'missing_placeholder',
      language: 'id',
      names: ['total|rupiah'],
    });
    expect(await currentOverrides(ctx)).toEqual(new Map());
    const saved = await saveTexts(ctx, ADMIN, total, changes('Yang dibayar: {total|rupiah}'));
    expect(saved).toEqual({ ok: true, saved: ['id', 'en'] });
    // what is as it was makes no version
    const again = [
      { language: 'id', body: 'Yang dibayar: {total|rupiah}', seen: 1 } as const,
      { language: 'en', body: 'Due: {total|rupiah}', seen: 1 } as const,
    ];
    expect(await saveTexts(ctx, ADMIN, total, again)).toEqual({ ok: true, saved: ['en'] });
  });

  it('may leave courtesies out but not invent placeholders', async () => {
    const { ctx } = await openWorkshop();
    expect(BUILT_IN.id[KEY]).toContain('{office}');
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Tanpa nama')).toMatchObject({ ok: true });
    expect(await saveText(ctx, ADMIN, KEY, 'id', '{office} {nama_kantor} {office|rupiah} {}')).toEqual({
      ok: false,
      reason: 'unknown_placeholder',
      language: 'id',
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
    expect(await saveText(ctx, ADMIN, key, 'id', body)).toMatchObject({ ok: false, reason });
  });

  // shop.terms said {total|rupiah} in version 1 of the program
  it.each([
    ['an unknown placeholder', 'Biayanya {total|rupiah}, {fee} {payment}'],
    ['one missing', 'Biayanya nanti.'],
  ])('that an older program saved is not said with %s today', async (_, body) => {
    const { ctx } = await openWorkshop();
    const key = 'shop.terms';
    const row = { key, officerId: 'admin-1', createdAt: new Date(START) };
    await ctx.db.write((tx) =>
      tx.textOverride.createMany({
        data: [
          { ...row, language: 'id', version: 1, body },
          { ...row, language: 'en', version: 1, body: BUILT_IN.en[key] },
          { ...row, key: 'long.gone', language: 'id', version: 1, body: 'Halo' },
        ],
      }),
    );
    expect(await currentOverrides(ctx)).toEqual(new Map([[key, { en: BUILT_IN.en[key] }]]));
    expect(await unfitTexts(ctx)).toEqual([{ key, language: 'id' }]);
    expect(await wordingVersion(ctx.db.read, key, 'id')).toBe(0);
    expect(await wordingVersion(ctx.db.read, key, 'en')).toBe(1);
    await saveText(ctx, ADMIN, key, 'id', BUILT_IN.id[key], 1);
    expect(await unfitTexts(ctx)).toEqual([]);
    expect(await wordingVersion(ctx.db.read, key, 'id')).toBe(2);
  });

  it('is the business of the admin', async () => {
    const { ctx } = await openWorkshop();
    expect(await saveText(ctx, PETUGAS, KEY, 'id', 'x')).toEqual({ ok: false, reason: 'forbidden' });
  });

  it('saved by many at once has a version for each, or is refused to those who saw an older one', async () => {
    const { ctx } = await openWorkshop();
    const all = await Promise.all([1, 2, 3, 4, 5].map((n) => saveText(ctx, ADMIN, KEY, 'id', `Versi ${n}`)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect((await textHistory(ctx, KEY, 'id')).map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect((await currentOverrides(ctx)).get(KEY)).toEqual({ id: 'Versi 5' });
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Terlambat', 4)).toMatchObject({ ok: false, reason: 'changed' });
    expect(await saveText(ctx, ADMIN, KEY, 'id', 'Tepat', 5)).toEqual({ ok: true, saved: ['id'] });
  });
});
