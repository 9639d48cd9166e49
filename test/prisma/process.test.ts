import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { databaseUrlOf, engine, openData } from '../engine.ts';
import { temporaryDirectory } from './temporary.ts';

const root = join(import.meta.dirname, '../..');
const built = join(root, 'test/.tmp/child', engine);

beforeAll(() => {
  rmSync(built, { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', 'test/prisma/child/tsconfig.json', '--outDir', built],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stdout);
  for (const folder of ['prisma/migrations', 'prisma/migrations_postgres']) {
    cpSync(join(root, folder), join(built, folder), { recursive: true });
  }
});

/** A process that opens the database and, given a round, commits without end. */
async function committer(
  dataDir: string,
  ...round: string[]
): Promise<{ child: ChildProcess; lines: AsyncIterable<string> }> {
  const env = { ...process.env, DATABASE_URL: (await databaseUrlOf(dataDir)) ?? '' };
  const child = spawn(process.execPath, [join(built, 'test/prisma/child/committer.js'), dataDir, ...round], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, lines: createInterface({ input: child.stdout }) };
}

describe('a process that is killed', () => {
  test('has kept every turn and write that it acknowledged, and no half ones', async () => {
    const dataDir = temporaryDirectory();
    const acknowledged: string[] = [];
    // Each time later, so that the kill falls into a start, a migration, a first commit, and full work.
    for (const [round, acknowledgements] of [1, 2, 40, 400, 1500].entries()) {
      const { child, lines } = await committer(dataDir, String(round));
      let count = 0;
      for await (const line of lines) {
        acknowledged.push(line);
        count += 1;
        if (count === acknowledgements) child.kill('SIGKILL');
      }
      expect(count).toBeGreaterThanOrEqual(acknowledgements);
    }
    const db = await openData({ dataDir });
    onTestFinished(() => db.close());
    const turns = await db.read.turn.findMany();
    const settings = await db.read.setting.findMany();
    const kept = new Set([
      'open',
      ...turns.map(({ conversationId, externalId }) => `turn ${conversationId} ${externalId}`),
      ...settings.map(({ key }) => `write ${key}`),
    ]);
    expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
    expect(kept.size).toBe(1 + turns.length + settings.length);
    expect(await db.read.holiday.count()).toBe(settings.length);
    for (const { revision, turns: history, messages } of await db.read.conversation.findMany({
      include: { turns: true, messages: true },
    })) {
      expect(history.map((entry) => entry.revision).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: revision }, (_, index) => index + 1),
      );
      expect(messages.length).toBe(3 * revision);
    }
  });
});

describe.runIf(engine === 'sqlite')('a second process on the data directory', () => {
  test('is refused while the first runs, and admitted when it is killed', async () => {
    const dataDir = temporaryDirectory();
    const { child, lines } = await committer(dataDir);
    for await (const line of lines) {
      expect(line).toBe('open');
      break;
    }
    await expect(openData({ dataDir })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    // A tool is admitted beside it.
    const tool = await openData({ dataDir, beside: true });
    await tool.write((tx) => tx.holiday.create({ data: { day: 'tool', name: '', kind: '', source: '' } }));
    await tool.close();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = await openData({ dataDir });
    expect(await db.read.holiday.count({ where: { day: 'tool' } })).toBe(1);
    await db.close();
  });

  test('is refused in the same process as well, until the first is closed', async () => {
    const dataDir = temporaryDirectory();
    const first = await openData({ dataDir });
    await expect(openData({ dataDir })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    await first.write((tx) => tx.holiday.create({ data: { day: 'a', name: '', kind: '', source: '' } }));
    await first.close();
    await (await openData({ dataDir })).close();
  });

  test('a tool alone migrates, and leaves the directory free', async () => {
    const dataDir = temporaryDirectory();
    const tool = await openData({ dataDir, beside: true });
    const program = await openData({ dataDir });
    expect(await tool.read.holiday.count()).toBe(0);
    await tool.close();
    await program.close();
  });
});
