import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Claim, Database, Elsewhere, Reader, Tx } from './database.ts';
import { DatabaseError } from './errors.ts';
import { Gate } from './gate.ts';
import type { PrismaClient } from './generated/sqlite/client.ts';
import { Listeners } from './listeners.ts';
import { clientOver } from './postgres_client.ts';
import { LOCKS, NEWS_CHANNEL, poolOf } from './postgres_connection.ts';
import { PostgresSession } from './postgres_session.ts';
import { PostgresTurnStore } from './turn_store_postgres.ts';

/** Longest time that one write may take, in ms, its wait for other processes included; it is rolled back after that. */
const WRITE_TIMEOUT_MS = 30_000;

/** More than these are told as 'anything': PostgreSQL takes 8000 bytes at once. */
const MOST_CHATS_TOLD = 50;

/** Several processes may have one open. docs/decisions/0009-postgresql.md. */
export class PostgresDatabase implements Database {
  readonly read: Reader;
  readonly turns: PostgresTurnStore;
  readonly #name = randomUUID();
  readonly #gate = new Gate();
  readonly #commits = new Listeners<void>();
  readonly #changes = new Listeners<Elsewhere>();
  readonly #reader: pg.Pool;
  readonly #writer: pg.Pool;
  readonly #readClient: PrismaClient;
  readonly #writeClient: PrismaClient;
  readonly #untold = new Set<string>();
  #session: PostgresSession | undefined;
  #open: { tx: Tx; chats: string[] } | undefined;
  #telling: Promise<void> | undefined;
  #tellAgain = false;
  #closing: Promise<void> | undefined;

  /** Takes over the connection `own`, which has entered (migrate_postgres). */
  static async begin(databaseUrl: string, own: pg.Client): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(databaseUrl);
    database.#session = await PostgresSession.begin(own, databaseUrl, {
      news: (payload) => database.#hear(payload),
      back: () => {
        database.#changes.tell({ kind: 'anything' });
        database.#commits.tell();
      },
      heartbeat: () => database.#commits.tell(),
    });
    return database;
  }

  private constructor(databaseUrl: string) {
    this.#reader = poolOf(databaseUrl, true);
    this.#writer = poolOf(databaseUrl, false);
    this.#readClient = clientOver(this.#reader);
    this.#writeClient = clientOver(this.#writer);
    this.read = this.#readClient;
    this.turns = new PostgresTurnStore({
      reader: this.#reader,
      writer: this.#writer,
      gate: this.#gate,
      isOpen: (tx) => tx === this.#open?.tx,
      committed: (chat) => this.#committed([chat]),
      takenUp: (chat) => this.#open?.chats.push(chat),
    });
  }

  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const chats: string[] = [];
    const result = await this.#gate.pass(async () => {
      try {
        return await this.#writeClient.$transaction(
          async (tx) => {
            // One at a time over all processes: use cases read, decide and write without thinking of others.
            await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${LOCKS.writing})`);
            this.#open = { tx, chats };
            return work(tx);
          },
          { maxWait: WRITE_TIMEOUT_MS, timeout: WRITE_TIMEOUT_MS },
        );
      } finally {
        this.#open = undefined;
      }
    });
    this.#committed(chats);
    return result;
  }

  afterCommit(listener: () => void): () => void {
    return this.#commits.add(listener);
  }

  elsewhere(listener: (change: Elsewhere) => void): () => void {
    return this.#changes.add(listener);
  }

  async claim(names: readonly string[]): Promise<Claim> {
    const session = this.#ownSession();
    const claimed = await session.claim(names);
    return { names: new Set(claimed), giveBack: () => session.giveBack(claimed) };
  }

  alone(work: () => Promise<void>): Promise<boolean> {
    return this.#ownSession().alone(work);
  }

  async ping(): Promise<void> {
    if (this.#closing) throw new DatabaseError('DATABASE_CLOSED', 'The database is closed');
    await this.#reader.query('SELECT 1 FROM _prisma_migrations LIMIT 1');
    await this.#writer.query('SELECT 1');
  }

  close(): Promise<void> {
    this.#closing ??= this.#gate.close(async () => {
      await this.turns.close();
      await this.#telling;
      await this.#readClient.$disconnect();
      await this.#writeClient.$disconnect();
      await Promise.all([this.#reader.end(), this.#writer.end(), this.#session?.close()]);
    });
    return this.#closing;
  }

  #ownSession(): PostgresSession {
    if (this.#session === undefined) throw new DatabaseError('DATABASE_CLOSED', 'The database is not open');
    return this.#session;
  }

  #committed(chats: readonly string[]): void {
    this.#commits.tell();
    for (const chat of chats) this.#untold.add(chat);
    this.#tellAgain = true;
    this.#telling ??= this.#tellOthers().finally(() => (this.#telling = undefined));
  }

  /** Tells what came together while the last was being told. After the commit: within it, commits would queue up for it. */
  async #tellOthers(): Promise<void> {
    while (this.#tellAgain) {
      this.#tellAgain = false;
      const chats = this.#untold.size > MOST_CHATS_TOLD ? null : [...this.#untold];
      this.#untold.clear();
      const news = JSON.stringify({ by: this.#name, chats } satisfies CommitNews);
      try {
        await this.#writer.query({ name: 'tell', text: `SELECT pg_notify('${NEWS_CHANNEL}', $1)`, values: [news] });
      } catch {
        // Without contact: the others look around by themselves (heartbeat), or when they are back.
      }
    }
  }

  #hear(payload: string): void {
    if (payload === 'facts') return this.#changes.tell({ kind: 'facts' });
    const { by, chats } = JSON.parse(payload) as CommitNews;
    if (by === this.#name) return;
    this.#changes.tell(chats === null ? { kind: 'anything' } : { kind: 'chats', chats });
    this.#commits.tell();
  }
}

interface CommitNews {
  /** the process that committed */
  by: string;
  /** whose conversations moved; null: too many to say */
  chats: string[] | null;
}
