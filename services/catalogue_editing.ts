/** The panel's side of the catalogue. */
import { z } from 'zod';
import type { ProductKind } from '../domain/vocabulary.ts';
import type { Product } from '../prisma/generated/sqlite/client.ts';
import { audit } from './audit.ts';
import { forgetProducts } from './catalogue.ts';
import { words } from './catalogue_search.ts';
import type { Actor, Outcome, ServiceContext } from './context.ts';
import { invalid, readForm, type Invalid } from './field_errors.ts';
import { newId } from './ids.ts';
import { PRODUCT_ATTRIBUTES } from './product_attributes.ts';
import { CATALOGUE_EDITORS, hasRole } from './rights.ts';
import { laterThan } from './versions.ts';

const LIST_SIZE = 25;

const shared = {
  /** null: a new product */
  id: z.string().nullable(),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
    .max(40),
  title: z.string().trim().min(1).max(250),
  titleEn: z.string().trim().min(1).max(250),
  year: z.number().int().min(1945).max(2099),
  description: z.string().trim().max(2000),
  descriptionEn: z.string().trim().max(2000),
  keywords: z.string().trim().max(500),
  active: z.boolean(),
  /** the `updatedAt` (UTC ms) the form was filled from; null for a new product */
  seen: z.number().nullable(),
};

const productSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...shared,
    kind: z.literal('publication'),
    pages: z.number().int().min(1).max(20_000),
    attributes: PRODUCT_ATTRIBUTES.publication,
  }),
  z.strictObject({
    ...shared,
    kind: z.literal('microdata'),
    pages: z.null(),
    attributes: PRODUCT_ATTRIBUTES.microdata,
  }),
  z.strictObject({ ...shared, kind: z.literal('map'), pages: z.null(), attributes: PRODUCT_ATTRIBUTES.map }),
]);
export type ProductInput = z.input<typeof productSchema>;

/** All products, withdrawn ones too, newest year first, 25 a page from page 1; every word of `term` must be in it. */
export async function listCatalogue(
  ctx: Pick<ServiceContext, 'db'>,
  { term = '', kind = null, page }: { term?: string; kind?: ProductKind | null; page: number },
): Promise<{ products: Product[]; count: number; page: number; pages: number }> {
  const all = await ctx.db.read.product.findMany({
    where: kind === null ? {} : { kind },
    orderBy: [{ year: 'desc' }, { title: 'asc' }, { code: 'asc' }],
  });
  const asked = words(term);
  const found = all.filter((product) => {
    const text =
      `${product.code} ${product.title} ${product.titleEn} ${product.keywords} ${product.year}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
  const pages = Math.max(1, Math.ceil(found.length / LIST_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    products: found.slice((shown - 1) * LIST_SIZE, shown * LIST_SIZE),
    count: found.length,
    page: shown,
    pages,
  };
}

/** Any product, withdrawn or not. */
export function readProduct(ctx: Pick<ServiceContext, 'db'>, id: string): Promise<Product | null> {
  return ctx.db.read.product.findUnique({ where: { id } });
}

/**
 * Adds or changes a product. Orders keep code, title and pages as ordered. 'changed': somebody saved it after `seen`.
 */
export async function saveProduct(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; product: Product } | { ok: false; reason: 'forbidden' | 'unknown' | 'changed' } | Invalid> {
  if (!hasRole(actor, CATALOGUE_EDITORS)) return { ok: false, reason: 'forbidden' };
  const result = readForm(productSchema, input);
  if (!result.ok) return result;
  const { id, seen, ...given } = result.value;
  const updatedAt = new Date(ctx.now());
  const saved = await ctx.db.write(async (tx) => {
    const namesake = await tx.product.findUnique({ where: { code: given.code } });
    if (namesake && namesake.id !== id) return invalid({ code: 'taken' });
    if (id === null) {
      const product = await tx.product.create({ data: { ...given, id: newId(ctx), createdAt: updatedAt, updatedAt } });
      await audit(tx, ctx, actor, 'product.add', `product:${product.id}`, { code: product.code });
      return { ok: true as const, product };
    }
    const before = await tx.product.findUnique({ where: { id } });
    if (!before) return { ok: false as const, reason: 'unknown' as const };
    if (before.updatedAt.getTime() !== seen) return { ok: false as const, reason: 'changed' as const };
    const product = await tx.product.update({
      where: { id },
      data: { ...given, updatedAt: laterThan(before.updatedAt, updatedAt) },
    });
    await audit(tx, ctx, actor, 'product.save', `product:${id}`, { code: product.code });
    return { ok: true as const, product };
  });
  if (saved.ok) forgetProducts(ctx);
  return saved;
}

/** Withdraws a product from the chat, or offers it again. */
export async function setProductActive(
  ctx: ServiceContext,
  actor: Actor,
  id: string,
  active: boolean,
): Promise<Outcome<{ product: Product }, 'forbidden' | 'unknown'>> {
  if (!hasRole(actor, CATALOGUE_EDITORS)) return { ok: false, reason: 'forbidden' };
  const product = await ctx.db.write(async (tx) => {
    const before = await tx.product.findUnique({ where: { id } });
    if (!before) return null;
    const updatedAt = laterThan(before.updatedAt, new Date(ctx.now()));
    await audit(tx, ctx, actor, active ? 'product.offer' : 'product.withdraw', `product:${id}`, { code: before.code });
    return tx.product.update({ where: { id }, data: { active, updatedAt } });
  });
  if (!product) return { ok: false, reason: 'unknown' };
  forgetProducts(ctx);
  return { ok: true, product };
}
