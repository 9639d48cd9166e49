/** What an invoice charges and how it explains it: publications, micro data and maps, by PP 13/2024 (docs/domain.md 3). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapRequest, MicrodataRequest } from '../../domain/request.ts';
import { PP13_2024 } from '../../domain/tariff.ts';
import type { ServiceContext } from '../../services/context.ts';
import { draftInvoice, sendInvoice } from '../../services/orders/invoices.ts';
import { linePrice } from '../../services/orders/line_price.ts';
import type { PricedItem } from '../../services/orders/line_price.ts';
import { decideReduction } from '../../services/orders/reduction.ts';
import { dataOrder, FULL_SET, LEBAK, onPage, openDataOffice, REGENCIES } from './data_order.ts';
import type { DataItem } from './data_order.ts';
import { PETUGAS } from './workshop.ts';

const MICRO: PricedItem = {
  code: 'MIKRO-1',
  kind: 'microdata',
  pages: null,
  bytes: 2_500_000,
  survey: 'Susenas KOR',
  request: FULL_SET,
};
const asked = (given: Partial<MicrodataRequest>): MicrodataRequest => ({
  ...(FULL_SET as MicrodataRequest),
  ...given,
});
const maps = (given: Partial<MapRequest>): PricedItem => ({
  ...MICRO,
  code: 'PETA-36',
  kind: 'map',
  bytes: null,
  request: { kind: 'map', level: 'desa', regions: [...REGENCIES], ...given },
});
const NONE = { pages: {}, notes: [] };

describe('a line', () => {
  it.each([
    [500_000, 20_000],
    [1_000_000, 20_000],
    [1_001_000, 20_020],
    [2_500_000, 50_000],
    [1_000_050, 20_001],
    [1_203_880_050, 24_077_601],
  ])('of micro data of %i bytes costs Rp%i', (bytes, full) => {
    expect(linePrice({ ...MICRO, bytes }, PP13_2024)).toMatchObject({ full, quantity: 1, unit: { id: 'dataset' } });
  });

  it('of micro data that the office tabulates is charged per table', () => {
    const line = linePrice({ ...MICRO, request: asked({ table: 'Pengeluaran\n menurut kabupaten' }) }, PP13_2024);
    expect(line).toMatchObject({ full: 55_000, unit: { id: 'tabel', en: 'table' } });
    expect(line?.detail.id).toContain('diolah menjadi tabel: Pengeluaran menurut kabupaten');
    expect(line?.detail.id).toContain('sampai 1.000.000 byte Rp22.000 per tabel, selebihnya Rp22 per 1.000 byte');
  });

  it('says survey, round, level, what was chosen, the size and the rule', () => {
    expect(linePrice(MICRO, PP13_2024)?.detail).toEqual({
      id:
        'Data mikro Susenas KOR, kode MIKRO-1; Maret 2025; tingkat rumah tangga; set lengkap; 2.500.000 byte; ' +
        'sampai 1.000.000 byte Rp20.000 per dataset, selebihnya Rp20 per 1.000 byte (pro rata)',
      en:
        'Micro data Susenas KOR, code MIKRO-1; Maret 2025; level: rumah tangga; full set; 2,500,000 bytes; ' +
        'up to 1,000,000 bytes Rp20.000 per dataset, then Rp20 per 1,000 bytes (pro rata)',
    });
    const chosen = asked({ variables: [{ code: 'R101', label: 'Provinsi' }], regions: [LEBAK] });
    expect(linePrice({ ...MICRO, request: chosen }, PP13_2024)?.detail.id).toContain(
      'variabel: R101; wilayah: Kabupaten Lebak',
    );
  });

  it('of 300 regions names the first few and says how many', () => {
    const regions = Array.from({ length: 300 }, (_, at) => ({ code: String(1_000 + at), name: `Kabupaten ${at + 1}` }));
    const detail = linePrice({ ...MICRO, request: asked({ regions }) }, PP13_2024)?.detail.id ?? '';
    expect(detail).toContain('wilayah (300): Kabupaten 1, Kabupaten 2,');
    expect(detail).toContain('dan 294 lainnya');
    expect(detail.length).toBeLessThan(400);
  });

  it('of three regency maps by desa costs Rp210.000', () => {
    const line = linePrice(maps({}), PP13_2024);
    expect(line).toMatchObject({ quantity: 3, full: 210_000, unit: { id: 'peta', en: 'maps' } });
    expect(line?.detail.id).toContain('menurut desa/kelurahan; wilayah: Kabupaten Pandeglang, Kabupaten Lebak,');
    expect(line?.detail.id).toContain('3 peta kabupaten/kota menurut desa x Rp70.000');
  });

  it('of maps of several kinds names each with its price', () => {
    const regions = [{ code: '00', name: 'Indonesia' }, LEBAK];
    const line = linePrice(maps({ level: 'kecamatan', regions }), PP13_2024);
    expect(line).toMatchObject({ quantity: 2, full: 12_030_000 });
    expect(line?.detail.id).toContain('1 peta Indonesia menurut kecamatan x Rp12.000.000; 1 peta kabupaten/kota');
  });

  it.each([
    ['micro data without a file', { ...MICRO, bytes: null }],
    ['micro data of no bytes', { ...MICRO, bytes: 0 }],
    ['a publication of unknown length', { ...MICRO, kind: 'publication' as const }],
    ['a map that was never asked for', { ...maps({}), request: null }],
    ['a map of nothing', maps({ regions: [] })],
    ['a province as one map, which the tariff does not know', maps({ regions: [{ code: '36', name: 'Banten' }] })],
  ])('of %s has no price', (_, item) => {
    expect(linePrice(item, PP13_2024)).toBeNull();
  });
});

async function itemsOf(ctx: ServiceContext, code: string) {
  const { id } = await ctx.db.read.order.findUniqueOrThrow({ where: { code } });
  return ctx.db.read.orderItem.findMany({ where: { orderId: id }, orderBy: { position: 'asc' } });
}

describe('an invoice', () => {
  const micro: DataItem = { kind: 'microdata', request: FULL_SET, size: 2_500_000 };

  it('prices micro data by the prepared file, or by the bytes that the officer set', async () => {
    const { ctx } = await openDataOffice();
    const code = await dataOrder(ctx, [micro, { kind: 'publication', pages: 250 }]);
    const [item] = await itemsOf(ctx, code);
    const draft = await draftInvoice(ctx, { code, ...NONE });
    expect(draft).toMatchObject({ ok: true, draft: { content: { total: 160_000, lines: [{ amount: 50_000 }, {}] } } });
    const set = await draftInvoice(ctx, { code, ...NONE, bytes: { [item?.id ?? '']: 1_001_000 } });
    expect(set).toMatchObject({ draft: { content: { lines: [{ amount: 20_020 }, { amount: 110_000 }] } } });
    expect((await itemsOf(ctx, code))[0]?.bytes, 'a draft changes nothing').toBeNull();
  });

  it('keeps the bytes that were set with the item, unless they are the size of its file', async () => {
    const { ctx } = await openDataOffice();
    for (const [bytes, kept] of [
      [1_001_000, 1_001_000n],
      [2_500_000, null],
    ] as const) {
      const code = await dataOrder(ctx, [micro]);
      const [item] = await itemsOf(ctx, code);
      const page = { ...(await onPage(ctx, code)), ...NONE, words: null };
      expect(await sendInvoice(ctx, PETUGAS, { ...page, bytes: { [item?.id ?? '']: bytes } })).toMatchObject({
        ok: true,
      });
      expect((await itemsOf(ctx, code))[0]?.bytes).toBe(kept);
    }
  });

  it('has no price only while something cannot be computed, and says which tariff and pages in full', async () => {
    const { ctx } = await openDataOffice();
    const unprepared = await dataOrder(ctx, [{ ...micro, size: null }]);
    expect(await draftInvoice(ctx, { code: unprepared, ...NONE })).toEqual({ ok: false, reason: 'no_price' });
    const code = await dataOrder(ctx, [{ kind: 'publication', pages: 1_379 }], { language: 'en' });
    const draft = await draftInvoice(ctx, { code, ...NONE });
    const [line] = draft.ok ? draft.draft.content.lines : [];
    expect(line).toMatchObject({ amount: 455_000, unit: 'publikasi', english: { unit: 'publication' } });
    expect(line?.detail).toMatch(/^Publikasi softcopy, kode \S+, 1\.379 halaman$/);
    expect(line?.english?.detail).toMatch(/, 1,379 pages$/);
  });

  it('adds up: the total is the sum of its lines, for any mix, percentage and size', async () => {
    const { ctx } = await openDataOffice();
    const regions = fc.uniqueArray(fc.integer({ min: 1_101, max: 9_471 }), { minLength: 1, maxLength: 40 });
    const item = fc.oneof(
      fc.integer({ min: 1, max: 5_000 }).map((pages): DataItem => ({ kind: 'publication', pages })),
      fc
        .record({ size: fc.integer({ min: 1, max: 5_000_000_000 }), table: fc.constantFrom(null, 'Tabel') })
        .map(({ size, table }): DataItem => ({ kind: 'microdata', size, request: asked({ table }) })),
      fc
        .record({ codes: regions, level: fc.constantFrom('kecamatan' as const, 'desa' as const) })
        .map(({ codes, level }): DataItem => ({
          kind: 'map',
          request: { kind: 'map', level, regions: codes.map((one) => ({ code: String(one), name: `Wilayah ${one}` })) },
        })),
    );
    const mix = fc.array(item, { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(mix, fc.integer({ min: 0, max: 10_000 }), async (items, hundredths) => {
        const percent = hundredths / 100;
        const code = await dataOrder(ctx, items);
        const page = await onPage(ctx, code);
        const decided = await decideReduction(ctx, PETUGAS, { ...page, percent, reason: 'Uji' });
        expect(decided.ok).toBe(true);
        const full = await draftInvoice(ctx, { code, ...NONE });
        if (!full.ok) throw new Error(full.reason);
        const { lines, total, totalInWords } = full.draft.content;
        expect(lines).toHaveLength(items.length);
        expect(total).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
        expect(lines.every(({ amount }) => Number.isSafeInteger(amount) && amount >= 0)).toBe(true);
        if (percent === 0) expect(totalInWords).toBe('Nol Rupiah');
      }),
      { numRuns: 25 },
    );
  });
});
