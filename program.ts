/** The whole program put together: services, bots, web and workers over one database. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import type { Router } from 'express';
import type { Logger } from 'pino';
import { createPanel } from './admin/app.ts';
import type { Channel } from './bots/channel.ts';
import { createChatEvents } from './bots/chat_events.ts';
import { createEmail } from './bots/email/email.ts';
import type { EmailTiming } from './bots/email/timing.ts';
import { createDraftReminders } from './bots/draft_reminders.ts';
import { createNewsWorker } from './bots/news.ts';
import { createInbox } from './bots/inbox.ts';
import { createOutbox } from './bots/outbox.ts';
import { createTelegram } from './bots/telegram/telegram.ts';
import type { TelegramTiming } from './bots/telegram/timing.ts';
import { Turns } from './bots/turn.ts';
import type { Network } from './bots/whatsapp/session.ts';
import type { WhatsAppTiming } from './bots/whatsapp/timing.ts';
import { createWhatsApp } from './bots/whatsapp/whatsapp.ts';
import { createWebchat } from './bots/webchat/router.ts';
import type { WebchatOptions } from './bots/webchat/router.ts';
import type { Config } from './config.ts';
import type { Renderer } from './documents/renderer.ts';
import { openDatabase } from './prisma/database.ts';
import { seedExample } from './prisma/seed.ts';
import type { RunningChannel } from './services/channels.ts';
import type { ServiceContext } from './services/context.ts';
import { EMAIL } from './services/email/letter.ts';
import { clearLeases } from './services/leases.ts';
import { discardUnusedUploads, sweepOrphans } from './services/files.ts';
import { firstAdminLink } from './services/people.ts';
import { createNotices } from './services/notices/worker.ts';
import { createRetention } from './services/privacy/retention.ts';
import { createTimerWorker } from './services/timer_worker.ts';
import { requireSameKey } from './services/secret_key.ts';
import { createVault, loadSecretKey } from './services/vault.ts';
import type { Worker } from './services/worker.ts';
import { createServer } from './web/server.ts';

/** What the world gives: main.ts takes it from the machine, test/office from a frozen clock. */
export interface Surroundings {
  now(): number;
  random(bytes: number): Uint8Array;
  renderer: Renderer;
  log: Logger;
  webchat?: Pick<WebchatOptions, 'limits' | 'pingMs' | 'builtClient'>;
  telegram?: Partial<TelegramTiming> | undefined;
  /** `agent`, `dispatcher`: where files are, when they are not at WhatsApp */
  whatsapp?: (Partial<WhatsAppTiming> & Pick<Network, 'agent' | 'dispatcher'>) | undefined;
  email?: Partial<EmailTiming> | undefined;
}

export interface Program {
  ctx: ServiceContext;
  turns: Turns;
  workers: readonly Worker[];
  /** where the server listens, as links say it */
  publicUrl: string;
  /** makes the first admin; null once there is one */
  firstAdminLink: string | null;
  /** ends cleanly: no new requests, work under way is finished, the database is closed */
  stop(): Promise<void>;
}

