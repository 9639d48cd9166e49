/** What only PostgreSQL can do: several programs on one database, and a connection that is lost. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../prisma/database.ts';
import type { Database, Elsewhere } from '../../prisma/database.ts';
import { cutConnections, databaseFor } from '../postgres/databases.ts';
import { temporaryDirectory } from './temporary.ts';
import { AT, conversation, turn } from './turns.ts';

/** Two programs on one database. */
async function twoPrograms(): Promise<{ one: Database; other: Database; databaseUrl: string }> {
  const dataDir = temporaryDirectory();
  const databaseUrl = await databaseFor(dataDir);
  const open = async () => {
    const db = await openDatabase({ dataDir, databaseUrl });
    onTestFinished(() => db.close());
    return db;
  };
  return { one: await open(), other: await open(), databaseUrl };
}

/** Resolves with the next thing that `listen` hears and `wanted` accepts. */
function next<T>(listen: (listener: (heard: T) => void) => () => void, wanted: (heard: T) => boolean = () => true) {
  return new Promise<T>((resolve) => {
    const stop = listen((heard) => {
      if (!wanted(heard)) return;
      stop();
      resolve(heard);
    });
  });
}

const holiday = (day: string) => ({ data: { day, name: '', kind: '', source: '' } });
const setting = (key: string, value: number) => ({ data: { key, value, updatedAt: new Date(AT) } });

describe('two programs on one database', () => {
  test('write one at a time', async () => {
    const { one, other } = await twoPrograms();
    await one.write((tx) => tx.setting.create(setting('n', 0)));
    const raise = (db: Database) =>
      db.write(async (tx) => {
        const { value } = await tx.setting.findUniqueOrThrow({ where: { key: 'n' } });
        await tx.setting.update({ where: { key: 'n' }, data: { value: Number(value) + 1 } });
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => raise(n % 2 === 0 ? one : other)));
    expect(await one.read.setting.findUnique({ where: { key: 'n' } })).toMatchObject({ value: 20 });
  });

  test('handle one message once, and tell of one order event once', async () => {
    const { one, other } = await twoPrograms();
    const at = new Date(AT);
    const { id } = await one.write(async (tx) => {
      const facts = { name: '', email: '', phone: '', segment: '', institution: '', occupation: '', use: '' };
      const times = { createdAt: at, updatedAt: at };
      const customer = { id: 'c', ...facts, country: 'ID', npwpDeclaredActive: false, language: 'id' as const };
      await tx.customer.create({ data: { ...customer, ...times } });
      const order = { id: 'o', code: 'P-1', customerId: 'c', language: 'id' as const, phase: 'review', revision: 1 };
      await tx.order.create({ data: { ...order, machine: {}, termsVersion: '1', buyer: {}, clock: {}, ...times } });
      const event = { orderId: 'o', type: 'accept', actorKind: 'system', actorName: '', details: {}, at };
      return tx.orderEvent.create({ data: { ...event, notify: 'pending' } });
    });
    for (let round = 0; round < 20; round += 1) {
      const state = conversation(`m${round}`);
      const outcomes = await Promise.all([one, other].map((db) => db.turns.commit(turn(state, 'm1'))));
      expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
      await one.write((tx) => tx.orderEvent.update({ where: { id }, data: { notify: 'pending' } }));
      const told = await Promise.all(
        [one, other].map((db, n) =>
          db.turns.commit(turn(conversation(`e${round}-${n}`), `event:${id}`, { orderEventId: id })),
        ),
      );
      expect(told.toSorted()).toEqual(['committed', 'duplicate']);
    }
    expect(await one.read.turn.count()).toBe(40);
    expect(await one.read.message.count()).toBe(120);
  });

  test('hear of each other: that something was committed, in which chats, and when facts changed', async () => {
    const { one, other } = await twoPrograms();
    const own: Elsewhere[] = [];
    one.elsewhere((change) => own.push(change));

    const chats = next(other.elsewhere.bind(other), ({ kind }) => kind === 'chats');
    const woken = next<void>((listener) => other.afterCommit(listener));
    await one.turns.commit(turn(conversation('c'), 'm1'));
    expect(await chats).toEqual({ kind: 'chats', chats: ['chat of c'] });
    await woken;

    const within = next(other.elsewhere.bind(other), (change) => change.kind === 'chats' && change.chats.length > 0);
    await one.write((tx) => one.turns.commitWithin(tx, turn(conversation('d'), 'm1')));
    expect(await within).toEqual({ kind: 'chats', chats: ['chat of d'] });
    expect(own).toEqual([]);

    const facts = next(other.elsewhere.bind(other), ({ kind }) => kind === 'facts');
    await one.write((tx) => tx.holiday.create(holiday('2026-12-25')));
    expect(await facts).toEqual({ kind: 'facts' });
  });

  test('share work by claims, which end with their program', async () => {
    const { one, other } = await twoPrograms();
    const first = await one.claim(['a', 'b']);
    expect([...first.names]).toEqual(['a', 'b']);
    expect([...(await other.claim(['b', 'c'])).names]).toEqual(['c']);
    await first.giveBack();
    expect([...(await other.claim(['b'])).names]).toEqual(['b']);
    await other.close();
    expect([...(await one.claim(['b', 'c'])).names]).toEqual(['b', 'c']);
  });

  test('clean up only when alone, and whoever comes then waits', async () => {
    const { one, other, databaseUrl } = await twoPrograms();
    let cleaned = 0;
    const clean = async () => void (cleaned += 1);
    expect(await one.alone(clean)).toBe(false);
    await other.close();
    const order: string[] = [];
    let coming: Promise<Database> | undefined;
    const ran = await one.alone(async () => {
      coming = openDatabase({ dataDir: temporaryDirectory(), databaseUrl });
      void coming.then(() => order.push('opened'));
      await one.write((tx) => tx.holiday.create(holiday('2026-12-25')));
      order.push('cleaned');
      await clean();
    });
    const third = await coming;
    await third?.close();
    expect([ran, cleaned, order]).toEqual([true, 1, ['cleaned', 'opened']]);
  });
});

