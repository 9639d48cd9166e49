/**
 * The engine that this run of a test file is on (vitest.config.ts). On PostgreSQL every data directory has a database of
 * its own, which is found again by whoever opens the directory again.
 */
import { inject } from 'vitest';
import { openDatabase } from '../prisma/database.ts';
import type { Database, OpenOptions } from '../prisma/database.ts';
import { databaseFor } from './postgres/databases.ts';

export type Engine = 'sqlite' | 'postgres';

export const engine = inject('engine');

/** DATABASE_URL for a data directory; undefined: the embedded database in it. */
export async function databaseUrlOf(dataDir: string): Promise<string | undefined> {
  return engine === 'postgres' ? databaseFor(dataDir) : undefined;
}

/** The same as an environment for child processes. */
export async function environmentOf(dataDir: string): Promise<{ DATA_DIR: string; DATABASE_URL: string }> {
  return { DATA_DIR: dataDir, DATABASE_URL: (await databaseUrlOf(dataDir)) ?? '' };
}

export async function openData(options: Omit<OpenOptions, 'databaseUrl'>): Promise<Database> {
  return openDatabase({ ...options, databaseUrl: await databaseUrlOf(options.dataDir) });
}
