import { setImmediate as nextTick } from 'node:timers/promises';
import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import type { Tx } from './database.ts';
import { DatabaseError } from './errors.ts';
import type { Gate } from './gate.ts';
import { TurnQueries, TurnStatements } from './turn_statements.ts';
import type {
  ChatAddress,
  CommitOutcome,
  StoredConversation,
  TurnCommit,
  TurnStore,
  UndoableTurn,
} from './turn_store.ts';

/** Turns in one transaction: larger groups gain little, and hold the event loop. */
const GROUP = 64;

interface ReadyTurn {
  turn: TurnCommit;
  resolve: (outcome: CommitOutcome) => void;
  reject: (error: unknown) => void;
}

interface AppliedTurn {
  written: boolean;
  /** Tells the caller; to be called when the group is on disk. */
  settle: () => void;
}

interface Connections {
  /** Reads go here, and see only what is committed. */
  reader: SqliteHandle;
  /** The connection that Prisma writes through as well. */
  writer: SqliteHandle;
  gate: Gate;
  /** Is this the transaction of the write that is open now? */
  isOpen: (tx: Tx) => boolean;
  /** Called after each group that wrote something. */
  committed: () => void;
}

/** See docs/decisions/0003-turn-store.md. */
export class SqliteTurnStore implements TurnStore {
  readonly #connections: Connections;
  readonly #queries: TurnQueries;
  readonly #statements: TurnStatements;
  readonly #begin: Statement;
  readonly #end: Statement;
  readonly #ready: ReadyTurn[] = [];
  #committing = false;

  constructor(connections: Connections) {
    this.#connections = connections;
    this.#queries = new TurnQueries(connections.reader);
    this.#statements = new TurnStatements(connections.writer);
    this.#begin = connections.writer.prepare('BEGIN IMMEDIATE');
    this.#end = connections.writer.prepare('COMMIT');
  }

  async load(address: ChatAddress): Promise<StoredConversation | undefined> {
    return this.#queries.byAddress(address);
  }

  async loadById(id: string): Promise<StoredConversation | undefined> {
    return this.#queries.byId(id);
  }

  async handled(conversationId: string, externalId: string): Promise<boolean> {
    return this.#queries.handled(conversationId, externalId);
  }

  async lastUndoable(conversationId: string): Promise<UndoableTurn | undefined> {
    return this.#queries.lastUndoable(conversationId);
  }

  async commit(turn: TurnCommit): Promise<CommitOutcome> {
    this.#connections.gate.assertOutside();
    return new Promise((resolve, reject) => {
      this.#ready.push({ turn, resolve, reject });
      if (!this.#committing) void this.#commitReady();
    });
  }

  async commitWithin(tx: Tx, turn: TurnCommit): Promise<CommitOutcome> {
    if (!this.#connections.isOpen(tx)) {
      throw new DatabaseError('DATABASE_NOT_IN_WRITE', 'This is not the transaction of the write that is open');
    }
    return this.#statements.apply(turn);
  }

  /**
   * Takes places in the gate until no turn is left. The turns that become ready until such a place is reached, and in the
   * tick of the event loop in which it is, share a transaction.
   */
  async #commitReady(): Promise<void> {
    this.#committing = true;
    try {
      while (this.#ready.length > 0) {
        await this.#connections.gate.pass(async () => {
          await nextTick();
          this.#commitGroup(this.#ready.splice(0, GROUP));
        });
      }
    } catch (error) {
      // Refused at the gate: the database is closed.
      for (const { reject } of this.#ready.splice(0)) reject(error);
    }
    this.#committing = false;
  }

  /** One transaction, and a savepoint for each turn, so that one that throws leaves the others alone. */
  #commitGroup(group: ReadyTurn[]): void {
    const { writer, committed } = this.#connections;
    let applied: AppliedTurn[];
    try {
      this.#begin.run();
      applied = group.map((ready) => this.#apply(ready));
      this.#end.run();
    } catch (cause) {
      if (writer.inTransaction) writer.exec('ROLLBACK');
      const error = new DatabaseError('DATABASE_ROLLED_BACK', 'A group of turns could not be written', { cause });
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { settle } of applied) settle();
    if (applied.some(({ written }) => written)) committed();
  }

  #apply({ turn, resolve, reject }: ReadyTurn): AppliedTurn {
    try {
      const outcome = this.#statements.apply(turn);
      return { written: outcome === 'committed', settle: () => resolve(outcome) };
    } catch (error) {
      if (!this.#connections.writer.inTransaction) throw error;
      return { written: false, settle: () => reject(error) };
    }
  }
}
