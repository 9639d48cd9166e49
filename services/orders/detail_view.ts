/** The order page as data. Amounts in rupiah, instants UTC ms. */
import type { Language, ProductKind } from '../../domain/vocabulary.ts';
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
  file: OrderFile | null;
}

export interface OrderDetailDocument {
  id: string;
  kind: 'invoice' | 'receipt';
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
  turn: OrderTurn;
  language: Language;
  total: number | null;
  termsVersion: string;
  createdAt: number;
  updatedAt: number;
  /** npwp is null for roles that do not need it */
  customer: Profile & { id: string };
  conversations: { id: string; channel: string; lastInboundAt: number | null }[];
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
    text: string;
    createdAt: number;
    answer: string | null;
    answeredAt: number | null;
  }[];
  rating: { stars: number; comment: string | null; createdAt: number } | null;
  reduction: Reduction | null;
  /** oldest first */
  timeline: Happened[];
  /** what the order machine allows this officer's role now */
  acts: OrderAct[];
  /** null: not started, or a year without holiday table */
  clock: ClockView | null;
}
