/**
 * What the conversation asks of the office, as data: a `Query` reads, a `Command` changes; each comes back as one `Result`
 * event of the same turn. bots/effects carries them out over services. Amounts are rupiah, instants UTC ms, days
 * 'YYYY-MM-DD'; everything is JSON because it may be kept in a snapshot.
 */
import type { Country } from '../../domain/identity.ts';
import type { Occupation, ProductKind, Segment, Use } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../order/machine.ts';
import type { OrderPhase } from '../order/life.ts';
import type { Localized } from '../texts/text.ts';

export type { Localized };

/** What the customer has told about themself: the registration form (docs/domain.md 2.1). */
export interface Profile {
  name: string;
  email: string;
  phone: string;
  segment: Segment;
  institution: string;
  occupation: Occupation;
  use: Use;
  country: Country['code'];
  /** private companies only: 16 digits */
  npwp: string | null;
  npwpDeclaredActive: boolean;
}

export interface ProductCard {
  code: string;
  kind: ProductKind;
  title: Localized;
  description: Localized;
  year: number;
  pages: number | null;
  /** null: the price follows the prepared file or the area (docs/domain.md 3) */
  price: number | null;
  /** the office sells this kind by chat */
  sold: boolean;
}

/** An order as its customer may see it. */
export interface OrderCard {
  code: string;
  phase: OrderPhase;
  /** state of the payment region while settling */
  payment: string | null;
  titles: Localized[];
  createdAt: number;
  total: number | null;
  invoice: {
    number: string;
    version: number;
    total: number;
    url: string;
    lines: { title: Localized; amount: number }[];
  } | null;
  billing: { code: string; amount: number; expiresAt: number } | null;
  /** the office's account, while a payer abroad has to transfer (B11, R18) */
  transferTo: Localized | null;
  receipt: { number: string; url: string } | null;
  /** the prepared products, once released */
  products: { title: Localized; url: string; expiresAt: number }[];
  /** the officer's words the customer should see: why returned, the answer to a correction, why a proof was refused */
  officerWords: string | null;
  cancelReason: string | null;
  /** working days left of the standard's ten, and the day they end; null before the officer's accept or outside the calendar */
  clock: { remaining: number; dueDay: string; paused: boolean } | null;
  /** the customer's acts that the order machine allows now */
  acts: OrderAct[];
  rated: boolean;
}

export interface OrderLine {
  code: string;
  phase: OrderPhase;
  payment: string | null;
  title: Localized;
  more: number;
}

/** The tariff in force, for the rules shown before the choice (R7). */
export interface TariffCard {
  legalBasis: string;
  validFrom: string;
  rates: {
    publicationFirst: number;
    publicationPagesFirst: number;
    publicationStep: number;
    publicationPagesStep: number;
    microdataPlain: number;
    microdataProcessed: number;
    mapRegencyByDistrict: number;
    mapRegencyByVillage: number;
  };
}

/** The office's facts that the assistant speaks of. */
export interface OfficeCard {
  name: string;
  example: boolean;
  address: string;
  phone: string;
  email: string;
  website: string;
  hours: Localized;
  openNow: boolean;
  /** UTC ms of the next opening, when closed */
  opensAt: number | null;
  whereElse: Localized;
  privacyContact: string;
}

export type Query =
  /** pages are counted from 0 */
  | { type: 'findProducts'; term: string; page: number }
  | { type: 'listProducts'; kind: ProductKind; page: number }
  | { type: 'showProduct'; code: string }
  | { type: 'showTariff' }
  | { type: 'showOffice' }
  | { type: 'listOrders' }
  | { type: 'showOrder'; code: string }
  /** current prices and availability of the basket */
  | { type: 'priceBasket'; codes: string[] };

export type Command =
  | { type: 'recordConsent'; textVersion: string }
  | { type: 'saveProfile'; profile: Profile }
  /** idempotent by the turn: one turn places at most one order */
  | { type: 'placeOrder'; codes: string[]; termsVersion: string; expectedTotal: number }
  | { type: 'actOnOrder'; code: string; act: 'approveInvoice' | 'claimPaid' | 'confirmDelivery' }
  | {
      type: 'actOnOrder';
      code: string;
      act: 'requestInvoiceCorrection' | 'requestDeliveryCorrection' | 'cancel';
      words: string;
    }
  | { type: 'actOnOrder'; code: string; act: 'submitProof'; fileId: string }
  | { type: 'resubmitOrder'; code: string }
  | { type: 'rateOrder'; code: string; stars: number; comment: string | null }
  | { type: 'renewLinks'; code: string };

export type Result =
  | {
      type: 'products.listed';
      term: string | null;
      kind: ProductKind | null;
      products: ProductCard[];
      page: number;
      pages: number;
    }
  | { type: 'product.shown'; product: ProductCard | null }
  | { type: 'tariff.shown'; tariff: TariffCard | null }
  | { type: 'office.shown'; office: OfficeCard }
  | { type: 'orders.listed'; orders: OrderLine[] }
  /** null: no such order, or not this customer's: the two are not told apart */
  | { type: 'order.shown'; order: OrderCard | null }
  | { type: 'basket.priced'; products: ProductCard[]; total: number; gone: string[] }
  | { type: 'consent.recorded' }
  | { type: 'profile.saved'; profile: Profile }
  | { type: 'order.placed'; code: string; total: number }
  /** prices changed between summary and confirmation, or a product was withdrawn: look again */
  | { type: 'order.notPlaced'; reason: 'price_changed' | 'product_gone' | 'not_registered' | 'no_tariff' }
  | { type: 'order.acted'; order: OrderCard; act: string }
  /** someone was faster, or the order is no longer there for this act */
  | { type: 'order.refused'; order: OrderCard | null; reason: 'not_allowed' | 'file_unusable' };

/** What happened to an order in the office, told to its customer wherever they are. */
export interface OrderNews {
  type: 'order.news';
  about:
    | 'accepted'
    | 'returned'
    | 'cancelled'
    | 'invoiced'
    | 'correctionAnswered'
    | 'billingCode'
    | 'billingExpired'
    | 'paymentMissing'
    | 'proofRefused'
    | 'paid'
    | 'delivered'
    | 'deliveryAnswered'
    | 'receiptCorrected'
    | 'completed';
  order: OrderCard;
}
