/** The office's Telegram bot as a channel: what comes in goes through the inbox, what goes out through the outbox. */
import type { Router } from 'express';
import type { ServiceContext } from '../../services/context.ts';
import type { Channel, TurnDoor } from '../channel.ts';
import { BotAccount, CHANNEL } from './account.ts';
import { TelegramClient } from './client.ts';
import { describeBot } from './commands.ts';
import { Intake } from './intake.ts';
import { codeOf, pause } from '../pause.ts';
import { Patience } from './patience.ts';
import { Polling } from './polling.ts';
import { createSender } from './send.ts';
import { TIMING } from './timing.ts';
import type { TelegramTiming } from './timing.ts';
import { takenTogether } from './together.ts';
import { Updates } from './updates.ts';
import { keepWebhook, webhookRouter } from './webhook.ts';

export interface TelegramOptions {
  ctx: ServiceContext;
  door: TurnDoor;
  config: {
    /** from @BotFather */
    token: string;
    /** where the Bot API is, without a slash at the end */
    apiRoot: string;
    /** set: Telegram calls us; undefined: we ask Telegram */
    webhookSecret: string | undefined;
  };
  timing?: Partial<TelegramTiming> | undefined;
}

export interface TelegramBot {
  channel: Channel;
  /** to be mounted at the root; undefined while polling */
  webhook: Router | undefined;
  /**
   * Returns at once: what needs the network goes on in the background and is tried again for ever. `channel.stop()` ends
   * it within a second; a webhook stays set, so that Telegram keeps what comes meanwhile.
   */
  start(): void;
}

export function createTelegram({ ctx, door, config, timing: given }: TelegramOptions): TelegramBot {
  const timing = { ...TIMING, ...given };
  const client = new TelegramClient(config);
  const secret = config.webhookSecret;
  const account = new BotAccount(ctx, client.account, secret === undefined ? 'polling' : 'webhook');
  const intake = new Intake(ctx, account);
  const sender = createSender({ ctx, client, timing });
  const parts = { ctx, client, account, intake, timing };
  const stopping = new AbortController();
  const { signal } = stopping;
  const updates = new Updates({ ctx, client, door, account, sender, signal });
  let running: Promise<unknown> = Promise.resolve();

  const receive = () =>
    secret === undefined ? new Polling(parts).run(signal) : keepWebhook({ ...parts, secret }, signal);
  return {
    channel: {
      name: CHANNEL,
      account: account.key.account,
      repeatable: false,
      send: sender.send,
      working: sender.working,
      inbox: { next: takenTogether, take: (events) => updates.take(events) },
      async stop() {
        stopping.abort();
        await running;
      },
    },
    webhook: secret === undefined ? undefined : webhookRouter({ ...parts, secret }),
    start() {
      running = Promise.all([receive(), introduce({ ctx, client, account, timing }, signal)]);
    },
  };
}

interface IntroductionParts {
  ctx: ServiceContext;
  client: TelegramClient;
  account: BotAccount;
  timing: TelegramTiming;
}

/** Learns the bot's name and tells what it is; tried until it is done. How the connection stands is said elsewhere. */
async function introduce({ ctx, client, account, timing }: IntroductionParts, signal: AbortSignal): Promise<void> {
  const patience = new Patience(timing);
  while (!signal.aborted) {
    try {
      await account.open();
      await account.introduced(await client.call('getMe', {}, { signal }));
      return await describeBot({ ctx, client }, signal);
    } catch (err) {
      if (signal.aborted) return;
      ctx.log.debug({ code: codeOf(err) }, 'The Telegram bot could not be introduced; it will be tried again');
      await pause(patience.failed(err), signal);
    }
  }
}
