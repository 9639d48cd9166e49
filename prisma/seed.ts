/** The example office with its catalogue, so that a new installation can be tried at once. */
import { HOLIDAYS_2026_2027 } from '../domain/holidays.ts';
import { PP13_2024 } from '../domain/tariff.ts';
import type { Database } from './database.ts';
import type { Prisma } from './generated/sqlite/client.ts';
import { EXAMPLE_MAPS } from './seed/example_maps.ts';
import { EXAMPLE_MICRODATA } from './seed/example_microdata.ts';
import { EXAMPLE_OFFICE } from './seed/example_office.ts';
import type { ExampleProduct } from './seed/example_product.ts';
import { EXAMPLE_PUBLICATIONS } from './seed/example_publications.ts';

export const EXAMPLE_PRODUCTS: readonly ExampleProduct[] = [
  ...EXAMPLE_PUBLICATIONS,
  ...EXAMPLE_MICRODATA,
  ...EXAMPLE_MAPS,
];

/** Loads the example when the database has no office yet, all of it or nothing; returns whether it did. `now`: UTC ms. */
export function seedExample(db: Database, now: number): Promise<boolean> {
  const at = new Date(now);
  return db.write(async (tx) => {
    if ((await tx.setting.count({ where: { key: 'office' } })) > 0) return false;
    const years = [...new Set(HOLIDAYS_2026_2027.map(({ day }) => Number(day.slice(0, 4))))];
    const topics = Object.entries({ ...EXAMPLE_OFFICE, holidayYears: years });
    await tx.setting.createMany({ data: topics.map(([key, value]) => ({ key, value, updatedAt: at })) });
    await tx.holiday.createMany({ data: [...HOLIDAYS_2026_2027] });
    await tx.tariff.create({
      data: {
        id: 'pp-13-2024',
        legalBasis: 'PP 13/2024',
        // docs/domain.md 3 (B): as an office shows it, to be checked against the law by the office that uses it
        note: 'Contoh: tarif dan tanggal berlaku sebagaimana ditampilkan kantor; periksa dengan naskah PP sebelum digunakan.',
        validFrom: '2024-01-01',
        validTo: null,
        rates: PP13_2024,
        createdAt: at,
      },
    });
    await tx.product.createMany({ data: EXAMPLE_PRODUCTS.map((product) => rowOf(product, at)) });
    return true;
  });
}

function rowOf(product: ExampleProduct, at: Date): Prisma.ProductCreateManyInput {
  const id = `example-${product.code.toLowerCase()}`;
  return { ...product, id, active: true, createdAt: at, updatedAt: at };
}
