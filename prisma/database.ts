import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';
import type { TurnStore } from './turn_store.ts';

type ReadMethod =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';

type Models = Uncapitalize<Prisma.ModelName>;

/** The client, restricted to reading. Its connection refuses writes as well. */
export type Reader = {
  readonly [M in Models]: Pick<PrismaClient[M], Extract<keyof PrismaClient[M], ReadMethod>>;
} & Pick<PrismaClient, '$queryRaw'>;

/** The inside of a write: reads see what it has written. Not to be used once the write is over. */
export type Tx = Prisma.TransactionClient;

/** What another process on the same data did, as far as this one may know it from memory or show it. */
export type Elsewhere =
  /** the conversations of these chats moved on */
  | { kind: 'chats'; chats: readonly string[] }
  /** settings, texts, tariffs, holidays or products changed */
  | { kind: 'facts' }
  /** what it was is not known, as after a lost connection */
  | { kind: 'anything' };

export interface Claim {
  /** What is this process's until it is given back, or the process ends. */
  readonly names: ReadonlySet<string>;
  giveBack(): Promise<void>;
}

/**
 * The one door to the data. See docs/decisions/0002-two-clients-one-gate.md and 0009-postgresql.md: with SQLite one process
 * has the data to itself; on PostgreSQL there may be several.
 */
export interface Database {
  /** Sees what is committed. */
  readonly read: Reader;
  /**
   * The only way to change anything but by a turn: `work` runs in a transaction of its own, one at a time over all
   * processes, first come first served in each, and is rolled back when it throws; on PostgreSQL a statement that fails
   * ends it, so that an error of `tx` is not to be caught inside. Resolves when it is on disk. Keep it short and without
   * I/O other than `tx`: every other write waits. A write inside a write throws DATABASE_NESTED_WRITE.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly turns: TurnStore;
  /**
   * Calls `listener` soon after every committed write (a group of turns counts once), also of other processes. Returns
   * how to stop that.
   */
  afterCommit(listener: () => void): () => void;
  /** Calls `listener` soon after another process changed something. Returns how to stop that. */
  elsewhere(listener: (change: Elsewhere) => void): () => void;
  /** Claims those of `names` that no other process has claimed, so that a piece of work is done by one of them. */
  claim(names: readonly string[]): Promise<Claim>;
  /** Runs `work` unless other programs have the data open, and lets none open it meanwhile. Returns whether it ran. */
  alone(work: () => Promise<void>): Promise<boolean>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for the writes under way, checkpoints and closes. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** DATA_DIR: without `databaseUrl` the database is gerai.db in it. Made when absent. */
  dataDir: string;
  /** DATABASE_URL: the PostgreSQL database to use instead. */
  databaseUrl?: string | undefined;
  /**
   * A short-lived tool that may run beside the program (adding an officer): it does not keep the data directory to itself.
   * While the program runs it throws DATABASE_MIGRATION_PENDING instead of migrating under its feet.
   */
  beside?: boolean;
}

/** Locks (SQLite), migrates and opens. Throws the codes of errors.ts. */
export async function openDatabase({ dataDir, databaseUrl, beside = false }: OpenOptions): Promise<Database> {
  // Only one of the engines is loaded.
  if (databaseUrl === undefined) return (await import('./open_sqlite.ts')).openSqlite(dataDir, beside);
  return (await import('./open_postgres.ts')).openPostgres(databaseUrl, dataDir, beside);
}
