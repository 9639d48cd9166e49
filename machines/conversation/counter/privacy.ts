/** A person's own data (UU PDP, docs/domain.md 9): what the conversation asks for. */

/** What stays after "hapus data", and why; the first two keep it from being carried out now. */
export interface KeptData {
  kind: 'open_order' | 'money' | 'ledger' | 'complaint' | 'rating' | 'consent';
  count: number;
  /** of orders: which */
  codes: string[];
}

export const DATA_KINDS = [
  'profile',
  'consents',
  'chats',
  'messages',
  'orders',
  'documents',
  'payments',
  'files',
  'complaints',
  'visits',
  'ratings',
  'talks',
  'connections',
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** How many there are of a kind, and since when (UTC ms). */
export interface DataCount {
  kind: DataKind;
  count: number;
  since: number | null;
}

export type PrivacyQuery =
  /** what "hapus data" would leave, and whether it may be carried out now */
  { type: 'privacy.preview' };

export type PrivacyCommand =
  | { type: 'privacy.export' }
  | { type: 'privacy.erase' }
  | { type: 'privacy.withdraw' }
  | { type: 'privacy.optOut' }
  | { type: 'privacy.optIn' };

export type PrivacyResult =
  | { type: 'privacy.previewed'; kept: KeptData[]; blocked: boolean }
  /** the file follows as `privacy.ready`; `file` false: enough were made today, and their links still live */
  | { type: 'privacy.exported'; counts: DataCount[]; file: boolean }
  | { type: 'privacy.erased'; kept: KeptData[] }
  /** orders that are open: the office stops working on those that are not paid, and finishes the others */
  | { type: 'privacy.withdrawn'; unpaid: number; paid: number }
  | { type: 'privacy.muted' }
  | { type: 'privacy.unmuted' }
  /** something that keeps it from being erased came up meanwhile */
  | { type: 'privacy.refused'; kept: KeptData[] };

export type PrivacyTold =
  /** the machine-readable file is there, for so many days */
  | { type: 'privacy.ready'; url: string; days: number }
  /** all was erased at the wish of the same person in another chat */
  | { type: 'privacy.erasedElsewhere' };
