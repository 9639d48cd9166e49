import { expect, it } from 'vitest';
import { noteInbound, noteName, noteStanding, openAccount, readAccount } from '../../services/channel_accounts.ts';
import { openWorkshop, START } from './workshop.ts';

const KEY = { channel: 'telegram', account: '710' };

it('is made once, and keeps what is known when it is opened again in another mode', async () => {
  const { ctx } = await openWorkshop();
  expect(await openAccount(ctx, KEY, 'polling')).toMatchObject({ mode: 'polling', state: 'connecting', name: null });
  await noteName(ctx, KEY, '@geraipst_bot');
  await openAccount(ctx, KEY, 'webhook');
  expect(await readAccount(ctx, KEY)).toMatchObject({ mode: 'webhook', name: '@geraipst_bot' });
});

it('remembers since when it stands as it stands, whatever the words for it', async () => {
  const { ctx, pass } = await openWorkshop();
  await openAccount(ctx, KEY, 'polling');
  pass(1_000);
  await noteStanding(ctx, KEY, { state: 'troubled', problem: 'ECONNRESET' });
  pass(1_000);
  await noteStanding(ctx, KEY, { state: 'troubled', problem: 'Bad Gateway' });
  expect(await readAccount(ctx, KEY)).toMatchObject({
    problem: 'Bad Gateway',
    stateSince: new Date(START + 1_000),
    updatedAt: new Date(START + 2_000),
  });
  pass(1_000);
  await noteStanding(ctx, KEY, { state: 'connected', problem: null });
  expect(await readAccount(ctx, KEY)).toMatchObject({ problem: null, stateSince: new Date(START + 3_000) });
});

it('is not written when nothing changed, nor by whom it is not allowed', async () => {
  const { ctx, pass } = await openWorkshop();
  await openAccount(ctx, KEY, 'polling');
  pass(1_000);
  await noteStanding(ctx, KEY, { state: 'connecting', problem: null });
  const forbidden = () => Promise.reject(new Error('not ours'));
  await expect(noteStanding(ctx, KEY, { state: 'connected', problem: null }, forbidden)).rejects.toThrow('not ours');
  expect(await readAccount(ctx, KEY)).toMatchObject({ state: 'connecting', updatedAt: new Date(START) });
});

it('keeps a position together with its time', async () => {
  const { ctx } = await openWorkshop();
  await openAccount(ctx, KEY, 'polling');
  await ctx.db.write((tx) => noteInbound(tx, KEY, new Date(START), 812_345_001n));
  expect(await readAccount(ctx, KEY)).toMatchObject({ position: 812_345_001n, lastInboundAt: new Date(START) });
});
