import type { Claim, Database, Reader, Tx } from './database.ts';
import { DatabaseError } from './errors.ts';
import { Gate } from './gate.ts';
import { PrismaClient } from './generated/sqlite/client.ts';
import { Listeners } from './listeners.ts';
import { factoryOf, type SqliteConnection } from './sqlite_connection.ts';
import type { TurnStore } from './turn_store.ts';
import { SqliteTurnStore } from './turn_store_sqlite.ts';

/** Longest time that one write may take, in ms; it is rolled back after that (P2028). */
const WRITE_TIMEOUT_MS = 30_000;

/** Takes its connections over: the reader's refuses writes, the writer's begins with the write lock. */
export class SqliteDatabase implements Database {
  readonly read: Reader;
  readonly turns: TurnStore;
  readonly #gate = new Gate();
  readonly #commits = new Listeners<void>();
  readonly #reader: SqliteConnection;
  readonly #writer: SqliteConnection;
  readonly #readClient: PrismaClient;
  readonly #writeClient: PrismaClient;
  readonly #unlock: () => void;
  #openTx: Tx | undefined;
  #closing: Promise<void> | undefined;

  constructor(reader: SqliteConnection, writer: SqliteConnection, unlock: () => void) {
    this.#reader = reader;
    this.#writer = writer;
    this.#unlock = unlock;
    this.#readClient = new PrismaClient({ adapter: factoryOf(reader) });
    this.#writeClient = new PrismaClient({ adapter: factoryOf(writer) });
    this.read = this.#readClient;
    this.turns = new SqliteTurnStore({
      reader: reader.handle,
      writer: writer.handle,
      gate: this.#gate,
      isOpen: (tx) => tx === this.#openTx,
      committed: () => this.#commits.tell(),
    });
  }

  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.#gate.pass(async () => {
      try {
        return await this.#writeClient.$transaction(
          (tx) => {
            this.#openTx = tx;
            return work(tx);
          },
          { maxWait: WRITE_TIMEOUT_MS, timeout: WRITE_TIMEOUT_MS },
        );
      } finally {
        this.#openTx = undefined;
      }
    });
    this.#commits.tell();
    return result;
  }

  afterCommit(listener: () => void): () => void {
    return this.#commits.add(listener);
  }

  /** Nobody else has the data, but for tools that touch nothing which is kept in memory. */
  elsewhere(): () => void {
    return () => undefined;
  }

  async claim(names: readonly string[]): Promise<Claim> {
    return { names: new Set(names), giveBack: () => Promise.resolve() };
  }

  async alone(work: () => Promise<void>): Promise<boolean> {
    await work();
    return true;
  }

  async ping(): Promise<void> {
    if (!this.#reader.handle.open || !this.#writer.handle.open) {
      throw new DatabaseError('DATABASE_CLOSED', 'The database is closed');
    }
    this.#reader.handle.prepare('SELECT 1 FROM _prisma_migrations LIMIT 1').get();
  }

  close(): Promise<void> {
    this.#closing ??= this.#gate.close(async () => {
      // A client that was never used has not taken its connection over: hence each by both its faces.
      await this.#readClient.$disconnect();
      this.#reader.handle.close();
      this.#writer.handle.pragma('wal_checkpoint(TRUNCATE)');
      await this.#writeClient.$disconnect();
      this.#writer.handle.close();
      this.#unlock();
    });
    return this.#closing;
  }
}
