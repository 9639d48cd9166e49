/** How updates reach the bot: getUpdates with its offset, and the webhook. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramUpdate } from '@gramio/types';
import { startFakeTelegram } from './server.ts';
import type { FakeTelegram } from './server.ts';

let fake: FakeTelegram;

beforeEach(async () => {
  fake = await startFakeTelegram();
});

afterEach(async () => {
  await fake.close();
});

interface Answer {
  ok: boolean;
  error_code?: number;
  description?: string;
  result?: TelegramUpdate[];
}

async function call(method: string, payload: object = {}, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(`${fake.url}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
    ...(signal && { signal }),
  });
  return (await response.json()) as Answer;
}

async function ids(payload: object = {}): Promise<number[] | undefined> {
  return (await call('getUpdates', payload)).result?.map(({ update_id: id }) => id);
}

/** A held request, once it is held. */
async function held(payload: object = {}, signal?: AbortSignal): Promise<Promise<Answer>[]> {
  const before = fake.calls.length;
  const answer = call('getUpdates', { timeout: 30, ...payload }, signal);
  answer.catch(() => undefined);
  await fake.waitFor(() => fake.calls.length > before);
  return [answer];
}

describe('getUpdates', () => {
  it('keeps a press for 150 seconds, and what is said for longer', async () => {
    let now = Date.now();
    const there = await startFakeTelegram({ now: () => now });
    const person = there.person();
    const said = await person.text('halo');
    there.deliver({
      callback_query: { id: '1', from: person.user, chat_instance: '1', data: 'x' },
    });
    now += 149_000;
    expect(there.waiting()).toHaveLength(2);
    now += 1_000;
    expect(there.waiting()).toEqual([said]);
    await there.close();
  });

  it('gives unconfirmed updates again, and forgets those below the offset for ever', async () => {
    const person = fake.person();
    const [a, b, c] = [await person.text('a'), await person.text('b'), await person.text('c')];
    const first = a.update_id;
    expect(await ids()).toEqual([first, first + 1, first + 2]);
    expect(await ids({ limit: 2 })).toEqual([first, first + 1]);
    expect(await ids({ offset: first + 1 })).toEqual([first + 1, first + 2]);
    await fake.taken(a);
    expect(await ids({ offset: 0 })).toEqual([b.update_id, c.update_id]);
    expect(await ids({ offset: -1 })).toEqual([c.update_id]);
    expect(await ids()).toEqual([c.update_id]);
  });

  it('holds the request until something comes', async () => {
    const [waiting] = await held();
    const { update_id: id } = await fake.person().text('halo');
    expect((await waiting)?.result).toMatchObject([{ update_id: id, message: { text: 'halo' } }]);
    expect(fake.waiting()).toHaveLength(1);
  });

  it('answers with nothing when the time is over', async () => {
    expect(await ids({ timeout: 1 })).toEqual([]);
  });

  it('ends the older of two requests with 409', async () => {
    const [older] = await held();
    const [newer] = await held();
    expect(await older).toMatchObject({ ok: false, error_code: 409 });
    expect((await older)?.description).toContain('terminated by other getUpdates request');
    await fake.person().text('halo');
    expect((await newer)?.result).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it('loses nothing when the listener leaves', async () => {
    const leaving = new AbortController();
    const [left] = await held({}, leaving.signal);
    leaving.abort();
    await expect(left).rejects.toThrow('aborted');
    await fake.person().text('halo');
    expect(await ids()).toHaveLength(1);
  });

  it('brings a confirmed update once more when the network does', async () => {
    const person = fake.person();
    const update = await person.text('a');
    await ids({ offset: update.update_id + 1 });
    await fake.taken(update);
    const again = await person.again(update);
    expect(await ids({ offset: update.update_id + 1 })).toEqual([update.update_id]);
    expect(await ids({ offset: update.update_id + 1 })).toEqual([]);
    await fake.taken(again);
  });

  it('goes on from a random number after a week of silence, whatever the old offset', async () => {
    const person = fake.person();
    const before = await person.text('a');
    const offset = before.update_id + 1;
    expect(() => fake.setNextUpdateId(5)).toThrow('nothing is waiting');
    await ids({ offset });
    fake.setNextUpdateId(500);
    await person.text('b');
    expect(await ids({ offset })).toEqual([500]);
    expect(await ids({ offset })).toEqual([500]);
    expect(await ids({ offset: 501 })).toEqual([]);
  });

  it('leaves out kinds that were not asked for, from then on', async () => {
    const person = fake.person();
    await person.start();
    await ids({ allowed_updates: ['message'] });
    await expect(person.block()).rejects.toThrow('allowed_updates leave out my_chat_member');
    await ids({ allowed_updates: [] });
    await person.unblock();
    expect(await ids()).toHaveLength(2);
  });
});

describe('webhook', () => {
  interface Delivery {
    update: TelegramUpdate;
    secret: string | string[] | undefined;
    answer: (status: number, body?: string) => void;
  }
  let bot: Server;
  let deliveries: Delivery[];
  let changed: () => void;

  beforeEach(async () => {
    deliveries = [];
    changed = () => undefined;
    bot = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        deliveries.push({
          update: JSON.parse(Buffer.concat(chunks).toString()) as TelegramUpdate,
          secret: request.headers['x-telegram-bot-api-secret-token'],
          answer: (status, body = '') => response.writeHead(status).end(body),
        });
        changed();
      });
    });
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    bot.closeAllConnections();
    bot.close();
  });

  const address = () => `http://127.0.0.1:${(bot.address() as AddressInfo).port}/telegram/webhook`;
  const texts = () => deliveries.map(({ update }) => update.message?.text);

  async function delivered(count: number): Promise<Delivery> {
    while (deliveries.length < count) {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
    const last = deliveries[count - 1];
    if (!last) throw new Error('no delivery');
    return last;
  }

  it('keeps the order of a chat, lets chats go side by side, and tries again until 2xx', async () => {
    const [one, other] = [fake.person(), fake.person()];
    const first = await one.text('1a');
    const second = await one.text('1b');
    await call('setWebhook', { url: address(), secret_token: 'rahasia' });
    await other.text('2a');
    await delivered(2);
    expect(texts()).toEqual(['1a', '2a']);
    expect(deliveries[0]?.secret).toBe('rahasia');
    deliveries[0]?.answer(500);
    (await delivered(3)).answer(200);
    await fake.taken(first);
    (await delivered(4)).answer(204);
    await fake.taken(second);
    expect(texts()).toEqual(['1a', '2a', '1a', '1b']);
    expect(fake.webhook()).toMatchObject({
      url: address(),
      pending_update_count: 1,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    const again = await one.again(first);
    (await delivered(5)).answer(200);
    await fake.taken(again);
    expect(deliveries[4]?.update.update_id).toBe(first.update_id);
  });

  it('opens no more connections than were allowed', async () => {
    await call('setWebhook', { url: address(), max_connections: 1 });
    await fake.person().text('1a');
    await fake.person().text('2a');
    (await delivered(1)).answer(200);
    (await delivered(2)).answer(200);
    expect(texts()).toEqual(['1a', '2a']);
  });

  it('excludes getUpdates, before and after', async () => {
    const [waiting] = await held();
    await call('setWebhook', { url: address() });
    expect(await waiting).toMatchObject({ error_code: 409 });
    expect((await call('getUpdates')).description).toContain("can't use getUpdates method while webhook is active");
    await call('deleteWebhook');
    const update = await fake.person().text('a');
    expect(await ids()).toEqual([update.update_id]);
    await call('setWebhook', { url: address(), drop_pending_updates: true });
    await fake.taken(update);
    expect(fake.webhook().pending_update_count).toBe(0);
  });

  it('says why nothing arrives', async () => {
    const url = address();
    bot.close();
    await call('setWebhook', { url });
    await fake.person().text('a');
    const error = await new Promise<string>((resolve) => {
      const look = (): void => {
        const { last_error_message: message } = fake.webhook();
        if (message === undefined) setImmediate(look);
        else resolve(message);
      };
      look();
    });
    expect(error).toBe('Connection refused');
    expect(fake.waiting()).toHaveLength(1);
  });

  it('reports a method that is called in the answer', async () => {
    await call('setWebhook', { url: address() });
    const update = await fake.person().text('a');
    (await delivered(1)).answer(200, '{"method":"sendMessage"}');
    await fake.taken(update);
    expect(fake.violations).toEqual(['a method call in the answer to a webhook']);
  });
});
