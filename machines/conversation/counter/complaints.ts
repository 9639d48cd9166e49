/** Complaints, aspirations and requests for information (docs/domain.md 7): what the conversation asks for and is told. */
import type { Localized } from '../../texts/text.ts';

export const COMPLAINT_KINDS = ['complaint', 'aspiration', 'information'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** What it is about. Matters of integrity are not among them: they are not taken (docs/domain.md 7). */
export const COMPLAINT_CATEGORIES = ['services', 'product', 'fee', 'officer', 'facilities', 'other'] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

export const COMPLAINT_STATUSES = ['received', 'verified', 'asking', 'answered', 'closed', 'declined'] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** What is told, as far as it is told. */
export interface ComplaintDraft {
  kind: ComplaintKind;
  anonymous: boolean | null;
  category: ComplaintCategory | null;
  /** the officer it is about: known, or by a name as told; both empty: the person does not know */
  about: { officerId: string | null; name: string } | null;
  text: string;
  /** nothing more is to be added to the text */
  told: boolean;
  /** words in it were asked about: it is no matter of integrity */
  cleared: boolean;
  files: { id: string; name: string }[];
  /** of who is not registered; '' not told; null: not asked yet */
  name: string | null;
  /** code of an order of theirs; '' none; null: not asked yet */
  order: string | null;
  /** where an answer may go beside this chat; '' none; null: not asked yet */
  contact: string | null;
}

export interface ComplaintLine {
  code: string;
  kind: ComplaintKind;
  status: ComplaintStatus;
}

export interface ComplaintCard {
  code: string;
  kind: ComplaintKind;
  status: ComplaintStatus;
  /** nothing leads from it to a chat: whoever has its code may follow it */
  anonymous: boolean;
  /** UTC ms */
  receivedAt: number;
  /** 'YYYY-MM-DD'; null: closed, or the office's calendar does not reach so far */
  due: string | null;
  /** working days used (net of pauses) and allowed; null: the office's calendar does not reach so far */
  days: { net: number; limit: number } | null;
  /** the limit in working days, computed or not */
  limit: number;
  /** an answer that nobody confirms closes it after so many days */
  silentDays: number;
  /** closed because its sender had their data erased: there is nothing left to answer (docs/domain.md 7) */
  erased: boolean;
  /** the office's newest words to the person */
  officeWords: string | null;
  /** a file that came with the answer; `url` is one of our download links */
  file: { name: string; url: string } | null;
}

export type ComplaintQuery =
  /** who serves here, to be named */
  | { type: 'complaint.officers' }
  | { type: 'complaint.list' }
  | { type: 'complaint.show'; code: string }
  /** the other ways to complain */
  | { type: 'complaint.channels' }
  /** where matters of integrity are told */
  | { type: 'complaint.wbs' };

export type ComplaintCommand =
  | { type: 'complaint.submit'; draft: ComplaintDraft }
  | { type: 'complaint.reply'; code: string; words: string; fileId: string | null }
  | { type: 'complaint.confirm'; code: string }
  | { type: 'complaint.reopen'; code: string; words: string }
  /**
   * a matter of integrity, or a draft that is dropped: nothing of it stays in this chat (docs/domain.md 7). `what`: what is being
   * told, or what was to be added to a complaint that is there already
   */
  | { type: 'complaint.forget'; what: 'draft' | 'addition'; fileIds: string[] };

export type ComplaintResult =
  | { type: 'complaint.officersListed'; officers: { id: string; name: string }[] }
  | { type: 'complaint.listed'; complaints: ComplaintLine[] }
  /** null: no such code, or somebody else's: the two are not told apart */
  | { type: 'complaint.shown'; complaint: ComplaintCard | null }
  | { type: 'complaint.channelsTold'; channels: Localized; wbs: string }
  | { type: 'complaint.taken'; complaint: ComplaintCard }
  | { type: 'complaint.acted'; complaint: ComplaintCard; act: 'reply' | 'confirm' | 'reopen' }
  | { type: 'complaint.refused'; reason: 'gone' | 'not_allowed' | 'file_unusable' }
  /** `wbs`: the address where such matters are told; '' when the office has none */
  | { type: 'complaint.forgotten'; wbs: string }
  | { type: 'complaint.wbsTold'; wbs: string };

/** Told to the chat that it came from. */
export type ComplaintTold = {
  type: 'complaint.news';
  about: 'verified' | 'asked' | 'answered' | 'closed' | 'declined';
  complaint: ComplaintCard;
};
