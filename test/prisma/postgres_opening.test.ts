/** Opening a PostgreSQL database: what is told when it cannot be, and migrating it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import { enter } from '../../prisma/migrate_postgres.ts';
import { connectClient } from '../../prisma/postgres_connection.ts';
import { databaseFor } from '../postgres/databases.ts';
import { temporaryDirectory } from './temporary.ts';

async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = await connectClient(databaseUrl);
  onTestFinished(() => client.end());
  return client;
}

function folderOf(scripts: Record<string, string>): string {
  const folder = temporaryDirectory();
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}

const empty = () => databaseFor(temporaryDirectory(), { empty: true });
const ONE = { '20260101000000_one': 'CREATE TABLE "One" ("id" TEXT);' };
const TWO = { ...ONE, '20260102000000_two': 'CREATE TABLE "Two" ("id" TEXT);' };

async function tables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

describe('opening', () => {
  test.each([
    ['nobody listens', 'DATABASE_UNREACHABLE', /127\.0\.0\.1:1 .*DATABASE_URL/, (url: URL) => void (url.port = '1')],
    [
      'the password is wrong',
      'DATABASE_REFUSED',
      /check user and password/,
      (url: URL) => void (url.password = 'geheim'),
    ],
    [
      'there is no such database',
      'DATABASE_UNKNOWN',
      /CREATE DATABASE "nowhere"/,
      (url: URL) => void (url.pathname = 'nowhere'),
    ],
  ])('says what to do when %s, and not the password', async (_, code, words, spoil) => {
    const url = new URL(await empty());
    spoil(url);
    const opening = openDatabase({ dataDir: temporaryDirectory(), databaseUrl: url.href });
    const error = await opening.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(String(error)).not.toContain(url.password);
  });

  test('two programs at once on an empty database do not get in each other’s way', async () => {
    const dataDir = temporaryDirectory();
    const databaseUrl = await empty();
    const both = await Promise.all([1, 2].map(() => openDatabase({ dataDir, databaseUrl })));
    expect(await Promise.all(both.map((db) => db.read.holiday.count()))).toEqual([0, 0]);
    await Promise.all(both.map((db) => db.close()));
  });
});

describe('migrating', () => {
  test('applies what is new, once', async () => {
    const client = await connected(await empty());
    await enter(client, { beside: true, folder: folderOf(ONE) });
    await enter(client, { beside: true, folder: folderOf(TWO) });
    await enter(client, { beside: true, folder: folderOf(TWO) });
    expect(await tables(client)).toEqual(['One', 'Two', '_prisma_migrations']);
  });

  test('leaves the database as it was when a migration fails', async () => {
    const client = await connected(await empty());
    await enter(client, { beside: true, folder: folderOf(ONE) });
    const failing = folderOf({ ...TWO, '20260103000000_three': 'INSERT INTO "Nowhere" VALUES (1);' });
    await expect(enter(client, { beside: true, folder: failing })).rejects.toMatchObject({
      code: 'DATABASE_MIGRATION_FAILED',
    });
    expect(await tables(client)).toEqual(['One', '_prisma_migrations']);
  });

  test('refuses a database of a newer program, and one with another migration of the same name', async () => {
    const client = await connected(await empty());
    await enter(client, { beside: true, folder: folderOf(TWO) });
    await expect(enter(client, { folder: folderOf(ONE) })).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
    const edited = folderOf({ ...TWO, '20260101000000_one': 'CREATE TABLE "Other" ("id" TEXT);' });
    await expect(enter(client, { folder: edited })).rejects.toMatchObject({ code: 'DATABASE_DIFFERENT' });
  });

  test('does not go on under the feet of programs that run', async () => {
    const databaseUrl = await empty();
    const [older, newer, tool] = [
      await connected(databaseUrl),
      await connected(databaseUrl),
      await connected(databaseUrl),
    ];
    await enter(older, { folder: folderOf(ONE) });
    const folder = folderOf(TWO);
    await expect(enter(newer, { folder, patienceMs: 0 })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    await expect(enter(tool, { beside: true, folder })).rejects.toMatchObject({ code: 'DATABASE_MIGRATION_PENDING' });
    // the same version may join
    await enter(tool, { beside: true, folder: folderOf(ONE) });
    await older.end();
    await enter(newer, { folder });
    expect(await tables(newer)).toEqual(['One', 'Two', '_prisma_migrations']);
  });
});
