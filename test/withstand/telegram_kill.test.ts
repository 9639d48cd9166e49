/**
 * kill -9 between receiving, committing, sending and noting, again and again, while people write to the bot in bursts: every
 * message is handled once and in order, every answer reaches its person, and none more than twice. It is the long poll on
 * the embedded database, and the webhook on PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { mailOf, runsOf } from '../bots/telegram/runs.ts';
import { engine, environmentOf, openData } from '../engine.ts';
import { startFakeTelegram } from '../fakes/telegram/server.ts';
import type { FakeTelegram, Person } from '../fakes/telegram/server.ts';
import { Dice } from './dice.ts';
import { freePort, KillableProgram } from './killable_program.ts';

/** On a message's way in and out; each is met several times. */
const MOMENTS = ['received', 'confirmed', 'sending', 'sent', 'any'] as const;
type Moment = (typeof MOMENTS)[number];
const ROUNDS = 3;
/** People who begin to write before each kill. */
const AT_ONCE = 3;
/** longer than anything healthy takes, kills included */
const PATIENCE_MS = 120_000;

/** Five messages in a row, and what the answer to the last of them says. */
const BURSTS: readonly { texts: (name: string) => string[]; until: string }[] = [
  { texts: (name) => ['/start', 'setuju', 'data diri saya', name, mailOf(name)], until: 'nomor telepon' },
  { texts: () => ['081234567890', '6', 'Universitas Contoh', 'mahasiswa', 'penelitian'], until: 'domisili' },
  { texts: () => ['1', 'benar', 'bantuan', 'cari produk', 'dalam angka'], until: 'Hasil pencarian' },
];

const seed = Number(process.env['WITHSTAND_SEED'] ?? Date.now() % 1_000_000);

test(
  `kill -9 at any moment loses no message, and repeats a bubble once (seed ${seed})`,
  { timeout: 300_000 },
  async () => {
    const dice = new Dice(seed);
    const telegram = await startFakeTelegram();
    const dataDir = mkdtempSync(join(tmpdir(), 'gerai-kill-'));
    const settings = {
      ...(await environmentOf(dataDir)),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      TELEGRAM_WEBHOOK_SECRET: engine === 'postgres' ? 'rahasia-webhook' : '',
    };
    const program = new KillableProgram(settings, await freePort(dice));
    onTestFinished(async () => {
      await program.kill();
      await telegram.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    });
    await program.start();

    // what the same messages come to when nothing goes wrong
    const calm = await talk(telegram, telegram.person(), 'Nama');
    const names: string[] = [];
    const shown: string[][] = [];
    for (const moment of Array.from({ length: ROUNDS }, () => MOMENTS).flat()) {
      for (let begun = 0; begun < AT_ONCE; begun += 1) {
        const name = `Orang ${String.fromCharCode(65 + (names.length % 26), 97 + Math.floor(names.length / 26))}`;
        names.push(name);
      }
      const talks = Promise.all(names.slice(-AT_ONCE).map((name) => talk(telegram, telegram.person(), name)));
      talks.catch(() => undefined);
      const calls = telegram.calls.length + dice.between(0, AT_ONCE * 10);
      await eventually(telegram, () => telegram.calls.length >= calls);
      await Promise.race([meet(telegram, moment, dice), talks]);
      await program.kill();
      await program.start();
      // a message that is killed again and again is held back after the second time (bots/outbox)
      shown.push(...(await talks));
    }
    expect(await program.stop()).toBe(0);

    const found = names.flatMap((name, at) => {
      const runs = runsOf(shown[at] ?? []);
      const expected = runsOf(calm).map(({ text }) =>
        text.replaceAll(mailOf('Nama'), mailOf(name)).replaceAll(': Nama\n', `: ${name}\n`),
      );
      const most = Math.max(...runs.map(({ length }) => length));
      return [
        ...(runs.map(({ text }) => text).join('\n--\n') === expected.join('\n--\n') ? [] : [{ name, runs, expected }]),
        ...(most > 2 ? [`${name} was shown a bubble ${most} times`] : []),
      ];
    });
    const db = await openData({ dataDir });
    onTestFinished(() => db.close());
    expect([...found, ...telegram.violations, ...program.errors]).toEqual([]);
    expect(await db.read.inboxEvent.count({ where: { status: { not: 'done' } } })).toBe(0);
    expect(await db.read.message.count({ where: { direction: 'out', status: { not: 'sent' } } })).toBe(0);
    const customers = await db.read.customer.findMany({ select: { name: true, email: true } });
    expect(customers.map(({ name, email }) => `${name} ${email}`).toSorted()).toEqual(
      ['Nama', ...names].map((name) => `${name} ${mailOf(name)}`).toSorted(),
    );
    expect(await db.read.turn.count()).toBe((names.length + 1) * BURSTS.flatMap(({ texts }) => texts('')).length);
    // kills did come between a send and its note
    expect(shown.flatMap(runsOf).some(({ length }) => length === 2)).toBe(true);
  },
);

/** Writes the bursts, each when the one before is answered; what the bot has shown in the end. */
async function talk(telegram: FakeTelegram, person: Person, name: string): Promise<string[]> {
  const shown = () => person.screen().flatMap(({ from, text }) => (from === 'bot' ? [text] : []));
  for (const { texts, until } of BURSTS) {
    const before = shown().length;
    await Promise.all(texts(name).map((text) => person.text(text)));
    await eventually(telegram, () =>
      shown()
        .slice(before)
        .some((text) => text.includes(until)),
    );
  }
  return shown();
}

async function meet(telegram: FakeTelegram, moment: Moment, dice: Dice): Promise<void> {
  switch (moment) {
    case 'received':
      return eventually(telegram, () => telegram.waiting().length > 0);
    case 'confirmed': {
      await eventually(telegram, () => telegram.waiting().length > 0);
      const waiting = telegram.waiting().length;
      return eventually(telegram, () => telegram.waiting().length < waiting);
    }
    case 'sending': {
      const hanging = telegram.fault({ method: 'sendMessage', kind: 'hang', carriedOut: true });
      await eventually(telegram, () => hanging.met > 0);
      return hanging.end();
    }
    case 'sent': {
      const from = telegram.calls.length;
      const isSent = () =>
        telegram.calls.slice(from).some(({ method, status }) => method === 'sendMessage' && status === 200);
      return eventually(telegram, isSent);
    }
    case 'any':
      return void (await setTimeout(dice.between(0, 400)));
  }
}

/** The fake's own patience is for one life of the program. */
async function eventually(telegram: FakeTelegram, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return void (await telegram.waitFor(condition));
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
