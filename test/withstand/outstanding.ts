import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/** How much a running program still has to tell and to send, read beside it. */
export function outstanding(dataDir: string): number {
  const db = new BetterSqlite3(join(dataDir, 'gerai.db'), { readonly: true });
  try {
    const count = db.prepare<[], { count: number }>(
      `SELECT (SELECT count(*) FROM Message WHERE status = 'queued')
         + (SELECT count(*) FROM OrderEvent WHERE notify = 'pending') AS count`,
    );
    return count.get()?.count ?? 0;
  } finally {
    db.close();
  }
}