/** Opens, migrates, seeds when new, listens. Throws coded errors (config, database, port in use). */
export async function startProgram(config: Config, surroundings: Surroundings): Promise<Program> {
  const { now, random, renderer, log } = surroundings;
  const db = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl });
  const filesDir = join(config.dataDir, 'files');
  await mkdir(filesDir, { recursive: true });
  const vault = createVault(await loadSecretKey(config.dataDir, config.secretKey));
  await requireSameKey(db, vault, now());
  await seedExample(db, now());

  const { server, port, answerWith } = await listen(config.port);
  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const ctx: ServiceContext = {
    db,
    now,
    random,
    vault,
    renderer,
    filesDir,
    publicUrl,
    mail: config.email !== undefined,
    whatsapp: config.whatsapp !== undefined,
    log,
  };
  // what is half received may be another program's
  await db.alone(async () => {
    await clearLeases(ctx);
    await sweepOrphans(ctx);
    await discardUnusedUploads(ctx);
  });

  const turns = new Turns(ctx);
  const channels = new Map<string, Channel>();
  let webchat: Router | undefined;
  if (config.webchat) {
    const made = createWebchat({ ctx, door: turns, ...surroundings.webchat });
    channels.set(made.channel.name, made.channel);
    webchat = made.router;
  }
  const telegram =
    config.telegram && createTelegram({ ctx, door: turns, config: config.telegram, timing: surroundings.telegram });
  if (telegram !== undefined) channels.set(telegram.channel.name, telegram.channel);
  const { agent, dispatcher, ...whatsappTiming } = surroundings.whatsapp ?? {};
  const whatsapp =
    config.whatsapp &&
    createWhatsApp({
      ctx,
      door: turns,
      network: { socketUrl: config.whatsapp.socketUrl, agent, dispatcher },
      timing: whatsappTiming,
    });
  if (whatsapp !== undefined) channels.set(whatsapp.channel.name, whatsapp.channel);
  const email = config.email && createEmail({ ctx, config: config.email, timing: surroundings.email });
  if (email !== undefined) channels.set(email.channel.name, email.channel);
  const workers = [
    createInbox(ctx, channels),
    createOutbox(ctx, channels),
    createNewsWorker(ctx, turns),
    createChatEvents(ctx, turns),
    createTimerWorker(ctx),
    createDraftReminders(ctx, turns),
    createRetention(ctx, randomUUID()),
    createNotices(ctx, telegram?.channel.account ?? null),
  ];
  const ailing = async () => {
    const asleep = workers.filter((worker) => !worker.healthy()).map((worker) => worker.name);
    return db.ping().then(
      () => asleep,
      () => ['database', ...asleep],
    );
  };
  const stopping = new AbortController();
  const panel = createPanel({
    ctx,
    secure: publicUrl.startsWith('https:'),
    channels: runningChannels(config),
    stopping: stopping.signal,
  });
  answerWith(
    createServer({
      ctx,
      door: turns,
      trustProxy: config.trustProxy,
      health: { ailing },
      panel,
      webchat,
      telegram: telegram?.webhook,
      stopping: stopping.signal,
    }),
  );

  const quiet = db.afterCommit(() => workers.forEach((worker) => worker.wake()));
  workers.forEach((worker) => worker.start());
  telegram?.start();
  whatsapp?.start();
  email?.start();

  const stop = async () => {
    quiet();
    stopping.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const channel of channels.values()) await channel.stop();
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
    await closed;
    clearTimeout(cut);
    await Promise.all(workers.map((worker) => worker.stop()));
    await renderer.close();
    await db.close();
  };
  return { ctx, turns, workers, publicUrl, firstAdminLink: await firstAdminLink(ctx), stop };
}

/** For the panel, which shows how each of them stands. */
function runningChannels({ webchat, telegram, whatsapp, email }: Config): RunningChannel[] {
  const channels: RunningChannel[] = webchat ? [{ name: 'webchat', account: 'web', mode: 'own' }] : [];
  if (telegram !== undefined) {
    // a bot's id is the part of its token that is no secret
    const [account = ''] = telegram.token.split(':');
    channels.push({ name: 'telegram', account, mode: telegram.webhookSecret === undefined ? 'polling' : 'webhook' });
  }
  // the number is in the data: an admin links it
  if (whatsapp !== undefined) channels.push({ name: 'whatsapp', account: '', mode: 'socket' });
  if (email !== undefined) channels.push({ name: EMAIL.channel, account: EMAIL.account, mode: 'smtp' });
  return channels;
}

/** A product of 5 GB over an office's slow line; Node's own five minutes would cut it. */
const LONGEST_UPLOAD_MS = 6 * 60 * 60 * 1_000;

/** How long requests under way may take to end when the program is stopped. */
const STOP_PATIENCE_MS = 10_000;

interface Listening {
  server: Server;
  port: number;
  answerWith(app: RequestListener): void;
}

/**
 * Listens before anything answers, so that a port of 0 is known when links are made. Requests that come meanwhile wait:
 * browsers come back in the very moment of a restart.
 */
async function listen(wanted: number): Promise<Listening> {
  let answerWith: Listening['answerWith'] = () => {};
  const ready = new Promise<RequestListener>((resolve) => {
    answerWith = resolve;
  });
  const server = createHttpServer(
    { requestTimeout: LONGEST_UPLOAD_MS },
    (req, res) => void ready.then((app) => app(req, res)),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, () => resolve());
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : wanted, answerWith };
}
