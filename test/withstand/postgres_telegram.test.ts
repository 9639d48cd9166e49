/** Two whole programs on one PostgreSQL serve one Telegram bot: by a webhook that calls either, and by polling in turn. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { BURSTS, calmTalk, guestsOf, saidTo, sayBurst, wrongs } from '../bots/telegram/crowd.ts';
import { startTelegram } from '../bots/telegram/station.ts';
import { environmentOf, openData } from '../engine.ts';
import { openOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { unsettled } from '../office/settled.ts';
import { temporaryDirectory } from '../prisma/temporary.ts';
import { Dice } from './dice.ts';
import { freePort, KillableProgram } from './killable_program.ts';

const PEOPLE = 12;
const SECRET = 'rahasia-webhook';
/** longer than anything healthy takes, however busy the machine; the lease of one who was killed lapses after 30 s */
const PATIENCE_MS = 120_000;

type Telegram = Awaited<ReturnType<typeof startTelegram>>;

async function openTwo(telegram: Telegram, webhookSecret: string | undefined): Promise<[Office, Office]> {
  const dataDir = temporaryDirectory();
  const open = async () => {
    const office = await openOffice({
      dataDir,
      telegram: { token: telegram.token, apiRoot: telegram.url, webhookSecret },
      surroundings: { telegram: { lookMs: 20 } },
    });
    onTestFinished(() => office.stop());
    return office;
  };
  return [await open(), await open()];
}

/** Resolves when Telegram has nothing that waits, and the offices have nothing to do. */
async function idle(telegram: Telegram, { ctx }: Office): Promise<void> {
  const left = async () => [telegram.waiting().length, ...(await unsettled(ctx))];
  await expect.poll(left, { timeout: PATIENCE_MS, interval: 100 }).toEqual([0]);
}

/** Stands before the offices: one call to this, one to that, and every fifth to both at once. */
async function startBalancer(offices: readonly Office[]): Promise<string> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const to = calls % 5 === 0 ? offices : offices.filter((_, at) => at === calls % offices.length);
    void (async () => {
      const body = await buffer(request);
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
      const answers = await Promise.all(
        to.map(({ url }) => fetch(`${url}/telegram/webhook`, { method: 'POST', body: new Uint8Array(body), headers })),
      );
      response.writeHead(Math.max(...answers.map(({ status }) => status))).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('by a webhook that calls now this one, now that one, now both', { timeout: 2 * PATIENCE_MS }, async () => {
  const telegram = await startTelegram();
  const [one, other] = await openTwo(telegram, SECRET);
  await telegram.waitFor(
    () => telegram.calls.filter(({ method, status }) => method === 'setWebhook' && status === 200).length === 2,
  );
  const url = encodeURIComponent(await startBalancer([one, other]));
  await fetch(`${telegram.url}/bot${telegram.token}/setWebhook?url=${url}&secret_token=${SECRET}`);
  const calm = await calmTalk(telegram, () => idle(telegram, one), BURSTS.slice(0, 2));
  const guests = guestsOf(telegram, PEOPLE);
  for (const burst of BURSTS.slice(0, 2)) {
    await sayBurst(guests, burst);
    await idle(telegram, other);
  }
  expect(await wrongs({ ctx: one.ctx, telegram, calm }, guests)).toEqual([]);
});

test('by polling: when the one that polls is stopped, the other goes on', { timeout: 2 * PATIENCE_MS }, async () => {
  const telegram = await startTelegram();
  const [one, other] = await openTwo(telegram, undefined);
  const calm = await calmTalk(telegram, () => idle(telegram, one), BURSTS.slice(0, 2));
  const guests = guestsOf(telegram, PEOPLE);
  const [first, second] = BURSTS;
  if (first === undefined || second === undefined) throw new Error('there are fewer bursts');
  await sayBurst(guests, first);
  // in the middle of taking up and answering
  await telegram.waitFor(() => guests.some(({ person }) => saidTo(person).length > 0));
  await Promise.all([sayBurst(guests, second), one.stop()]);
  await idle(telegram, other);
  expect(await wrongs({ ctx: other.ctx, telegram, calm }, guests)).toEqual([]);
  expect(telegram.calls.filter(({ status }) => status === 409)).toEqual([]);
  expect(await other.ctx.db.read.lease.findFirst({ where: { name: { startsWith: 'telegram' } } })).toMatchObject({
    fence: 2,
  });
});

test('by polling: when the one that polls is killed, the other goes on', { timeout: 3 * PATIENCE_MS }, async () => {
  const telegram = await startTelegram();
  const dataDir = temporaryDirectory();
  const settings = {
    ...(await environmentOf(dataDir)),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  };
  const dice = new Dice(Date.now() % 1_000_000);
  const [one, other] = [
    new KillableProgram(settings, await freePort(dice)),
    new KillableProgram(settings, await freePort(dice)),
  ];
  onTestFinished(async () => {
    await one.kill();
    await other.kill();
  });
  await one.start();
  await telegram.waitFor(() => telegram.calls.some(({ method }) => method === 'getUpdates'));
  await other.start();
  const db = await openData({ dataDir, beside: true });
  onTestFinished(() => db.close());
  const left = async () => [
    telegram.waiting().length,
    await db.read.inboxEvent.count({ where: { status: 'waiting' } }),
    await db.read.message.count({ where: { status: 'queued' } }),
  ];
  const done = async () => {
    await expect.poll(left, { timeout: PATIENCE_MS, interval: 100 }).toEqual([0, 0, 0]);
  };
  const calm = await calmTalk(telegram, done, BURSTS.slice(0, 2));

  const guests = guestsOf(telegram, PEOPLE);
  const [first, second] = BURSTS;
  if (first === undefined || second === undefined) throw new Error('there are fewer bursts');
  await sayBurst(guests, first);
  await telegram.waitFor(() => guests.some(({ person }) => saidTo(person).length > 0));
  await one.kill();
  await sayBurst(guests, second);
  await done();
  // what was being sent at that moment may be there twice
  expect(await wrongs({ ctx: { db }, telegram, calm }, guests, 1)).toEqual([]);
  expect(await db.read.lease.findFirst({ where: { name: { startsWith: 'telegram' } } })).toMatchObject({ fence: 2 });
  expect(other.errors).toEqual([]);
});
