/**
 * Takes up what channels have received and put on disk: in order per chat, chats side by side. An event that fails is tried
 * again, then laid aside for the panel, and the chat goes on.
 */
import { text } from '../machines/texts/text.ts';
import { renderText } from '../machines/texts/render.ts';
import type { Tx } from '../prisma/database.ts';
import type { InboxEvent as Row } from '../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../services/context.ts';
import type { Worker } from '../services/worker.ts';
import { NotNow } from './channel.ts';
import type { Channel, ChatAddress, InboxEvent, InboxReader, OutboundBody } from './channel.ts';
import { createLaneWorker } from './lane_worker.ts';
import { speakerOf } from './speak.ts';

/** Chats looked at. */
const LOOKED_AT = 1_000;
/** Events of one chat read at once: an album has ten parts, or is taken up in so many at a time, and an edit follows soon. */
const OF_ONE_CHAT = 30;
const MOST_ATTEMPTS = 6;
const FIRST_WAIT_MS = 1_000;
/** An event that came longer ago than this is not waited for any more when its network is away: every try is an attempt. */
const PATIENT_MS = 6 * 60 * 60_000;
/** Twice as long as Telegram keeps what it could not deliver. */
const REMEMBERED_MS = 48 * 60 * 60_000;
const FORGET_EVERY_MS = 60 * 60_000;

export function createInbox(ctx: ServiceContext, channels: ReadonlyMap<string, Channel>): Worker {
  let forgotAt = 0;

  /** The network may bring an event again that it was not heard to have confirmed, for so long it is known. */
  async function forget(): Promise<void> {
    if (ctx.now() - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = ctx.now();
    const receivedAt = { lt: new Date(forgotAt - REMEMBERED_MS) };
    const old = { status: 'done', receivedAt };
    if ((await ctx.db.read.inboxEvent.findFirst({ where: old, select: { id: true } })) === null) return;
    await ctx.db.write((tx) => tx.inboxEvent.deleteMany({ where: old }));
  }

  /** Resolves, when what came of it is on disk, with whether the chat has more to be taken up now. */
  async function takeNext(address: ChatAddress): Promise<boolean> {
    const channel = channels.get(address.channel);
    const rows = await waitingEvents(ctx, address);
    const [first] = rows;
    if (channel?.inbox === undefined || first === undefined) return false;
    if ((first.notBefore?.getTime() ?? 0) > ctx.now()) return false;
    const read = nextOf(channel.inbox, rows);
    if ('unreadable' in read) {
      await failed(address, [first], read.unreadable);
      return true;
    }
    if ('waitMs' in read) {
      const notBefore = new Date(ctx.now() + read.waitMs);
      await ctx.db.write((tx) => tx.inboxEvent.update({ where: { id: first.id }, data: { notBefore } }));
      return false;
    }
    const ids = read.events.map(({ id }) => id);
    const done = channel.working?.(address);
    try {
      await channel.inbox.take(read.events);
    } catch (err) {
      await failed(
        address,
        rows.filter(({ id }) => ids.includes(id)),
        err,
      );
      return true;
    } finally {
      done?.();
    }
    await ctx.db.write((tx) =>
      tx.inboxEvent.updateMany({ where: { id: { in: ids } }, data: { status: 'done', body: '', error: null } }),
    );
    return true;
  }

  /** What cannot be read hides nothing that came before it. */
  function nextOf(reader: InboxReader, rows: readonly Row[]) {
    const events: InboxEvent[] = [];
    try {
      for (const row of rows) events.push(eventOf(ctx, row));
    } catch (err) {
      if (events.length === 0) return { unreadable: err };
    }
    try {
      return reader.next(events, ctx.now());
    } catch (err) {
      return { unreadable: err };
    }
  }

  async function failed(address: ChatAddress, rows: readonly Row[], err: unknown): Promise<void> {
    if (err instanceof NotNow && rows.every((row) => ctx.now() - row.receivedAt.getTime() < PATIENT_MS)) {
      ctx.log.warn({ code: err.code, events: rows.map(({ id }) => id) }, 'An event has to wait for its network');
      return putOff(rows, { error: err.code, notBefore: new Date(ctx.now() + err.afterMs) });
    }
    const attempts = Math.max(...rows.map((row) => row.attempts)) + 1;
    const dead = attempts >= MOST_ATTEMPTS;
    ctx.log.error(
      { err, events: rows.map(({ id }) => id), attempts, code: dead ? 'INBOX_EVENT_DEAD' : 'INBOX_EVENT_FAILED' },
      dead ? 'An event was laid aside' : 'An event could not be taken up; it will be tried again',
    );
    const apology = dead ? await apologyFor(ctx, address) : undefined;
    const code = err instanceof Error && 'code' in err ? String(err.code) : 'UNKNOWN';
    const waitMs = err instanceof NotNow ? err.afterMs : 0;
    await ctx.db.write(async (tx) => {
      await tx.inboxEvent.updateMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        data: {
          attempts,
          error: code,
          status: dead ? 'dead' : 'waiting',
          notBefore: dead ? null : new Date(ctx.now() + Math.max(waitMs, FIRST_WAIT_MS * 2 ** (attempts - 1))),
        },
      });
      if (apology !== undefined) await apology(tx, rows[0]?.externalId ?? '');
    });
  }

  async function putOff(rows: readonly Row[], data: { error: string; notBefore: Date }): Promise<void> {
    await ctx.db.write((tx) => tx.inboxEvent.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data }));
  }

  const ways = [...channels.values()].filter(({ inbox }) => inbox !== undefined);
  return createLaneWorker<ChatAddress>(ctx, ways, {
    name: 'inbox',
    look: async (channel) => {
      await forget();
      const chats = await waitingChats(ctx, channel);
      const due = chats.filter(({ notBefore }) => notBefore <= ctx.now());
      const next = Math.min(...chats.map(({ notBefore }) => notBefore).filter((at) => at > ctx.now()));
      return {
        lanes: new Map(due.map(({ address }) => [keyOf(address), address])),
        nextMs: next === Infinity ? null : next - ctx.now(),
      };
    },
    work: async (_channel, address, stopping) => {
      for (let more = true; more && !stopping();) more = await takeNext(address);
    },
  });
}

