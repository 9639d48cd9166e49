/**
 * Telegram on this machine, for tests: the Bot API at `url` (TELEGRAM_API_ROOT) for `token`, and people who use it. Calls
 * are held against the current Bot API; what is wrong with them is kept in `violations`, which a test expects to be empty.
 */
import type { TelegramUpdate } from '@gramio/types';
import type { AddressInfo } from 'node:net';
import { Calls } from './calls.ts';
import { Faults } from './faults.ts';
import { Group } from './group.ts';
import { methodsOf } from './methods.ts';
import { Person } from './people.ts';
import type { PersonOptions } from './people.ts';
import { Polling } from './polling.ts';
import { Profile } from './profile.ts';
import { createApiServer } from './http.ts';
import type { UpdateBody } from './updates.ts';
import { Webhook } from './webhook.ts';
import { World } from './world.ts';

export type { EarlyCall, Fault, FaultHandle } from './faults.ts';
export type { FakeCall } from './calls.ts';
export type { Group } from './group.ts';
export type { Person, PersonOptions, ScreenButton, ScreenMessage } from './people.ts';

export interface FakeTelegramOptions {
  token?: string;
  /** of the bot, without @ */
  username?: string;
  /** UTC ms; default: the machine's clock. Used for the dates of messages and the age of presses. */
  now?: () => number;
  /** a webhook that failed is called again after so many ms */
  webhookRetryMs?: number;
  /** patience with a webhook that does not answer, ms */
  webhookAnswerMs?: number;
}

export type FakeTelegram = Awaited<ReturnType<typeof startFakeTelegram>>;

const TOKEN = '7100200300:AAE-fake_token_of_a_bot_in_a_test_000';

export async function startFakeTelegram(options: FakeTelegramOptions = {}) {
  const { token = TOKEN, username = 'gerai_pst_bot', now = Date.now } = options;
  const violations: string[] = [];
  const calls = new Calls();
  const faults = new Faults();
  const profile = new Profile();
  const world = new World(token, username, now);
  const polling = new Polling(world.updates);
  const timing = { retryMs: options.webhookRetryMs ?? 20, answerMs: options.webhookAnswerMs ?? 10_000 };
  const violation = (what: string): void => void violations.push(what);
  const webhook = new Webhook(world.updates, timing, violation);
  let answerWithinMs = 60_000;
  const methods = methodsOf({ world, polling, webhook, profile, answerWithinMs: () => answerWithinMs });
  const server = createApiServer({ world, methods, faults, calls, violation });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.updates.onChange(() => calls.tell());
  let groups = 0;

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    bot: world.bot,
    /** calls that the Bot API does not allow, and gaps of this fake */
    violations,
    /** in order of arrival */
    calls: calls.all as typeof calls.all,
    /** calls to a chat before the time that a 429 named */
    early: faults.early,
    person: (personOptions: PersonOptions = {}) => new Person(world, profile, personOptions),
    group: (title?: string) => new Group(world, (groups += 1), title),
    /** Any update at all; `chat` is whose order is kept. */
    deliver: (body: UpdateBody, chat = 0): TelegramUpdate => world.deliver(chat, body),
    /** Until the offset has passed the update, or the webhook has taken it. */
    taken: (update: TelegramUpdate) => world.updates.taken(update),
    /** updates that are not confirmed, in order */
    waiting: () => world.updates.waiting.map(({ update }) => update),
    /** The ids go on from here, as after a week of silence; nothing may be waiting. */
    setNextUpdateId: (id: number) => world.updates.setNextId(id),
    fault: faults.add.bind(faults),
    /** So many messages per chat in so many ms; more are answered 429. */
    limitPerChat: (count: number, perMs: number) => faults.limitPerChat(count, perMs),
    /** How long after a press it may be answered. */
    setAnswerWithin: (ms: number) => {
      answerWithinMs = ms;
    },
    /** presses that the bot has not answered: the button goes on turning */
    unanswered: () => [...world.presses.values()].filter(({ answered }) => !answered).length,
    profile,
    webhook: () => webhook.info(),
    /** What the condition gives once it gives something; asked now and after every call and update. */
    waitFor: calls.waitFor.bind(calls) as typeof calls.waitFor,
    async close(): Promise<void> {
      webhook.close();
      polling.terminate('Gone');
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
