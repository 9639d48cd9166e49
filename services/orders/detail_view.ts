/** The order page as data. Amounts in rupiah, instants UTC ms. */
import type { Abstraction, AttachmentKind, DeliveryPart, Party, ReviewPart } from '../../domain/abstraction.ts';
import type { ItemRequest } from '../../domain/request.ts';
import type { DocumentKind, Language, ProductKind } from '../../domain/vocabulary.ts';
import type { Profile } from '../../machines/conversation/effects.ts';
import type { OrderPhase, OrderTurn } from '../../machines/order/life.ts';
import type { OrderAct } from '../../machines/order/machine.ts';
import type { ClockView } from './clock.ts';
import type { CorrectionLoop } from './corrections.ts';
import type { Reduction } from './reduction.ts';
import type { Happened } from './refusal.ts';

export interface OrderFile {
  id: string;
  name: string;
  mime: string;
  /** bytes */
  size: number;
  sha256: string;
}

export interface OrderDetailItem {
  id: string;
  code: string;
  kind: ProductKind;
  title: string;
  titleEn: string;
  pages: number | null;
  /** what was asked of it; null for publications */
  request: ItemRequest | null;
  /** bytes that micro data are priced by, when they differ from the prepared file's size */
  bytes: number | null;
  file: OrderFile | null;
  /** by kind, then version */
  attachments: OrderDetailAttachment[];
}

export interface OrderDetailAttachment {
  kind: AttachmentKind;
  version: number;
  status: 'current' | 'superseded';
  file: OrderFile;
  createdAt: number;
}

/** Who orders, as a document names them. */
export interface BuyerView {
  name: string;
  institution: string;
  email: string;
  country: string;
  /** null: none, or not shown to this role */
  npwp: string | null;
}

/** A signed agreement as it came in: never altered, so its SHA-256 is that of what was signed (docs/domain.md 4). */
export interface SignedView {
  id: string;
  method: 'upload' | 'paper';
  file: OrderFile;
  status: 'waiting' | 'accepted' | 'returned';
  reason: string | null;
  signedOn: string | null;
  signedBy: string | null;
  signedFor: string | null;
  createdAt: number;
  decidedAt: number | null;
  /** the officer's name */
  decidedBy: string;
}

export interface ReductionRequestView {
  reason: string;
  letter: OrderFile | null;
  status: 'waiting' | 'decided';
  createdAt: number;
}

/** A chat of the customer, without what was said. */
export interface ChatView {
  id: string;
  channel: string;
  /** since when it is the customer's: begun there, or connected by a code */
  since: number;
  connected: boolean;
  lastInboundAt: number | null;
  /** since when nothing reaches it: blocked, deleted */
  unreachableSince: number | null;
  /** nobody gets into it any more: a kiosk's screen that was left, a browser that was signed out */
  left: boolean;
}

/** Somebody typed another amount than the invoice's: it was refused (docs/domain.md 2.10). */
export interface AmountMismatch {
  at: number;
  actorName: string;
  amount: number;
  expected: number;
}

export interface OrderDetailDocument {
  id: string;
  kind: DocumentKind;
  number: string;
  version: number;
  status: 'current' | 'superseded';
  total: number;
  issuedAt: number;
  /** the officer's name */
  issuedBy: string;
  verifyCode: string;
  fileId: string;
}

export interface OrderDetail {
  id: string;
  code: string;
  revision: number;
  phase: OrderPhase;
  /** state of the payment while settling */
  payment: string | null;
  /** state of the agreement while settling */
  agreement: string | null;
  turn: OrderTurn;
  language: Language;
  total: number | null;
  termsVersion: string;
  createdAt: number;
  updatedAt: number;
  /** npwp is null for roles that do not need it */
  customer: Profile & { id: string };
  /** the order's buyer beside the profile of today; null: they are the same */
  buyerChanged: { ordered: BuyerView; now: BuyerView } | null;
  /** the visit at the counter during which it was placed (docs/domain.md 13) */
  visit: { code: string; number: string; day: string } | null;
  /** the request number in the national portal */
  portalNumber: string | null;
  /** null: not due, or not for this reader */
  abstraction: Abstraction | null;
  party: Party | null;
  /** version of the agreement's clauses that were agreed to */
  agreementTerms: string | null;
  /** newest first */
  signed: SignedView[];
  /** newest first */
  reductionRequests: ReductionRequestView[];
  /** the customer's chats, the one last written in first */
  conversations: ChatView[];
  items: OrderDetailItem[];
  /** by kind, then version */
  documents: OrderDetailDocument[];
  /** newest first */
  billingCodes: {
    id: string;
    code: string;
    amount: number;
    expiresAt: number;
    status: string;
    createdAt: number;
  }[];
  payments: {
    method: string;
    amount: number;
    ntpn: string | null;
    ntb: string | null;
    paidOn: string;
    createdAt: number;
  }[];
  /** newest first */
  proofs: { id: string; file: OrderFile; status: string; reason: string | null; createdAt: number }[];
  corrections: {
    loop: CorrectionLoop;
    /** null: not said */
    part: ReviewPart | DeliveryPart | null;
    text: string;
    createdAt: number;
    answer: string | null;
    answeredAt: number | null;
  }[];
  rating: { stars: number; comment: string | null; createdAt: number } | null;
  reduction: Reduction | null;
  /** codes of the same customer's other orders for which a reduction is asked and not decided */
  reductionElsewhere: string[];
  /** the NTPN that the customer gave with "sudah bayar", as typed: a hint for the check, never a proof */
  claimedNtpn: string | null;
  /** newest first */
  mismatches: AmountMismatch[];
  /** oldest first */
  timeline: Happened[];
  /** what the order machine allows this officer's role now */
  acts: OrderAct[];
  /** null: not started, or a year without holiday table */
  clock: ClockView | null;
  /** the year without holiday table for which there is no clock */
  yearMissing: number | null;
  /** the customer withdrew their consent (docs/domain.md 9), with the instant by which it has to be seen to, UTC ms */
  withdrawn: { at: number; until: number } | null;
  /** the customer had their data erased: what is left is the ledger */
  erased: boolean;
  /** since when the clock is paused */
  pausedSince: number | null;
}
