/** The office's bot with all of its way in and out, on a database and a clock in hand, to be put through bad days. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished } from 'vitest';
import { createOutbox } from '../../../bots/outbox.ts';
import type { Database } from '../../../prisma/database.ts';
import { openWorkshop } from '../../services/workshop.ts';
import { BURSTS, calmTalk } from './crowd.ts';
import { failing, serve, startTelegram } from './station.ts';

export const SECRET = 'rahasia-webhook';
/** longer than anything healthy takes, however busy the machine */
const PATIENCE_MS = 60_000;

export type Stormy = Awaited<ReturnType<typeof openStormy>>;

/** `calm`: what a person is told of the first burst when nothing goes wrong. */
export async function openStormy({ webhook = false } = {}) {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  let isBusy = () => false;
  const db = busy(workshop.ctx.db, () => isBusy());
  const app = express();
  const ctx = { ...workshop.ctx, db, publicUrl: webhook ? await listen(app) : workshop.ctx.publicUrl };

  const begin = () => {
    const served = serve(ctx, telegram, webhook ? { secret: SECRET } : {});
    if (served.bot.webhook !== undefined) app.use(served.bot.webhook);
    const outbox = createOutbox(ctx, new Map([[served.bot.channel.name, served.bot.channel]]));
    const quiet = ctx.db.afterCommit(() => outbox.wake());
    outbox.start();
    const stop = async () => {
      await served.stop();
      quiet();
      await outbox.stop();
    };
    onTestFinished(stop);
    return { inbox: served.inbox, outbox, stop };
  };
  let life = begin();

  const left = async () => [
    telegram.waiting().length,
    await workshop.ctx.db.read.inboxEvent.count({ where: { status: 'waiting' } }),
    await workshop.ctx.db.read.message.count({ where: { direction: 'out', status: 'queued' } }),
  ];
  /** Lets time go by until nothing is left to do; the office's clock goes `speed` times as fast as the world's. */
  const idle = async (speed = 20) => {
    let at = performance.now();
    const look = () => {
      const since = at;
      at = performance.now();
      pass(Math.floor((at - since) * speed));
      return left();
    };
    await expect.poll(look, { timeout: PATIENCE_MS, interval: 20 }).toEqual([0, 0, 0]);
  };
  const pass = (ms: number) => {
    workshop.pass(ms);
    life.inbox.wake();
    life.outbox.wake();
  };
  return {
    ctx: workshop.ctx,
    publicUrl: ctx.publicUrl,
    telegram,
    idle,
    pass,
    calm: await calmTalk(telegram, idle, BURSTS.slice(0, 1)),
    /** from now on writes fail as often as `fail` says so */
    fail: (when: () => boolean) => void (isBusy = when),
    /** ends the bot and begins it anew on the same data */
    restart: async (meanwhile: () => Promise<unknown>) => {
      await life.stop();
      await meanwhile();
      life = begin();
    },
  };
}

/** Writes of every kind, the commits of turns as well. */
function busy(db: Database, fail: () => boolean): Database {
  const turns = new Proxy(db.turns, {
    get(target, name) {
      if (name === 'commit' && fail()) return () => Promise.reject(new Error('The database is busy'));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return new Proxy(failing(db, fail), {
    get: (target, name): unknown => (name === 'turns' ? turns : Reflect.get(target, name)),
  });
}

async function listen(app: express.Express): Promise<string> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
