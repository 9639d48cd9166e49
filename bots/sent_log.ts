/**
 * Notes what came of messages. It is on disk before the chat's next message goes, so that a crash repeats one at the most;
 * what is noted in the same moment for many chats is one write.
 */
import { setTimeout } from 'node:timers/promises';
import type { Tx } from '../prisma/database.ts';
import type { ServiceContext } from '../services/context.ts';

export interface Sent {
  id: number;
  status: 'sent' | 'queued' | 'failed';
  attempts: number;
  nextAttemptAt: Date | null;
  error: string | null;
  /** bubbles that the network has */
  bubbles: number;
  doubts: number;
  /** the network says that no message reaches the chat any more, to one whose sending began then (UTC ms) */
  unreachable?: { conversationId: string; since: number };
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;

export class SentLog {
  readonly #ctx: ServiceContext;
  #last: Promise<void> = Promise.resolve();
  #hurried = false;
  #open: { notes: Sent[]; written: Promise<void> } | undefined;

  constructor(ctx: ServiceContext) {
    this.#ctx = ctx;
  }

  /** Resolves when it is on disk. A database that fails is tried for as long as it takes: the message has gone. */
  note(sent: Sent): Promise<void> {
    this.#open ??= this.#begin();
    this.#open.notes.push(sent);
    return this.#open.written;
  }

  /** From now on a failing write is not tried again: the program ends, and a message may go twice. */
  hurry(): void {
    this.#hurried = true;
  }

  #begin() {
    const notes: Sent[] = [];
    const written = this.#last.then(() => {
      this.#open = undefined;
      return this.#write(notes);
    });
    this.#last = written.catch(() => undefined);
    return { notes, written };
  }

  async #write(notes: Sent[]): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        return await writeAll(this.#ctx, notes);
      } catch (err) {
        if (this.#hurried) throw err;
        this.#ctx.log.error({ err, code: 'OUTBOX_NOT_NOTED' }, 'Sent messages could not be noted; tried again');
        await setTimeout(waitMs);
      }
    }
  }
}

/** Sent messages in one statement (but for those that needed more attempts), the others one by one. */
async function writeAll(ctx: ServiceContext, notes: Sent[]): Promise<void> {
  const now = new Date(ctx.now());
  const sent = notes.filter(({ status }) => status === 'sent');
  await ctx.db.write(async (tx) => {
    for (const attempts of new Set(sent.map((one) => one.attempts))) {
      const ids = sent.flatMap((one) => (one.attempts === attempts ? [one.id] : []));
      await tx.message.updateMany({
        where: { id: { in: ids } },
        data: { status: 'sent', sentAt: now, attempts, nextAttemptAt: null, error: null },
      });
    }
    for (const { id, unreachable, ...data } of notes) {
      if (data.status !== 'sent') await tx.message.update({ where: { id }, data });
      if (unreachable !== undefined) await noteUnreachable(tx, unreachable, now);
    }
  });
}

/** Unless the person has written meanwhile. */
async function noteUnreachable(
  tx: Tx,
  { conversationId, since }: NonNullable<Sent['unreachable']>,
  now: Date,
): Promise<void> {
  const begun = new Date(since);
  const conversation = await tx.conversation.findUnique({ where: { id: conversationId } });
  if (conversation === null || conversation.unreachableSince !== null) return;
  const { channel, account, chat, lastInboundAt } = conversation;
  const wrote = await tx.inboxEvent.count({ where: { channel, account, chat, receivedAt: { gt: begun } } });
  if (wrote > 0 || (lastInboundAt !== null && lastInboundAt > begun)) return;
  await tx.conversation.update({ where: { id: conversationId }, data: { unreachableSince: now } });
}
