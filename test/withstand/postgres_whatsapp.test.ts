/**
 * Two whole programs on one PostgreSQL and one number at WhatsApp: one of them holds the line, and the other goes on when it is
 * stopped, killed or held up, while people write all the time.
 */
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { connectClient } from '../../prisma/postgres_connection.ts';
import { channelStandings } from '../../services/channels.ts';
import { readLine } from '../../services/whatsapp_line.ts';
import { linkByQr, lineOpen, onWhatsApp, openRunning } from '../bots/whatsapp/line_office.ts';
import { databaseUrlOf, openData } from '../engine.ts';
import { openWhatsApp } from '../fakes/whatsapp/server.ts';
import type { FakeWhatsApp } from '../fakes/whatsapp/server.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { StallableProgram } from './stallable_program.ts';
import { answered, BURST, idle, PATIENCE_MS, PATIENT, peopleOf } from './whatsapp_people.ts';
import type { Writer } from './whatsapp_people.ts';

/** Long for who renews it, short for who waits until it lapses. */
const TIMING = {
  jitterMs: [0, 0],
  unaskedAMinute: 1_000_000,
  unaskedChatMs: 0,
  leaseMs: 3_000,
  renewMs: 500,
  lookMs: 100,
  firstWaitMs: 50,
  longestWaitMs: 500,
};

/** A number that is linked, and nobody holds its line. */
async function openNumber() {
  const wa = await openWhatsApp();
  onTestFinished(() => wa.close());
  const dataDir = temporaryDirectory();
  const office = await openOffice({ dataDir, ...onWhatsApp(wa) });
  await linkByQr(office, wa);
  await office.stop();
  const db = await openData({ dataDir, beside: true });
  onTestFinished(() => db.close());
  const databaseUrl = (await databaseUrlOf(dataDir)) ?? '';
  const begun = async (name: string): Promise<StallableProgram> => {
    const url = new URL(databaseUrl);
    url.searchParams.set('application_name', name);
    const program = new StallableProgram({ dataDir, databaseUrl: url.href, socketUrl: wa.url, timing: TIMING });
    onTestFinished(() => program.kill());
    await program.up();
    return program;
  };
  return { wa, dataDir, databaseUrl, db, begun };
}

/** Everybody has what they are to have, once and in order, and it was taken up once and in order. */
async function allWell(wa: FakeWhatsApp, db: Database, writers: readonly Writer[]): Promise<void> {
  await Promise.all(writers.map((writer) => writer.end()));
  await idle(wa, db);
  for (const { phone, wanted } of writers) {
    expect(phone.heard()).toEqual(wanted);
    const turns = await db.read.turn.findMany({
      where: { conversation: { chat: phone.jid } },
      orderBy: { id: 'asc' },
      select: { externalId: true },
    });
    const written = phone.screen().flatMap(({ by, id }) => (by === 'customer' ? [`m${id}`] : []));
    expect(turns.map(({ externalId }) => externalId)).toEqual(written);
  }
  expect(await db.read.inboxEvent.count({ where: { status: { not: 'done' } } })).toBe(0);
  expect(await db.read.message.count({ where: { direction: 'out', status: { not: 'sent' } } })).toBe(0);
  expect(await standing(db)).toMatchObject({ state: 'connected', problem: null });
  expect(wa.devices()).toHaveLength(1);
}

const standing = (db: Database) => db.read.channelAccount.findFirst({ where: { channel: 'whatsapp' } });
const lease = (db: Database) => db.read.lease.findUnique({ where: { name: 'whatsapp' } });
const logins = (wa: FakeWhatsApp) => wa.devices().reduce((sum, device) => sum + device.logins, 0);

async function live(wa: FakeWhatsApp, after: number): Promise<void> {
  await expect.poll(() => logins(wa), PATIENT).toBeGreaterThan(after);
  await expect.poll(() => wa.devices().some((device) => device.live), PATIENT).toBe(true);
}

interface Watch {
  /** who has written keys under which lease, in the order in which they began: ['one', 2] */
  keyWrites(): Promise<[program: string, fence: number][]>;
  /** it is in the middle of a write, and all others wait for that */
  isWriting(program: string): Promise<boolean>;
}

async function watch(databaseUrl: string): Promise<Watch> {
  const client = await connectClient(databaseUrl);
  onTestFinished(() => client.end());
  await client.query(`
    CREATE TABLE key_writes (id serial, program text, fence int);
    CREATE FUNCTION note_key_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO key_writes (program, fence)
        SELECT current_setting('application_name'), fence FROM "Lease" WHERE name = 'whatsapp';
      RETURN NULL;
    END $$;
    CREATE TRIGGER note_key_write AFTER INSERT OR UPDATE OR DELETE ON "WhatsappKey"
      FOR EACH ROW EXECUTE FUNCTION note_key_write()`);
  return {
    async keyWrites() {
      const { rows } = await client.query<{ program: string; fence: number }>(
        'SELECT program, fence FROM key_writes GROUP BY program, fence ORDER BY min(id)',
      );
      return rows.map(({ program, fence }) => [program, fence]);
    },
    async isWriting(program) {
      const { rowCount } = await client.query(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND (state = 'active' OR state ~ 'in transaction')",
        [program],
      );
      return rowCount !== 0;
    },
  };
}

