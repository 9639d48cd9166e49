import type pg from 'pg';
import type { Tx } from './database.ts';
import { DatabaseError } from './errors.ts';
import type { Gate } from './gate.ts';
import { BY_ADDRESS, BY_ID, COMMIT, commitValues, HANDLED, NEWEST_STEP } from './turn_sql.ts';
import type {
  ChatAddress,
  CommitOutcome,
  StoredConversation,
  TurnCommit,
  TurnStore,
  UndoableTurn,
} from './turn_store.ts';

interface Connections {
  reader: pg.Pool;
  writer: pg.Pool;
  /** Turns do not pass it: it tells who is inside a write. */
  gate: Gate;
  /** Is this the transaction of the write that is open now? */
  isOpen: (tx: Tx) => boolean;
  /** Called after each turn that was committed by itself. */
  committed: (chat: string) => void;
  /** Called after each turn that a write has taken up. */
  takenUp: (chat: string) => void;
}

/** One statement per turn, side by side: the rows themselves keep turns of one chat apart. docs/decisions/0009-postgresql.md. */
export class PostgresTurnStore implements TurnStore {
  readonly #connections: Connections;
  readonly #underWay = new Set<Promise<unknown>>();
  #closed = false;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  async load({ channel, account, chat }: ChatAddress): Promise<StoredConversation | undefined> {
    return this.#find<StoredConversation>('chat_by_address', BY_ADDRESS, [channel, account, chat]);
  }

  async loadById(id: string): Promise<StoredConversation | undefined> {
    return this.#find<StoredConversation>('chat_by_id', BY_ID, [id]);
  }

  async handled(conversationId: string, externalId: string): Promise<boolean> {
    return (await this.#find('turn_handled', HANDLED, [conversationId, externalId])) !== undefined;
  }

  async lastUndoable(conversationId: string): Promise<UndoableTurn | undefined> {
    type Step = { id: number; externalId: string; before: string | null; barrier: boolean };
    const step = await this.#find<Step>('turn_newest_step', NEWEST_STEP, [conversationId]);
    if (step === undefined || step.barrier || step.before === null) return undefined;
    return { id: step.id, externalId: step.externalId, before: step.before };
  }

  async commit(turn: TurnCommit): Promise<CommitOutcome> {
    this.#connections.gate.assertOutside();
    if (this.#closed) throw new DatabaseError('DATABASE_CLOSED', 'The database is closed');
    const query = { name: 'turn_commit', text: COMMIT, values: commitValues(turn) };
    const committing = this.#connections.writer.query<{ outcome: CommitOutcome }>(query);
    this.#underWay.add(committing);
    try {
      const outcome = outcomeOf((await committing).rows);
      if (outcome === 'committed') this.#connections.committed(turn.conversation.chat);
      return outcome;
    } finally {
      this.#underWay.delete(committing);
    }
  }

  async commitWithin(tx: Tx, turn: TurnCommit): Promise<CommitOutcome> {
    if (!this.#connections.isOpen(tx)) {
      throw new DatabaseError('DATABASE_NOT_IN_WRITE', 'This is not the transaction of the write that is open');
    }
    const outcome = outcomeOf(await tx.$queryRawUnsafe<{ outcome: CommitOutcome }[]>(COMMIT, ...commitValues(turn)));
    if (outcome === 'committed') this.#connections.takenUp(turn.conversation.chat);
    return outcome;
  }

  /** Refuses turns from now on; resolves when those under way are done. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#underWay);
  }

  async #find<Row extends object>(name: string, text: string, values: unknown[]): Promise<Row | undefined> {
    return (await this.#connections.reader.query<Row>({ name, text, values })).rows[0];
  }
}

function outcomeOf(rows: { outcome: CommitOutcome }[]): CommitOutcome {
  const [row] = rows;
  if (row === undefined) throw new TypeError('A turn was answered with nothing');
  return row.outcome;
}
