import { describe, expect, it } from 'vitest';
import { PP13_2024 } from '../../domain/tariff.ts';
import { addTariff, changeTariff, listTariffs, removeTariff, tariffOn, toTariffCard } from '../../services/tariffs.ts';
import { addInvoice, addOrder } from './rows.ts';
import { ADMIN, openWorkshop, PETUGAS } from './workshop.ts';

const DEARER = { ...PP13_2024, publication: { ...PP13_2024.publication, first: 60_000 } };

function table(validFrom: string, validTo: string | null = null, rates: unknown = DEARER): object {
  return { legalBasis: 'PP 99/2027', note: '', validFrom, validTo, rates };
}

describe('tariffs', () => {
  it('are chosen by the day; a later one takes over from an open-ended one', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    expect(await tariffOn(ctx, '2027-01-01')).toMatchObject({ legalBasis: 'PP 13/2024' });
    expect(await addTariff(ctx, ADMIN, table('2027-01-01', '2027-12-31'))).toMatchObject({ ok: true });
    const chosen = [];
    for (const day of ['2023-12-31', '2024-01-01', '2026-12-31', '2027-01-01', '2027-12-31', '2028-01-01']) {
      chosen.push((await tariffOn(ctx, day))?.legalBasis ?? null);
    }
    expect(chosen).toEqual([null, 'PP 13/2024', 'PP 13/2024', 'PP 99/2027', 'PP 99/2027', 'PP 13/2024']);
    expect((await listTariffs(ctx)).map(({ validFrom }) => validFrom)).toEqual(['2027-01-01', '2024-01-01']);
  });

  it.each([
    ['begins on the same day as another', table('2027-01-01')],
    ['runs into a later one', table('2026-12-01', '2027-01-01')],
    ['would swallow a later one', table('2026-12-01')],
    ['begins before another one has ended', table('2027-12-31', '2028-12-31')],
  ])('are refused when one %s', async (_what, input) => {
    const { ctx } = await openWorkshop({ seeded: true });
    await addTariff(ctx, ADMIN, table('2027-01-01', '2027-12-31'));
    expect(await addTariff(ctx, ADMIN, input)).toEqual({ ok: false, reason: 'overlap' });
    expect(await listTariffs(ctx)).toHaveLength(2);
  });

  it('are not put before invoices that have been issued', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    await addOrder(ctx, 'order-1', 'GP-ABC234');
    await addInvoice(ctx, 'order-1');
    expect(await addTariff(ctx, ADMIN, table('2026-11-23', '2026-11-30'))).toEqual({ ok: false, reason: 'backdated' });
    expect(await addTariff(ctx, ADMIN, table('2026-11-24', '2026-11-30'))).toMatchObject({ ok: true });
  });

  it('may be mended and taken back until they are in force, and never after', async () => {
    const { ctx, pass } = await openWorkshop({ seeded: true });
    const added = await addTariff(ctx, ADMIN, table('2027-01-01'));
    const id = added.ok ? added.tariff.id : '';
    const mended = table('2027-02-01', null, PP13_2024);
    expect(await changeTariff(ctx, PETUGAS, id, mended)).toEqual({ ok: false, reason: 'forbidden' });
    expect(await changeTariff(ctx, ADMIN, id, table('2024-01-01'))).toEqual({ ok: false, reason: 'overlap' });
    expect(await changeTariff(ctx, ADMIN, id, mended)).toEqual({ ok: true });
    expect(await tariffOn(ctx, '2027-01-15')).toMatchObject({ legalBasis: 'PP 13/2024' });
    expect(await tariffOn(ctx, '2027-02-01')).toMatchObject({ legalBasis: 'PP 99/2027', rates: PP13_2024 });
    pass(Date.UTC(2027, 1, 1) - ctx.now());
    expect(await changeTariff(ctx, ADMIN, id, table('2027-03-01'))).toEqual({ ok: false, reason: 'in_force' });
    expect(await removeTariff(ctx, ADMIN, id)).toEqual({ ok: false, reason: 'in_force' });
    const later = await addTariff(ctx, ADMIN, table('2027-06-01'));
    expect(await removeTariff(ctx, ADMIN, later.ok ? later.tariff.id : '')).toEqual({ ok: true });
    expect(await removeTariff(ctx, ADMIN, 'none')).toEqual({ ok: false, reason: 'unknown' });
    expect(await listTariffs(ctx)).toHaveLength(2);
  });

  it('are the business of the admin, and wrong ones are refused', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    expect(await addTariff(ctx, PETUGAS, table('2027-01-01'))).toEqual({ ok: false, reason: 'forbidden' });
    const rates = { ...DEARER, publication: { ...DEARER.publication, first: -1, pagesStep: 0 } };
    expect(await addTariff(ctx, ADMIN, table('2027-02-30', '2027-02-01', rates))).toEqual({
      ok: false,
      reason: 'invalid',
      fields: {
        validFrom: 'format',
        'rates.publication.first': 'too_small',
        'rates.publication.pagesStep': 'too_small',
      },
    });
    expect(await addTariff(ctx, ADMIN, table('2027-02-02', '2027-02-01'))).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { validTo: 'order' },
    });
  });

  it('are shown to the customer with their legal basis', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const tariff = await tariffOn(ctx, '2026-11-23');
    expect(tariff && toTariffCard(tariff, { serviceDays: 8 })).toEqual({
      legalBasis: 'PP 13/2024',
      validFrom: '2024-01-01',
      serviceDays: 8,
      rates: {
        publicationFirst: 50_000,
        publicationPagesFirst: 50,
        publicationStep: 15_000,
        publicationPagesStep: 50,
        microdataPlain: 20_000,
        microdataProcessed: 22_000,
        microdataBytesFirst: 1_000_000,
        microdataBytesStep: 1_000,
        microdataPlainStep: 20,
        microdataProcessedStep: 22,
        mapIndonesiaByDistrict: 12_000_000,
        mapIndonesiaByVillage: 36_000_000,
        mapRegencyByDistrict: 30_000,
        mapRegencyByVillage: 70_000,
      },
    });
  });

  it('saved by two at once for the same day are kept once', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const both = await Promise.all([1, 2].map(() => addTariff(ctx, ADMIN, table('2027-01-01'))));
    expect(both.map((result) => result.ok)).toEqual([true, false]);
  });
});
