import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseError } from './errors.ts';

/** A migration as it lies in prisma/migrations (SQLite) or prisma/migrations_postgres. */
export interface Migration {
  name: string;
  sql: string;
}

/** A row of Prisma's own table `_prisma_migrations`. */
export interface AppliedMigration {
  migration_name: string;
  checksum: string;
}

/** What the database says has been applied, on either engine. */
export const APPLIED = 'SELECT migration_name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL';

/** Beside this file in the sources; scripts/build.mjs copies them beside the compiled one. */
export const FOLDERS = {
  sqlite: fileURLToPath(new URL('migrations', import.meta.url)),
  postgres: fileURLToPath(new URL('migrations_postgres', import.meta.url)),
};

/** The migrations that this program knows, oldest first. Line ends are made equal, as checksums are kept of the text. */
export function knownMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
    .map((name) => ({
      name,
      sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n'),
    }));
}

/** What Prisma keeps of a migration's text. */
export function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}

/**
 * What the database lacks. Throws DATABASE_NEWER or DATABASE_DIFFERENT when it has what this program does not know.
 */
export function pendingMigrations(applied: AppliedMigration[], known: Migration[]): Migration[] {
  const pending = new Map(known.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum } of applied) {
    const migration = pending.get(name);
    if (migration === undefined) {
      throw new DatabaseError(
        'DATABASE_NEWER',
        `The database has the migration ${name}, which this program does not know: start the newer version`,
      );
    }
    if (checksumOf(migration) !== checksum) {
      throw new DatabaseError('DATABASE_DIFFERENT', `The database was made with another ${name} than this program has`);
    }
    pending.delete(name);
  }
  return [...pending.values()];
}
