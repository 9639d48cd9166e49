import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { DatabaseError } from './errors.ts';

/** How long a starting program waits for one that is just ending, or for a tool that is migrating, in ms. */
const PATIENCE_MS = 2000;
const RETRY_MS = 50;

/** Makes the data directory (readable by its owner only) and returns the path of the database in it. */
export function prepareDataDirectory(dataDir: string): string {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return join(dataDir, 'gerai.db');
}

/** The lock, or undefined when somebody has it. */
function tryLock(file: string): BetterSqlite3.Database | undefined {
  const lock = new BetterSqlite3(file, { timeout: 0 });
  try {
    return lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}

/**
 * Takes the data directory for this process. The lock is SQLite's own on an empty file beside the database: the
 * operating system lets go of it when the process ends, however it ends, so there is no stale lock to clean up.
 * Returns how to release it; throws DATABASE_IN_USE when another process (or another Database here) keeps it.
 */
export async function lockDataDirectory(dataDir: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const file = join(dataDir, 'gerai.lock');
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    const lock = tryLock(file);
    if (lock) return () => void lock.close();
    if (waitedMs >= patienceMs) {
      throw new DatabaseError('DATABASE_IN_USE', `Another process is using the data directory ${dataDir}`);
    }
    await setTimeout(RETRY_MS);
  }
}
