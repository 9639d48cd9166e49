/** What channels have put into the inbox is taken up: in order per chat, each chat by itself, nothing lost, nothing for ever. */
import { expect, onTestFinished, test } from 'vitest';
import type { Channel, ChatAddress, InboxEvent, InboxReader } from '../../bots/channel.ts';
import { createInbox } from '../../bots/inbox.ts';
import { Turns } from '../../bots/turn.ts';
import type { ServiceContext } from '../../services/context.ts';
import { openWorkshop } from '../services/workshop.ts';

const addressOf = (chat: string): ChatAddress => ({ channel: 'letters', account: 'office', chat });

/** `take`: what the channel does with events; by default one at a time. */
async function openInbox(take: (chat: string, texts: string[]) => Promise<void> | void, next?: InboxReader['next']) {
  const { ctx, pass } = await openWorkshop({ seeded: true });
  const taken: string[] = [];
  const channel: Channel = {
    name: 'letters',
    repeatable: false,
    send: () => Promise.resolve({ kind: 'sent' }),
    inbox: {
      next: next ?? ((events) => ({ events: events.slice(0, 1) })),
      async take(events) {
        const chat = events[0]?.address.chat ?? '';
        const texts = events.map(({ body }) => String(body));
        taken.push(`${chat}: ${texts.join('+')}`);
        await take(chat, texts);
      },
    },
    stop: () => Promise.resolve(),
  };
  const inbox = createInbox(ctx, new Map([[channel.name, channel]]));
  const quiet = ctx.db.afterCommit(() => inbox.wake());
  onTestFinished(async () => {
    quiet();
    await inbox.stop();
  });
  const left = () => ctx.db.read.inboxEvent.findMany({ where: { status: { not: 'done' } }, orderBy: { id: 'asc' } });
  return {
    ctx,
    inbox,
    taken,
    left,
    /** moves the clock on */
    pass: (ms: number) => {
      pass(ms);
      inbox.wake();
    },
    /** resolves when nothing of the chat waits any more */
    empty: async (chat: string) => {
      await expect
        .poll(async () => (await left()).filter((row) => row.chat === chat && row.status === 'waiting').length)
        .toBe(0);
    },
  };
}

let ids = 0;

async function put(ctx: ServiceContext, chat: string, ...texts: string[]): Promise<void> {
  await ctx.db.write(async (tx) => {
    for (const text of texts) {
      ids += 1;
      await tx.inboxEvent.create({
        data: {
          ...addressOf(chat),
          externalId: String(ids),
          body: ctx.vault.encrypt(JSON.stringify(text)),
          status: 'waiting',
          attempts: 0,
          receivedAt: new Date(ctx.now()),
        },
      });
    }
  });
}

test('one chat that takes long holds up no other, and its own events keep their order', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { ctx, inbox, taken, empty } = await openInbox((chat) => (chat === 'slow' ? slow : undefined));
  await put(ctx, 'slow', '1', '2');
  await put(ctx, 'quick', '1', '2');
  inbox.start();
  await empty('quick');
  await put(ctx, 'quick', '3');
  await empty('quick');
  expect(taken.filter((one) => one.startsWith('slow'))).toEqual(['slow: 1']);
  release();
  await empty('slow');
  expect(taken.filter((one) => one.startsWith('slow'))).toEqual(['slow: 1', 'slow: 2']);
  expect(taken.filter((one) => one.startsWith('quick'))).toEqual(['quick: 1', 'quick: 2', 'quick: 3']);
});

test('an event that fails once is tried again before the later ones', async () => {
  let failures = 1;
  const { ctx, inbox, taken, left, empty, pass } = await openInbox(() => {
    failures -= 1;
    if (failures >= 0) throw Object.assign(new Error('busy'), { code: 'DATABASE_BUSY' });
  });
  await put(ctx, 'chat', '1', '2');
  inbox.start();
  await expect.poll(left).toMatchObject([{ attempts: 1, error: 'DATABASE_BUSY' }, { attempts: 0 }]);
  pass(1_000);
  await empty('chat');
  expect(taken).toEqual(['chat: 1', 'chat: 1', 'chat: 2']);
});

test('an event that always fails is laid aside, the person is told, and the chat goes on', async () => {
  const { ctx, inbox, taken, left, empty, pass } = await openInbox((_, texts) => {
    if (texts.includes('poison')) throw new Error('never');
  });
  const body = { kind: 'text' as const, text: 'halo' };
  await new Turns(ctx).receive({ address: addressOf('chat'), externalId: 'm1', at: ctx.now(), body });
  await put(ctx, 'chat', 'poison', 'after');
  inbox.start();
  for (let attempt = 1; attempt < 6; attempt += 1) {
    await expect.poll(async () => (await left())[0]?.attempts).toBe(attempt);
    pass(60_000);
  }
  await empty('chat');
  expect(taken.at(-1)).toBe('chat: after');
  expect(await left()).toMatchObject([{ status: 'dead', attempts: 6, error: 'UNKNOWN' }]);
  const told = () => ctx.db.read.message.findMany({ where: { externalId: { startsWith: 'trouble:' } } });
  expect(await told()).toMatchObject([{ body: expect.stringContaining('belum berhasil saya proses') as unknown }]);
  // an officer has it tried again, in vain: the person has been told
  await ctx.db.write((tx) =>
    tx.inboxEvent.updateMany({ where: { status: 'dead' }, data: { status: 'waiting', attempts: 5 } }),
  );
  await empty('chat');
  expect(await left()).toMatchObject([{ status: 'dead', attempts: 6 }]);
  expect(await told()).toHaveLength(1);
});

test('what may have more coming waits for it, by the clock', async () => {
  const isWhole = (events: readonly InboxEvent[]) => events.some(({ body }) => body === 'last');
  const { ctx, inbox, taken, left, empty, pass } = await openInbox(
    () => undefined,
    (events) => (isWhole(events) ? { events } : { waitMs: 1_000 }),
  );
  await put(ctx, 'chat', 'first');
  inbox.start();
  await expect.poll(async () => (await left())[0]?.notBefore?.getTime()).toBe(ctx.now() + 1_000);
  await put(ctx, 'chat', 'last');
  await put(ctx, 'other', 'last');
  await empty('other');
  expect(taken).toEqual(['other: last']);
  pass(1_000);
  await empty('chat');
  expect(taken).toEqual(['other: last', 'chat: first+last']);
});

test('a stop lets the event under way come to its end, and begins no other', async () => {
  let release = () => {};
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { ctx, inbox, taken, left } = await openInbox(() => slow);
  await put(ctx, 'chat', '1', '2');
  inbox.start();
  await expect.poll(() => taken.length).toBe(1);
  const stopped = inbox.stop();
  release();
  await stopped;
  expect(await left()).toHaveLength(1);
});

test('what was taken up is known for two days, without what it said', async () => {
  const { ctx, inbox, empty, pass } = await openInbox(() => undefined);
  await put(ctx, 'chat', 'old');
  inbox.start();
  await empty('chat');
  expect(await ctx.db.read.inboxEvent.findMany()).toMatchObject([{ status: 'done', body: '' }]);
  pass(2 * 24 * 3_600_000 + 1);
  await expect.poll(() => ctx.db.read.inboxEvent.count()).toBe(0);
});
