/** The port of the one hot path: the commit of a turn. Its implementations are per engine (turn_store_sqlite.ts). */
import type { Tx } from './database.ts';

/** One chat of one channel; `account` is the office's own address there. */
export interface ChatAddress {
  channel: string;
  account: string;
  chat: string;
}

/** Where a chat stands; `snapshot` is the conversation machine's JSON text. */
export interface StoredConversation extends ChatAddress {
  id: string;
  customerId: string | null;
  language: 'id' | 'en';
  machineVersion: number;
  snapshot: string;
  /** 0: not stored yet. */
  revision: number;
}

/** Everything that one turn leaves behind. It is written whole or not at all. */
export interface TurnCommit {
  /** The state after the turn, under the revision that was loaded; the store writes revision + 1 (0: it inserts). */
  conversation: StoredConversation;
  /** Dedupe key within the conversation. */
  externalId: string;
  /** JSON text of the understood event. */
  event: string;
  /** Snapshot before, when "kembali" may return to it. */
  before: string | null;
  /** A committed effect: "kembali" never crosses it. */
  barrier: boolean;
  /** Id of the turn that this turn undoes. */
  undoes: number | null;
  /** JSON text of the customer's message, for the transcript; sets lastInboundAt. */
  inbound: string | null;
  /** JSON texts of the replies, in order; they become queued messages `${externalId}#0`, `#1` ... */
  outbound: string[];
  /** The order event that this turn tells the customer about. */
  orderEventId: number | null;
  /** UTC ms. */
  at: number;
}

/**
 * - committed: all of it is on disk
 * - duplicate: this external id was handled before, or the order event is told already; nothing was written
 * - stale: the conversation moved since it was loaded, or the turn to undo is undone already; nothing was written:
 *   load again and repeat the turn
 */
export type CommitOutcome = 'committed' | 'duplicate' | 'stale';

export interface UndoableTurn {
  id: number;
  externalId: string;
  /** snapshot before it */
  before: string;
}

/** Reads see what is committed, never the inside of an open `db.write`. */
export interface TurnStore {
  load(address: ChatAddress): Promise<StoredConversation | undefined>;
  loadById(id: string): Promise<StoredConversation | undefined>;
  /** Was this external id handled in this conversation? */
  handled(conversationId: string, externalId: string): Promise<boolean>;
  /** The turn that "kembali" would take back: the newest with a snapshot, not undone, newer than the newest barrier. */
  lastUndoable(conversationId: string): Promise<UndoableTurn | undefined>;
  /** Commits a turn by itself, in one group with the others that are ready. Throws inside a `db.write`. */
  commit(turn: TurnCommit): Promise<CommitOutcome>;
  /** Commits a turn as a part of the open `db.write`. When not 'committed', the caller throws to roll back the rest. */
  commitWithin(tx: Tx, turn: TurnCommit): Promise<CommitOutcome>;
}
