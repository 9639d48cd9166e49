import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import type { CommitOutcome } from '../../prisma/turn_store.ts';
import { temporaryDatabase } from './temporary.ts';
import { conversation, turn } from './turns.ts';

/** What a conversation must be, as told by the port's description and nothing else. */
interface ModelTurn {
  externalId: string;
  before: string | null;
  barrier: boolean;
  undone: boolean;
  /** Which step wrote it, which is its snapshot. */
  step: number;
}

const step = fc.record({
  chat: fc.integer({ min: 0, max: 2 }),
  externalId: fc.integer({ min: 0, max: 12 }).map((n) => `m${n}`),
  /** How far the loaded revision lags behind. */
  lag: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  undoable: fc.boolean(),
  barrier: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  undo: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  within: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One conversation as a list. */
class Model {
  readonly turns: ModelTurn[] = [];

  lastUndoable(): ModelTurn | undefined {
    const afterBarrier = this.turns.slice(this.turns.findLastIndex(({ barrier }) => barrier) + 1);
    return afterBarrier.findLast(({ before, undone }) => before !== null && !undone);
  }

  commit(next: Omit<ModelTurn, 'undone'>, revision: number, undoes: ModelTurn | undefined): CommitOutcome {
    if (this.turns.some(({ externalId }) => externalId === next.externalId)) return 'duplicate';
    if (revision !== this.turns.length) return 'stale';
    if (undoes) undoes.undone = true;
    this.turns.push({ ...next, undone: false });
    return 'committed';
  }
}

/** Takes the steps in the database and in the models; returns what each has shown. */
async function run(db: Database, prefix: string, steps: Step[]): Promise<{ shown: unknown[]; expected: unknown[] }> {
  const models = new Map<number, Model>();
  const shown: unknown[] = [];
  const expected: unknown[] = [];
  for (const [index, { chat, externalId, lag, undoable, barrier, undo, within }] of steps.entries()) {
    const id = `${prefix}-${chat}`;
    const model = models.get(chat) ?? new Model();
    models.set(chat, model);
    const undoes = model.lastUndoable();
    const found = await db.turns.lastUndoable(id);
    shown.push(found?.before);
    expected.push(undoes?.before);

    const revision = Math.max(0, model.turns.length - lag);
    const before = undoable ? `{"step":${index}}` : null;
    const commit = turn(conversation(id, { revision, snapshot: `${index}` }), externalId, {
      before,
      barrier,
      undoes: undo ? (found?.id ?? null) : null,
    });
    const outcome = await (within ? db.write((tx) => db.turns.commitWithin(tx, commit)) : db.turns.commit(commit));
    const stored = await db.turns.load(conversation(id));
    shown.push(outcome, await db.turns.handled(id, externalId), stored?.revision ?? 0, stored?.snapshot);
    expected.push(
      model.commit({ externalId, before, barrier, step: index }, revision, undo ? undoes : undefined),
      model.turns.some((done) => done.externalId === externalId),
      model.turns.length,
      model.turns.at(-1)?.step.toString(),
    );
  }
  return { shown, expected };
}

describe('the turn store', () => {
  test('does what a list would do, whatever comes in whatever order', async () => {
    const db = await temporaryDatabase();
    let runs = 0;
    const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      runs += 1;
      const { shown, expected } = await run(db, `run${runs}`, steps);
      expect(shown).toEqual(expected);
    });
    await fc.assert(property, { numRuns: 60 });
    expect(runs).toBeGreaterThanOrEqual(60);
  });
});