test('one holds the line, both show how it stands, and the other goes on when it is stopped', async () => {
  const wa = await openWhatsApp();
  onTestFinished(() => wa.close());
  const dataDir = temporaryDirectory();
  const one = await openRunning(wa, dataDir);
  await linkByQr(one, wa);
  const other = await openRunning(wa, dataDir);
  const { db } = other.ctx;
  const writers = await peopleOf(wa, db);
  const before = logins(wa);
  const fence = (await lease(db))?.fence ?? 0;
  await answered(writers);
  expect(logins(wa)).toBe(before);
  const [here, there] = await Promise.all([one, other].map(cardOf));
  expect(there).toEqual(here);
  expect(here).toMatchObject({ state: 'connected', knownAs: `+${wa.number}`, problem: null });

  await one.stop();
  await lineOpen(other, wa);
  await answered(writers);
  expect(logins(wa)).toBe(before + 1);
  expect(await lease(db)).toMatchObject({ fence: fence + 1 });
  await allWell(wa, db, writers);
});

/** As the panel of this one shows it; times and counts that go on by themselves are left out. */
async function cardOf({ ctx }: Office) {
  const [card] = await channelStandings(ctx, [{ name: 'whatsapp', account: '', mode: 'socket' }]);
  const { account, asked, linked, outcome } = await readLine(ctx);
  return { state: card?.state, knownAs: card?.knownAs, problem: card?.problem, account, asked, linked, outcome };
}

test('the one that holds it is killed: the other takes it over', { timeout: 3 * PATIENCE_MS }, async () => {
  const { wa, databaseUrl, db, begun } = await openNumber();
  const one = await begun('one');
  await live(wa, logins(wa) - 1);
  const two = await begun('two');
  const { keyWrites } = await watch(databaseUrl);
  const fence = (await lease(db))?.fence ?? 0;
  const writers = await peopleOf(wa, db);
  const before = logins(wa);
  await wa.until(() => wa.unacknowledged().some(({ tag }) => tag === 'message'));
  await one.kill();
  await live(wa, before);
  await answered(writers);
  await allWell(wa, db, writers);
  expect(logins(wa)).toBe(before + 1);
  expect(await keyWrites()).toEqual([
    ['one', fence],
    ['two', fence + 1],
  ]);
  expect([...one.errors, ...two.errors]).toEqual([]);
  expect(await two.stop()).toBe(0);
  // a kill between the line and the disk has keys used twice: phones ask again
  expect(wa.forgive().filter((problem) => !problem.startsWith('the handset cannot read'))).toEqual([]);
});

test(
  'the one that holds it is held up until another has it: it changes nothing, and has its turn again',
  { timeout: 4 * PATIENCE_MS },
  async () => {
    const { wa, databaseUrl, db, begun } = await openNumber();
    const one = await begun('one');
    await live(wa, logins(wa) - 1);
    const two = await begun('two');
    const { keyWrites, isWriting } = await watch(databaseUrl);
    const fence = (await lease(db))?.fence ?? 0;
    const writers = await peopleOf(wa, db);
    const before = logins(wa);
    // in the middle of receiving and answering
    for (;;) {
      await wa.until(() => wa.unacknowledged().some(({ tag }) => tag === 'message'));
      one.stall();
      if (!(await isWriting('one'))) break;
      await one.goOn();
    }
    await live(wa, before);
    // the chats that it was at work on wait for it; others do not
    const newcomer = wa.phone('6281400000000');
    await newcomer.says('halo');
    await expect.poll(() => newcomer.heard(), PATIENT).not.toEqual([]);
    await one.goOn();
    await answered(writers, 5 * BURST.length);
    expect(logins(wa)).toBe(before + 1);
    expect(await lease(db)).toMatchObject({ fence: fence + 1 });
    expect(await standing(db)).toMatchObject({ state: 'connected', problem: null });

    expect(await two.stop()).toBe(0);
    await live(wa, before + 1);
    await answered(writers);
    await allWell(wa, db, writers);
    expect(logins(wa)).toBe(before + 2);
    expect(await keyWrites()).toEqual([
      ['one', fence],
      ['two', fence + 1],
      ['one', fence + 2],
    ]);
    expect([...one.errors, ...two.errors]).toEqual([]);
    expect(await one.stop()).toBe(0);
    expect(wa.forgive().filter((problem) => !problem.startsWith('the handset cannot read'))).toEqual([]);
  },
);
