import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { FOLDERS, knownMigrations } from '../../prisma/known_migrations.ts';
import { migrate, requireMigrated } from '../../prisma/migrate.ts';
import { temporaryDirectory } from './temporary.ts';

/** A folder of migrations, and the path of a database that is not there yet. */
function setUp(scripts: Record<string, string>): { folder: string; file: string } {
  const directory = temporaryDirectory();
  const folder = join(directory, 'migrations');
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return { folder, file: join(directory, 'test.db') };
}

/** Schema and rows, to see that nothing has changed. */
function contents(file: string): unknown[] {
  const db = new BetterSqlite3(file);
  try {
    const tables = db.prepare<[], { name: string; sql: string }>('SELECT name, sql FROM sqlite_schema').all();
    const named = tables.filter(({ sql }) => sql?.startsWith('CREATE TABLE'));
    return [tables, ...named.map(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all())];
  } finally {
    db.close();
  }
}

const PARENT = `CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY);
CREATE TABLE "Child" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES "Parent" ("id") ON DELETE CASCADE);
INSERT INTO "Parent" VALUES ('p'); INSERT INTO "Child" VALUES ('c', 'p');`;
const ONE = { '20260101000000_one': PARENT };
/** As Prisma alters a table: copy, drop, rename. */
const REDEFINE = `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Parent" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
DROP TABLE "Parent";
ALTER TABLE "new_Parent" RENAME TO "Parent";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`;

describe('migrating', () => {
  test('makes an empty database what the schema says', async () => {
    const { file } = setUp({});
    expect(await migrate(file)).toEqual(knownMigrations(FOLDERS.sqlite).map(({ name }) => name));
    await requireMigrated(file);
    const script = join(import.meta.dirname, '../../scripts/migration.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(stderr).not.toContain('Error');
    expect(status).toBe(0);
  });

  test('changes nothing when all is applied', async () => {
    const { folder, file } = setUp(ONE);
    expect(await migrate(file, folder)).toEqual(['20260101000000_one']);
    const before = contents(file);
    expect(await migrate(file, folder)).toEqual([]);
    expect(contents(file)).toEqual(before);
  });

  test('applies what is new, keeping rows that refer to an altered table', async () => {
    const { folder, file } = setUp(ONE);
    await migrate(file, folder);
    const later = setUp({ ...ONE, '20260102000000_two': REDEFINE });
    await expect(requireMigrated(file, later.folder)).rejects.toMatchObject({ code: 'DATABASE_MIGRATION_PENDING' });
    expect(await migrate(file, later.folder)).toEqual(['20260102000000_two']);
    const rows = contents(file);
    expect(rows).toContainEqual([{ id: 'p', name: '' }]);
    expect(rows).toContainEqual([{ id: 'c', parentId: 'p' }]);
  });

  test.each([
    ['cannot be run', 'CREATE TABLE "Half" ("id" TEXT); INSERT INTO "Nowhere" VALUES (1);'],
    ['leaves rows that refer to nothing', `CREATE TABLE "Half" ("id" TEXT); DELETE FROM "Parent";`],
  ])('leaves the database as it was when a migration %s', async (_, sql) => {
    const { folder, file } = setUp(ONE);
    await migrate(file, folder);
    const before = contents(file);
    const failing = setUp({ ...ONE, '20260102000000_two': REDEFINE, '20260103000000_three': sql });
    await expect(migrate(file, failing.folder)).rejects.toMatchObject({ code: 'DATABASE_MIGRATION_FAILED' });
    expect(contents(file)).toEqual(before);
    expect(await migrate(file, folder)).toEqual([]);
    const repaired = setUp({ ...ONE, '20260102000000_two': REDEFINE, '20260103000000_three': 'SELECT 1;' });
    expect(await migrate(file, repaired.folder)).toEqual(['20260102000000_two', '20260103000000_three']);
  });

  test('refuses a database that a newer program has migrated', async () => {
    const { folder, file } = setUp({ ...ONE, '20260102000000_two': REDEFINE });
    await migrate(file, folder);
    const before = contents(file);
    const older = setUp(ONE);
    await expect(migrate(file, older.folder)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('20260102000000_two'),
    });
    expect(contents(file)).toEqual(before);
  });

  test('refuses a database that was made by another migration of the same name, but not for its line ends', async () => {
    const { folder, file } = setUp(ONE);
    await migrate(file, folder);
    const edited = setUp({ '20260101000000_one': `${PARENT}\nCREATE TABLE "More" ("id" TEXT);` });
    await expect(migrate(file, edited.folder)).rejects.toMatchObject({ code: 'DATABASE_DIFFERENT' });
    const checkedOut = setUp({ '20260101000000_one': PARENT.replaceAll('\n', '\r\n') });
    expect(await migrate(file, checkedOut.folder)).toEqual([]);
  });

  test('that fails at the start frees the data directory', async () => {
    const dataDir = temporaryDirectory();
    await (await openDatabase({ dataDir })).close();
    const db = new BetterSqlite3(join(dataDir, 'gerai.db'));
    db.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', '', '99990101000000_later')`);
    await expect(openDatabase({ dataDir })).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    db.exec(`DELETE FROM _prisma_migrations WHERE id = 'x'`);
    db.close();
    await (await openDatabase({ dataDir })).close();
  });
});

test('what grows with the office is found by an index', async () => {
  const { file } = setUp({});
  await migrate(file);
  const db = new BetterSqlite3(file, { readonly: true });
  const planOf = (table: string, where: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT 1 FROM "${table}" WHERE ${where}`)
      .all()
      .map(({ detail }) => detail)
      .join('\n');
  const searched = [
    ['AuditEntry', `"subject" = 'x' AND "at" > 0`, '(subject=? AND at>?)'],
    ['RatingInvite', `"conversationId" = 'x'`, '(conversationId=?)'],
    ['Rating', `"conversationId" = 'x'`, '(conversationId=?)'],
    ['Complaint', `"receivedAt" > 0`, '(receivedAt>?)'],
    ['Complaint', `"customerId" = 'x'`, '(customerId=?)'],
    ['Visit', `"customerId" = 'x'`, '(customerId=?)'],
    ['HandoverFile', `"fileId" = 'x'`, '(fileId=?)'],
    ['ComplaintFile', `"fileId" = 'x'`, '(fileId=?)'],
    ['OrderEvent', `"at" > 0`, '(at>?)'],
  ] as const;
  for (const [table, where, by] of searched) expect(planOf(table, where), table).toContain(by);
  db.close();
});
