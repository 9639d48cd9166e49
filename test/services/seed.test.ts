import { describe, expect, it } from 'vitest';
import { EXAMPLE_PRODUCTS, seedExample } from '../../prisma/seed.ts';
import { readOffice, saveOfficeTopic } from '../../services/office.ts';
import { PRODUCT_ATTRIBUTES } from '../../services/product_attributes.ts';
import { listTariffs } from '../../services/tariffs.ts';
import { ADMIN, openWorkshop, START } from './workshop.ts';

describe('the example office', () => {
  it('is loaded once, and never over what an office has set', async () => {
    const { ctx } = await openWorkshop();
    expect(await seedExample(ctx.db, START)).toBe(true);
    const { office } = await readOffice(ctx);
    expect(office.example).toBe(true);
    await saveOfficeTopic(ctx, ADMIN, 'office', { ...office, name: 'BPS Kota Sabang', example: false });
    expect(await seedExample(ctx.db, START)).toBe(false);
    expect((await readOffice(ctx)).office.name).toBe('BPS Kota Sabang');
    expect(await listTariffs(ctx)).toHaveLength(1);
  });

  it('has a catalogue of every kind, with codes of their own and attributes in order', () => {
    const kinds = EXAMPLE_PRODUCTS.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'publication').length).toBeGreaterThanOrEqual(20);
    expect(kinds.filter((kind) => kind === 'microdata').length).toBeGreaterThanOrEqual(5);
    expect(kinds.filter((kind) => kind === 'map').length).toBeGreaterThanOrEqual(5);
    expect(new Set(EXAMPLE_PRODUCTS.map(({ code }) => code)).size).toBe(EXAMPLE_PRODUCTS.length);
    const wrong = EXAMPLE_PRODUCTS.filter(
      ({ code, kind, attributes, pages, title, year }) =>
        !PRODUCT_ATTRIBUTES[kind].safeParse(attributes).success ||
        (kind === 'publication' ? !pages : pages !== null) ||
        !title.includes(String(year)) ||
        !/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(code),
    );
    expect(wrong).toEqual([]);
  });
});
