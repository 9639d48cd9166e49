/**
 * Products, orders and the office as a chat sees them: what queries bring and snapshots keep. Amounts are rupiah, instants UTC
 * ms, days 'YYYY-MM-DD'; JSON only.
 */
import type { AbstractionField, AttachmentKind, DeliveryPart } from '../../domain/abstraction.ts';
import type { Country } from '../../domain/identity.ts';
import type { ItemRequest, MapLevel, Region } from '../../domain/request.ts';
import type { Occupation, ProductKind, Segment, Use } from '../../domain/vocabulary.ts';
import type { OrderAct } from '../order/machine.ts';
import type { OrderPhase } from '../order/life.ts';
import type { Localized } from '../texts/text.ts';

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
  /** rupiah that the document asks for; 0: no stamp */
  stampDuty: number;
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
  /**
   * Rp0 or a reduction (docs/domain.md 3): the reason the customer gave when they asked for it, whether that waits and has its
   * letter; and what was decided, with the officer's reason, whoever began it.
   */
  reduction: {
    waiting: boolean;
    asked: string | null;
    letter: boolean;
    percent: number | null;
    reason: string | null;
  } | null;
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
  /** working days that the office promises: its setting (docs/domain.md 6) */
  serviceDays: number;
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
  /** days that what is said in a chat is kept (docs/domain.md 9); chats of an older program do not know them yet */
  keptDays?: number;
}
