/** What one chat remembers. JSON only: it is stored with every turn. */
import type { StateValue } from 'xstate';
import type { Language } from '../../domain/vocabulary.ts';
import type { Abstraction, AbstractionField, DeliveryPart, Party, ReviewPart } from '../../domain/abstraction.ts';
import { EMPTY_ABSTRACTION } from '../../domain/abstraction.ts';
import type { DeepLink } from '../../domain/deep_links.ts';
import type { Region, Variable } from '../../domain/request.ts';
import type { ComplaintCard, ComplaintDraft, ComplaintLine } from './counter/complaints.ts';
import type { Desk, DeskLine } from './counter/desk.ts';
import type { InformationCard } from './counter/information.ts';
import type { KeptData } from './counter/privacy.ts';
import type { SurveyDraft } from './counter/survey.ts';
import type { VisitCard, VisitDraft, VisitService } from './counter/visits.ts';
import type { Wish } from './events.ts';
import type { Forgotten } from './question.ts';
import type {
  BasketLine,
  ConnectionLine,
  Localized,
  OfficeCard,
  Option,
  OptionKind,
  OrderCard,
  OrderLine,
  ProductCard,
  Profile,
  TariffCard,
} from './effects.ts';

/** A page of products found or listed. */
export interface Found {
  term: string | null;
  kind: ProductCard['kind'] | null;
  products: ProductCard[];
  page: number;
  pages: number;
}

/** The request form of `product` as far as it is filled in (standard B4, R9). */
export interface RequestDraft {
  round: string | null;
  level: string | null;
  /** null: not said yet whether all of it or a part */
  variables: 'all' | Variable[] | null;
  regions: 'all' | Region[] | null;
  /** null: not asked yet; '' without processing */
  table: string | null;
  /** place in the basket of the line that is being changed; null: a new one */
  replaces: number | null;
}

/** A page of what the form offers, as it was listed last. */
export interface OptionPage {
  what: OptionKind;
  options: Option[];
  page: number;
  pages: number;
  total: number;
}

/** The agreement's clauses as they were shown. */
export interface Clauses {
  version: string;
  clauses: Localized[];
  stampDuty: number;
}

/** Where the person was, and what they were saying of an order: another one may be opened meanwhile. */
export interface Parked {
  value: StateValue;
  /** answers were being given there; else it is a mere place, come back to right after a talk with the office, or never */
  draft: boolean;
  page: number;
  order: OrderCard | null;
  words: string;
  stars: number;
  review: Context['review'];
  concerns: Context['concerns'];
  /** in the shop: what was looked at, as the catalogue may be searched meanwhile */
  shopping: Pick<Context, 'found' | 'product' | 'request' | 'options'> | null;
  /** what was parked before it, and is come back to after it */
  below: Parked | null;
}

/** What the basket had, and where its form stood, while the same is written for an order that is placed already. */
export interface Aside {
  abstraction: Abstraction;
  asking: AbstractionField[];
  reduction: ReductionDraft | null;
  parked: Parked | null;
  reminded: boolean;
}

/** A request for Rp0 or a reduction (docs/domain.md 3) as far as it is made. */
export interface ReductionDraft {
  reason: string;
  file: { id: string; name: string } | null;
}

/** An edited message on offer, and where the chat stood before (./rewrite). */
export interface Rewrite {
  text: string;
  of: string;
  secret: boolean;
  sealed: boolean;
  /** its message is not kept in the transcript */
  forgotten?: Forgotten;
  filling: boolean;
  from: StateValue;
}

/**
 * What a link led to, or what was asked for; or another chat's code, until it is used: `own` is what this chat would bring
 * along (./flows/connecting).
 */
export type Arrival =
  | Exclude<DeepLink, { kind: 'connect' }>
  | { kind: 'wish'; event: Wish }
  | { kind: 'connect'; code: string; typed: boolean; own: { known: boolean; orders: number } };

