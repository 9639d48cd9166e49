import pg from 'pg';
import { DatabaseError } from './errors.ts';

/** How long to wait for a connection (the server is slow, or the pool is busy), in ms. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Connections per process and pool; PostgreSQL itself allows 100 in all, unless told otherwise. */
const POOL_SIZE = 8;

/** Two numbers name an advisory lock; the first is this program's own ('gera'). */
const OURS = 0x67_65_72_61;

/** Held by whoever opens, migrates or cleans up; shared by every program that runs; held by the one that writes. */
export const LOCKS = { opening: `${OURS}, 1`, running: `${OURS}, 2`, writing: `${OURS}, 3` } as const;

/** What other processes say and hear. prisma/migrations_postgres says 'facts' here as well. */
export const NEWS_CHANNEL = 'gerai_news';

function settingsOf(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: databaseUrl,
    application_name: 'gerai-pst',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  };
}

/** A pool for writing, or one whose transactions refuse writes. */
export function poolOf(databaseUrl: string, readOnly: boolean): pg.Pool {
  const options = `-c default_transaction_isolation=read\\ committed -c default_transaction_read_only=${readOnly ? 'on' : 'off'}`;
  const pool = new pg.Pool({ ...settingsOf(databaseUrl), options, max: POOL_SIZE });
  // An idle connection that breaks is replaced when one is needed next: nothing else to do, but not to end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** Connects outside of any pool. Throws DATABASE_UNREACHABLE, DATABASE_REFUSED or DATABASE_UNKNOWN. */
export async function connectClient(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client(settingsOf(databaseUrl));
  // Also heard by whoever waits for a query; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw openingError(error, client);
  }
}

/** What to do about an error at the start. Names host, database and user, never the password. */
export function openingError(error: unknown, { host, port, database, user }: pg.Client): DatabaseError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const options = { cause: error };
  switch (code) {
    case '3D000':
      return new DatabaseError(
        'DATABASE_UNKNOWN',
        `PostgreSQL at ${host}:${port} has no database "${database}". Make it: CREATE DATABASE "${database}" OWNER "${user}" ENCODING 'UTF8' TEMPLATE template0`,
        options,
      );
    case '28P01':
    case '28000':
      return new DatabaseError(
        'DATABASE_REFUSED',
        `PostgreSQL at ${host}:${port} does not let "${user}" in: check user and password in DATABASE_URL, and pg_hba.conf on the server`,
        options,
      );
    case '42501':
      return new DatabaseError(
        'DATABASE_REFUSED',
        `PostgreSQL does not let "${user}" make tables in "${database}". Make it the owner: ALTER DATABASE "${database}" OWNER TO "${user}"`,
        options,
      );
    default:
      return new DatabaseError(
        'DATABASE_UNREACHABLE',
        `No PostgreSQL answers at ${host}:${port} (${code || (error instanceof Error ? error.message : String(error))}): is it running, and is DATABASE_URL right?`,
        options,
      );
  }
}
