import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { connect } from '../../prisma/sqlite_connection.ts';
import { TurnStatements } from '../../prisma/turn_statements.ts';
import type { TurnCommit } from '../../prisma/turn_store.ts';
import { engine, openData } from '../engine.ts';
import { temporaryDatabase, temporaryDirectory } from './temporary.ts';
import { AT, conversation, turn } from './turns.ts';

const at = new Date(AT);

/** Everything that turns write, to see that nothing was written. */
async function written(db: Database): Promise<unknown[]> {
  return [
    await db.read.conversation.findMany({ orderBy: { id: 'asc' } }),
    await db.read.turn.findMany({ orderBy: { id: 'asc' } }),
    await db.read.message.findMany({ orderBy: { id: 'asc' } }),
    await db.read.orderEvent.findMany({ orderBy: { id: 'asc' } }),
  ];
}

/** An order with one event that its customer is to be told about; returns the event's id. */
async function pendingEvent(db: Database): Promise<number> {
  return db.write(async (tx) => {
    const times = { createdAt: at, updatedAt: at };
    const who = { name: 'Sari', email: 'sari@example.org', phone: '', segment: 'student', institution: '' };
    const rest = { occupation: '', use: '', country: 'ID', npwpDeclaredActive: false, language: 'id' as const };
    await tx.customer.create({ data: { id: 'customer', ...who, ...rest, ...times } });
    const order = { id: 'order', code: 'P-1', customerId: 'customer', language: 'id' as const, phase: 'review' };
    await tx.order.create({
      data: { ...order, machine: {}, revision: 1, termsVersion: '1', buyer: {}, clock: {}, ...times },
    });
    const event = { orderId: 'order', type: 'accepted', actorKind: 'officer', actorName: 'Budi', details: {}, at };
    return (await tx.orderEvent.create({ data: { ...event, notify: 'pending' } })).id;
  });
}

describe('a committed turn', () => {
  test('is found again as it was written, by the store and by Prisma alike, instants included', async () => {
    const db = await temporaryDatabase();
    const state = conversation('c', { language: 'en', machineVersion: 3 });
    expect(await db.turns.commit(turn(state, 'm1', { before: '{}' }))).toBe('committed');

    expect(await db.turns.load(state)).toEqual({ ...state, revision: 1 });
    expect(await db.turns.loadById('c')).toEqual({ ...state, revision: 1 });
    expect(await db.read.conversation.findMany()).toEqual([
      {
        ...state,
        revision: 1,
        lastInboundAt: at,
        phone: null,
        unreachableSince: null,
        optedOutAt: null,
        createdAt: at,
        updatedAt: at,
      },
    ]);
    const history = { conversationId: 'c', externalId: 'm1', revision: 1, event: '{"type":"message"}', before: '{}' };
    expect(await db.read.turn.findMany()).toEqual([{ id: 1, ...history, barrier: false, undone: false, at }]);
    const message = {
      conversationId: 'c',
      attempts: 0,
      bubbles: 0,
      doubts: 0,
      error: null,
      createdAt: at,
      sentAt: null,
      deliveredAt: null,
      readAt: null,
    };
    const queued = { ...message, direction: 'out', status: 'queued', nextAttemptAt: at };
    const received = { ...message, direction: 'in', status: 'received', nextAttemptAt: null };
    expect(await db.read.message.findMany({ orderBy: { id: 'asc' } })).toEqual([
      { id: 1, externalId: 'm1', body: '{"text":"halo"}', ...received },
      { id: 2, externalId: 'm1#0', body: '{"text":"Selamat datang"}', ...queued },
      { id: 3, externalId: 'm1#1', body: '{"text":"Apakah Anda setuju?"}', ...queued },
    ]);
    // Written by Prisma, the same instants are the same in the file: comparisons in SQL hold for both.
    await db.write((tx) =>
      tx.turn.create({ data: { ...history, externalId: 'm2', barrier: true, undone: false, at } }),
    );
    expect(await db.read.turn.groupBy({ by: ['at'] })).toEqual([{ at }]);
    if (engine === 'sqlite') {
      expect(await db.read.$queryRaw`SELECT DISTINCT typeof(at) AS type, at + 0 AS ms FROM Turn`).toEqual([
        { type: 'integer', ms: BigInt(AT) },
      ]);
    }
  });

  test('moves lastInboundAt only when the customer wrote', async () => {
    const db = await temporaryDatabase();
    await db.turns.commit(turn(conversation('c'), 'm1'));
    await db.turns.commit(turn(conversation('c', { revision: 1 }), 'timer:1', { inbound: null, at: AT + 5 }));
    expect(await db.read.conversation.findUnique({ where: { id: 'c' } })).toMatchObject({
      revision: 2,
      lastInboundAt: at,
      createdAt: at,
      updatedAt: new Date(AT + 5),
    });
  });

  test('tells of an order event exactly once', async () => {
    const db = await temporaryDatabase();
    const orderEventId = await pendingEvent(db);
    const tell = (id: string): TurnCommit => turn(conversation(id), `event:${orderEventId}`, { orderEventId });
    expect(await db.turns.commit(tell('c'))).toBe('committed');
    expect((await db.read.orderEvent.findMany()).map(({ notify }) => notify)).toEqual(['told']);
    expect(await db.turns.commit(tell('d'))).toBe('duplicate');
    expect(await db.turns.load(conversation('d'))).toBeUndefined();
  });
});

