import { describe, expect, it } from 'vitest';
import { findProducts, listProducts, productByCode, toProductCard } from '../../services/catalogue.ts';
import { listCatalogue, readProduct, saveProduct, setProductActive } from '../../services/catalogue_editing.ts';
import { readOffice } from '../../services/office.ts';
import { tariffOn } from '../../services/tariffs.ts';
import { ADMIN, BENDAHARA, CUSTOMER, openWorkshop, PETUGAS, PIMPINAN, START } from './workshop.ts';

async function seeded() {
  return (await openWorkshop({ seeded: true })).ctx;
}

const NEW = {
  id: null,
  seen: null,
  code: 'uji-1',
  kind: 'publication',
  title: 'Statistik Kelautan Ujung Kulon 2026',
  titleEn: 'Marine Statistics of Ujung Kulon 2026',
  year: 2026,
  pages: 51,
  description: '',
  descriptionEn: '',
  keywords: 'laut',
  active: true,
  attributes: { catalogNumber: '1.2.3' },
};

describe('searching the catalogue', () => {
  it.each([
    ['dalam angka 2025', 'PDA-3600-2025'],
    ['dlam angka 2025', 'PDA-3600-2025'],
    ['DALAM ANGKA LEBAK', 'KDA-3602-2025'],
    ['lebak in figures', 'KDA-3602-2025'],
    ['cilegn', 'KDA-3672-2025'],
    ['tangsel selatan', 'KDA-3674-2025'],
    ['tangerang selatan dalam angka', 'KDA-3674-2025'],
    ['saya mau cari buku pdrb pengeluaran', 'PDRBPE-3600-2026'],
    ['pdrb lapangan usaha 2025', 'PDRBLU-3600-2025'],
    ['pengangguran', 'SAKER-3600-2025'],
    ['susenas2024', 'MIKRO-SUSENAS-KOR-2024'],
    ['sakernas agustus 2024', 'MIKRO-SAKERNAS-2024-08'],
    ['podes', 'MIKRO-PODES-2024'],
    ['SP2020', 'MIKRO-SP-2020'],
    ['sp 2020', 'MIKRO-SP-2020'],
    ['st2023', 'MIKRO-ST-2023'],
    ['peta wilkerstat pandeglang', 'PETA-3601-2024'],
    ['kemiskinan', 'MISKIN-3600-2025'],
    ['kemiskian', 'MISKIN-3600-2025'],
    ['kda 3602 2025', 'KDA-3602-2025'],
    ['kda36022025', 'KDA-3602-2025'],
  ])('%j finds %s first', async (term, code) => {
    const found = await findProducts(await seeded(), term);
    expect(found.slice(0, 1).map((product) => product.code)).toEqual([code]);
  });

  it.each(['dalam angka', 'dlam angka', 'bantn', 'banten', 'Bánten', 'dalam angk'])(
    '%j finds something',
    async (term) => {
      expect((await findProducts(await seeded(), term)).length).toBeGreaterThan(5);
    },
  );

  it('takes a year at its word when there are such products', async () => {
    const ctx = await seeded();
    const years = async (term: string): Promise<number[]> => [
      ...new Set((await findProducts(ctx, term, 100)).map((product) => product.year)),
    ];
    expect(await years('dalam angka 2025')).toEqual([2025]);
    expect(await years('dlam angka 2024')).toEqual([2024]);
    expect(await years('banten 2023')).toEqual([2023]);
    expect(await years('2026')).toEqual([2026]);
    expect(await years('dalam angka 2024 dan 2025')).toEqual([2025, 2024]);
    // none of that year: the others rather than nothing
    expect(await years('dalam angka 2019')).toContain(2025);
    expect(await years('1999')).toEqual([]);
  });

  it('puts the newest of a series first', async () => {
    const codes = (await findProducts(await seeded(), 'provinsi contoh dalam angka')).map((product) => product.code);
    expect(codes.slice(0, 3)).toEqual(['PDA-3600-2026', 'PDA-3600-2025', 'PDA-3600-2024']);
  });

  it.each(['', '   ', '👋', 'xyzzy', 'dan', '؟؟', '*'])('%j finds nothing', async (term) => {
    expect(await findProducts(await seeded(), term)).toEqual([]);
  });

  it.each([
    ['a long story', 'halo apa kabar '.repeat(1500)],
    ['one endless word', 'a'.repeat(20_000)],
    ['endless digits', '2025'.repeat(5_000)],
  ])('finds nothing for %s, and takes no more memory than for a word', async (_what, term) => {
    const ctx = await seeded();
    await findProducts(ctx, 'banten');
    const before = process.memoryUsage().arrayBuffers;
    expect(await findProducts(ctx, term)).toEqual([]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('finds what is asked at the beginning of a long message', async () => {
    const found = await findProducts(await seeded(), `dalam angka lebak 2025 ${'terima kasih '.repeat(100)}`);
    expect(found[0]?.code).toBe('KDA-3602-2025');
  });
});

describe('listing', () => {
  it('gives six a page, newest first, and the last page for pages beyond', async () => {
    const ctx = await seeded();
    const first = await listProducts(ctx, 'publication', 1);
    expect(first.products).toHaveLength(6);
    expect(first.products.map((product) => product.year)).toEqual([2026, 2026, 2026, 2025, 2025, 2025]);
    const seen = new Set<string>();
    for (let page = 1; page <= first.pages; page += 1) {
      for (const product of (await listProducts(ctx, 'publication', page)).products) seen.add(product.code);
    }
    expect(seen.size).toBe(await ctx.db.read.product.count({ where: { kind: 'publication' } }));
    expect((await listProducts(ctx, 'publication', 99)).page).toBe(first.pages);
    expect((await listProducts(ctx, 'map', 0)).page).toBe(1);
  });

  it.each(['PDA-3600-2025', 'pda-3600-2025', ' pda 3600 2025 ', 'PDA36002025'])('knows %j', async (code) => {
    expect((await productByCode(await seeded(), code))?.code).toBe('PDA-3600-2025');
  });

  it.each(['', 'PDA', 'PDA-3600-1999', '-'])('does not know %j', async (code) => {
    expect(await productByCode(await seeded(), code)).toBeNull();
  });

  it('prices publications by the tariff in force and leaves other kinds open', async () => {
    const ctx = await seeded();
    const tariff = await tariffOn(ctx, '2026-11-23');
    const office = await readOffice(ctx);
    const card = async (code: string, by = tariff) => {
      const product = await productByCode(ctx, code);
      return product && toProductCard(product, by, office);
    };
    // 798 pages: 50.000 + 15 x 15.000
    expect(await card('PDA-3600-2025')).toMatchObject({
      title: { id: 'Provinsi Contoh Dalam Angka 2025', en: 'Contoh Province in Figures 2025' },
      price: 275_000,
      sold: true,
    });
    expect(await card('HOTEL-3600-2024')).toMatchObject({ pages: 50, price: 50_000 });
    expect(await card('PDA-3600-2025', null)).toMatchObject({ price: null });
    expect(await card('MIKRO-PODES-2024')).toMatchObject({ price: null, sold: true, form: { kind: 'microdata' } });
    expect(await card('PETA-3601-2024')).toMatchObject({ price: null, sold: true, form: { only: { code: '3601' } } });
    const podes = await productByCode(ctx, 'MIKRO-PODES-2024');
    const sales = { kinds: ['publication' as const], fullSetOnly: false };
    expect(podes && toProductCard(podes, tariff, { sales })).toMatchObject({ sold: false });
  });
});

describe('editing the catalogue', () => {
  it('is seen by the next search', async () => {
    const ctx = await seeded();
    expect(await findProducts(ctx, 'ujung kulon')).toEqual([]);
    const added = await saveProduct(ctx, PETUGAS, NEW);
    if (!added.ok) throw new Error(added.reason);
    expect(added.product).toMatchObject({ code: 'UJI-1', pages: 51 });
    expect((await findProducts(ctx, 'ujng kulon'))[0]?.id).toBe(added.product.id);
    const { id } = added.product;
    const changed = await saveProduct(ctx, ADMIN, { ...NEW, id, seen: START, title: 'Statistik Badak' });
    if (!changed.ok) throw new Error(changed.reason);
    expect((await findProducts(ctx, 'badak'))[0]?.id).toBe(id);
    expect(await setProductActive(ctx, PETUGAS, id, false)).toMatchObject({ ok: true, product: { active: false } });
    expect(await findProducts(ctx, 'badak')).toEqual([]);
    expect(await productByCode(ctx, 'UJI-1')).toBeNull();
    expect(await readProduct(ctx, id)).toMatchObject({ active: false });
    expect((await listCatalogue(ctx, { term: 'badak', page: 1 })).count).toBe(1);
    await setProductActive(ctx, PETUGAS, id, true);
    expect(await findProducts(ctx, 'badak')).toHaveLength(1);
  });

  it('is refused with what is wrong, field by field', async () => {
    const ctx = await seeded();
    const wrong = { ...NEW, code: 'a b', title: '', pages: 0, year: 20_26.5, attributes: {} };
    expect(await saveProduct(ctx, ADMIN, wrong)).toEqual({
      ok: false,
      reason: 'invalid',
      fields: {
        code: 'format',
        title: 'required',
        pages: 'too_small',
        year: 'format',
        'attributes.catalogNumber': 'required',
      },
    });
    expect(await saveProduct(ctx, ADMIN, { ...NEW, kind: 'majalah' })).toMatchObject({ fields: { kind: 'format' } });
    expect(await saveProduct(ctx, ADMIN, { ...NEW, code: 'PDA-3600-2025' })).toMatchObject({
      fields: { code: 'taken' },
    });
    expect(await saveProduct(ctx, ADMIN, { ...NEW, id: 'gone', seen: 0 })).toEqual({ ok: false, reason: 'unknown' });
  });

  it('by two at once keeps the first and tells the second', async () => {
    const ctx = await seeded();
    const added = await saveProduct(ctx, PETUGAS, NEW);
    if (!added.ok) throw new Error(added.reason);
    const form = { ...NEW, id: added.product.id, seen: added.product.updatedAt.getTime() };
    const both = await Promise.all(['A', 'B'].map((title) => saveProduct(ctx, PETUGAS, { ...form, title })));
    expect(both[0]).toMatchObject({ ok: true, product: { title: 'A' } });
    expect(both[1]).toEqual({ ok: false, reason: 'changed' });
    const twins = await Promise.all([1, 2].map(() => saveProduct(ctx, PETUGAS, { ...NEW, code: 'UJI-2' })));
    expect(twins.map((result) => result.ok)).toEqual([true, false]);
  });

  it.each([BENDAHARA, PIMPINAN, CUSTOMER])('is not the business of $name', async (actor) => {
    const ctx = await seeded();
    const refused = { ok: false, reason: 'forbidden' };
    expect(await saveProduct(ctx, actor, NEW)).toEqual(refused);
    expect(await setProductActive(ctx, actor, 'example-pda-3600-2025', false)).toEqual(refused);
  });

  it('lists by words and kind, 25 a page', async () => {
    const ctx = await seeded();
    const all = await listCatalogue(ctx, { page: 1 });
    expect([all.products.length, all.pages]).toEqual([25, 2]);
    expect((await listCatalogue(ctx, { page: 9 })).page).toBe(2);
    const maps = await listCatalogue(ctx, { kind: 'map', term: 'serang 2024', page: 1 });
    expect(maps.products.map((product) => product.code).toSorted()).toEqual(['PETA-3604-2024', 'PETA-3673-2024']);
  });
});
