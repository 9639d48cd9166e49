/** What channels have put into the inbox is taken up: in order per chat, each chat by itself, nothing lost, nothing for ever. */
import { expect, onTestFinished, test } from 'vitest';
import { NotNow } from '../../bots/channel.ts';
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
    account: 'office',
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
          sequence: BigInt(ids),
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

test('events are taken up in the network’s order, whichever came first', async () => {
  const { ctx, inbox, taken, empty } = await openInbox(() => undefined);
  await put(ctx, 'chat', 'second', 'third');
  await ctx.db.write((tx) => tx.inboxEvent.updateMany({ data: { sequence: { increment: 1_000 } } }));
  await put(ctx, 'chat', 'first');
  inbox.start();
  await empty('chat');
  expect(taken).toEqual(['chat: first', 'chat: second', 'chat: third']);
});

test('what has to wait for its network is no attempt, for six hours', async () => {
  const { ctx, inbox, taken, left, empty, pass } = await openInbox((_, texts) => {
    if (texts.includes('file')) throw new NotNow('NETWORK_AWAY', 600_000);
  });
  await put(ctx, 'chat', 'file', 'after');
  inbox.start();
  // 36 waits of ten minutes, then five attempts: the sixth is the last
  for (let at = 0; at < 41; at += 1) {
    const attempts = Math.max(0, at - 35);
    const notBefore = new Date(ctx.now() + 600_000);
    await expect.poll(async () => (await left())[0]).toMatchObject({ attempts, notBefore, error: 'NETWORK_AWAY' });
    expect(new Set(taken)).toEqual(new Set(['chat: file']));
    pass(600_000);
  }
  await empty('chat');
  expect(await left()).toMatchObject([{ status: 'dead', attempts: 6, error: 'NETWORK_AWAY' }]);
  expect(taken.at(-1)).toBe('chat: after');
});

test.each([
  [
    'is not what was put there',
    async (ctx: ServiceContext) => {
      await ctx.db.write((tx) =>
        tx.inboxEvent.updateMany({ where: { externalId: String(ids - 1) }, data: { body: 'x' } }),
      );
    },
  ],
  ['its channel cannot read', () => Promise.resolve()],
])('an event that %s is laid aside, and those before and after it are taken up', async (_, spoil) => {
  const { ctx, inbox, taken, left, empty, pass } = await openInbox(
    () => undefined,
    ([first]) => {
      if (first?.body === 'poison') throw new TypeError('not read');
      return { events: first === undefined ? [] : [first] };
    },
  );
  await put(ctx, 'chat', 'before', 'poison', 'after');
  await spoil(ctx);
  inbox.start();
  for (let attempt = 1; attempt < 6; attempt += 1) {
    await expect.poll(async () => (await left()).map(({ attempts }) => attempts)).toEqual([attempt, 0]);
    pass(60_000);
  }
  await empty('chat');
  expect(taken).toEqual(['chat: before', 'chat: after']);
  expect(await left()).toMatchObject([{ status: 'dead', attempts: 6 }]);
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
