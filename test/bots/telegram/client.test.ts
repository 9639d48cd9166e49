import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TelegramClient, TelegramProblem } from '../../../bots/telegram/client.ts';

const TOKEN = '123456789:AAE-secret_token';
const SECRET = 'AAE-secret_token';

interface Api {
  client: TelegramClient;
  url: string;
  requests: string[];
  /** resolves when the next connection ends */
  ended(): Promise<void>;
}

/** A server that answers as the test says: what no well-behaved Bot API would. */
async function serve(answer: (req: IncomingMessage, res: ServerResponse) => void): Promise<Api> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((req, res) => {
    requests.push(req.url ?? '');
    req.resume();
    answer(req, res);
  });
  let onEnd = (): void => {};
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      onEnd();
    });
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ended = () => new Promise<void>((resolve) => (onEnd = resolve));
  return { client: new TelegramClient({ token: TOKEN, apiRoot: url }), url, requests, ended };
}

function json(status: number, body: unknown) {
  return (_req: IncomingMessage, res: ServerResponse) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function problemOf(call: Promise<unknown>): Promise<TelegramProblem> {
  const err = await call.then(
    () => expect.fail('it was answered'),
    (thrown: unknown) => thrown,
  );
  if (!(err instanceof TelegramProblem)) throw err;
  // the token is a password: in no field, no cause, no stack
  expect(inspect(err, { depth: 10, showHidden: true })).not.toContain(SECRET);
  return err;
}

const greeting = { chat_id: 1, text: 'rahasia pelanggan' };

it('calls a method and gives its result', async () => {
  const { client, requests } = await serve(json(200, { ok: true, result: { id: 123456789, is_bot: true } }));
  expect(client.account).toBe('123456789');
  expect(await client.call('getMe', {})).toEqual({ id: 123456789, is_bot: true });
  expect(requests).toEqual([`/bot${TOKEN}/getMe`]);
});

it('finds a Bot API server below a path', async () => {
  const { url, requests } = await serve(json(200, { ok: true, result: true }));
  const client = new TelegramClient({ token: TOKEN, apiRoot: `${url}/telegram` });
  await client.call('getMe', {});
  await (await client.download('documents/a b.pdf')).resume();
  expect(requests).toEqual([`/telegram/bot${TOKEN}/getMe`, `/telegram/file/bot${TOKEN}/documents/a%20b.pdf`]);
});

describe('a failure', () => {
  const refusal = (error_code: number, description: string, parameters?: object) =>
    json(error_code, { ok: false, error_code, description, ...(parameters ? { parameters } : {}) });

  it.each([
    ['TELEGRAM_UNAUTHORIZED', 401, true, refusal(401, 'Unauthorized')],
    ['TELEGRAM_UNAUTHORIZED', 404, true, refusal(404, 'Not Found')],
    ['TELEGRAM_CONFLICT', 409, true, refusal(409, 'Conflict: terminated by other getUpdates request')],
    ['TELEGRAM_SLOW_DOWN', 429, true, refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 })],
    ['TELEGRAM_REFUSED', 400, true, refusal(400, 'Bad Request: chat not found')],
    ['TELEGRAM_REFUSED', 403, true, refusal(403, 'Forbidden: bot was blocked by the user')],
    ['TELEGRAM_SERVER', 502, false, refusal(502, 'Bad Gateway')],
    ['TELEGRAM_SERVER', 500, false, json(200, {})],
    ['TELEGRAM_NETWORK', null, false, json(200, null)],
  ] as const)('%s for %s', async (code, status, certain, answer) => {
    const { client } = await serve(answer);
    const problem = await problemOf(client.call('sendMessage', greeting));
    expect(problem).toMatchObject({ code, status, certain, retryAfterMs: status === 429 ? 7_000 : null });
    expect(inspect(problem, { depth: 10, showHidden: true })).not.toContain(greeting.text);
  });

  it('that names the token loses it', async () => {
    const { client } = await serve(refusal(400, `Bad Request: no bot ${TOKEN}`));
    expect((await problemOf(client.call('getMe', {}))).description).toBe('Bad Request: no bot …');
  });

  it('of an answer that is none of Telegram’s names no address', async () => {
    const { client } = await serve(
      (_req, res) => void res.writeHead(200).end('<html>Log in to the guest network</html>'),
    );
    expect(await problemOf(client.call('sendMessage', greeting))).toMatchObject({
      code: 'TELEGRAM_NETWORK',
      description: 'invalid-json',
      certain: false,
    });
  });

  it('to connect surely did nothing', async () => {
    const { client, url } = await serve(json(200, {}));
    const port = Number(new URL(url).port);
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    expect(free).not.toBe(port);
    const nowhere = new TelegramClient({ token: TOKEN, apiRoot: `http://127.0.0.1:${free}` });
    for (const call of [() => nowhere.call('getMe', {}), () => nowhere.download('a')]) {
      expect(await problemOf(call())).toMatchObject({
        code: 'TELEGRAM_NETWORK',
        description: 'ECONNREFUSED',
        certain: true,
      });
    }
    expect(client.account).toBe(nowhere.account);
  });

  it('of a connection that breaks may have done something', async () => {
    const { client } = await serve((req) => void req.socket.resetAndDestroy());
    for (const call of [() => client.call('sendMessage', greeting), () => client.download('a')]) {
      expect(await problemOf(call())).toMatchObject({ code: 'TELEGRAM_NETWORK', status: null, certain: false });
    }
  });
});

