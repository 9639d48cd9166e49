/**
 * What the conversation asks of the office, as data: a `Query` reads, a `Command` changes; each comes back as one `Result`
 * event of the same turn. bots/effects carries them out over services. Amounts are rupiah, instants UTC ms, days
 * 'YYYY-MM-DD'; everything is JSON because it may be kept in a snapshot.
 */
import type {
  Abstraction,
  AbstractionField,
  AttachmentKind,
  DeliveryPart,
  Party,
  ReviewPart,
} from '../../domain/abstraction.ts';
import type { Country } from '../../domain/identity.ts';
import type { ItemRequest, MapLevel, Region } from '../../domain/request.ts';
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

/** What the request form of micro data or a map offers; the long lists are looked up page by page. */
export type ProductForm =
  | {
      kind: 'microdata';
      survey: string;
      rounds: string[];
      levels: string[];
      variables: number;
      regions: number;
      /** the office sells full sets only (docs/domain.md 3) */
      fullSetOnly: boolean;
    }
  | { kind: 'map'; area: string; levels: MapLevel[]; regions: number; only: Region | null };

/** One thing to choose: a region or a variable by its code. */
export interface Option {
  code: string;
  label: string;
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
  /** null: nothing is asked beyond the title */
  form: ProductForm | null;
}

/** What is asked of a product: null for publications. */
export interface BasketLine {
  product: ProductCard;
  request: ItemRequest | null;
  /** rupiah; null: known after preparation, by the file's size (micro data, docs/domain.md 3) */
  price: number | null;
}

/** A line as it is sent to be priced or ordered. */
export interface LineInput {
  code: string;
  request: ItemRequest | null;
}

/** One of the documents that go with micro data, free of charge (docs/domain.md 4). */
export interface AttachmentCard {
  kind: AttachmentKind;
  title: Localized;
  name: string;
  version: number;
  url: string;
}

/** The agreement of an order (B8, B10b). */
export interface AgreementCard {
  number: string;
  version: number;
  url: string;
  /** state of the agreement region while settling; null outside of it */
  state: string | null;
  /** why the newest signed copy was returned */
  returned: string | null;
  /** of the newest signed copy */
  signed: { sha256: string; method: 'upload' | 'paper' } | null;
}

