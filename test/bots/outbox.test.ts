/** What leaves the outbox: in order per chat, each chat by itself, and not twice. */
import { expect, onTestFinished, test } from 'vitest';
import type { Channel, ChatAddress, OutboundBody, Outgoing, SendResult } from '../../bots/channel.ts';
import { createOutbox } from '../../bots/outbox.ts';
import { Turns } from '../../bots/turn.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { Worker } from '../../services/worker.ts';
import { HOUR, openWorkshop } from '../services/workshop.ts';

const MINUTE = HOUR / 60;
const SENT: SendResult = { kind: 'sent' };

interface Tried {
  chat: string;
  text: string;
  bubbles: number;
  doubts: number;
  unasked: boolean;
}

interface Post {
  ctx: ServiceContext;
  pass: (ms: number) => void;
  tried: Tried[];
  outbox: Worker;
  /** resolves when so many sendings were tried */
  until(count: number): Promise<void>;
  /** resolves when nothing of the chat is queued any more */
  sent(chat: string): Promise<void>;
}

const addressOf = (chat: string): ChatAddress => ({ channel: 'post', account: 'office', chat });

/** `answer`: what the network does with a message. */
async function openPost(answer: (tried: Tried) => SendResult | Promise<SendResult>): Promise<Post> {
  const workshop = await openWorkshop({ seeded: true });
  const { ctx, pass } = workshop;
  const tried: Tried[] = [];
  const channel: Channel = {
    name: 'post',
    account: 'office',
    repeatable: false,
    async send({ chat }: ChatAddress, { body, bubbles, doubts, unasked }: Outgoing) {
      const text = body.kind === 'text' ? body.text : '';
      const one = { chat, text, bubbles, doubts, unasked };
      tried.push(one);
      return answer(one);
    },
    stop: () => Promise.resolve(),
  };
  const outbox = createOutbox(ctx, new Map([[channel.name, channel]]));
  const quiet = ctx.db.afterCommit(() => outbox.wake());
  onTestFinished(async () => {
    quiet();
    await outbox.stop();
  });
  const until = async (condition: () => boolean | Promise<boolean>) => {
    await expect.poll(condition, { timeout: 10_000, interval: 2 }).toBe(true);
  };
  return {
    ctx,
    pass,
    tried,
    outbox,
    until: (count) => until(() => tried.length >= count),
    sent: (chat) =>
      until(
        async () => (await ctx.db.read.message.count({ where: { status: 'queued', conversation: { chat } } })) === 0,
      ),
  };
}

/** Texts that wait to be sent to a chat. */
async function write({ ctx }: Post, chat: string, texts: readonly string[], from = 'turn'): Promise<string> {
  const found = await ctx.db.read.conversation.findFirst({ where: { chat } });
  if (found === null) {
    const body = { kind: 'text' as const, text: 'halo' };
    await new Turns(ctx).receive({ address: addressOf(chat), externalId: 'hello', at: ctx.now(), body });
    await ctx.db.write((tx) => tx.message.deleteMany({ where: { conversation: { chat } } }));
  }
  const { id } = await ctx.db.read.conversation.findFirstOrThrow({ where: { chat } });
  await ctx.db.write(async (tx) => {
    for (const [index, text] of texts.entries()) {
      const body: OutboundBody = { kind: 'text', text, choices: [] };
      await tx.message.create({
        data: {
          conversationId: id,
          direction: 'out',
          externalId: `${from}#${index}`,
          body: JSON.stringify(body),
          status: 'queued',
          attempts: 0,
          createdAt: new Date(ctx.now()),
        },
      });
    }
  });
  return id;
}

test('one chat whose network is slow holds up no other, and keeps its own order', async () => {
  let release = () => {};
  const slow = new Promise<SendResult>((resolve) => {
    release = () => resolve(SENT);
  });
  const post = await openPost(({ chat }) => (chat === 'slow' ? slow : SENT));
  await write(post, 'slow', ['1', '2', '3']);
  await write(post, 'quick', ['1', '2']);
  post.outbox.start();
  await post.sent('quick');
  await write(post, 'quick', ['3'], 'later');
  await post.sent('quick');
  expect(post.tried.filter(({ chat }) => chat === 'slow')).toHaveLength(1);
  release();
  await post.sent('slow');
  expect(post.tried.filter(({ chat }) => chat === 'slow').map(({ text }) => text)).toEqual(['1', '2', '3']);
  expect(post.tried.filter(({ chat }) => chat === 'quick').map(({ text }) => text)).toEqual(['1', '2', '3']);
});

