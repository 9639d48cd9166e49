import { describe, expect, test } from 'vitest';
import { Gate } from '../../prisma/gate.ts';

/** Lets everything run that is ready. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  test('lets one in at a time, first come first served, also after one that throws', async () => {
    const gate = new Gate();
    const log: string[] = [];
    const pass = (name: string): Promise<void> =>
      gate.pass(async () => {
        log.push(`${name} in`);
        await settle();
        log.push(`${name} out`);
        if (name === 'b') throw new Error('b');
      });
    const outcomes = Promise.allSettled(['a', 'b', 'c'].map(pass));
    await settle();
    await Promise.all([outcomes, pass('d')]);
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out', 'd in', 'd out']);
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  test('refuses a caller who is inside, however deep, and goes on', async () => {
    const gate = new Gate();
    const deep = async (): Promise<void> => {
      await settle();
      await gate.pass(settle);
    };
    await expect(gate.pass(deep)).rejects.toMatchObject({ code: 'DATABASE_NESTED_WRITE' });
    await expect(gate.pass(async () => 'next')).resolves.toBe('next');
  });

  test('admits what was begun inside once the inside is over', async () => {
    const gate = new Gate();
    let later: Promise<string> | undefined;
    await gate.pass(async () => {
      later = settle()
        .then(settle)
        .then(() => gate.pass(async () => 'later'));
    });
    await expect(later).resolves.toBe('later');
  });

  test('closes after those who came before, and refuses those who come after', async () => {
    const gate = new Gate();
    const log: string[] = [];
    const before = gate.pass(async () => {
      await settle();
      log.push('before');
    });
    const closed = gate.close(async () => void log.push('close'));
    const after = gate.pass(async () => void log.push('after'));
    await expect(after).rejects.toMatchObject({ code: 'DATABASE_CLOSED' });
    await Promise.all([before, closed]);
    expect(log).toEqual(['before', 'close']);
  });
});
