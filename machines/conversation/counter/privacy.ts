/** A person's own data (UU PDP, docs/domain.md 9): what the conversation asks for. */

/** What stays after "hapus data", and why. */
export interface KeptData {
  kind: 'ledger' | 'open_order' | 'open_complaint';
  count: number;
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
  /** counts by kind of data, and where the file is */
  | { type: 'privacy.exported'; counts: { kind: string; count: number }[]; url: string; days: number }
  | { type: 'privacy.erased'; kept: KeptData[] }
  /** `orders`: those that are open, whose handling the office stops */
  | { type: 'privacy.withdrawn'; orders: number }
  | { type: 'privacy.muted' }
  | { type: 'privacy.unmuted' }
  | { type: 'privacy.refused'; kept: KeptData[] };
