/**
 * Sends what turns committed: in order per chat, chats side by side, at least once. A message that cannot be sent now holds
 * back the later ones of its own chat only, and so does one that takes long.
 */
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../services/context.ts';
import { readBody } from '../services/message_bodies.ts';
import type { Worker } from '../services/worker.ts';
import type { Channel, OutboundBody, SendResult } from './channel.ts';
import { isUnasked } from './happening.ts';
import { createLaneWorker } from './lane_worker.ts';
import { SentLog } from './sent_log.ts';
import type { Sent } from './sent_log.ts';

/** Rows looked at for chats to send to. */
const LOOKED_AT = 500;
/** Messages of one chat read at once. */
const OF_ONE_CHAT = 50;
/** A network that answers nothing at all: after some six hours of doubling waits the message is given up. */
const MOST_ATTEMPTS = 16;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60 * 60 * 1_000;

/** Marks a message while it is being sent: when the program ends then, nobody knows whether it went. */
const IN_DOUBT = 'in doubt';
const FIRST_HOLD_MS = 30_000;

type Queued = Awaited<ReturnType<typeof queued>>[number];

export function createOutbox(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>): Worker {
  const log = new SentLog(ctx);

  async function sendChat(conversationId: string, stopping: () => boolean): Promise<void> {
    // read after the claim: whoever had it before may have sent some of it
    let rows = await queued(ctx, conversationId);
    while (rows.length > 0) {
      for (const row of rows) {
        if (stopping()) return;
        const sent = await sendOne(row, stopping);
        if (sent.status === 'queued') return;
        // what was read before does not know of it
        if (sent.unreachable !== undefined) break;
      }
      rows = await queued(ctx, conversationId);
    }
  }

  /** Resolves with what came of it when that is on disk; 'queued' holds back what follows in the chat. */
  async function sendOne(row: Queued, stopping: () => boolean): Promise<Sent> {
    const held = heldBack(ctx, row);
    if (held !== undefined) {
      await log.note(held);
      return held;
    }
    const marks = channels.get(row.conversation.channel)?.repeatable === false;
    let { bubbles } = row;
    for (;;) {
      if (marks) await log.note({ ...unsent(row), attempts: row.attempts + 1, bubbles, error: IN_DOUBT });
      const result = await attempt(row, bubbles);
      if (result.kind !== 'partly') {
        const sent = outcomeOf(ctx, row, result);
        await log.note(sent);
        return sent;
      }
      bubbles += 1;
      const partly = { ...unsent(row), bubbles };
      // the mark of the next bubble says so, too
      if (stopping() || !marks) await log.note(partly);
      if (stopping()) return partly;
    }
  }

  async function attempt(row: Queued, bubbles: number): Promise<SendResult> {
    const { channel, unreachableSince } = row.conversation;
    if (unreachableSince !== null) return { kind: 'failed', reason: 'unreachable' };
    const sender = channels.get(channel);
    // a channel that is switched off keeps its messages until it is on again
    if (sender === undefined)
      return { kind: 'later', afterMs: LONGEST_WAIT_MS, reason: 'channel is off', attempt: false };
    const body = readBody(ctx, row.body) as OutboundBody;
    try {
      return await sender.send(row.conversation, { id: row.id, body, bubbles, unasked: isUnasked(row.externalId) });
    } catch (err) {
      ctx.log.warn(
        { err, messageId: row.id, code: 'OUTBOX_SEND_FAILED' },
        'A message could not be sent; it will be tried again',
      );
      if (row.attempts + 1 >= MOST_ATTEMPTS) return { kind: 'failed', reason: 'gave up' };
      const afterMs = Math.min(FIRST_WAIT_MS * 2 ** row.attempts, LONGEST_WAIT_MS);
      return { kind: 'later', afterMs, reason: 'send failed' };
    }
  }

  return createLaneWorker(ctx, {
    name: 'outbox',
    look: async (busy) => ({ lanes: await waitingChats(ctx, busy), nextMs: await nextDue(ctx) }),
    work: sendChat,
    hurry: () => log.hurry(),
  });
}

async function nextDue(ctx: ServiceContext): Promise<number | null> {
  const next = await ctx.db.read.message.findFirst({
    where: { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) } },
    orderBy: { nextAttemptAt: 'asc' },
    select: { nextAttemptAt: true },
  });
  return next?.nextAttemptAt ? next.nextAttemptAt.getTime() - ctx.now() : null;
}

async function waitingChats(ctx: ServiceContext, busy: ReadonlySet<string>): Promise<Map<string, string>> {
  const waiting = await ctx.db.read.message.findMany({
    where: { ...sendable(ctx), conversationId: { notIn: [...busy] } },
    orderBy: { id: 'asc' },
    take: LOOKED_AT,
    select: { conversationId: true },
  });
  return new Map(waiting.map(({ conversationId }) => [conversationId, conversationId]));
}

/** What may go now: a chat whose first message has to wait is left out as a whole. */
function sendable(ctx: ServiceContext): Prisma.MessageWhereInput {
  return {
    status: 'queued',
    conversation: { messages: { none: { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) } } } },
  };
}

function queued(ctx: ServiceContext, conversationId: string) {
  return ctx.db.read.message.findMany({
    where: { ...sendable(ctx), conversationId },
    orderBy: { id: 'asc' },
    take: OF_ONE_CHAT,
    include: { conversation: { select: { channel: true, account: true, chat: true, unreachableSince: true } } },
  });
}

function unsent({ id, attempts }: Queued): Sent {
  return { id, status: 'queued', attempts, nextAttemptAt: null, error: null };
}

/**
 * What was in doubt when the program ended is sent again at once, and may then be there twice; but when that happens again
 * the program may be ending over and over, and nobody shall get the same message at every start.
 */
function heldBack(ctx: ServiceContext, row: Queued): Sent | undefined {
  if (row.error !== IN_DOUBT || row.attempts < 2) return undefined;
  const afterMs = Math.min(FIRST_HOLD_MS * 2 ** (row.attempts - 2), LONGEST_WAIT_MS);
  return { ...unsent(row), nextAttemptAt: new Date(ctx.now() + afterMs), error: 'held back' };
}

function outcomeOf(ctx: ServiceContext, row: Queued, result: Exclude<SendResult, { kind: 'partly' }>): Sent {
  const sent = { id: row.id, attempts: row.attempts + 1, nextAttemptAt: null, error: null };
  switch (result.kind) {
    case 'sent':
      return { ...sent, status: 'sent' };
    case 'failed':
      return {
        ...sent,
        status: 'failed',
        error: result.reason,
        ...(result.unreachable === true ? { unreachable: row.conversationId } : {}),
      };
    case 'later': {
      const attempts = result.attempt === false ? row.attempts : sent.attempts;
      const nextAttemptAt = new Date(ctx.now() + result.afterMs);
      return { ...sent, status: 'queued', attempts, nextAttemptAt, error: result.reason };
    }
  }
}
