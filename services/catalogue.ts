/** The products as the assistant offers them. Editing is in catalogue_editing. */
import { publicationPrice } from '../domain/tariff.ts';
import type { ProductKind } from '../domain/vocabulary.ts';
import { mapsPrice } from '../domain/request.ts';
import type { ItemRequest } from '../domain/request.ts';
import type { BasketLine, ProductCard } from '../machines/conversation/effects.ts';
import type { Product } from '../prisma/generated/sqlite/client.ts';
import { cached } from './cached.ts';
import { CatalogueSearch } from './catalogue_search.ts';
import type { ServiceContext } from './context.ts';
import type { Office } from './office.ts';
import { formOf, requestOffered } from './product_requests.ts';
import type { Tariff } from './tariffs.ts';

export type { Product } from '../prisma/generated/sqlite/client.ts';

/** Products of one page of a list in the chat. */
export const PAGE_SIZE = 6;

/** Active products and their index; rebuilt after an edit. */
const shelf = cached(async (db) => {
  const products = await db.read.product.findMany({
    where: { active: true },
    orderBy: [{ year: 'desc' }, { title: 'asc' }, { code: 'asc' }],
  });
  return { products, search: new CatalogueSearch(products) };
});

/** Active products for what a person typed, best first, at most `limit`. Empty when nothing is near. */
export async function findProducts(ctx: Pick<ServiceContext, 'db'>, term: string, limit = 24): Promise<Product[]> {
  return (await shelf.read(ctx)).search.find(term).slice(0, limit);
}

/** Active products of a kind, newest year first, 6 a page from page 1; a page beyond the last gives the last. */
export async function listProducts(
  ctx: Pick<ServiceContext, 'db'>,
  kind: ProductKind,
  page: number,
): Promise<{ products: Product[]; page: number; pages: number }> {
  const all = (await shelf.read(ctx)).products.filter((product) => product.kind === kind);
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  return { products: all.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE), page: shown, pages };
}

/** How many active products there are of each kind. */
export async function countProducts(ctx: Pick<ServiceContext, 'db'>): Promise<Record<ProductKind, number>> {
  const counts: Record<ProductKind, number> = { publication: 0, microdata: 0, map: 0 };
  for (const { kind } of (await shelf.read(ctx)).products) counts[kind] += 1;
  return counts;
}

/** An active product by its code, in any case and with any spacing; null when there is none. */
export async function productByCode(ctx: Pick<ServiceContext, 'db'>, code: string): Promise<Product | null> {
  return (await shelf.read(ctx)).search.byCode(code) ?? null;
}

/** Call after a write that changed products. */
export function forgetProducts(ctx: Pick<ServiceContext, 'db'>): void {
  shelf.forget(ctx);
}

type Sales = Pick<Office['sales'], 'kinds' | 'fullSetOnly'>;

/** Price by the tariff for publications; other kinds are priced by the prepared file or the area (docs/domain.md 3). */
export function toProductCard(product: Product, tariff: Tariff | null, { sales }: { sales: Sales }): ProductCard {
  const form = formOf(product, sales);
  return {
    code: product.code,
    kind: product.kind,
    title: { id: product.title, en: product.titleEn },
    description: { id: product.description, en: product.descriptionEn },
    year: product.year,
    pages: product.pages,
    price: priceOf(product, tariff),
    sold: sales.kinds.includes(product.kind) && (form === null || form.regions > 0),
    form,
  };
}

/** A product as it is asked for, at today's price; null when it cannot be ordered (any more). */
export function toBasketLine(
  product: Product,
  request: ItemRequest | null,
  tariff: Tariff | null,
  { sales }: { sales: Sales },
): BasketLine | null {
  const card = toProductCard(product, tariff, { sales });
  if (!product.active || !card.sold) return null;
  if (card.form === null) {
    return request === null && card.price !== null ? { product: card, request, price: card.price } : null;
  }
  const offered = request === null ? null : requestOffered(product, request, sales);
  if (offered === null) return null;
  // docs/domain.md 2: size before price
  if (offered.kind === 'microdata') return { product: card, request: offered, price: null };
  const price = tariff === null ? undefined : mapsPrice(offered, tariff.rates);
  return price === undefined ? null : { product: card, request: offered, price };
}

function priceOf(product: Product, tariff: Tariff | null): number | null {
  if (product.kind !== 'publication' || product.pages === null || tariff === null) return null;
  return publicationPrice(product.pages, tariff.rates);
}
