/**
 * Places that were left for something else, one upon the other: the newest is come back to first. Each part of the
 * conversation has at most one place there (orders: one for each order), so that the pile cannot grow without end.
 */
import type { Context, Parked } from './context.ts';

/** The parts in which something is ordered: a new beginning gives their places up. */
const ORDERING = new Set(['shop', 'profile', 'email', 'abstraction', 'party', 'reduction']);
/** Of them those that are also written for an order that is placed already (./aside). */
const WRITING = new Set(['abstraction', 'reduction']);

/** The part of the conversation that a place is in. */
export function flowOf({ value }: Pick<Parked, 'value'>): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

export function isOrdering(place: Parked): boolean {
  return ORDERING.has(flowOf(place));
}

export function isWriting(place: Parked): boolean {
  return WRITING.has(flowOf(place));
}

/** Newest first. */
export function placesOf(parked: Parked | null): Parked[] {
  const places: Parked[] = [];
  for (let place = parked; place !== null; place = place.below) places.push(place);
  return places;
}

export function piled(places: readonly Parked[]): Parked | null {
  return places.reduceRight<Parked | null>((below, place) => ({ ...place, below }), null);
}

/** `one` upon `other`. */
export function upon(one: Parked | null, other: Parked | null): Parked | null {
  return piled([...placesOf(one), ...placesOf(other)]);
}

export function withoutPlaces(parked: Parked | null, over: (place: Parked) => boolean): Parked | null {
  return piled(placesOf(parked).filter((place) => !over(place)));
}

/** Where the chat is, upon what is parked; an older place of the same part is over. */
export function parkedUpon(parked: Parked | null, place: Parked): Parked {
  const same = (other: Parked) => keyOf(other) === keyOf(place);
  return { ...place, below: withoutPlaces(parked, same) };
}

function keyOf(place: Parked): string {
  const flow = flowOf(place);
  return flow === 'orders' ? `${flow}:${place.order?.code ?? ''}` : flow;
}

/** The place of a chat that stands at `value`; `draft`: answers are being given there. */
export function placeAt(value: Parked['value'], context: Context, draft: boolean): Parked {
  const { page, order, words, stars, review, concerns, found, product, request, options } = context;
  const shopping = { found, product, request, options };
  const place = { value, draft, page, order, words, stars, review, concerns, shopping: null, below: null };
  return flowOf(place) === 'shop' ? { ...place, shopping } : place;
}

/** What the chat knows again once it is back at a place. */
export function backAt(place: Parked, { basket }: Context): Partial<Context> {
  const { value: _value, draft: _draft, shopping, below, ...kept } = place;
  if (shopping === null) return { ...kept, parked: below };
  const { request, product } = shopping;
  // the line that was being changed is another one now: it becomes a new one
  const moved =
    request !== null && request.replaces !== null && basket[request.replaces]?.product.code !== product?.code;
  return { ...kept, ...shopping, request: moved ? { ...request, replaces: null } : request, parked: below };
}
