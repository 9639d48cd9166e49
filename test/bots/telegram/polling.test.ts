/** Long polling against a Telegram that has its bad days: nothing is lost, and nothing ends it but being stopped. */
import { expect, it } from 'vitest';
import { openWorkshop } from '../../services/workshop.ts';
import { failing, looks, openStation, serve, startTelegram } from './station.ts';

const DAY = 86_400_000;

/** What the turns heard, as texts. */
const texts = (inbound: { body: { kind: string; text?: string } }[]) => inbound.map(({ body }) => body.text);

it('takes updates up in order, confirms them when they are on disk, and says that it is connected', async () => {
  const { telegram, inbound, taken, card } = await openStation();
  const sari = telegram.person({ languageCode: 'en' });
  await sari.text('halo');
  await telegram.taken(await sari.text('menu'));
  await taken();
  expect(texts(inbound)).toEqual(['halo', 'menu']);
  expect(inbound[0]).toMatchObject({
    address: { channel: 'telegram', account: String(telegram.bot.id), chat: String(sari.id) },
    externalId: 'm1',
    languageHint: 'en',
  });
  await expect.poll(card).toMatchObject({ state: 'connected', problem: null, name: '@gerai_pst_bot', mode: 'polling' });
});

it('an update that comes twice is one message', async () => {
  const { telegram, inbound, taken, ctx } = await openStation();
  const sari = telegram.person();
  const update = await sari.text('halo');
  await sari.again(update);
  await telegram.taken(await sari.again(update));
  await telegram.taken(await sari.text('menu'));
  await taken();
  expect(await ctx.db.read.turn.count()).toBe(2);
  expect(texts(inbound).at(-1)).toBe('menu');
});

it('a disk that fails loses nothing: the same updates are asked for again', async () => {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  let failures = 0;
  const db = failing(workshop.ctx.db, () => failures > 0 && (failures -= 1) >= 0);
  const { inbound } = serve({ ...workshop.ctx, db }, telegram);
  await expect.poll(looks(workshop.ctx).card).toMatchObject({ state: 'connected' });
  failures = 3;
  const sari = telegram.person();
  await telegram.taken(await sari.text('halo'));
  await expect.poll(() => texts(inbound)).toEqual(['halo']);
  await expect.poll(looks(workshop.ctx).card).toMatchObject({ state: 'connected' });
});

it.each([
  ['a reset', { kind: 'reset-after' }],
  ['a bad gateway', { kind: 'status', status: 502, description: 'Bad Gateway' }],
  ['being told to slow down', { kind: 'status', status: 429, description: 'Too Many Requests', retryAfter: 0 }],
  ['a call that is never answered', { kind: 'hang' }],
] as const)('goes on after %s', async (_, fault) => {
  const { telegram, inbound } = await openStation();
  const { end } = telegram.fault({ method: 'getUpdates', times: 3, ...fault });
  const sari = telegram.person();
  await sari.text('halo');
  await expect.poll(() => texts(inbound), { timeout: 15_000 }).toEqual(['halo']);
  end();
});

it('waits as long as Telegram says', async () => {
  const { telegram, card } = await openStation();
  await expect.poll(card).toMatchObject({ state: 'connected' });
  const slowDown = {
    kind: 'status',
    status: 429,
    description: 'Too Many Requests: retry after 600',
    retryAfter: 600,
  } as const;
  const fault = telegram.fault({ method: 'getUpdates', times: Infinity, ...slowDown });
  await telegram.person().text('halo');
  await expect.poll(card).toMatchObject({ state: 'troubled', problem: slowDown.description });
  expect(fault.met).toBe(1);
});

it('survives another program that polls with the same token', async () => {
  const { telegram, inbound, card } = await openStation({ pollSeconds: 25 });
  const polls = () => telegram.calls.filter(({ method }) => method === 'getUpdates');
  for (let theirs = 1; theirs <= 5; theirs += 1) {
    await telegram.waitFor(() => polls().at(-1)?.status === null);
    await fetch(`${telegram.url}/bot${telegram.token}/getUpdates?timeout=0`);
    await telegram.waitFor(() => polls().filter(({ status }) => status === 409).length >= theirs);
    await expect
      .poll(card)
      .toMatchObject({ state: 'troubled', problem: expect.stringContaining('terminated by other') });
  }
  await telegram.person().text('halo');
  await expect.poll(() => texts(inbound)).toEqual(['halo']);
  await expect.poll(card).toMatchObject({ state: 'connected', problem: null });
});