describe('a turn that is refused', () => {
  const first = conversation('c');
  test.each<[string, 'duplicate' | 'stale', TurnCommit]>([
    ['its external id was handled', 'duplicate', turn({ ...first, revision: 2 }, 'm1')],
    ['its external id was handled, and the conversation moved', 'duplicate', turn({ ...first, revision: 1 }, 'm1')],
    ['the conversation moved', 'stale', turn({ ...first, revision: 1 }, 'm3')],
    ['the conversation is not there', 'stale', turn(conversation('d', { revision: 1 }), 'm3')],
    ['another inserted the conversation', 'stale', turn(first, 'm3')],
    ['another inserted a conversation for the chat', 'stale', turn({ ...first, id: 'other' }, 'm1')],
    ['the turn to undo has no snapshot', 'stale', turn({ ...first, revision: 2 }, 'm3', { undoes: 1 })],
    ['the turn to undo is not there', 'stale', turn({ ...first, revision: 2 }, 'm3', { undoes: 99 })],
    ['the order event is not there', 'duplicate', turn({ ...first, revision: 2 }, 'm3', { orderEventId: 99 })],
  ])('because %s is %s and writes nothing, alone and in a write', async (_, outcome, refused) => {
    const db = await temporaryDatabase();
    await db.turns.commit(turn(first, 'm1'));
    await db.turns.commit(turn({ ...first, revision: 1 }, 'm2'));
    const before = await written(db);
    expect(await db.turns.commit(refused)).toBe(outcome);
    expect(await db.write((tx) => db.turns.commitWithin(tx, refused))).toBe(outcome);
    expect(await written(db)).toEqual(before);
  });

  test('may be the undoing of a turn that another has undone', async () => {
    const db = await temporaryDatabase();
    await db.turns.commit(turn(first, 'm1', { before: '{"n":0}' }));
    await db.turns.commit(turn({ ...first, revision: 1 }, 'm2', { before: '{"n":1}' }));
    const last = await db.turns.lastUndoable('c');
    expect(last).toEqual({ id: 2, externalId: 'm2', before: '{"n":1}' });
    const undo = (revision: number, externalId: string): TurnCommit =>
      turn({ ...first, revision }, externalId, { undoes: last?.id ?? null });
    expect(await db.turns.commit(undo(2, 'm3'))).toBe('committed');
    expect(await db.turns.lastUndoable('c')).toEqual({ id: 1, externalId: 'm1', before: '{"n":0}' });
    expect(await db.turns.commit(undo(3, 'm4'))).toBe('stale');
    expect(await db.turns.handled('c', 'm3')).toBe(true);
    expect(await db.turns.handled('c', 'm4')).toBe(false);
  });
});

