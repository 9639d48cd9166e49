/**
 * Sends what turns committed: in order per chat, chats side by side, at least once. A message that cannot be sent now holds
 * back the later ones of its own chat only, and so does one that takes long.
 */
import type { Prisma } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../services/context.ts';
import { readOwnBody } from '../services/message_bodies.ts';
import { UNREACHABLE } from '../services/reachability.ts';
import type { Worker } from '../services/worker.ts';
import type { Channel, OutboundBody, SendResult } from './channel.ts';
import { isUnasked } from './happening.ts';
import { isInTalk } from './in_talk.ts';
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

/**
 * A message may be sent once more when it is not known whether it went, because the program ended or the network did not
 * answer. After that it may be there twice, and is laid aside for the panel: nobody shall get it at every start.
 */
const MOST_DOUBTS = 2;
export const IN_DOUBT = 'in doubt';

type Queued = Awaited<ReturnType<typeof queued>>[number];

export function createOutbox(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>): Worker {
  const log = new SentLog(ctx);

  async function sendChat(channel: Channel, conversationId: string, stopping: () => boolean): Promise<void> {
    // read after the claim: whoever had it before may have sent some of it
    let rows = await queued(ctx, conversationId);
    while (rows.length > 0) {
      for (const row of rows) {
        if (stopping()) return;
        const sent = await sendOne(channel, row, stopping);
        if (sent.status === 'queued') return;
        // what was read before does not know of it
        if (sent.unreachable !== undefined) break;
      }
      rows = await queued(ctx, conversationId);
    }
  }

  /** Resolves with what came of it when that is on disk; 'queued' holds back what follows in the chat. */
  async function sendOne(channel: Channel, row: Queued, stopping: () => boolean): Promise<Sent> {
    let { bubbles, doubts } = row;
    if (doubts >= MOST_DOUBTS) return noted({ ...unsent(row), status: 'failed', error: IN_DOUBT });
    for (;;) {
      // in doubt from now on: the program may end before it hears what came of it
      if (!channel.repeatable)
        await log.note({ ...unsent(row), attempts: row.attempts + 1, bubbles, doubts: doubts + 1 });
      const begunAt = ctx.now();
      const result = await attempt(channel, row, { bubbles, doubts });
      if (result.kind !== 'partly') return noted(outcomeOf(ctx, row, result, { bubbles, doubts, begunAt }));
      bubbles += 1;
      doubts = 0;
      // the mark of the next bubble says so, too
      if (stopping() || channel.repeatable) await log.note({ ...unsent(row), bubbles, doubts });
      if (stopping()) return { ...unsent(row), bubbles, doubts };
    }
  }

  async function noted(sent: Sent): Promise<Sent> {
    await log.note(sent);
    return sent;
  }

  async function attempt(
    channel: Channel,
    row: Queued,
    { bubbles, doubts }: { bubbles: number; doubts: number },
  ): Promise<SendResult> {
    if (row.conversation.unreachableSince !== null) return { kind: 'failed', reason: UNREACHABLE };
    try {
      const body = readOwnBody(ctx, row.body) as OutboundBody;
      const unasked = isUnasked(row.externalId) && !(await isInTalk(ctx, row));
      const outgoing = { id: row.id, body, bubbles, doubts, unasked };
      return await channel.send(row.conversation, outgoing);
    } catch (err) {
      ctx.log.warn(
        { err, messageId: row.id, code: 'OUTBOX_SEND_FAILED' },
        'A message could not be sent; it will be tried again',
      );
      if (row.attempts + 1 >= MOST_ATTEMPTS) return { kind: 'failed', reason: 'gave up' };
      return { kind: 'later', afterMs: waitAfter(row.attempts), reason: 'send failed' };
    }
  }

  return createLaneWorker(ctx, [...channels.values()], {
    name: 'outbox',
    look: async (channel, busy) => {
      if (channel.closed === true) return { lanes: new Map(), nextMs: null };
      return { lanes: await waitingChats(ctx, channel, busy), nextMs: await nextDue(ctx, channel) };
    },
    work: sendChat,
    hurry: () => log.hurry(),
  });
}

function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempts, LONGEST_WAIT_MS);
}

/** A channel that is switched off, or that another account serves now, keeps its messages until it is there again. */
function of({ name, account }: Channel): Prisma.ConversationWhereInput {
  return { channel: name, account };
}

async function nextDue(ctx: ServiceContext, channel: Channel): Promise<number | null> {
  const next = await ctx.db.read.message.findFirst({
    where: { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) }, conversation: of(channel) },
    orderBy: { nextAttemptAt: 'asc' },
    select: { nextAttemptAt: true },
  });
  return next?.nextAttemptAt ? next.nextAttemptAt.getTime() - ctx.now() : null;
}

async function waitingChats(
  ctx: ServiceContext,
  channel: Channel,
  busy: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const waiting = await ctx.db.read.message.findMany({
    where: { ...sendable(ctx, of(channel)), conversationId: { notIn: [...busy] } },
    orderBy: { id: 'asc' },
    take: LOOKED_AT,
    select: { conversationId: true },
  });
  return new Map(waiting.map(({ conversationId }) => [conversationId, conversationId]));
}

/** What may go now: a chat whose first message has to wait is left out as a whole. */
function sendable(ctx: ServiceContext, conversation: Prisma.ConversationWhereInput = {}): Prisma.MessageWhereInput {
  const waits = { status: 'queued', nextAttemptAt: { gt: new Date(ctx.now()) } };
  return { status: 'queued', conversation: { ...conversation, messages: { none: waits } } };
}

function queued(ctx: ServiceContext, conversationId: string) {
  return ctx.db.read.message.findMany({
    where: { ...sendable(ctx), conversationId },
    orderBy: { id: 'asc' },
    take: OF_ONE_CHAT,
    include: {
      conversation: {
        select: { channel: true, account: true, chat: true, unreachableSince: true, lastInboundAt: true },
      },
    },
  });
}

function unsent({ id, attempts, bubbles, doubts }: Queued): Sent {
  return { id, status: 'queued', attempts, bubbles, doubts, nextAttemptAt: null, error: null };
}

/** `begunAt`: UTC ms; who wrote since then can be reached, whatever the network said of this message. */
function outcomeOf(
  ctx: ServiceContext,
  row: Queued,
  result: Exclude<SendResult, { kind: 'partly' }>,
  { begunAt, ...now }: { bubbles: number; doubts: number; begunAt: number },
): Sent {
  const attempts = row.attempts + 1;
  const later = (afterMs: number, reason: string) => ({
    nextAttemptAt: new Date(ctx.now() + afterMs),
    error: reason,
  });
  switch (result.kind) {
    case 'sent':
      return { ...unsent(row), ...now, status: 'sent', attempts };
    case 'failed': {
      const unreachable = { conversationId: row.conversationId, since: begunAt };
      const failed = { ...unsent(row), ...now, status: 'failed' as const, attempts, error: result.reason };
      return result.unreachable === true ? { ...failed, error: UNREACHABLE, unreachable } : failed;
    }
    case 'unknown': {
      const doubts = now.doubts + 1;
      if (doubts >= MOST_DOUBTS) return { ...unsent(row), ...now, doubts, status: 'failed', attempts, error: IN_DOUBT };
      return { ...unsent(row), ...now, doubts, attempts, ...later(FIRST_WAIT_MS, result.reason) };
    }
    case 'later':
      return {
        ...unsent(row),
        ...now,
        attempts: result.attempt === false ? row.attempts : attempts,
        ...later(result.afterMs, result.reason),
      };
  }
}
