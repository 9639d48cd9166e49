/**
 * What the conversation asks of the office, as data: a `Query` reads, a `Command` changes; each comes back as one `Result`
 * event of the same turn. bots/effects carries them out over services. Amounts are rupiah, instants UTC ms, days
 * 'YYYY-MM-DD'; everything is JSON because it may be kept in a snapshot.
 */
import type { Abstraction, DeliveryPart, Party, ReviewPart } from '../../domain/abstraction.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { Localized } from '../texts/text.ts';
import type {
  Profile,
  Option,
  ProductCard,
  BasketLine,
  LineInput,
  OrderCard,
  OrderLine,
  TariffCard,
  OfficeCard,
} from './cards.ts';

import type { ComplaintCommand, ComplaintQuery, ComplaintResult, ComplaintTold } from './counter/complaints.ts';
import type { DeskCommand, DeskQuery, DeskResult, DeskTold } from './counter/desk.ts';
import type { EmailCommand, EmailResult } from './counter/email.ts';
import type { InformationQuery, InformationResult } from './counter/information.ts';
import type { PrivacyCommand, PrivacyQuery, PrivacyResult, PrivacyTold } from './counter/privacy.ts';
import type { SurveyCommand, SurveyQuery, SurveyResult, SurveyTold } from './counter/survey.ts';
import type { VisitCommand, VisitMoved, VisitQuery, VisitResult, VisitTold } from './counter/visits.ts';

export type { Localized } from '../texts/text.ts';
export type * from './cards.ts';

/** What the counter beside the orders is asked (./counter). */
export type CounterQuery = DeskQuery | VisitQuery | ComplaintQuery | SurveyQuery | PrivacyQuery | InformationQuery;

export type CounterCommand =
  DeskCommand | VisitCommand | ComplaintCommand | SurveyCommand | PrivacyCommand | EmailCommand;

export type CounterResult =
  DeskResult | VisitResult | ComplaintResult | SurveyResult | PrivacyResult | InformationResult | EmailResult;

/** Told to a chat by the office, in a turn of its own (services/chat_events). */
export type Told = DeskTold | VisitTold | VisitMoved | ComplaintTold | SurveyTold | PrivacyTold;

export type Query =
  | CounterQuery
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
  | { type: 'showClauses' }
  /** the chats that are connected with this one's person */
  | { type: 'listConnections' };

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
  | CounterCommand
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
  /** `version`: of what was shown for review (./flows/order_documents, reviewVersion); another one is refused */
  | { type: 'actOnOrder'; code: string; act: 'approveInvoice'; version: string }
  | { type: 'actOnOrder'; code: string; act: 'confirmDelivery' }
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
  | { type: 'renewLinks'; code: string }
  /** a one-time code by which another chat of the same person is connected (docs/domain.md 11) */
  | { type: 'issueConnectCode' }
  /** whether it may be used here, and what that would mean */
  | { type: 'tryConnectCode'; code: string }
  | { type: 'useConnectCode'; code: string }
  | { type: 'disconnect'; connectionId: string }
  /** a page that takes one file, in answer to what is asked now, which the network cannot carry */
  | { type: 'openUpload' };

/** A request for Rp0 or a part of the tariff: the reason, and the letter (docs/domain.md 3). */
export interface ReductionInput {
  reason: string;
  fileId: string | null;
}

export type Result =
  | CounterResult
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
  /** `confirm`: letters go out by e-mail here, and the address is not confirmed yet */
  | { type: 'profile.saved'; profile: Profile; confirm?: true }
  /** `serviceDays`: working days that the office promises */
  | { type: 'order.placed'; orders: { code: string; total: number; unpriced: boolean }[]; serviceDays: number }
  /** prices changed between summary and confirmation, or a product was withdrawn: look again */
  | { type: 'order.notPlaced'; reason: PlaceRefusal }
  | { type: 'order.acted'; order: OrderCard; act: string }
  /** someone was faster, or the order is no longer there for this act */
  | { type: 'order.refused'; order: OrderCard | null; reason: 'not_allowed' | 'file_unusable' }
  /**
   * good for so many minutes; `telegram` opens the office's bot with it, `whatsapp` the office's number, where there is one and
   * this is another network
   */
  | { type: 'connect.issued'; code: string; minutes: number; telegram: string | null; whatsapp: string | null }
  | { type: 'connect.notIssued'; reason: 'too_many' | 'not_registered' }
  /** `known`: the chat has a registration of its own, with so many `orders` that would be seen in the other chat as well */
  | { type: 'connect.fits'; known: boolean; orders: number }
  /** `orders`: seen here now; `moved`: of them those that came along from this chat */
  | { type: 'connect.made'; profile: Profile; orders: number; moved: number }
  | { type: 'connect.refused'; reason: ConnectRefusal }
  | { type: 'connections.listed'; connections: ConnectionLine[] }
  /** `profile`: who this chat is now */
  | { type: 'disconnect.done'; own: boolean; channel: string; profile: Profile | null }
  /** it was undone already */
  | { type: 'disconnect.gone' }
  | { type: 'upload.opened'; url: string };

export type PlaceRefusal =
  | 'price_changed'
  | 'product_gone'
  | 'not_registered'
  | 'no_tariff'
  /** the abstraction, the party or the agreement to the clauses is missing */
  | 'abstraction_missing'
  /** the office has other clauses than those agreed to */
  | 'clauses_changed'
  /** the file of the abstraction is not there any more, or is not theirs */
  | 'abstraction_file_unusable'
  /** likewise the letter that goes with the request for a reduction */
  | 'letter_unusable'
  | 'reduction_reason_missing';

export type ConnectRefusal =
  /** not known, over, or used: one answer for all three, so that nobody can try codes out */
  | 'unknown'
  | 'too_many'
  /** the code came from this very chat */
  | 'same_chat'
  | 'already'
  /** other chats are connected with this one's person: they would lose their orders */
  | 'has_others';

/** A chat that was connected; `own`: the one that is being written in. */
export interface ConnectionLine {
  id: string;
  channel: string;
  /** UTC ms */
  since: number;
  own: boolean;
}

/** Another chat was connected by the code of this one. */
export interface ConnectionMade {
  type: 'connection.made';
  channel: string;
}

/** The chat was disconnected by another one: it is again who it was before. */
export interface ConnectionEnded {
  type: 'connection.ended';
  profile: Profile | null;
}

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