test('a pause of the network holds back that chat alone, and does not count as an attempt', async () => {
  const pause = { kind: 'later', afterMs: 3_600_000, reason: 'slow down', attempt: false } as const;
  const post = await openPost(({ chat }) => (chat === 'paused' ? pause : SENT));
  const id = await write(post, 'paused', ['1', '2']);
  await write(post, 'other', ['1', '2']);
  post.outbox.start();
  await post.sent('other');
  await expect
    .poll(() => post.ctx.db.read.message.findMany({ where: { conversationId: id }, orderBy: { id: 'asc' } }))
    .toMatchObject([
      { status: 'queued', attempts: 0, error: 'slow down', nextAttemptAt: new Date(post.ctx.now() + 3_600_000) },
      { status: 'queued', attempts: 0, error: null },
    ]);
  expect(post.tried.filter(({ chat }) => chat === 'paused')).toHaveLength(1);
});

test('of a message of several bubbles those that went are on disk, and go no more', async () => {
  let broken = true;
  const post = await openPost(({ bubbles }) => {
    if (bubbles === 2 && broken) throw new Error('reset');
    return bubbles < 3 ? { kind: 'partly' } : SENT;
  });
  const id = await write(post, 'long', ['all of it']);
  post.outbox.start();
  await expect
    .poll(() => post.ctx.db.read.message.findFirst({ where: { conversationId: id } }))
    .toMatchObject({ bubbles: 2, status: 'queued', attempts: 1 });
  broken = false;
  await post.ctx.db.write((tx) => tx.message.updateMany({ data: { nextAttemptAt: null } }));
  await post.sent('long');
  expect(post.tried.map(({ bubbles }) => bubbles)).toEqual([0, 1, 2, 2, 3]);
});

test('a chat that cannot be reached is remembered, and its messages are not even tried', async () => {
  const post = await openPost(() => ({ kind: 'failed', reason: 'blocked', unreachable: true }));
  const id = await write(post, 'gone', ['1', '2', '3']);
  post.outbox.start();
  await post.sent('gone');
  expect(post.tried).toHaveLength(1);
  const { unreachableSince, messages } = await post.ctx.db.read.conversation.findUniqueOrThrow({
    where: { id },
    include: { messages: { orderBy: { id: 'asc' } } },
  });
  expect(unreachableSince).toEqual(new Date(post.ctx.now()));
  expect(messages.map(({ status, error }) => `${status}: ${error}`)).toEqual([
    'failed: unreachable',
    'failed: unreachable',
    'failed: unreachable',
  ]);
});

test('the network is told which messages nobody asked for', async () => {
  const post = await openPost(() => SENT);
  await write(post, 'chat', ['answer'], 'm17');
  await write(post, 'chat', ['news'], 'event:7');
  await write(post, 'chat', ['reminder'], 'reminder:1764');
  post.pass(10 * MINUTE);
  post.outbox.start();
  await post.sent('chat');
  expect(post.tried.map(({ text, unasked }) => [text, unasked])).toEqual([
    ['answer', false],
    ['news', true],
    ['reminder', true],
  ]);
});

test.each([
  ['who wrote just now', 10 * MINUTE - 1, null, false],
  ['who is with an officer', 3 * HOUR, 'held', false],
  ['who waits for one', 3 * HOUR, 'waiting', true],
  ['who was with one', 3 * HOUR, 'ended', true],
])('an officer’s words to %s', async (_who, later, talk, unasked) => {
  const post = await openPost(() => SENT);
  const conversationId = await write(post, 'chat', ['Halo, ini Sari.'], 'chat:7');
  const at = new Date(post.ctx.now());
  const row = {
    id: 'talk',
    conversationId,
    startedBy: 'customer',
    requestedAt: at,
    lastMessageAt: at,
    seenMessageId: 0,
  };
  if (talk !== null) await post.ctx.db.write((tx) => tx.handover.create({ data: { ...row, status: talk } }));
  post.pass(later);
  post.outbox.start();
  await post.sent('chat');
  expect(post.tried.map((one) => one.unasked)).toEqual([unasked]);
});

