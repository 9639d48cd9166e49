import { DatabaseError } from './errors.ts';
import { APPLIED, FOLDERS, knownMigrations, pendingMigrations } from './known_migrations.ts';
import type { AppliedMigration, Migration } from './known_migrations.ts';
import { connect, type SqliteConnection } from './sqlite_connection.ts';

/**
 * What the database lacks, told by a glance at Prisma's table, so that a start on an up-to-date database never loads
 * the schema engine. Throws DATABASE_NEWER or DATABASE_DIFFERENT when the database has what this program does not know.
 */
function pendingOf({ handle }: SqliteConnection, known: Migration[]): Migration[] {
  const table = handle.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'`).get();
  return pendingMigrations(table ? handle.prepare<[], AppliedMigration>(APPLIED).all() : [], known);
}

/**
 * Brings the database `file` (made when absent) up to the migrations of `folder` and returns the names applied. All of
 * them are one transaction: when one fails (DATABASE_MIGRATION_FAILED), or the process dies, nothing has changed.
 */
export async function migrate(file: string, folder = FOLDERS.sqlite): Promise<string[]> {
  const known = knownMigrations(folder);
  const connection = await connect(file);
  const { handle, adapter } = connection;
  try {
    if (pendingOf(connection, known).length === 0) return [];
    // Foreign keys cannot be switched off inside a transaction, and Prisma's way of altering a table (copy, drop, rename)
    // would delete rows that refer to it; they are checked before the commit instead.
    handle.pragma('foreign_keys = OFF');
    handle.exec('BEGIN IMMEDIATE');
    const { applyMigrations } = await import('./schema_engine.ts');
    const applied = await applyMigrations(adapter, known);
    const broken = handle.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) {
      throw new Error(`${broken.length} rows would refer to rows that are gone`);
    }
    handle.exec('COMMIT');
    return applied;
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError('DATABASE_MIGRATION_FAILED', `The database could not be migrated: ${String(error)}`, {
      cause: error,
    });
  } finally {
    // Closing rolls an open transaction back.
    await adapter.dispose();
  }
}

/** Throws DATABASE_MIGRATION_PENDING when the database `file` is not up to date; changes nothing. */
export async function requireMigrated(file: string, folder = FOLDERS.sqlite): Promise<void> {
  const connection = await connect(file);
  try {
    const pending = pendingOf(connection, knownMigrations(folder));
    if (pending.length > 0) {
      throw new DatabaseError('DATABASE_MIGRATION_PENDING', `Restart the program first: it is older than this tool`);
    }
  } finally {
    await connection.adapter.dispose();
  }
}
