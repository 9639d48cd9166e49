/** One state for many pages that anybody may open: how many, and how often it is read. */
import express from 'express';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { createBroadcast } from '../../web/broadcast.ts';

test('keeps so many pages and no more, and reads for all changes of a moment together', async () => {
  const stopping = new AbortController();
  let reads = 0;
  const live = createBroadcast({
    log: pino({ level: 'silent' }),
    pingMs: 60_000,
    stopping: stopping.signal,
    most: 1,
    read: async () => String((reads += 1)),
    ping: () => 'ping',
  });
  const app = express().get('/', (_req, res) => live.join(res));
  const server = app.listen(0);
  onTestFinished(() => {
    stopping.abort();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const page = await fetch(url);
  const full = await fetch(url);
  expect(full.status).toBe(503);
  expect(full.headers.get('retry-after')).toBe('60');
  const events = page.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard = async (words: string) => {
    for (let text = ''; !text.includes(words);) text += (await events?.read())?.value ?? '';
  };
  await heard('event: state\ndata: 1\n');
  for (let change = 0; change < 50; change += 1) {
    live.refresh();
    await new Promise(setImmediate);
  }
  // the last change is always told
  await heard('event: state\ndata: 2\n');
  expect(reads).toBeLessThan(25);
});
