import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { openData } from '../engine.ts';

/** A directory that is gone when the test is over. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'gerai-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}

/** An empty database that is closed and gone when the test is over. */
export async function temporaryDatabase(): Promise<Database> {
  const db = await openData({ dataDir: temporaryDirectory() });
  onTestFinished(() => db.close());
  return db;
}
