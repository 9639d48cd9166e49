import { lockDataDirectory, prepareDataDirectory } from './data_directory.ts';
import type { Database } from './database.ts';
import { SqliteDatabase } from './database_sqlite.ts';
import { DatabaseError } from './errors.ts';
import { migrate, requireMigrated } from './migrate.ts';
import { beginImmediately, connect, type SqliteConnection } from './sqlite_connection.ts';

/** Opens gerai.db in the data directory. `beside`: as a tool beside the program. */
export async function openSqlite(dataDir: string, beside: boolean): Promise<Database> {
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