describe('a lost connection', () => {
  test('is survived: work goes on, and what others do is heard again', async () => {
    const { one, other, databaseUrl } = await twoPrograms();
    await one.write((tx) => tx.holiday.create(holiday('2026-12-25')));
    const back = [one, other].map((db) => next(db.elsewhere.bind(db), ({ kind }) => kind === 'anything'));
    await cutConnections(databaseUrl);
    await Promise.all(back);
    expect(await one.read.holiday.count()).toBe(1);
    await one.ping();
    const heard = next(other.elsewhere.bind(other), (change) => change.kind === 'chats' && change.chats.length > 0);
    expect(await one.turns.commit(turn(conversation('c'), 'm1'))).toBe('committed');
    expect(await heard).toEqual({ kind: 'chats', chats: ['chat of c'] });
    // It counts as running again.
    expect(await one.alone(async () => undefined)).toBe(false);
  });

  test('rolls back the write that it cuts, and lets the next one through', async () => {
    const { one, databaseUrl } = await twoPrograms();
    const cut = one.write(async (tx) => {
      await tx.holiday.create(holiday('2026-12-25'));
      await cutConnections(databaseUrl);
      await tx.holiday.create(holiday('2026-12-26'));
    });
    await expect(cut).rejects.toThrow(/.+/);
    await one.write((tx) => tx.holiday.create(holiday('2026-12-27')));
    expect((await one.read.holiday.findMany()).map(({ day }) => day)).toEqual(['2026-12-27']);
  });
});

describe('texts', () => {
  test('are kept, found and sorted as on SQLite', async () => {
    const { one } = await twoPrograms();
    const names = ['b', 'B', 'a', 'Ä', 'nul \0 character', 'emoji 😀'];
    await one.write((tx) =>
      tx.holiday.createMany({ data: names.map((name, n) => ({ day: `${n}`, name, kind: '', source: '' })) }),
    );
    const sorted = await one.read.holiday.findMany({ orderBy: { name: 'asc' } });
    expect(sorted.map(({ name }) => name)).toEqual(['B', 'a', 'b', 'emoji 😀', 'nul \ufffd character', 'Ä']);
    expect(await one.read.holiday.count({ where: { name: { contains: 'EMO' } } })).toBe(1);
    expect(await one.read.holiday.findUnique({ where: { day: '\0' } })).toBeNull();
    const value = { z: 1, a: '\0', half: '\ud83d' };
    await one.write((tx) =>
      tx.setting.create({ data: { key: 'k', value: JSON.stringify(value), updatedAt: new Date() } }),
    );
    const kept = await one.read.setting.findUniqueOrThrow({ where: { key: 'k' } });
    expect(kept.value).toBe(JSON.stringify(value));
  });

  test('the audit log refuses to be changed', async () => {
    const { one } = await twoPrograms();
    const entry = { at: new Date(AT), actorName: '', action: 'a', subject: 's', details: {} };
    await one.write((tx) => tx.auditEntry.create({ data: entry }));
    await expect(one.write((tx) => tx.auditEntry.updateMany({ data: { action: 'b' } }))).rejects.toThrow(/append-only/);
    await expect(one.write((tx) => tx.auditEntry.deleteMany())).rejects.toThrow(/append-only/);
    expect(await one.read.auditEntry.count({ where: { action: 'a' } })).toBe(1);
  });
});
