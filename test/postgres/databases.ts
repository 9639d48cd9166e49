/** The databases of a test file on the server of the run. */
import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import { connectClient } from '../../prisma/postgres_connection.ts';
import { TEMPLATE } from './names.ts';

const made = new Set<string>();

function urlOf(database: string): string {
  return `${inject('postgres')}${database}`;
}

async function asAdmin(...statements: string[]): Promise<void> {
  const admin = await connectClient(urlOf('postgres'));
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** The database that belongs to this name, by default a data directory: made when it is asked for first. */
export async function databaseFor(name: string, { empty = false } = {}): Promise<string> {
  const database = `gerai_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  if (!made.has(database)) {
    made.add(database);
    const template = empty ? 'template1' : TEMPLATE;
    await asAdmin(`CREATE DATABASE ${database} TEMPLATE ${template} STRATEGY FILE_COPY`);
  }
  return urlOf(database);
}

/** As when the network breaks: all of a database's connections are cut. */
export async function cutConnections(databaseUrl: string): Promise<void> {
  const database = new URL(databaseUrl).pathname.slice(1);
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
}

export async function dropDatabases(): Promise<void> {
  const drops = [...made].map((database) => `DROP DATABASE ${database} WITH (FORCE)`);
  made.clear();
  if (drops.length > 0) await asAdmin(...drops);
}
