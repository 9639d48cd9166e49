/** The webhook over HTTP: nobody but Telegram gets in, and an update is acknowledged when it is on disk. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import type { TelegramTiming } from '../../../bots/telegram/timing.ts';
import { openWorkshop } from '../../services/workshop.ts';
import { failing, looks, serve, startTelegram } from './station.ts';

const SECRET = 'rahasia_antara_kita-1';

/** A program that serves the webhook, of which so many writes fail as `failures` says. */
async function open({
  timing,
  telegram: given,
}: { timing?: Partial<TelegramTiming>; telegram?: Awaited<ReturnType<typeof startTelegram>> } = {}) {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = given ?? (await startTelegram());
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = { failures: 0 };
  const db = failing(workshop.ctx.db, () => state.failures > 0 && (state.failures -= 1) >= 0);
  const ctx = { ...workshop.ctx, db, publicUrl };
  const served = serve(ctx, telegram, { secret: SECRET, timing: timing ?? {} });
  if (served.bot.webhook !== undefined) app.use(served.bot.webhook);
  const url = `${publicUrl}/telegram/webhook`;
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET, ...headers },
    });
  return { ctx, telegram, url, post, state, ...served, ...looks(workshop.ctx) };
}

it('is set at the start, and brings what people say', async () => {
  const { telegram, url, inbound, card, taken } = await open();
  await telegram.waitFor(() => telegram.webhook().url === url);
  const sari = telegram.person();
  await telegram.taken(await sari.text('halo'));
  await telegram.taken(await sari.text('menu'));
  await taken();
  expect(inbound.map(({ body, externalId }) => [externalId, body])).toEqual([
    ['m1', { kind: 'text', text: 'halo' }],
    ['m2', { kind: 'text', text: 'menu' }],
  ]);
  await expect.poll(card).toMatchObject({ mode: 'webhook', state: 'connected', position: null });
});

it.each([
  ['another secret', { 'x-telegram-bot-api-secret-token': `${SECRET}x` }],
  ['an empty one', { 'x-telegram-bot-api-secret-token': '' }],
])('lets nobody in with %s', async (_, headers) => {
  const { post, inboxRows, card } = await open();
  const answer = await post(JSON.stringify({ update_id: 1 }), headers);
  expect(answer.status).toBe(401);
  expect(await inboxRows()).toEqual([]);
  await expect.poll(card).toMatchObject({ lastInboundAt: null });
});

it('answers before it has read the body of a stranger', async () => {
  const { url } = await open();
  const asked = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
  onTestFinished(() => void asked.destroy());
  asked.on('error', () => {});
  // of a body that never ends
  asked.write('{');
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect(answer.statusCode).toBe(401);
});

it.each([
  ['no JSON', '{"update_id":', 400],
  ['no update', '{"message":{}}', 400],
  ['an update without a number', '{"update_id":"1"}', 400],
  ['more than any update has', JSON.stringify({ update_id: 1, pad: 'x'.repeat(1_100_000) }), 413],
])('refuses %s', async (_, body, status) => {
  const { post, inboxRows } = await open();
  expect((await post(body)).status).toBe(status);
  expect(await inboxRows()).toEqual([]);
});

it('an update that could not be kept is brought again, in order', async () => {
  const { telegram, url, inbound, state, post, card } = await open({ timing: { webhookLookMs: 60_000 } });
  await telegram.waitFor(() => telegram.webhook().url === url);
  await expect.poll(card).toMatchObject({ state: 'connected', name: '@gerai_pst_bot' });
  state.failures = 1;
  expect((await post(JSON.stringify({ update_id: 1 }))).status).toBe(503);
  state.failures = 2;
  const sari = telegram.person();
  await sari.text('halo');
  await telegram.taken(await sari.text('menu'));
  await expect.poll(() => inbound.map(({ externalId }) => externalId)).toEqual(['m1', 'm2']);
});

it('what came out of order is taken up in order: a press had overtaken a message', async () => {
  const { telegram, url, inbound, state, inbox, bot, inboxRows, taken, card } = await open({
    timing: { webhookLookMs: 60_000 },
  });
  await telegram.waitFor(() => telegram.webhook().url === url);
  await expect.poll(card).toMatchObject({ state: 'connected', name: '@gerai_pst_bot' });
  const sari = telegram.person();
  await telegram.taken(await sari.text('halo'));
  await taken();
  const address = { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) };
  const body = { kind: 'text' as const, text: 'Bagaimana?', choices: [{ id: 'agree', label: 'Setuju' }] };
  await bot.channel.send(address, { id: 1, body, bubbles: 0, doubts: 0, unasked: false });
  await inbox.stop();
  state.failures = 1;
  const said = await sari.text('tunggu');
  await telegram.taken(await sari.press('agree'));
  await telegram.taken(said);
  const numbers = (await inboxRows()).map(({ externalId }) => Number(externalId));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  inbox.start();
  await taken();
  expect(inbound.slice(1).map((one) => one.body.kind)).toEqual(['text', 'choice']);
});

it('is set although Telegram was out of reach at first, and again when somebody removed it', async () => {
  const telegram = await startTelegram();
  telegram.fault({ method: 'setWebhook', times: 2, kind: 'reset-before' });
  const { url, card } = await open({ telegram });
  await telegram.waitFor(() => telegram.webhook().url === url);
  await expect.poll(card).toMatchObject({ state: 'connected' });
  await fetch(`${telegram.url}/bot${telegram.token}/deleteWebhook`);
  await telegram.waitFor(() => telegram.webhook().url === url);
});

it('shows in Telegram’s words that it cannot reach us, as long as something waits', async () => {
  const { telegram, url, card } = await open();
  await telegram.waitFor(() => telegram.webhook().url === url);
  await expect.poll(card).toMatchObject({ state: 'connected', name: '@gerai_pst_bot' });
  // a secret that is not the program's
  const setTo = (secret: string) => `setWebhook?url=${encodeURIComponent(url)}&secret_token=${secret}`;
  await fetch(`${telegram.url}/bot${telegram.token}/${setTo('wrong')}`);
  await telegram.person().text('halo');
  await expect.poll(card).toMatchObject({ state: 'troubled', problem: expect.stringContaining('401') });
  await fetch(`${telegram.url}/bot${telegram.token}/${setTo(SECRET)}`);
  await expect.poll(card).toMatchObject({ state: 'connected', problem: null });
});

it('stays set when the program stops, so that Telegram keeps what comes', async () => {
  const { telegram, url, stop } = await open();
  await telegram.waitFor(() => telegram.webhook().url === url);
  await stop();
  expect(telegram.webhook().url).toBe(url);
});
