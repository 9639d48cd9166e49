/** How products, the basket and the tariff are put in texts, and the answer that leads to the basket. */
import { text } from '../../texts/text.ts';
import type { Text } from '../../texts/text.ts';
import { needsAbstraction } from '../basket.ts';
import { basketTotal } from '../context.ts';
import type { Context } from '../context.ts';
import type { BasketLine, ProductCard, TariffCard } from '../effects.ts';
import type { Answer } from '../question.ts';
import { rateValues, requestLines } from './request_texts.ts';

export const toBasket: Answer = { id: 'shop.basket', label: text('shop.toBasket') };

/** Numbered from 1, as they may be named; what was asked of a product stands below it. */
export function basketLines(basket: readonly BasketLine[]): Text[] {
  return basket.flatMap(({ product, request, price }, index) => {
    const line = { number: index + 1, title: product.title };
    return [
      price === null ? text('basket.lineLater', line) : text('basket.line', { ...line, price }),
      ...requestLines(request),
    ];
  });
}

/** What a total does not include is said with it. */
export function totalText(context: Pick<Context, 'basket'>): Text {
  const count = unpriced(context);
  const total = basketTotal(context);
  if (count === 0) return text('total.known', { total });
  return count === context.basket.length ? text('total.later') : text('total.some', { total, count });
}

/** The same within a sentence. */
export function feeText(context: Pick<Context, 'basket'>): Text {
  const count = unpriced(context);
  const total = basketTotal(context);
  if (count === 0) return text('fee.known', { total });
  return count === context.basket.length ? text('fee.later') : text('fee.some', { total });
}

/** Whether the title of an abstraction goes along with the basket. */
function showsTitle({ basket, abstraction }: Pick<Context, 'basket' | 'abstraction'>): boolean {
  return needsAbstraction(basket) && abstraction.fields.title !== undefined;
}

/** The title of the abstraction, the party of the agreement, the request for a reduction, the split: what goes along with the basket. */
export function writtenLines({ basket, abstraction, party, reduction, split }: Context): Text[] {
  const { title = '' } = abstraction.fields;
  const { position = '', address = '' } = party;
  return [
    ...(showsTitle({ basket, abstraction }) ? [text('summary.abstraction', { title })] : []),
    ...(needsAbstraction(basket) ? [text('summary.party', { position, address })] : []),
    ...(reduction === null ? [] : [text('summary.reduction', { reason: reduction.reason })]),
    ...(split === true ? [text('summary.split')] : []),
  ];
}

/** One of the products found, with what it costs in brackets: its title alone names it, too. A list of one kind names no kinds. */
export function resultText(product: ProductCard, ofOneKind: boolean): Text {
  const values = { title: product.title, price: costText(product) };
  return ofOneKind ? text('result.ofKind', values) : text('result', { ...values, kind: text(`sort.${product.kind}`) });
}

function costText({ kind, price, sold }: ProductCard): Text {
  if (!sold) return text('result.notSold');
  if (price !== null) return text('result.priced', { price });
  if (kind === 'publication') return text('result.unpriced');
  return kind === 'map' ? text('result.byArea') : text('result.bySize');
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
  const values = { basis: tariff.legalBasis, prices: text('tariff.prices', rateValues(tariff)) };
  return purpose === 'rules'
    ? text('tariff.rules', { ...values, days: tariff.serviceDays })
    : text('tariff.info', values);
}

function unpriced({ basket }: Pick<Context, 'basket'>): number {
  return basket.filter(({ price }) => price === null).length;
}
