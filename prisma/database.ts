import { lockDataDirectory, prepareDataDirectory } from './data_directory.ts';
import { SqliteDatabase } from './database_sqlite.ts';
import { DatabaseError } from './errors.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';
import { migrate, requireMigrated } from './migrate.ts';
import { beginImmediately, connect, type SqliteConnection } from './sqlite_connection.ts';
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

/** The one door to the data. See docs/decisions/0002-two-clients-one-gate.md. */
export interface Database {
  /** Sees what is committed. */
  readonly read: Reader;
  /**
   * The only way to change anything: `work` runs in a transaction of its own, one at a time, first come first served,
   * and is rolled back when it throws. Resolves when it is on disk. Keep it short and without I/O other than `tx`: every
   * other write waits. A write inside a write throws DATABASE_NESTED_WRITE.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly turns: TurnStore;
  /** Calls `listener` soon after every committed write (a group of turns counts once). Returns how to stop that. */
  afterCommit(listener: () => void): () => void;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for the writes under way, checkpoints and closes. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** DATA_DIR: the database is gerai.db in it. Made when absent. */
  dataDir: string;
  /**
   * A short-lived tool that may run beside the program (adding an officer): it does not keep the data directory to itself.
   * While the program runs it throws DATABASE_MIGRATION_PENDING instead of migrating under its feet.
   */
  beside?: boolean;
}

/** Locks, migrates and opens. Throws the codes of errors.ts. */
export async function openDatabase({ dataDir, beside = false }: OpenOptions): Promise<Database> {
  const file = prepareDataDirectory(dataDir);
  const unlock = await (beside ? migrateBeside(dataDir, file) : lockAndMigrate(dataDir, file));
  const opened: SqliteConnection[] = [];
  try {
    const reader = await connect(file);
    opened.push(reader);
    reader.handle.pragma('query_only = ON');
    const writer = await connect(file);
    opened.push(writer);
    beginImmediately(writer);
    return new SqliteDatabase(reader, writer, unlock);
  } catch (error) {
    for (const { handle } of opened) handle.close();
    unlock();
    throw error;
  }
}

/** Takes the data directory until the returned function is called, and migrates. */
async function lockAndMigrate(dataDir: string, file: string, patienceMs?: number): Promise<() => void> {
  const unlock = await lockDataDirectory(dataDir, patienceMs);
  try {
    await migrate(file);
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Migrates when nobody has the data directory, and leaves it free. */
async function migrateBeside(dataDir: string, file: string): Promise<() => void> {
  try {
    const unlock = await lockAndMigrate(dataDir, file, 0);
    unlock();
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'DATABASE_IN_USE') throw error;
    await requireMigrated(file);
  }
  return () => undefined;
}
