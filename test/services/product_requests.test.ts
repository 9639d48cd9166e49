import { describe, expect, it } from 'vitest';
import type { ItemRequest, MapRequest, MicrodataRequest } from '../../domain/request.ts';
import { productByCode, toBasketLine } from '../../services/catalogue.ts';
import type { Product } from '../../services/catalogue.ts';
import type { ServiceContext } from '../../services/context.ts';
import { formOf, optionIndexOf, optionsOf } from '../../services/product_requests.ts';
import { tariffOn } from '../../services/tariffs.ts';
import { openWorkshop } from './workshop.ts';

const SALES = { kinds: ['publication' as const, 'microdata' as const, 'map' as const], fullSetOnly: false };

const FULL: MicrodataRequest = {
  kind: 'microdata',
  round: 'Maret 2025',
  level: 'individu',
  variables: 'all',
  regions: 'all',
  table: null,
};
const MAPS: MapRequest = {
  kind: 'map',
  level: 'desa',
  regions: [
    { code: '3601', name: 'Kabupaten Pandeglang' },
    { code: '3602', name: 'Kabupaten Lebak' },
    { code: '3673', name: 'Kota Serang' },
  ],
};

async function productOf(ctx: ServiceContext, code: string): Promise<Product> {
  const product = await productByCode(ctx, code);
  if (product === null) throw new Error(`no ${code}`);
  return product;
}

async function asked(code: string, request: ItemRequest | null, sales = SALES) {
  const { ctx } = await openWorkshop({ seeded: true });
  return toBasketLine(await productOf(ctx, code), request, await tariffOn(ctx, '2026-11-23'), { sales });
}

describe('what may be asked of a product', () => {
  it('is its form, and the lists behind it', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const susenas = await productOf(ctx, 'MIKRO-SUSENAS-KOR-2025');
    expect(formOf(susenas, SALES)).toEqual({
      kind: 'microdata',
      survey: 'Susenas KOR',
      rounds: ['Maret 2025'],
      levels: ['rumah tangga', 'individu'],
      variables: 9,
      regions: 9,
      fullSetOnly: false,
    });
    expect(optionsOf(susenas, 'variables')[0]).toEqual({ code: 'PROV', label: 'Provinsi' });
    expect(optionIndexOf(susenas, 'regions')).toBe(optionIndexOf(susenas, 'regions'));
    const province = await productOf(ctx, 'PETA-3600-2024');
    expect(formOf(province, SALES)).toMatchObject({ kind: 'map', regions: 8, only: null });
    expect(formOf(await productOf(ctx, 'PDA-3600-2025'), SALES)).toBeNull();
  });

  it('never is a map that the tariff does not know (docs/domain.md 3)', async () => {
    const { ctx } = await openWorkshop({ seeded: true });
    const product = await productOf(ctx, 'PETA-3601-2024');
    const regions = [{ code: '36', name: 'Banten' }];
    const attributes = { area: 'Banten', levels: ['desa'], regions };
    const provinceAsOne = { ...product, attributes };
    expect(formOf(provinceAsOne, SALES)).toMatchObject({ regions: 0 });
    expect(toBasketLine(provinceAsOne, { kind: 'map', level: 'desa', regions }, null, { sales: SALES })).toBeNull();
  });

  it.each<[string, string, ItemRequest | null, number | null]>([
    ['a publication', 'PDA-3600-2025', null, 275_000],
    ['a full set, priced after its preparation', 'MIKRO-SUSENAS-KOR-2025', FULL, null],
    ['three maps', 'PETA-3600-2024', MAPS, 210_000],
    ['three cheaper maps', 'PETA-3600-2024', { ...MAPS, level: 'kecamatan' }, 90_000],
  ])('may be %s', async (_what, code, request, price) => {
    expect(await asked(code, request)).toMatchObject({ request, price });
  });

  it('takes the names of today', async () => {
    const renamed = { ...MAPS, regions: [{ code: '3602', name: 'Lebak lama' }] };
    expect(await asked('PETA-3600-2024', renamed)).toMatchObject({
      request: { regions: [{ code: '3602', name: 'Kabupaten Lebak' }] },
    });
  });

  it.each<[string, string, ItemRequest | null]>([
    ['nothing where something has to be said', 'MIKRO-SUSENAS-KOR-2025', null],
    ['something where nothing may be', 'PDA-3600-2025', FULL],
    ['another kind', 'PETA-3600-2024', FULL],
    ['a round that is not there', 'MIKRO-SUSENAS-KOR-2025', { ...FULL, round: 'Maret 1999' }],
    ['a level that is not there', 'MIKRO-SUSENAS-KOR-2025', { ...FULL, level: 'desa' }],
    ['a variable that does not exist', 'MIKRO-SUSENAS-KOR-2025', { ...FULL, variables: [{ code: 'X', label: 'x' }] }],
    ['no variable', 'MIKRO-SUSENAS-KOR-2025', { ...FULL, variables: [] }],
    ['an empty table', 'MIKRO-SUSENAS-KOR-2025', { ...FULL, table: ' ' }],
    ['a map of elsewhere', 'PETA-3600-2024', { ...MAPS, regions: [{ code: '1101', name: 'Simeulue' }] }],
    ['a map twice', 'PETA-3600-2024', { ...MAPS, regions: [...MAPS.regions, ...MAPS.regions] }],
    ['no map', 'PETA-3600-2024', { ...MAPS, regions: [] }],
  ])('is not %s', async (_what, code, request) => {
    expect(await asked(code, request)).toBeNull();
  });

  it('is the full set only where the office says so (docs/domain.md 3)', async () => {
    const sales = { ...SALES, fullSetOnly: true };
    expect(await asked('MIKRO-SUSENAS-KOR-2025', FULL, sales)).toMatchObject({ request: FULL });
    expect(await asked('MIKRO-SUSENAS-KOR-2025', { ...FULL, table: 'Umur' }, sales)).toBeNull();
    const part = { ...FULL, regions: [{ code: '3601', name: '' }] };
    expect(await asked('MIKRO-SUSENAS-KOR-2025', part, sales)).toBeNull();
  });
});
