import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Tx } from '../../prisma/database.ts';
import { PrismaClient } from '../../prisma/generated/sqlite/client.ts';
import { migrate } from '../../prisma/migrate.ts';
import { connect, factoryOf } from '../../prisma/sqlite_connection.ts';
import { engine, openData } from '../engine.ts';
import { temporaryDatabase, temporaryDirectory } from './temporary.ts';
import { AT, conversation, turn } from './turns.ts';

const setting = (key: string): { data: { key: string; value: string; updatedAt: Date } } => ({
  data: { key, value: key, updatedAt: new Date(AT) },
});

describe('the acknowledged-write trap', () => {
  test.runIf(engine === 'sqlite')(
    'is real: on a shared connection a write that was acknowledged vanishes with a rollback of others',
    async () => {
      const file = join(temporaryDirectory(), 'trap.db');
      await migrate(file);
      const client = new PrismaClient({ adapter: factoryOf(await connect(file)) });
      onTestFinished(() => client.$disconnect());
      const open = client.$transaction(async (tx) => {
        await tx.setting.create(setting('inside'));
        await client.setting.create(setting('acknowledged'));
        throw new Error('rolled back');
      });
      await expect(open).rejects.toThrow('rolled back');
      expect(await client.setting.count()).toBe(0);
    },
  );

  test('does not catch writes and turns that come while a write is open', async () => {
    const db = await temporaryDatabase();
    const steps = new EventEmitter();
    const inside = once(steps, 'inside');
    const failing = db.write(async (tx) => {
      await tx.setting.create(setting('rolled back'));
      const arrived = once(steps, 'arrived');
      steps.emit('inside');
      await arrived;
      throw new Error('rolled back');
    });
    await inside;
    const write = db.write((tx) => tx.setting.create(setting('kept')));
    const commit = db.turns.commit(turn(conversation('c'), 'm1'));
    // Both have every chance to slip in.
    for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await db.read.setting.count()).toBe(0);
    steps.emit('arrived');
    await expect(failing).rejects.toThrow('rolled back');
    await write;
    expect(await commit).toBe('committed');
    expect((await db.read.setting.findMany()).map(({ key }) => key)).toEqual(['kept']);
    expect(await db.read.turn.count()).toBe(1);
  });

  test('cannot be set by a reader: its connection refuses writes', async () => {
    const db = await temporaryDatabase();
    await expect(
      db.read.$queryRaw`INSERT INTO "Holiday" VALUES ('2026-12-25', '', '', '') RETURNING day`,
    ).rejects.toThrow(/readonly|read-only/);
    expect(await db.read.holiday.count()).toBe(0);
  });
});

