/** The office's side of Telegram against a Telegram of this machine: real data, real turns, waits that are short. */
import { expect, onTestFinished } from 'vitest';
import type { Inbound } from '../../../bots/channel.ts';
import { createInbox } from '../../../bots/inbox.ts';
import { createTelegram } from '../../../bots/telegram/telegram.ts';
import type { TelegramTiming } from '../../../bots/telegram/timing.ts';
import { Turns } from '../../../bots/turn.ts';
import type { Database } from '../../../prisma/database.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { standAt } from '../standing.ts';
import { startFakeTelegram } from '../../fakes/telegram/server.ts';
import type { FakeTelegram } from '../../fakes/telegram/server.ts';
import { openWorkshop } from '../../services/workshop.ts';

/** Long polls end soon, and nobody waits long for another try. */
export const QUICK: Partial<TelegramTiming> = {
  pollSeconds: 1,
  hungMs: 300,
  renewMs: 20,
  lookMs: 10,
  firstWaitMs: 5,
  longestWaitMs: 20,
  refusedWaitMs: 30,
  webhookLookMs: 20,
  jitter: () => 0,
};

export async function startTelegram(): Promise<FakeTelegram> {
  const telegram = await startFakeTelegram();
  onTestFinished(async () => {
    await telegram.close();
    expect(telegram.violations).toEqual([]);
  });
  return telegram;
}

/** Begins to serve the bot; `inbound` is what the turns were told, in order. */
export function serve(
  ctx: ServiceContext,
  telegram: FakeTelegram,
  {
    secret,
    timing,
    token = telegram.token,
  }: { secret?: string; timing?: Partial<TelegramTiming>; token?: string } = {},
) {
  const turns = new Turns(ctx);
  const inbound: Inbound[] = [];
  const door = {
    receive(told: Inbound) {
      inbound.push(told);
      return turns.receive(told);
    },
  };
  const config = { token, apiRoot: telegram.url, webhookSecret: secret };
  const bot = createTelegram({ ctx, door, config, timing: { ...QUICK, ...timing } });
  const inbox = createInbox(ctx, new Map([[bot.channel.name, bot.channel]]));
  const quiet = ctx.db.afterCommit(() => inbox.wake());
  let stopped: Promise<void> | undefined;
  const stop = () =>
    (stopped ??= (async () => {
      await bot.channel.stop();
      quiet();
      await inbox.stop();
    })());
  onTestFinished(stop);
  inbox.start();
  bot.start();
  return { bot, inbox, inbound, stop };
}

/** A workshop whose bot is served by long polling. */
export async function openStation(timing: Partial<TelegramTiming> = {}) {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  const served = serve(workshop.ctx, telegram, { timing });
  return { ...workshop, telegram, ...served, ...looks(workshop.ctx) };
}

/** Ways to look at what is on disk. */
export function looks(ctx: ServiceContext) {
  const inboxRows = () =>
    ctx.db.read.inboxEvent.findMany({ where: { status: { not: 'done' } }, orderBy: { id: 'asc' } });
  return {
    inboxRows,
    /** has the chat ask for a file */
    askForFile: (chat?: string) => standAt(ctx, { abstraction: 'upload' }, {}, chat),
    card: () => ctx.db.read.channelAccount.findFirst(),
    /** resolves when the inbox has nothing that waits */
    async taken() {
      await expect.poll(() => ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } })).toBe(0);
    },
  };
}

/** The same database, whose writes fail as often as `fail` says so. */
export function failing(db: Database, fail: () => boolean): Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'write' && fail()) {
        return () => Promise.reject(Object.assign(new Error('The disk is full'), { code: 'DISK_FULL' }));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
