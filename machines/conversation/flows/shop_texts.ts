/** How products, the basket and the tariff are put in texts, and the answer that leads to the basket. */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import type { ProductCard, TariffCard } from '../effects.ts';
import type { Answer } from '../question.ts';

export const toBasket: Answer = { id: 'shop.basket', label: text('shop.toBasket') };

/** Numbered from 1, as they may be named. */
export function basketLines(products: ProductCard[]): Text[] {
  return products.map((product, index) =>
    text('basket.line', { number: index + 1, title: product.title, price: product.price ?? 0 }),
  );
}

export function productText(product: ProductCard | null): Text {
  if (product === null) return text('shop.gone');
  const facts = { title: product.title, code: product.code, description: product.description };
  if (product.price !== null && product.pages !== null) {
    return text('product.publication', { ...facts, year: product.year, pages: product.pages, price: product.price });
  }
  return product.kind === 'map' ? text('product.map', facts) : text('product.microdata', facts);
}

/** `rules` before the choice (R7), `info` from the menu. No tariff in force is said, never guessed. */
export function tariffText(tariff: TariffCard | null, purpose: 'rules' | 'info'): Text {
  if (tariff === null) return text('tariff.none');
  const values = { basis: tariff.legalBasis, ...tariff.rates };
  return purpose === 'rules' ? text('tariff.rules', values) : text('tariff.info', values);
}
