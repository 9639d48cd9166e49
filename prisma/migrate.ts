import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from './errors.ts';
import type { Migration } from './schema_engine.ts';
import { connect, type SqliteConnection } from './sqlite_connection.ts';

/** Beside this file in the sources; scripts/build.mjs copies it beside the compiled one. */
const FOLDER = fileURLToPath(new URL('migrations', import.meta.url));

/** The migrations that this program knows, oldest first. Line ends are made equal, as checksums are kept of the text. */
export function knownMigrations(folder = FOLDER): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map((name) => ({
      name,
      sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n'),
    }));
}

/**
 * What the database lacks, told by a glance at Prisma's table, so that a start on an up-to-date database never loads
 * the schema engine. Throws DATABASE_NEWER or DATABASE_DIFFERENT when the database has what this program does not know.
 */
export function pendingMigrations({ handle }: SqliteConnection, known: Migration[]): string[] {
  const table = handle.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '_prisma_migrations'`).get();
  const rows = table
    ? handle.prepare(`SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL`).all()
    : [];
  const pending = new Map(known.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]));
  for (const row of rows as { migration_name: string; checksum: string }[]) {
    const checksum = pending.get(row.migration_name);
    if (checksum === undefined) {
      throw new DatabaseError(
        'DATABASE_NEWER',
        `The database has the migration ${row.migration_name}, which this program does not know: start the newer version`,
      );
    }
    if (checksum !== row.checksum) {
      throw new DatabaseError(
        'DATABASE_DIFFERENT',
        `The database was made with another ${row.migration_name} than this program has`,
      );
    }
    pending.delete(row.migration_name);
  }
  return [...pending.keys()];
}

/**
 * Brings the database `file` (made when absent) up to the migrations of `folder` and returns the names applied. All of
 * them are one transaction: when one fails (DATABASE_MIGRATION_FAILED), or the process dies, nothing has changed.
 */
export async function migrate(file: string, folder = FOLDER): Promise<string[]> {
  const known = knownMigrations(folder);
  const connection = await connect(file);
  const { handle, adapter } = connection;
  try {
    if (pendingMigrations(connection, known).length === 0) return [];
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
export async function requireMigrated(file: string, folder = FOLDER): Promise<void> {
  const connection = await connect(file);
  try {
    const pending = pendingMigrations(connection, knownMigrations(folder));
    if (pending.length > 0) {
      throw new DatabaseError('DATABASE_MIGRATION_PENDING', `Restart the program first: it is older than this tool`);
    }
  } finally {
    await connection.adapter.dispose();
  }
}