it('removes a webhook that somebody set, and keeps what waits for it', async () => {
  const { telegram, inbound } = await openStation();
  await fetch(`${telegram.url}/bot${telegram.token}/setWebhook?url=https://elsewhere.example/hook`);
  await telegram.person().text('halo');
  await expect.poll(() => texts(inbound)).toEqual(['halo']);
  expect(telegram.webhook().url).toBe('');
});

it('a token that Telegram refuses is shown, and tried again now and then', async () => {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  const { card } = looks(workshop.ctx);
  const refused = { kind: 'status', status: 401, description: 'Unauthorized', times: Infinity } as const;
  const fault = telegram.fault(refused);
  serve(workshop.ctx, telegram);
  await expect.poll(card).toMatchObject({ state: 'refused', problem: 'Unauthorized' });
  fault.end();
  await expect.poll(card).toMatchObject({ state: 'connected', problem: null });
});

it('one of two programs polls, and the other goes on when it stops', async () => {
  const { ctx, telegram, inbound, inboxRows, stop } = await openStation();
  await expect.poll(() => ctx.db.read.lease.findFirst()).toMatchObject({ fence: 1 });
  // its inbox is that of the first: this is one process
  await serve(ctx, telegram).inbox.stop();
  const sari = telegram.person();
  await telegram.taken(await sari.text('halo'));
  await expect.poll(() => texts(inbound)).toEqual(['halo']);
  expect(telegram.calls.filter(({ status }) => status === 409)).toEqual([]);
  await stop();
  await telegram.taken(await sari.text('menu'));
  expect(await inboxRows()).toHaveLength(1);
  expect(await ctx.db.read.lease.findFirst()).toMatchObject({ fence: 2 });
});

it('who has lost the lease while it was held up stores nothing of what it heard, until it has the lease anew', async () => {
  const { ctx, telegram, inbound, inboxRows } = await openStation({ renewMs: 60_000 });
  let release = () => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  const held = telegram.fault({ method: 'getUpdates', kind: 'slow', until });
  await telegram.waitFor(() => held.met > 0);
  const setLease = (data: { holder?: string; fence?: number; until: Date }) =>
    ctx.db.write((tx) => tx.lease.updateMany({ data }));
  await setLease({ holder: 'another', fence: 7, until: new Date(ctx.now() + DAY) });
  await telegram.person().text('halo');
  release();
  await telegram.waitFor(() => telegram.calls.some(({ method, status }) => method === 'getUpdates' && status === 200));
  expect(await inboxRows()).toEqual([]);
  expect(telegram.waiting()).toHaveLength(1);
  await setLease({ until: new Date(0) });
  await expect.poll(() => ctx.db.read.lease.findFirst()).toMatchObject({ fence: 8 });
  await expect.poll(() => texts(inbound)).toEqual(['halo']);
});

it.each([
  ['far below', 5_000],
  ['just below', 812_344_995],
  ['just above', 812_345_009],
])('after a week of silence hears updates that are numbered anew, %s', async (_, next) => {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  const first = serve(workshop.ctx, telegram);
  const sari = telegram.person();
  await telegram.taken(await sari.text('halo'));
  await first.stop();
  workshop.pass(8 * DAY);
  telegram.setNextUpdateId(next);
  await sari.text('menu');
  const { inbound } = serve(workshop.ctx, telegram);
  await expect.poll(() => texts(inbound)).toContain('menu');
});

it('after a night goes on where it was', async () => {
  const workshop = await openWorkshop({ seeded: true });
  const telegram = await startTelegram();
  const first = serve(workshop.ctx, telegram);
  const sari = telegram.person();
  const update = await sari.text('halo');
  await telegram.taken(update);
  await first.stop();
  workshop.pass(DAY / 2);
  const begun = telegram.calls.length;
  serve(workshop.ctx, telegram);
  const asked = await telegram.waitFor(() => telegram.calls.slice(begun).find(({ method }) => method === 'getUpdates'));
  expect(asked.payload).toMatchObject({ offset: update.update_id + 1 });
});

it('stops in the middle of a long poll', async () => {
  const { telegram, stop, ctx } = await openStation({ pollSeconds: 25 });
  await telegram.waitFor(() => telegram.calls.some(({ method }) => method === 'getUpdates'));
  await stop();
  expect(await ctx.db.read.lease.findFirst()).toMatchObject({ until: new Date(0) });
});
