/**
 * A process to be killed: `committer.js <dataDir> <round>`, on DATABASE_URL where there is one. Sixteen chats commit turns and one writer writes, for ever.
 * What is acknowledged is told on standard output at once: `turn <chat> <n>` or `write <n>`. Without a round it opens the
 * database, tells `open` and rests.
 */
import { writeSync } from 'node:fs';
import { openDatabase } from '../../../prisma/database.ts';
import { conversation, turn } from '../turns.ts';

const [dataDir = '', round] = process.argv.slice(2);
const databaseUrl = process.env['DATABASE_URL'] || undefined;
const db = await openDatabase({ dataDir, databaseUrl });

function tell(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      // The pipe is full: its reader is on the way.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

async function chat(id: string): Promise<void> {
  let { revision = 0 } = (await db.turns.loadById(id)) ?? {};
  for (let n = 0; ; n += 1, revision += 1) {
    const next = turn(conversation(id, { revision }), `${round}:${n}`);
    // Every third turn is a part of a larger write, as an order placed by a turn is.
    const outcome = n % 3 === 2 ? await db.write((tx) => db.turns.commitWithin(tx, next)) : await db.turns.commit(next);
    if (outcome !== 'committed') throw new Error(`${id} ${revision}: ${outcome}`);
    tell(`turn ${id} ${next.externalId}`);
  }
}

async function writer(): Promise<void> {
  for (let n = 0; ; n += 1) {
    const key = `${round}:${n}`;
    await db.write(async (tx) => {
      await tx.setting.create({ data: { key, value: 1, updatedAt: new Date() } });
      await tx.holiday.create({ data: { day: key, name: '', kind: '', source: '' } });
    });
    tell(`write ${key}`);
  }
}

tell('open');
if (round === undefined) setInterval(() => undefined, 60_000);
else await Promise.all([writer(), ...Array.from({ length: 16 }, (_, index) => chat(`c${index}`))]);
