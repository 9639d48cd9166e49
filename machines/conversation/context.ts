/** What one chat remembers. JSON only: it is stored with every turn. */
import type { StateValue } from 'xstate';
import type { Language } from '../../domain/vocabulary.ts';
import type { OfficeCard, OrderCard, OrderLine, ProductCard, Profile, TariffCard } from './effects.ts';

/** A page of products found or listed. */
export interface Found {
  term: string | null;
  kind: ProductCard['kind'] | null;
  products: ProductCard[];
  page: number;
  pages: number;
}

/** Where the person was, and the order they were speaking of: another one may be opened meanwhile. */
export interface Parked {
  value: StateValue;
  page: number;
  order: OrderCard | null;
  words: string;
  stars: number;
}

export interface Context {
  language: Language;
  consented: boolean;
  /** messages in a row that were not understood */
  misses: number;
  /** the registration as saved; null until then */
  profile: Profile | null;
  /** the registration being filled in or changed */
  form: Partial<Profile>;
  /** where the registration leads when it is saved */
  goal: 'menu' | 'shop' | 'summary';
  /** page of a list of answers longer than eight */
  page: number;
  found: Found | null;
  product: ProductCard | null;
  basket: ProductCard[];
  orders: OrderLine[];
  order: OrderCard | null;
  /** the customer's words for a correction or a cancellation, until they are confirmed */
  words: string;
  stars: number;
  tariff: TariffCard | null;
  office: OfficeCard | null;
  /** the form that was interrupted, to come back to */
  parked: Parked | null;
}

export function emptyContext(language: Language): Context {
  return {
    language,
    consented: false,
    misses: 0,
    profile: null,
    form: {},
    goal: 'menu',
    page: 0,
    found: null,
    product: null,
    basket: [],
    orders: [],
    order: null,
    words: '',
    stars: 0,
    tariff: null,
    office: null,
    parked: null,
  };
}

/** Rupiah; the basket holds only products with a price (others are not sold by chat). */
export function basketTotal(context: Context): number {
  return context.basket.reduce((sum, product) => sum + (product.price ?? 0), 0);
}
