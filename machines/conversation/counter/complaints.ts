/** Complaints, aspirations and requests for information (docs/domain.md 7): what the conversation asks for and is told. */

export const COMPLAINT_KINDS = ['complaint', 'aspiration', 'information'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];

/** What is told, as far as it is told. */
export interface ComplaintDraft {
  kind: ComplaintKind | null;
  category: string | null;
  /** the officer it is about: known, or by a name as told */
  about: { officerId: string | null; name: string } | null;
  text: string;
  files: { id: string; name: string }[];
  /** code of an order of theirs */
  order: string | null;
  anonymous: boolean | null;
  /** where an answer may go beside this chat; '' none */
  contact: string;
}

export interface ComplaintLine {
  code: string;
  kind: ComplaintKind;
  status: ComplaintCard['status'];
}

export interface ComplaintCard {
  code: string;
  kind: ComplaintKind;
  status: 'received' | 'verified' | 'asking' | 'answered' | 'closed' | 'declined';
  /** UTC ms */
  receivedAt: number;
  /** 'YYYY-MM-DD'; null: closed, or the office's calendar does not reach so far */
  due: string | null;
  /** working days used and allowed */
  days: { net: number; limit: number } | null;
  /** the office's newest words to the person */
  officeWords: string | null;
  /** whether this chat may reply, confirm, re-open: it is where it came from, or its customer's */
  mayAct: boolean;
}

export type ComplaintQuery =
  /** who serves here, to be named */
  { type: 'complaint.officers' } | { type: 'complaint.list' } | { type: 'complaint.show'; code: string };

export type ComplaintCommand =
  | { type: 'complaint.submit'; draft: ComplaintDraft }
  | { type: 'complaint.reply'; code: string; words: string; fileId: string | null }
  | { type: 'complaint.confirm'; code: string }
  | { type: 'complaint.reopen'; code: string; words: string };

export type ComplaintResult =
  | { type: 'complaint.officersListed'; officers: { id: string; name: string }[] }
  | { type: 'complaint.listed'; complaints: ComplaintLine[] }
  | { type: 'complaint.shown'; complaint: ComplaintCard | null }
  | { type: 'complaint.taken'; complaint: ComplaintCard }
  | { type: 'complaint.acted'; complaint: ComplaintCard }
  | { type: 'complaint.refused'; reason: 'gone' | 'not_allowed' | 'file_unusable' };

/** Told to the chat that it came from. */
export type ComplaintTold = {
  type: 'complaint.news';
  about: 'verified' | 'asked' | 'answered' | 'closed' | 'declined';
  complaint: ComplaintCard;
};