describe('a server that hangs', () => {
  const silent = (): void => {};
  const halfAnswered = (_req: IncomingMessage, res: ServerResponse): void => void res.writeHead(200).write('{"ok":');

  it.each([
    ['before it answers', silent],
    ['in the middle of its answer', halfAnswered],
  ])('%s is left after the time-out, and its socket closed', async (_when, answer) => {
    const { client, ended } = await serve(answer);
    const closed = ended();
    const problem = await problemOf(client.call('sendMessage', greeting, { timeoutMs: 50 }));
    expect(problem).toMatchObject({ code: 'TELEGRAM_NETWORK', description: 'timed out', certain: false });
    await expect(closed).resolves.toBeUndefined();
  });

  it.each([
    ['a call', (client: TelegramClient, signal: AbortSignal) => client.call('getUpdates', { timeout: 25 }, { signal })],
    ['a download', (client: TelegramClient, signal: AbortSignal) => client.download('documents/a.pdf', signal)],
  ])('is left when %s is aborted, and its socket closed', async (_what, begin) => {
    const controller = new AbortController();
    const { client, ended } = await serve(() => controller.abort());
    const closed = ended();
    expect(await problemOf(begin(client, controller.signal))).toMatchObject({ description: 'aborted', certain: false });
    await expect(closed).resolves.toBeUndefined();
  });

  it('is not asked at all when the call is aborted before', async () => {
    const { client, requests } = await serve(silent);
    const call = client.call('getUpdates', { timeout: 25 }, { signal: AbortSignal.abort() });
    expect(await problemOf(call)).toMatchObject({ description: 'aborted' });
    expect(requests).toEqual([]);
  });
});

describe('a download', () => {
  it('streams the bytes', async () => {
    const { client } = await serve((_req, res) => void res.end(Buffer.alloc(300_000, 7)));
    const chunks: Buffer[] = [];
    for await (const chunk of await client.download('photos/file_1.jpg')) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).equals(Buffer.alloc(300_000, 7))).toBe(true);
  });

  it('of a file that is gone says nothing about the token', async () => {
    const { client } = await serve(json(404, { ok: false }));
    expect(await problemOf(client.download('a'))).toMatchObject({
      code: 'TELEGRAM_REFUSED',
      status: 404,
      certain: true,
    });
  });

  it('that breaks in the middle ends as a failure', async () => {
    const { client } = await serve((req, res) => {
      res.writeHead(200, { 'content-length': '1000' });
      res.write('half', () => req.socket.resetAndDestroy());
    });
    const read = async () => {
      for await (const chunk of await client.download('a')) expect(String(chunk)).toBe('half');
    };
    expect(await problemOf(read())).toMatchObject({ code: 'TELEGRAM_NETWORK', certain: false });
  });

  it('whose reader goes away is broken off', async () => {
    const { client, ended } = await serve((_req, res) => void res.writeHead(200).write('half'));
    const closed = ended();
    const stream = await client.download('a');
    stream.destroy();
    await closed;
    expect(stream.destroyed).toBe(true);
  });
});