/** '' where no code arrived. */
export function codeArrived({ arrival }: { arrival: Arrival | null }): string {
  return arrival === null || arrival.kind === 'wish' ? '' : arrival.code;
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
  goal: 'menu' | 'shop' | 'summary' | 'order';
  /** page of a list of answers longer than eight */
  page: number;
  found: Found | null;
  product: ProductCard | null;
  basket: BasketLine[];
  /** the request form being filled in for `product` */
  request: RequestDraft | null;
  options: OptionPage | null;
  /** whether publications go as an order of their own; null: not asked, or nothing to split */
  split: boolean | null;
  /** what abstraction and reduction are for: the basket, or `order` as it is placed already */
  writing: 'basket' | 'order';
  /** the abstraction being written */
  abstraction: Abstraction;
  /** the fields that are being asked, first the one at hand */
  asking: AbstractionField[];
  party: Partial<Party>;
  clauses: Clauses | null;
  /** the version of the clauses agreed to; null: not yet */
  agreed: string | null;
  reduction: ReductionDraft | null;
  /** see ./aside */
  aside: Aside | null;
  /** what was said of the parts under review: true when they are right, else what is wrong (B9, R14) */
  review: Partial<Record<ReviewPart, true | string>>;
  /** what a correction after delivery is about (R21) */
  concerns: DeliveryPart[];
  orders: OrderLine[];
  order: OrderCard | null;
  /** the customer's words for a correction or a cancellation, until they are confirmed */
  words: string;
  stars: number;
  tariff: TariffCard | null;
  office: OfficeCard | null;
  /** the form that was interrupted, to come back to */
  parked: Parked | null;
  /** what is gone to once consent is given, the last that was wanted: nothing is looked up before (docs/domain.md 9) */
  arrival: Arrival | null;
  /** the product that a link led to */
  linked: ProductCard | null;
  /** what may be disconnected; one alone when it was chosen */
  connections: ConnectionLine[];
  rewrite: Rewrite | null;
  /** a person of the office was asked for, or speaks here */
  desk: Desk | null;
  line: DeskLine | null;
  /** the guest book being filled in */
  visit: VisitDraft | null;
  services: VisitService[];
  /** the chat's queue number of the day, as it was told last */
  queue: VisitCard | null;
  complaint: ComplaintDraft | null;
  /** who serves here, to be named in a complaint */
  officers: { id: string; name: string }[];
  complaints: ComplaintLine[];
  ticket: ComplaintCard | null;
  survey: SurveyDraft | null;
  information: InformationCard | null;
  /** what a search beside everything else found (./flows/searching) */
  lookup: Found | null;
  /** what "hapus data" would leave */
  kept: KeptData[];
  /** "berhenti": nothing is sent here that was not asked for, until "mulai" */
  muted: boolean;
  /** the unfinished form was reminded of (docs/domain.md 4), which is done once; until nothing of it is left (./step) */
  reminded: boolean;
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
    request: null,
    options: null,
    split: null,
    writing: 'basket',
    abstraction: EMPTY_ABSTRACTION,
    asking: [],
    party: {},
    clauses: null,
    agreed: null,
    reduction: null,
    aside: null,
    review: {},
    concerns: [],
    orders: [],
    order: null,
    words: '',
    stars: 0,
    tariff: null,
    office: null,
    parked: null,
    arrival: null,
    linked: null,
    connections: [],
    rewrite: null,
    desk: null,
    line: null,
    visit: null,
    services: [],
    queue: null,
    complaint: null,
    officers: [],
    complaints: [],
    ticket: null,
    survey: null,
    information: null,
    lookup: null,
    kept: [],
    muted: false,
    reminded: false,
  };
}

/** Rupiah of the prices that are known; micro data are priced after their preparation (docs/domain.md 3). */
export function basketTotal(context: Pick<Context, 'basket'>): number {
  return context.basket.reduce((sum, line) => sum + (line.price ?? 0), 0);
}
