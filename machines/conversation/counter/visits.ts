/** Guest book and queue number (R2-5, docs/domain.md 13): what the conversation asks for, and what it is told. */
import type { Localized } from '../../texts/text.ts';

/** A service that numbers are drawn for. */
export interface VisitService {
  code: string;
  name: Localized;
}

/** The guest book as far as it is filled in. */
export interface VisitDraft {
  service: string | null;
  name: string;
  /** '' a private person; null: not asked yet */
  institution: string | null;
  purpose: string;
}

export interface VisitCard {
  code: string;
  /** as it is called: 'A-003' */
  number: string;
  service: Localized;
  status: 'waiting' | 'called' | 'serving' | 'done' | 'skipped' | 'cancelled' | 'lapsed';
  /** numbers of the same service that are called first */
  ahead: number;
  /** until it is called, by the pace of the day so far; null: not known */
  minutes: number | null;
  /** that called it */
  counter: string | null;
  /** of the standard */
  standardMinutes: number;
}

export type VisitQuery =
  /** the services, and the chat's visit of today where there is one */
  { type: 'visit.services' };

export type VisitCommand =
  | { type: 'visit.take'; draft: VisitDraft }
  | { type: 'visit.cancel'; code: string }
  /** this chat is the visitor's, at the counter: a link that an officer opened */
  | { type: 'visit.attach'; code: string };

export type VisitResult =
  | {
      type: 'visit.servicesShown';
      /** none: the office draws no numbers */
      services: VisitService[];
      own: VisitCard | null;
      openNow: boolean;
      /** UTC ms; null: open now, or no opening is near */
      opensAt: number | null;
    }
  /** `kiosk`: drawn at the office's shared screen, where nothing is told later */
  | { type: 'visit.taken'; visit: VisitCard; kiosk: boolean }
  | { type: 'visit.cancelled' }
  /** with what the guest book has of the visitor; '' where it has nothing */
  | { type: 'visit.attached'; name: string; institution: string; number: string }
  | { type: 'visit.refused'; reason: 'closed' | 'gone' | 'already' };

/** Told to the visitor's chat. */
export type VisitTold =
  { type: 'visit.called'; visit: VisitCard; again: boolean } | { type: 'visit.skipped'; visit: VisitCard };

/** Told to the chat that drew a number, when another one has taken it over by a link of the visit. */
export type VisitMoved = { type: 'visit.moved'; number: string };