describe('a write', () => {
  test('returns what its work returns, and readers see it', async () => {
    const db = await temporaryDatabase();
    const { key } = await db.write((tx) => tx.setting.create(setting('a')));
    expect(key).toBe('a');
    expect(await db.read.setting.findUnique({ where: { key: 'a' } })).toEqual(setting('a').data);
  });

  test('refuses a write inside, and is rolled back by that', async () => {
    const db = await temporaryDatabase();
    const outer = db.write(async (tx) => {
      await tx.setting.create(setting('outer'));
      await db.write(async () => undefined);
    });
    await expect(outer).rejects.toMatchObject({ code: 'DATABASE_NESTED_WRITE' });
    expect(await db.read.setting.count()).toBe(0);
    await db.write((tx) => tx.setting.create(setting('next')));
  });

  test('refuses a turn of its own inside, also when it would join others that wait', async () => {
    const db = await temporaryDatabase();
    const steps = new EventEmitter();
    const waiting = once(steps, 'waiting');
    const outer = db.write(async (tx) => {
      await tx.setting.create(setting('outer'));
      await waiting;
      await db.turns.commit(turn(conversation('inside'), 'm1'));
    });
    const other = db.turns.commit(turn(conversation('other'), 'm1'));
    steps.emit('waiting');
    await expect(outer).rejects.toMatchObject({ code: 'DATABASE_NESTED_WRITE' });
    expect(await other).toBe('committed');
    expect(await db.read.setting.count()).toBe(0);
    expect((await db.read.turn.findMany()).map(({ conversationId }) => conversationId)).toEqual(['other']);
  });

  test.runIf(engine === 'sqlite')(
    'takes the write lock when it begins, so that another process cannot come in between',
    async () => {
      const dataDir = temporaryDirectory();
      const db = await openData({ dataDir });
      onTestFinished(() => db.close());
      const other = new BetterSqlite3(join(dataDir, 'gerai.db'), { timeout: 0 });
      onTestFinished(() => void other.close());
      await db.write(async (tx) => {
        expect(() => other.exec(`INSERT INTO Holiday VALUES ('2026-12-25', '', '', '')`)).toThrow(/locked/);
        await tx.setting.create(setting('a'));
      });
      other.exec(`INSERT INTO Holiday VALUES ('2026-12-25', '', '', '')`);
      expect(await db.read.holiday.count()).toBe(1);
    },
  );

  test('keeps rupiah and bytes beyond 32 bits, and instants to the millisecond', async () => {
    const db = await temporaryDatabase();
    const size = 2n ** 31n + 7n;
    const file = { id: 'f', purpose: 'upload', name: 'a.pdf', mime: 'application/pdf', sha256: '', encrypted: true };
    const data = { ...file, owner: 'system', size, createdAt: new Date(AT) };
    await db.write((tx) => tx.storedFile.create({ data }));
    expect(await db.read.storedFile.findUnique({ where: { id: 'f' } })).toEqual(data);
    if (engine === 'sqlite') {
      expect(await db.read.$queryRaw`SELECT typeof(createdAt) AS type, createdAt + 0 AS ms FROM StoredFile`).toEqual([
        { type: 'integer', ms: BigInt(AT) },
      ]);
    }
  });
});

describe('listening for commits', () => {
  test('wakes once for a write and once for a group of turns (or each), not for a rollback, until it is stopped', async () => {
    const db = await temporaryDatabase();
    let woken = 0;
    const stop = db.afterCommit(() => (woken += 1));
    await db.write((tx) => tx.setting.create(setting('a')));
    expect(woken).toBe(1);
    await expect(db.write(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(woken).toBe(1);
    await Promise.all(['a', 'b', 'c'].map((id) => db.turns.commit(turn(conversation(id), 'm1'))));
    const all = engine === 'sqlite' ? 2 : 4;
    expect(woken).toBe(all);
    expect(await db.turns.commit(turn(conversation('a'), 'm1'))).toBe('duplicate');
    expect(woken).toBe(all);
    stop();
    await db.write((tx) => tx.setting.create(setting('b')));
    expect(woken).toBe(all);
  });

  test('may write itself', async () => {
    const db = await temporaryDatabase();
    const written = new Promise<unknown>((resolve) => {
      const stop = db.afterCommit(() => {
        stop();
        resolve(db.write((tx) => tx.setting.create(setting('by the listener'))));
      });
    });
    await db.write((tx) => tx.setting.create(setting('a')));
    await written;
    expect(await db.read.setting.count()).toBe(2);
  });
});

describe('closing', () => {
  test('waits for the writes under way, leaves no log beside the database, and refuses what comes later', async () => {
    const dataDir = temporaryDirectory();
    const db = await openData({ dataDir });
    const write = db.write((tx: Tx) => tx.setting.create(setting('a')));
    const commit = db.turns.commit(turn(conversation('c'), 'm1'));
    const closed = db.close();
    await expect(db.write(async () => undefined)).rejects.toMatchObject({ code: 'DATABASE_CLOSED' });
    await expect(db.turns.commit(turn(conversation('d'), 'm1'))).rejects.toMatchObject({ code: 'DATABASE_CLOSED' });
    await Promise.all([write, commit, closed]);
    await db.close();
    await expect(db.ping()).rejects.toMatchObject({ code: 'DATABASE_CLOSED' });
    const again = await openData({ dataDir });
    await again.ping();
    expect(await again.read.setting.count()).toBe(1);
    expect(await again.read.turn.count()).toBe(1);
    await again.close();
  });
});
