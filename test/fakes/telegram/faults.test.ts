/** What goes wrong on purpose goes wrong as it would on the network. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startFakeTelegram } from './server.ts';
import type { FakeTelegram, Person } from './server.ts';

let fake: FakeTelegram;
let person: Person;

beforeEach(async () => {
  fake = await startFakeTelegram();
  person = fake.person();
  await person.start();
});

afterEach(async () => {
  await fake.close();
});

function send(text: string, chat = person.id, signal?: AbortSignal): Promise<Response> {
  return fetch(`${fake.url}/bot${fake.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: chat, text }),
    ...(signal && { signal }),
  });
}

const shown = () => person.screen().map(({ text }) => text);

it('answers with the status that was ordered, as often as was ordered, in that chat alone', async () => {
  const other = fake.person();
  await other.start();
  const fault = fake.fault({
    kind: 'status',
    status: 429,
    description: 'Too Many Requests: retry after 60',
    retryAfter: 60,
    method: 'sendMessage',
    chat: person.id,
    times: 2,
  });
  expect((await send('x', other.id)).status).toBe(200);
  expect(await (await send('a')).json()).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 60',
    parameters: { retry_after: 60 },
  });
  expect((await send('a')).status).toBe(429);
  expect((await send('a')).status).toBe(200);
  expect(fault.met).toBe(2);
  expect(fake.early.map(({ chat }) => chat)).toEqual([person.id, person.id]);
  expect(shown()).toEqual(['/start', 'a']);
});

it('breaks the connection before or after the call is carried out', async () => {
  fake.fault({ kind: 'reset-before' });
  await expect(send('a')).rejects.toThrow('fetch failed');
  expect(shown()).toEqual(['/start']);
  fake.fault({ kind: 'reset-after' });
  await expect(send('b')).rejects.toThrow('fetch failed');
  expect(shown()).toEqual(['/start', 'b']);
  expect(fake.calls.map(({ carriedOut, status }) => ({ carriedOut, status }))).toEqual([
    { carriedOut: false, status: null },
    { carriedOut: true, status: null },
  ]);
  expect((await send('c')).status).toBe(200);
});

it.each([true, false])('never answers (carried out: %s)', async (carriedOut) => {
  fake.fault({ kind: 'hang', carriedOut });
  const leaving = new AbortController();
  const answer = send('a', person.id, leaving.signal);
  await fake.waitFor(() => fake.calls[0]?.carriedOut === carriedOut && fake.calls.length);
  leaving.abort();
  await expect(answer).rejects.toThrow('aborted');
  expect(shown()).toEqual(carriedOut ? ['/start', 'a'] : ['/start']);
});

it('lets a call wait until it may go on', async () => {
  let go = (): void => {};
  const until = new Promise<void>((resolve) => {
    go = resolve;
  });
  fake.fault({ kind: 'slow', until });
  const slow = send('slow');
  await fake.waitFor(() => fake.calls.length === 1);
  expect((await send('quick')).status).toBe(200);
  go();
  expect((await slow).status).toBe(200);
  expect(shown()).toEqual(['/start', 'quick', 'slow']);
});

it('ends a fault on demand', async () => {
  const fault = fake.fault({
    kind: 'status',
    status: 502,
    description: 'Bad Gateway',
    times: Number.POSITIVE_INFINITY,
  });
  expect((await send('a')).status).toBe(502);
  expect((await send('a')).status).toBe(502);
  fault.end();
  expect((await send('a')).status).toBe(200);
});

it('holds each chat to its speed', async () => {
  const other = fake.person();
  await other.start();
  fake.limitPerChat(2, 60_000);
  const statuses = await Promise.all(['a', 'b', 'c'].map(async (text) => (await send(text)).status));
  expect(statuses.toSorted()).toEqual([200, 200, 429]);
  expect((await send('x', other.id)).status).toBe(200);
  const refused = fake.calls.find(({ status }) => status === 429);
  expect(refused?.description).toMatch(/^Too Many Requests: retry after (?:60|5\d)$/);
  expect(fake.violations).toEqual([]);
});

it('meets the fetching of a file, too', async () => {
  const sent = await person.file({ bytes: Buffer.from('%PDF') });
  fake.fault({ kind: 'status', status: 500, description: 'Internal Server Error', method: 'download' });
  const id = sent.message?.document?.file_id ?? '';
  const { result } = (await (await fetch(`${fake.url}/bot${fake.token}/getFile?file_id=${id}`)).json()) as {
    result: { file_path: string };
  };
  const address = `${fake.url}/file/bot${fake.token}/${result.file_path}`;
  expect((await fetch(address)).status).toBe(500);
  expect(await (await fetch(address)).text()).toBe('%PDF');
});

it('fails a wait that never comes true with what was thrown', async () => {
  await expect(
    fake.waitFor(() => {
      throw new Error('seen');
    }),
  ).rejects.toThrow('seen');
});
