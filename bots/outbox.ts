/**
 * Sends what turns committed: in order per chat, chats side by side, at least once. A message that cannot be sent now holds
 * back the later ones of its own chat only.
 */
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../services/context.ts';
import { readBody } from '../services/message_bodies.ts';
import { createWorker } from '../services/worker.ts';
import type { Worker } from '../services/worker.ts';
import type { Channel, OutboundBody } from './channel.ts';

/** Rows looked at in one run, and chats sent to side by side. */
const AT_ONCE = 500;
/** A network that answers nothing at all: after some six hours of doubling waits the message is given up. */
const MOST_ATTEMPTS = 16;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

type Queued = Awaited<ReturnType<typeof queued>>[number];

interface Sent {
  id: number;
  status: 'sent' | 'queued' | 'failed';
  attempts: number;
  nextAttemptAt: Date | null;
  error: string | null;
}

export function createOutbox(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>): Worker {
  return createWorker({
    name: 'outbox',
    log: ctx.log,
    run: async () => {
      const { sent: results, more } = await sendQueued(ctx, channels);
      const due = results.flatMap((result) => (result.nextAttemptAt === null ? [] : [result.nextAttemptAt.getTime()]));
      const waiting = await ctx.db.read.message.findFirst({
        where: { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) } },
        orderBy: { nextAttemptAt: 'asc' },
        select: { nextAttemptAt: true },
      });
      if (more) return 0;
      const next = Math.min(...due, waiting?.nextAttemptAt?.getTime() ?? Infinity);
      return next === Infinity ? null : next - ctx.now();
    },
  });
}

/** A chat is sent to by one process at a time, so that its order is kept and nothing goes twice. */
async function sendQueued(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>) {
  const waiting = await ctx.db.read.message.findMany({
    where: sendable(ctx),
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: { conversationId: true },
  });
  if (waiting.length === 0) return { sent: [], more: false };
  const claim = await ctx.db.claim([...new Set(waiting.map(({ conversationId }) => conversationId))].map(claimOn));
  try {
    const ours = waiting.filter(({ conversationId }) => claim.names.has(claimOn(conversationId)));
    // read anew: whoever had the claim before may have sent some of it
    const rows = await queued(ctx, [...new Set(ours.map(({ conversationId }) => conversationId))]);
    const sent = await Promise.all([...byChat(rows).values()].map((chat) => sendChat(ctx, channels, chat)));
    await record(ctx, sent.flat());
    return { sent: sent.flat(), more: waiting.length === AT_ONCE && ours.length > 0 };
  } finally {
    await claim.giveBack();
  }
}

function claimOn(conversationId: string): string {
  return `outbox:${conversationId}`;
}

/** What may go now: a chat whose first message has to wait is left out as a whole. */
function sendable(ctx: ServiceContext): Prisma.MessageWhereInput {
  return {
    status: 'queued',
    conversation: { messages: { none: { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) } } } },
  };
}

function queued(ctx: ServiceContext, conversationIds: string[]) {
  return ctx.db.read.message.findMany({
    where: { ...sendable(ctx), conversationId: { in: conversationIds } },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    include: { conversation: { select: { channel: true, account: true, chat: true } } },
  });
}

function byChat(rows: Queued[]): Map<string, Queued[]> {
  const chats = new Map<string, Queued[]>();
  for (const row of rows) chats.set(row.conversationId, [...(chats.get(row.conversationId) ?? []), row]);
  return chats;
}

/** Stops at the first message that has to wait, so that the order in the chat is kept. */
async function sendChat(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>, rows: Queued[]): Promise<Sent[]> {
  const results: Sent[] = [];
  for (const row of rows) {
    const result = await sendOne(ctx, channels, row);
    results.push(result);
    if (result.status === 'queued') break;
  }
  return results;
}

async function sendOne(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>, row: Queued): Promise<Sent> {
  const attempts = row.attempts + 1;
  const channel = channels.get(row.conversation.channel);
  const sent = { id: row.id, attempts, nextAttemptAt: null, error: null };
  // a channel that is switched off keeps its messages until it is on again
  if (channel === undefined) return later(ctx, row.id, row.attempts, LONGEST_WAIT_MS, 'channel is off');
  try {
    const result = await channel.send(row.conversation, row.id, readBody(ctx, row.body) as OutboundBody);
    if (result.kind === 'sent') return { ...sent, status: 'sent' };
    if (result.kind === 'failed') return { ...sent, status: 'failed', error: result.reason };
    return later(ctx, row.id, attempts, result.afterMs, result.reason);
  } catch (err) {
    ctx.log.warn(
      { err, messageId: row.id, code: 'OUTBOX_SEND_FAILED' },
      'A message could not be sent; it will be tried again',
    );
    if (attempts >= MOST_ATTEMPTS) return { ...sent, status: 'failed', error: 'gave up' };
    return later(ctx, row.id, attempts, Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS), 'send failed');
  }
}

function later(ctx: ServiceContext, id: number, attempts: number, afterMs: number, reason: string): Sent {
  return { id, status: 'queued', attempts, nextAttemptAt: new Date(ctx.now() + afterMs), error: reason };
}

/** One write for a whole run: sent messages in one statement, the others one by one. */
async function record(ctx: ServiceContext, results: Sent[]): Promise<void> {
  if (results.length === 0) return;
  const sent = results.filter((result) => result.status === 'sent').map((result) => result.id);
  await ctx.db.write(async (tx) => {
    await tx.message.updateMany({
      where: { id: { in: sent } },
      data: {
        status: 'sent',
        sentAt: new Date(ctx.now()),
        attempts: { increment: 1 },
        nextAttemptAt: null,
        error: null,
      },
    });
    for (const { id, ...data } of results.filter((result) => result.status !== 'sent')) {
      await tx.message.update({ where: { id }, data });
    }
  });
}
