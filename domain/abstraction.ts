/** The abstraction of data use and the party of the agreement (docs/domain.md 4; standard B-req 5, B5, R6, R10). */
import type { Occupation, Segment } from './vocabulary.ts';

/** What is written, in the order in which it is asked. */
export const ABSTRACTION_FIELDS = [
  'title',
  'background',
  'purpose',
  'data',
  'method',
  'output',
  'period',
  'access',
  'supervisor',
] as const;
export type AbstractionField = (typeof ABSTRACTION_FIELDS)[number];

/** Longest text of a field, in characters. */
export const ABSTRACTION_LENGTH = 4_000;

export interface Abstraction {
  fields: Partial<Record<AbstractionField, string>>;
  /** the abstraction as a file instead of written fields; the title is still asked, for the agreement */
  file: { id: string; name: string } | null;
  /** the statement that data are not passed on (docs/domain.md 4) */
  statement: boolean;
}

export const EMPTY_ABSTRACTION: Abstraction = { fields: {}, file: null, statement: false };

/** A supervisor or responsible person is named by students and institutions (docs/domain.md 4). */
export function needsSupervisor(person: { occupation: Occupation; segment: Segment }): boolean {
  return person.occupation === 'student' || person.segment !== 'other';
}

/** The fields still to be written, in order; with a file only the title. */
export function missingFields(
  abstraction: Abstraction,
  person: { occupation: Occupation; segment: Segment },
): AbstractionField[] {
  const due = abstraction.file === null ? ABSTRACTION_FIELDS : (['title'] as const);
  return due.filter(
    (field) => (abstraction.fields[field] ?? '').trim() === '' && (field !== 'supervisor' || needsSupervisor(person)),
  );
}

export function isComplete(abstraction: Abstraction, person: { occupation: Occupation; segment: Segment }): boolean {
  return abstraction.statement && missingFields(abstraction, person).length === 0;
}

/** What the agreement (SPPD) says of the receiving party beyond the registration. No NIK is asked (docs/domain.md 9). */
export interface Party {
  position: string;
  address: string;
}

/** Characters; they have to find room on the agreement. */
export const PARTY_LENGTH = { position: 120, address: 300 } as const;

/** The abstraction and the agreement are due for micro data and maps only (docs/domain.md 2.4; B5, R10). */
export function isAgreed({ kind }: { kind: string }): boolean {
  return kind !== 'publication';
}

/** The parts of what is sent for review, each approved or corrected on its own words (B9, R14). */
export const REVIEW_PARTS = ['invoice', 'sample', 'agreement'] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** The parts of what is delivered (R21). */
export const DELIVERY_PARTS = ['product', 'receipt'] as const;
export type DeliveryPart = (typeof DELIVERY_PARTS)[number];

/** What goes with an invoice of micro data, free of charge (docs/domain.md 4). The sample is due, the others may be. */
export const ATTACHMENT_KINDS = ['sample', 'layout', 'questionnaire'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
