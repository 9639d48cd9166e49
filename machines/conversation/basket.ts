/** The lines of a basket: what is in it, what goes in, what it is ordered as. */
import { isAgreed, isComplete } from '../../domain/abstraction.ts';
import type { Context } from './context.ts';
import type { BasketLine, LineInput, OrderInput, ReductionInput } from './effects.ts';
import { requestKey, requestOf } from './request_draft.ts';

/** More than anyone ordered at once so far, and still one readable summary. */
export const BASKET_LIMIT = 20;

type Chosen = Pick<Context, 'basket' | 'product' | 'request'>;

/** The basket with the product at hand; a line that was changed keeps its place. */
export function withLine(context: Chosen): BasketLine[] {
  const { basket, product } = context;
  if (product === null) return basket;
  const line = { product, request: requestOf(context), price: product.price };
  const at = placeReplaced(context);
  return at === null ? [...basket, line] : basket.with(at, line);
}

/** The place of the line that is being changed; null when it is a new one, or that line has gone meanwhile. */
export function placeReplaced({ basket, product, request }: Chosen): number | null {
  const at = request?.replaces ?? null;
  return at !== null && basket[at] !== undefined && basket[at].product.code === product?.code ? at : null;
}

/** Whether the very same is in the basket already, beside the line that is being changed. */
export function isInBasket(context: Chosen): boolean {
  const { basket, product } = context;
  const wanted = keyOf(product?.code ?? '', requestOf(context));
  const replaced = placeReplaced(context);
  return basket.some((line, at) => at !== replaced && keyOf(line.product.code, line.request) === wanted);
}

export function isFull(context: Chosen): boolean {
  return placeReplaced(context) === null && context.basket.length >= BASKET_LIMIT;
}

export function inputOf({ product, request }: BasketLine): LineInput {
  return { code: product.code, request };
}

/** B5, R10: with micro data and maps come abstraction and agreement. */
export function needsAbstraction(basket: readonly BasketLine[]): boolean {
  return basket.some(({ product }) => isAgreed(product));
}

/** Publications together with what has to be reviewed: they would wait for it. */
export function isMixed(basket: readonly BasketLine[]): boolean {
  return needsAbstraction(basket) && basket.some(({ product }) => !isAgreed(product));
}

type Written = Pick<Context, 'basket' | 'profile' | 'abstraction' | 'party' | 'agreed'>;

/** Whether everything is written that an officer reviews with the order. */
export function isWritten({ basket, profile, abstraction, party, agreed }: Written): boolean {
  if (!needsAbstraction(basket)) return true;
  if (profile === null || agreed === null) return false;
  return isComplete(abstraction, profile) && partyOf(party) !== null;
}

/** The basket as it is ordered: publications apart when that was wanted. */
export function ordersOf(context: Written & Pick<Context, 'split'>): OrderInput[] {
  const { basket, split } = context;
  if (split !== true || !isMixed(basket)) return [orderOf(basket, context)];
  const publications = basket.filter(({ product }) => !isAgreed(product));
  const others = basket.filter(({ product }) => isAgreed(product));
  return [orderOf(publications, context), orderOf(others, context)];
}

export function reductionOf({ reduction }: Pick<Context, 'reduction'>): ReductionInput | null {
  return reduction === null ? null : { reason: reduction.reason, fileId: reduction.file?.id ?? null };
}

function orderOf(basket: readonly BasketLine[], { abstraction, party, agreed }: Written): OrderInput {
  const lines = basket.map(inputOf);
  if (!needsAbstraction(basket)) return { lines, abstraction: null, party: null, agreementTerms: null };
  return { lines, abstraction, party: partyOf(party), agreementTerms: agreed };
}

function partyOf({ position = '', address = '' }: Context['party']): OrderInput['party'] {
  return position.trim() === '' || address.trim() === '' ? null : { position, address };
}

function keyOf(code: string, request: BasketLine['request']): string {
  return `${code} ${requestKey(request)}`;
}