/** An order as its customer may see it. */
export interface OrderCard {
  code: string;
  phase: OrderPhase;
  /** state of the payment region while settling */
  payment: string | null;
  titles: Localized[];
  /** as the titles: what was asked of each; null for publications */
  requests: (ItemRequest | null)[];
  createdAt: number;
  total: number | null;
  /** rupiah of the invoice before the one in force; null: there is none */
  previousTotal: number | null;
  /** sent with the invoice (B8, R13) */
  attachments: AttachmentCard[];
  /** null: not due, or not sent yet */
  agreement: AgreementCard | null;
  /** the reasons of an officer per field of the abstraction, while the order is returned */
  abstractionReturned: { field: AbstractionField; reason: string }[];
  /** the customer's request for Rp0 or a reduction (docs/domain.md 3), and what was decided */
  reduction: { waiting: boolean; percent: number | null; reason: string | null } | null;
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
  /** what of a correction after delivery still waits for its answer (R22) */
  openParts: DeliveryPart[];
  /** days of silence after a delivery that complete the order: the office's setting */
  silentDays: number;
  /** the customer has other orders */
  others: boolean;
  /**
   * Working days of the standard's ten (docs/domain.md 6): left, the day they end, used net and gross of pauses; null before
   * the officer's accept or outside the calendar.
   */
  clock: { remaining: number; dueDay: string; paused: boolean; net: number; gross: number } | null;
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
    /** bytes that the first price covers, and those of one further step */
    microdataBytesFirst: number;
    microdataBytesStep: number;
    microdataPlainStep: number;
    microdataProcessedStep: number;
    mapIndonesiaByDistrict: number;
    mapIndonesiaByVillage: number;
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
  | { type: 'priceBasket'; lines: LineInput[] }
  /** a page (from 0) of what a product's form offers */
  | { type: 'listOptions'; code: string; what: OptionKind; page: number }
  /** numbers, names, codes, "semua kab/kota di Banten" against what the form offers */
  | { type: 'readSelection'; code: string; what: OptionKind; text: string }
  /** the abstraction of an order of theirs, to be revised */
  | { type: 'showAbstraction'; code: string }
  /** the agreement's clauses as the office words them */
  | { type: 'showClauses' };

export type OptionKind = 'regions' | 'variables';

/** An order as it is placed. A basket that is split becomes two. */
export interface OrderInput {
  lines: LineInput[];
  /** with micro data or maps: none of the three is null (B5, R10) */
  abstraction: Abstraction | null;
  party: Party | null;
  agreementTerms: string | null;
}

export type Command =
  | { type: 'recordConsent'; textVersion: string }
  | { type: 'saveProfile'; profile: Profile }
  /** idempotent by the turn: one turn places a basket at most once; expectedTotal is of the prices known (rupiah) */
  | {
      type: 'placeOrders';
      orders: OrderInput[];
      termsVersion: string;
      expectedTotal: number;
      reduction: ReductionInput | null;
    }
  | { type: 'actOnOrder'; code: string; act: 'approveInvoice' | 'confirmDelivery' }
  /** `ntpn` as typed, '' when not told: it never sets paid (docs/domain.md 2.10) */
  | { type: 'actOnOrder'; code: string; act: 'claimPaid'; ntpn: string }
  | { type: 'actOnOrder'; code: string; act: 'cancel'; words: string }
  | {
      type: 'actOnOrder';
      code: string;
      act: 'requestInvoiceCorrection';
      parts: { part: ReviewPart; words: string }[];
    }
  | { type: 'actOnOrder'; code: string; act: 'requestDeliveryCorrection'; parts: DeliveryPart[]; words: string }
  | { type: 'actOnOrder'; code: string; act: 'submitProof' | 'submitAgreement'; fileId: string }
  | { type: 'actOnOrder'; code: string; act: 'reviseAbstraction'; abstraction: Abstraction }
  | ({ type: 'actOnOrder'; code: string; act: 'requestReduction' } & ReductionInput)
  | { type: 'resubmitOrder'; code: string }
  | { type: 'rateOrder'; code: string; stars: number; comment: string | null }
  | { type: 'renewLinks'; code: string };

/** A request for Rp0 or a part of the tariff: the reason, and the letter (docs/domain.md 3). */
export interface ReductionInput {
  reason: string;
  fileId: string | null;
}

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
  /** `total` is of the prices known; `gone` the codes that cannot be ordered any more */
  | { type: 'basket.priced'; lines: BasketLine[]; total: number; gone: string[] }
  | { type: 'options.listed'; what: OptionKind; options: Option[]; page: number; pages: number; total: number }
  /** `all`: everything that the form offers; `unknown`: in the person's own words, with what may have been meant */
  | {
      type: 'selection.read';
      what: OptionKind;
      chosen: Option[];
      all: boolean;
      unknown: { said: string; near: Option[] }[];
    }
  | { type: 'abstraction.shown'; abstraction: Abstraction | null }
  /** `version` is kept with the order: the meaning's, and that of the office's wording */
  | { type: 'clauses.shown'; version: string; clauses: Localized[]; stampDuty: number }
  | { type: 'consent.recorded' }
  | { type: 'profile.saved'; profile: Profile }
  | { type: 'order.placed'; orders: { code: string; total: number; unpriced: boolean }[] }
  /** prices changed between summary and confirmation, or a product was withdrawn: look again */
  | { type: 'order.notPlaced'; reason: PlaceRefusal }
  | { type: 'order.acted'; order: OrderCard; act: string }
  /** someone was faster, or the order is no longer there for this act */
  | { type: 'order.refused'; order: OrderCard | null; reason: 'not_allowed' | 'file_unusable' };

export type PlaceRefusal =
  | 'price_changed'
  | 'product_gone'
  | 'not_registered'
  | 'no_tariff'
  /** the abstraction, the party or the agreement to the clauses is missing */
  | 'abstraction_missing'
  /** the letter that goes with the request for a reduction cannot be used */
  | 'file_unusable';

/** A form was left unfinished for long: a gentle reminder, once (docs/domain.md 4). */
export interface DraftReminder {
  type: 'draft.reminder';
}

/** What happened to an order in the office, told to its customer wherever they are. */
export interface OrderNews {
  type: 'order.news';
  about:
    | 'accepted'
    | 'returned'
    | 'cancelled'
    | 'invoiced'
    | 'correctionAnswered'
    | 'agreementRenewed'
    | 'agreementReturned'
    | 'agreementAccepted'
    | 'reductionDecided'
    | 'billingCode'
    /** two days before a code ends, and on its last day */
    | 'billingEnds'
    | 'billingExpired'
    | 'paymentMissing'
    | 'proofRefused'
    | 'paid'
    | 'delivered'
    | 'deliveryAnswered'
    | 'receiptAnswered'
    | 'receiptCorrected'
    | 'completed';
  order: OrderCard;
}