describe('turns in one group', () => {
  test('32 at once share a transaction; one that fails in the middle leaves the others alone', async () => {
    const db = await temporaryDatabase();
    let groups = 0;
    db.afterCommit(() => (groups += 1));
    const ids = Array.from({ length: 32 }, (_, index) => `c${index}`);
    const outcomes = await Promise.allSettled(
      ids.map((id, index) =>
        db.turns.commit(turn(conversation(id, index === 16 ? { customerId: 'nobody' } : {}), 'm1')),
      ),
    );
    const failed = outcomes.filter(({ status }) => status === 'rejected');
    expect(failed).toEqual([outcomes[16]]);
    const broken = { sqlite: 'SQLITE_CONSTRAINT_FOREIGNKEY', postgres: '23503' };
    expect(failed).toMatchObject([{ reason: { code: broken[engine] } }]);
    if (engine === 'sqlite') expect(groups).toBe(1);
    const kept = await db.read.conversation.findMany({ include: { turns: true, messages: true } });
    expect(kept.map(({ id }) => id).toSorted()).toEqual(ids.filter((id) => id !== 'c16').toSorted());
    expect(kept.every(({ turns, messages }) => turns.length === 1 && messages.length === 3)).toBe(true);
    expect(await db.read.message.count()).toBe(31 * 3);
  });

  test('two of one conversation: the first is committed, the second must repeat', async () => {
    const db = await temporaryDatabase();
    const both = ['m1', 'm2'].map((externalId) => db.turns.commit(turn(conversation('c'), externalId)));
    // On PostgreSQL either may come first.
    expect((await Promise.all(both)).toSorted()).toEqual(['committed', 'stale']);
    const same = ['m3', 'm3'].map((id) => db.turns.commit(turn(conversation('c', { revision: 1 }), id)));
    const outcomes = (await Promise.all(same)).toSorted();
    // Side by side the second may have to look again before it knows.
    expect([['committed', 'duplicate'], ...(engine === 'postgres' ? [['committed', 'stale']] : [])]).toContainEqual(
      outcomes,
    );
    expect(await db.turns.commit(turn(conversation('c', { revision: 2 }), 'm3'))).toBe('duplicate');
  });

  test('more than one group holds are committed all the same', async () => {
    const db = await temporaryDatabase();
    const turns = Array.from({ length: 300 }, (_, index) => turn(conversation(`c${index}`), 'm1'));
    expect(new Set(await Promise.all(turns.map((one) => db.turns.commit(one))))).toEqual(new Set(['committed']));
    expect(await db.read.turn.count()).toBe(300);
  });
});

describe('a turn within a write', () => {
  test('is committed with the rest, or rolled back with it', async () => {
    const db = await temporaryDatabase();
    const write = (end: () => void): Promise<unknown> =>
      db.write(async (tx) => {
        await tx.holiday.create({ data: { day: '2026-12-25', name: '', kind: '', source: '' } });
        expect(await db.turns.commitWithin(tx, turn(conversation('c'), 'm1'))).toBe('committed');
        expect(await tx.turn.count()).toBe(1);
        end();
      });
    await expect(
      write(() => {
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect([await db.read.turn.count(), await db.read.holiday.count()]).toEqual([0, 0]);
    await write(() => undefined);
    expect([await db.read.turn.count(), await db.read.holiday.count()]).toEqual([1, 1]);
  });

  test.runIf(engine === 'sqlite')('that throws has written nothing, also when the write goes on', async () => {
    const db = await temporaryDatabase();
    await db.write(async (tx) => {
      const broken = turn(conversation('c'), 'm1', { outbound: ['{}'] });
      await tx.holiday.create({ data: { day: '2026-12-25', name: '', kind: '', source: '' } });
      await tx.$executeRaw`CREATE TEMP TRIGGER broken BEFORE INSERT ON main.Message BEGIN SELECT RAISE(ABORT, 'no'); END`;
      await expect(db.turns.commitWithin(tx, broken)).rejects.toThrow('no');
      await tx.$executeRaw`DROP TRIGGER broken`;
    });
    expect([await db.read.conversation.count(), await db.read.turn.count()]).toEqual([0, 0]);
    expect(await db.read.holiday.count()).toBe(1);
  });

  test('refuses a transaction that is over', async () => {
    const db = await temporaryDatabase();
    const over = await db.write(async (tx) => ({ tx }));
    const late = turn(conversation('c'), 'm1');
    await expect(db.turns.commitWithin(over.tx, late)).rejects.toMatchObject({ code: 'DATABASE_NOT_IN_WRITE' });
    await db.write(async () => {
      await expect(db.turns.commitWithin(over.tx, late)).rejects.toMatchObject({ code: 'DATABASE_NOT_IN_WRITE' });
    });
    expect(await db.read.turn.count()).toBe(0);
  });

  test.runIf(engine === 'sqlite')('is not written when its transaction is gone, as after a timeout', async () => {
    const dataDir = temporaryDirectory();
    await (await openData({ dataDir })).close();
    const { handle } = await connect(join(dataDir, 'gerai.db'));
    onTestFinished(() => void handle.close());
    const statements = new TurnStatements(handle);
    expect(() => statements.apply(turn(conversation('c'), 'm1'))).toThrow(
      expect.objectContaining({ code: 'DATABASE_NOT_IN_WRITE' }),
    );
    expect(handle.prepare('SELECT * FROM Turn').all()).toEqual([]);
  });
});
