/**
 * kill -9 between a message's receipt and its turn, between an answer's send and its ack, and at any moment, while people
 * write in bursts: every message is taken once and in order, and every answer is on its person's screen once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { linkByQr, onWhatsApp } from '../bots/whatsapp/line_office.ts';
import { environmentOf, openData } from '../engine.ts';
import { openWhatsApp } from '../fakes/whatsapp/server.ts';
import type { FakeWhatsApp, Phone } from '../fakes/whatsapp/server.ts';
import { openOffice } from '../office.ts';
import { Dice } from './dice.ts';
import { freePort, KillableProgram } from './killable_program.ts';

/** On a message's way in and out; each is met several times. */
const MOMENTS = ['receipted', 'unreceipted', 'sent', 'unacknowledged', 'any'] as const;
type Moment = (typeof MOMENTS)[number];
const ROUNDS = 2;
/** People who begin to write before each kill. */
const AT_ONCE = 3;
/** longer than anything healthy takes, kills included */
const PATIENCE_MS = 120_000;

/** Messages in a row, and what the answer to the last of them says. */
const BURST = ['halo', 'setuju', 'data diri saya', 'Nama', 'nama@kampus.example'];
const UNTIL = 'nomor telepon';

const seed = Number(process.env['WITHSTAND_SEED'] ?? Date.now() % 1_000_000);

test(`kill -9 at any moment loses nothing and repeats nothing (seed ${seed})`, { timeout: 600_000 }, async () => {
  const dice = new Dice(seed);
  const wa = await openWhatsApp();
  const dataDir = mkdtempSync(join(tmpdir(), 'gerai-kill-'));
  const office = await openOffice({ dataDir, ...onWhatsApp(wa) });
  await linkByQr(office, wa);
  await office.stop();
  const settings = {
    ...(await environmentOf(dataDir)),
    SECRET_KEY: '5e'.repeat(32),
    WHATSAPP_SOCKET_URL: wa.url,
  };
  const program = new KillableProgram(settings, await freePort(dice));
  onTestFinished(async () => {
    await program.kill();
    await wa.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  });
  await program.start();

  let people = 0;
  const somebody = () => wa.phone(`62812${String((people += 1)).padStart(8, '0')}`);
  // what the same messages come to when nothing goes wrong
  const calm = await talk(wa, somebody());
  const phones: Phone[] = [];
  for (const moment of Array.from({ length: ROUNDS }, () => MOMENTS).flat()) {
    const those = Array.from({ length: AT_ONCE }, somebody);
    phones.push(...those);
    const talks = Promise.all(those.map((phone) => talk(wa, phone)));
    talks.catch(() => undefined);
    await Promise.race([meet(wa, moment, dice), talks]);
    await program.kill();
    await program.start();
    await talks;
  }
  expect(await program.stop()).toBe(0);

  const found = phones.flatMap((phone) => {
    const shown = phone.screen().filter(({ by }) => by === 'office');
    const texts = shown.map(({ text }) => text);
    return JSON.stringify(texts) === JSON.stringify(calm) ? [] : [{ phone: phone.number, texts, calm }];
  });
  const db = await openData({ dataDir });
  onTestFinished(() => db.close());
  expect([...found, ...program.errors]).toEqual([]);
  expect(await db.read.inboxEvent.count({ where: { status: { not: 'done' } } })).toBe(0);
  const out = await db.read.message.findMany({ where: { direction: 'out' }, select: { status: true } });
  expect(out.every(({ status }) => status === 'sent' || status === 'queued')).toBe(true);
  // it is on the screen, as was seen above; the program ended before it had noted so, and would send it again
  expect(out.filter(({ status }) => status === 'queued').length).toBeLessThanOrEqual(AT_ONCE);
  for (const phone of phones) {
    const turns = await db.read.turn.findMany({
      where: { conversation: { chat: phone.jid } },
      orderBy: { id: 'asc' },
      select: { externalId: true },
    });
    const written = phone.screen().flatMap(({ by, id }) => (by === 'customer' ? [`m${id}`] : []));
    expect(turns.map(({ externalId }) => externalId)).toEqual(written);
  }
  // a kill between the line and the disk has keys used twice: phones ask again, and the handset has seen it before
  expect(wa.forgive().filter((problem) => !problem.startsWith('the handset cannot read'))).toEqual([]);
  // kills did come between a send and its note: some bubbles went twice, under one id
  expect(phones.flatMap((phone) => phone.screen()).some(({ times }) => times > 1)).toBe(true);
});

/** Writes the burst; what the office has shown when the last of it is answered. */
async function talk(wa: FakeWhatsApp, phone: Phone): Promise<string[]> {
  for (const text of BURST) await phone.says(text);
  await eventually(wa, () => phone.heard().some((text) => text.includes(UNTIL)));
  return phone.heard();
}

async function meet(wa: FakeWhatsApp, moment: Moment, dice: Dice): Promise<void> {
  const from = wa.wire.length;
  const said = (by: 'socket' | 'server', tag: string, type?: string) =>
    wa.wire
      .slice(from)
      .filter(({ by: who, stanza }) => who === by && stanza.tag === tag && (!type || stanza.attrs['class'] === type));
  switch (moment) {
    case 'receipted': {
      const some = dice.between(1, 8);
      return eventually(wa, () => said('socket', 'receipt').length >= some);
    }
    case 'unreceipted':
      return eventually(wa, () => said('server', 'message').length > 0 && wa.unacknowledged().length > 0);
    case 'sent': {
      const some = dice.between(1, 8);
      return eventually(wa, () => said('socket', 'message').length >= some);
    }
    case 'unacknowledged':
      wa.faults.cutBeforeAck = 1;
      return eventually(wa, () => wa.faults.cutBeforeAck === 0);
    case 'any':
      return void (await setTimeout(dice.between(0, 3_000)));
  }
}

/** The fake's own patience is for one life of the program. */
async function eventually(wa: FakeWhatsApp, condition: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return void (await wa.until(condition));
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}