function keyOf({ channel, account, chat }: ChatAddress): string {
  return JSON.stringify([channel, account, chat]);
}

function eventOf(ctx: ServiceContext, row: Row): InboxEvent {
  const { id, channel, account, chat, externalId, receivedAt } = row;
  const body: unknown = JSON.parse(ctx.vault.decrypt(row.body));
  return { id, address: { channel, account, chat }, externalId, body, receivedAt: receivedAt.getTime() };
}

/**
 * Chats with waiting events, and when they may be taken up (UTC ms): not before any of a chat's events may, since one that has
 * to wait holds up the others, also those that turn out to come before it.
 */
async function waitingChats(ctx: ServiceContext, { name, account }: Channel) {
  const chats = await ctx.db.read.inboxEvent.groupBy({
    by: ['channel', 'account', 'chat'],
    where: { status: 'waiting', channel: name, account },
    _max: { notBefore: true },
    orderBy: { _min: { id: 'asc' } },
    take: LOOKED_AT,
  });
  return chats.map(({ _max, ...address }) => ({ address, notBefore: _max.notBefore?.getTime() ?? 0 }));
}

function waitingEvents(ctx: ServiceContext, { channel, account, chat }: ChatAddress): Promise<Row[]> {
  return ctx.db.read.inboxEvent.findMany({
    where: { status: 'waiting', channel, account, chat },
    orderBy: [{ sequence: 'asc' }, { id: 'asc' }],
    take: OF_ONE_CHAT,
  });
}

/** Tells the person, in a chat that is known already, that a message of theirs came to nothing. */
async function apologyFor(ctx: ServiceContext, { channel, account, chat }: ChatAddress) {
  const conversation = await ctx.db.read.conversation.findUnique({
    where: { channel_account_chat: { channel, account, chat } },
    select: { id: true, language: true },
  });
  if (conversation === null) return undefined;
  const wording = (await speakerOf(ctx))(conversation.language);
  const body: OutboundBody = { kind: 'text', text: renderText(text('trouble'), wording), choices: [] };
  return async (tx: Tx, event: string) => {
    const key = { conversationId: conversation.id, direction: 'out', externalId: `trouble:${event}#0` };
    // of an event that was tried again in vain the person has been told
    if ((await tx.message.count({ where: key })) > 0) return;
    await tx.message.create({
      data: { ...key, body: JSON.stringify(body), status: 'queued', attempts: 0, createdAt: new Date(ctx.now()) },
    });
  };
}