test('to who never wrote nothing is an answer', async () => {
  const post = await openPost(() => SENT);
  const id = await write(post, 'chat', ['Halo'], 'chat:7');
  await post.ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { lastInboundAt: null } }));
  post.outbox.start();
  await post.sent('chat');
  expect(post.tried.map((one) => one.unasked)).toEqual([true]);
});

test('a stop lets the message under way come to its end, and begins no other', async () => {
  let release = () => {};
  const slow = new Promise<SendResult>((resolve) => {
    release = () => resolve(SENT);
  });
  const post = await openPost(() => slow);
  const id = await write(post, 'chat', ['1', '2']);
  post.outbox.start();
  await post.until(1);
  const stopped = post.outbox.stop();
  release();
  await stopped;
  const rows = await post.ctx.db.read.message.findMany({ where: { conversationId: id }, orderBy: { id: 'asc' } });
  expect(rows.map(({ status }) => status)).toEqual(['sent', 'queued']);
});

test('what is in doubt goes once more, and is then laid aside so that the chat goes on', async () => {
  const post: Post = await openPost(({ text }) => (text === '1' ? { kind: 'unknown', reason: 'reset' } : SENT));
  const id = await write(post, 'chat', ['1', '2']);
  post.outbox.start();
  const rows = () => post.ctx.db.read.message.findMany({ where: { conversationId: id }, orderBy: { id: 'asc' } });
  await expect.poll(rows).toMatchObject([{ status: 'queued', doubts: 1, error: 'reset' }, { status: 'queued' }]);
  await post.ctx.db.write((tx) => tx.message.updateMany({ data: { nextAttemptAt: null } }));
  await post.sent('chat');
  expect(await rows()).toMatchObject([{ status: 'failed', doubts: 2, error: 'in doubt' }, { status: 'sent' }]);
  expect(post.tried.map(({ text, doubts }) => [text, doubts])).toEqual([
    ['1', 0],
    ['1', 1],
    ['2', 0],
  ]);
});

test('a program that ends while it sends does not send the same message at every start', async () => {
  const post: Post = await openPost(() => SENT);
  const id = await write(post, 'chat', ['1', '2']);
  const first = await post.ctx.db.read.message.findFirstOrThrow({ where: { conversationId: id } });
  await post.ctx.db.write((tx) => tx.message.update({ where: { id: first.id }, data: { doubts: 2 } }));
  post.outbox.start();
  await post.sent('chat');
  expect(post.tried.map(({ text }) => text)).toEqual(['2']);
});

test('that a message may have gone is on disk before it goes', async () => {
  const marks: (number | undefined)[] = [];
  const post: Post = await openPost(async ({ chat }) => {
    marks.push((await post.ctx.db.read.message.findFirst({ where: { conversation: { chat } } }))?.doubts);
    return SENT;
  });
  await write(post, 'chat', ['1']);
  post.outbox.start();
  await post.sent('chat');
  expect(marks).toEqual([1]);
});

test('who writes while a message goes can be reached, whatever the network says of that message', async () => {
  const post: Post = await openPost(async ({ chat }) => {
    const wroteAt = new Date(post.ctx.now() + 1);
    await post.ctx.db.write((tx) => tx.conversation.updateMany({ where: { chat }, data: { lastInboundAt: wroteAt } }));
    return { kind: 'failed', reason: 'blocked', unreachable: true };
  });
  const id = await write(post, 'back', ['1']);
  post.outbox.start();
  await post.sent('back');
  expect(await post.ctx.db.read.conversation.findUnique({ where: { id } })).toMatchObject({ unreachableSince: null });
});

test('what another account was to send waits for it', async () => {
  const post: Post = await openPost(() => SENT);
  await write(post, 'here', ['1']);
  const id = await write(post, 'there', ['1']);
  await post.ctx.db.write((tx) => tx.conversation.update({ where: { id }, data: { account: 'earlier' } }));
  post.outbox.start();
  await post.sent('here');
  expect(post.tried.map(({ chat }) => chat)).toEqual(['here']);
});
