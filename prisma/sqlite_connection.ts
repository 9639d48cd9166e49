import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import BetterSqlite3 from 'better-sqlite3';

/** How long a statement waits for another process (backup tool, officer command) that is writing, in ms. */
const BUSY_TIMEOUT_MS = 10_000;

/** One connection, by both its faces. Prisma's statements and ours see the same transaction. */
export interface SqliteConnection {
  handle: BetterSqlite3.Database;
  adapter: SqlDriverAdapter;
}

/** Opens `file` through Prisma's adapter and gets hold of the better-sqlite3 handle inside. */
export async function connect(file: string): Promise<SqliteConnection> {
  const adapter = await new PrismaBetterSqlite3(
    { url: file, timeout: BUSY_TIMEOUT_MS },
    // Instants are stored as UTC ms, so that rows written by Prisma and by our own statements compare.
    { timestampFormat: 'unixepoch-ms' },
  ).connect();
  const handle = 'client' in adapter ? adapter.client : undefined;
  if (!(handle instanceof BetterSqlite3)) throw new TypeError('The adapter does not hold a better-sqlite3 database');
  handle.pragma('journal_mode = WAL');
  // An acknowledged write survives a power cut.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  // The default of 1000 pages makes every few hundredth commit wait for a checkpoint.
  handle.pragma('wal_autocheckpoint = 10000');
  return { handle, adapter };
}

/** Lets a Prisma client work on this connection. The client's $disconnect closes it. */
export function factoryOf({ adapter }: SqliteConnection): SqlMigrationAwareDriverAdapterFactory {
  const give = (): Promise<SqlDriverAdapter> => Promise.resolve(adapter);
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: give,
    connectToShadowDb: give,
  };
}

/**
 * Makes Prisma's transactions on this connection take the write lock when they begin. The adapter begins a deferred one,
 * which fails at its first write when another process has written meanwhile (P1008).
 */
export function beginImmediately({ handle }: SqliteConnection): void {
  const prepare = handle.prepare.bind(handle);
  handle.prepare = (source: string) => prepare(source === 'BEGIN' ? 'BEGIN IMMEDIATE' : source);
}
