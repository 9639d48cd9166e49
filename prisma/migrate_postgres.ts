import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseError } from './errors.ts';
import { APPLIED, checksumOf, FOLDERS, knownMigrations, pendingMigrations } from './known_migrations.ts';
import type { AppliedMigration, Migration } from './known_migrations.ts';
import { LOCKS, openingError } from './postgres_connection.ts';

/** How long a starting program waits for older ones to end before it gives up, in ms. */
const PATIENCE_MS = 2000;
const RETRY_MS = 50;

/** As Prisma makes it, so that its tools know the database. */
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

interface Entering {
  /** A short-lived tool: it migrates only when nothing runs, and does not count as running. */
  beside?: boolean;
  folder?: string;
  patienceMs?: number;
}

/**
 * Brings the database up to date and counts `client` among the programs that run on it, for as long as it is connected.
 * One at a time, over all processes; all migrations are one transaction. While other programs run on an older database it
 * waits for them, and throws DATABASE_IN_USE (a tool beside them: DATABASE_MIGRATION_PENDING).
 */
export async function enter(
  client: pg.Client,
  { beside = false, folder = FOLDERS.postgres, patienceMs = beside ? 0 : PATIENCE_MS }: Entering = {},
): Promise<void> {
  const known = knownMigrations(folder);
  await requireUnicode(client);
  for (let waitedMs = 0; ; waitedMs += RETRY_MS) {
    await client.query('BEGIN');
    try {
      await client.query(`SELECT pg_advisory_xact_lock(${LOCKS.opening})`);
      const pending = pendingMigrations(await appliedTo(client), known);
      const free = pending.length === 0 || (await isNobodyRunning(client));
      if (free) {
        await apply(client, pending);
        if (!beside) await client.query(`SELECT pg_advisory_lock_shared(${LOCKS.running})`);
        await client.query('COMMIT');
        return;
      }
      await client.query('ROLLBACK');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
    if (waitedMs >= patienceMs) throw olderOnesRun(beside);
    await setTimeout(RETRY_MS);
  }
}

function olderOnesRun(beside: boolean): DatabaseError {
  return beside
    ? new DatabaseError('DATABASE_MIGRATION_PENDING', 'Restart the program first: it is older than this tool')
    : new DatabaseError(
        'DATABASE_IN_USE',
        'Older programs run on this database: stop all of them, then start this one',
      );
}

async function appliedTo(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  return rows[0]?.there ? (await client.query<AppliedMigration>(APPLIED)).rows : [];
}

async function isNobodyRunning(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCKS.running}) AS got`);
  return rows[0]?.got ?? false;
}

async function apply(client: pg.Client, pending: Migration[]): Promise<void> {
  if (pending.length === 0) return;
  try {
    await client.query(MIGRATIONS_TABLE);
    for (const migration of pending) {
      await client.query(migration.sql);
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
         VALUES ($1, $2, $3, now(), 1)`,
        [randomUUID(), checksumOf(migration), migration.name],
      );
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') throw openingError(error, client);
    throw new DatabaseError('DATABASE_MIGRATION_FAILED', `The database could not be migrated: ${String(error)}`, {
      cause: error,
    });
  }
}

async function requireUnicode(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('SHOW server_encoding');
  if (rows[0]?.server_encoding === 'UTF8') return;
  throw new DatabaseError(
    'DATABASE_UNSUITABLE',
    `The database "${client.database}" must have the encoding UTF8: CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0`,
  );
}
