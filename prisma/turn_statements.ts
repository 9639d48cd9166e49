import type { Database as SqliteHandle, Statement } from 'better-sqlite3';
import { DatabaseError } from './errors.ts';
import type { ChatAddress, CommitOutcome, StoredConversation, TurnCommit, UndoableTurn } from './turn_store.ts';

/** The connection answers integers as bigint, for Prisma; what is read here is small (ids, revisions). */
function prepare<Result>(handle: SqliteHandle, sql: string): Statement<unknown[], Result> {
  return handle.prepare<unknown[], Result>(sql).safeIntegers(false);
}

const COLUMNS = 'id, channel, account, chat, customerId, language, machineVersion, snapshot, revision';

/** What the turn store reads, prepared once. */
export class TurnQueries {
  readonly #byAddress: Statement<unknown[], StoredConversation>;
  readonly #byId: Statement<unknown[], StoredConversation>;
  readonly #handled: Statement<unknown[], unknown>;
  readonly #newestStep: Statement<
    unknown[],
    { id: number; externalId: string; before: string | null; barrier: number }
  >;

  constructor(handle: SqliteHandle) {
    this.#byAddress = prepare(
      handle,
      `SELECT ${COLUMNS} FROM Conversation WHERE channel = ? AND account = ? AND chat = ?`,
    );
    this.#byId = prepare(handle, `SELECT ${COLUMNS} FROM Conversation WHERE id = ?`);
    this.#handled = prepare(handle, 'SELECT 1 FROM Turn WHERE conversationId = ? AND externalId = ?');
    this.#newestStep = prepare(
      handle,
      `SELECT id, externalId, before, barrier FROM Turn
       WHERE conversationId = ? AND (barrier = 1 OR (before IS NOT NULL AND undone = 0))
       ORDER BY revision DESC LIMIT 1`,
    );
  }

  byAddress({ channel, account, chat }: ChatAddress): StoredConversation | undefined {
    return this.#byAddress.get(channel, account, chat);
  }

  byId(id: string): StoredConversation | undefined {
    return this.#byId.get(id);
  }

  handled(conversationId: string, externalId: string): boolean {
    return this.#handled.get(conversationId, externalId) !== undefined;
  }

  lastUndoable(conversationId: string): UndoableTurn | undefined {
    const step = this.#newestStep.get(conversationId);
    return step === undefined || step.barrier === 1 || step.before === null
      ? undefined
      : { id: step.id, externalId: step.externalId, before: step.before };
  }
}

/** What the turn store writes, prepared once. Every instant is given as UTC ms, as Prisma writes it (timestampFormat). */
export class TurnStatements {
  readonly #handle: SqliteHandle;
  readonly #queries: TurnQueries;
  readonly #savepoint: Statement;
  readonly #rollBack: Statement;
  readonly #release: Statement;
  readonly #isUndoable: Statement;
  readonly #isPending: Statement;
  readonly #known: Statement;
  readonly #insert: Statement;
  readonly #update: Statement;
  readonly #undo: Statement;
  readonly #tell: Statement;
  readonly #turn: Statement;
  readonly #message: Statement;

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
    this.#queries = new TurnQueries(handle);
    this.#savepoint = handle.prepare('SAVEPOINT turn');
    this.#rollBack = handle.prepare('ROLLBACK TO turn');
    this.#release = handle.prepare('RELEASE turn');
    this.#isUndoable = handle.prepare(
      'SELECT 1 FROM Turn WHERE id = ? AND conversationId = ? AND before IS NOT NULL AND undone = 0',
    );
    this.#isPending = handle.prepare(`SELECT 1 FROM OrderEvent WHERE id = ? AND notify = 'pending'`);
    this.#known = handle.prepare(
      'SELECT 1 FROM Conversation WHERE id = ? OR (channel = ? AND account = ? AND chat = ?)',
    );
    this.#insert = handle.prepare(
      `INSERT INTO Conversation (id, channel, account, chat, customerId, language, machineVersion, snapshot, revision,
         lastInboundAt, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    );
    this.#update = handle.prepare(
      `UPDATE Conversation SET customerId = ?, language = ?, machineVersion = ?, snapshot = ?, revision = revision + 1,
         lastInboundAt = COALESCE(?, lastInboundAt), updatedAt = ? WHERE id = ? AND revision = ?`,
    );
    this.#undo = handle.prepare('UPDATE Turn SET undone = 1 WHERE id = ?');
    this.#tell = handle.prepare(`UPDATE OrderEvent SET notify = 'told' WHERE id = ?`);
    this.#turn = handle.prepare(
      `INSERT INTO Turn (conversationId, externalId, revision, event, before, barrier, undone, at)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?)`,
    );
    this.#message = handle.prepare(
      `INSERT INTO Message (conversationId, direction, externalId, body, status, attempts, nextAttemptAt, createdAt)
       VALUES (?, ?, ?, ?, ?, 0, ?, ?)`,
    );
  }

  /**
   * Writes the turn into the open transaction, whole or (throwing, or not 'committed') not at all.
   * Throws DATABASE_NOT_IN_WRITE without a transaction.
   */
  apply(turn: TurnCommit): CommitOutcome {
    if (!this.#handle.inTransaction) {
      throw new DatabaseError('DATABASE_NOT_IN_WRITE', 'The transaction of this turn is over');
    }
    const refusal = this.#refusal(turn);
    if (refusal) return refusal;
    this.#savepoint.run();
    let whole = false;
    try {
      whole = this.#write(turn);
      return whole ? 'committed' : 'stale';
    } finally {
      // After errors such as a full disk SQLite has given up the transaction by itself, and the savepoint with it.
      if (this.#handle.inTransaction) {
        if (!whole) this.#rollBack.run();
        this.#release.run();
      }
    }
  }

  /** Why the turn must not be written, as far as the rows say before it. */
  #refusal({ conversation, externalId, undoes, orderEventId }: TurnCommit): 'duplicate' | 'stale' | undefined {
    if (this.#queries.handled(conversation.id, externalId)) return 'duplicate';
    if (orderEventId !== null && !this.#isPending.get(orderEventId)) return 'duplicate';
    if (undoes !== null && !this.#isUndoable.get(undoes, conversation.id)) return 'stale';
    return undefined;
  }

  /** False when another turn was faster. */
  #write(turn: TurnCommit): boolean {
    const { conversation, externalId, at } = turn;
    if (!this.#swap(turn)) return false;
    if (turn.undoes !== null) this.#undo.run(turn.undoes);
    if (turn.orderEventId !== null) this.#tell.run(turn.orderEventId);
    const { id, revision } = conversation;
    this.#turn.run(id, externalId, revision + 1, turn.event, turn.before, turn.barrier ? 1 : 0, at);
    if (turn.inbound !== null) this.#message.run(id, 'in', externalId, turn.inbound, 'received', null, at);
    for (const [index, body] of turn.outbound.entries()) {
      this.#message.run(id, 'out', `${externalId}#${index}`, body, 'queued', at, at);
    }
    return true;
  }

  /** Compare and swap on the revision. */
  #swap({ conversation: c, inbound, at }: TurnCommit): boolean {
    const inboundAt = inbound === null ? null : at;
    if (c.revision > 0) {
      const state = [c.customerId, c.language, c.machineVersion, c.snapshot];
      return this.#update.run(...state, inboundAt, at, c.id, c.revision).changes === 1;
    }
    const address = [c.id, c.channel, c.account, c.chat];
    if (this.#known.get(...address)) return false;
    this.#insert.run(...address, c.customerId, c.language, c.machineVersion, c.snapshot, inboundAt, at, at);
    return true;
  }
}
