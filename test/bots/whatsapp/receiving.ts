/** The receiving side of WhatsApp over a real office: arrivals as the line hands them in, real turns, a line in hand. */
import { expect, onTestFinished } from 'vitest';
import type { ChatAddress, Inbound } from '../../../bots/channel.ts';
import { createInbox } from '../../../bots/inbox.ts';
import { createChatEvents } from '../../../bots/chat_events.ts';
import { Turns } from '../../../bots/turn.ts';
import type { Arrived, ArrivedContent } from '../../../bots/whatsapp/arrival.ts';
import { persistArrivals } from '../../../bots/whatsapp/intake.ts';
import { createTaker } from '../../../bots/whatsapp/take.ts';
import type { SentMedia, Wire } from '../../../bots/whatsapp/wire.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { readOwnBody } from '../../../services/message_bodies.ts';
import { standAt } from '../standing.ts';
import { openWorkshop } from '../../services/workshop.ts';

export const ACCOUNT = '628114567890';

export interface Person {
  lid: string | null;
  phone: string | null;
}

export const SARI: Person = { lid: '2001@lid', phone: '6281277700999@s.whatsapp.net' };

let count = 0;

/** What somebody sends, as it comes from the line. */
export function arrived({ lid, phone }: Person, arrival: Arrived['arrival']): Arrived {
  const chat = lid ?? phone ?? '';
  return { chat, phoneChat: phone, externalId: `${chat} ${arrival.id}`, arrival };
}

export function message(content: ArrivedContent, more: { id?: string; album?: string } = {}): Arrived['arrival'] {
  return { kind: 'message', id: `3A${(count += 1)}`, name: null, content, ...more };
}

export const words = (text: string, id?: string) => message({ kind: 'text', text }, id === undefined ? {} : { id });

export function mediaOf(bytes: Uint8Array, more: Partial<SentMedia> = {}): SentMedia {
  return {
    type: 'document',
    name: 'berkas.pdf',
    mime: 'application/pdf',
    bytes: bytes.length,
    mediaKey: Buffer.from(bytes).toString('base64'),
    sha256: '',
    encryptedSha256: '',
    directPath: '/v/t62',
    url: '',
    ...more,
  };
}

/** A line that is open; a file's bytes are where its key would be. */
export class OpenLine {
  readonly account = ACCOUNT;
  readonly marked: [string, ...string[]][] = [];
  fetched = 0;
  /** fetching fails with it */
  fails: Error | undefined;
  /** while it is called, before bytes come */
  meanwhile: () => Promise<void> = () => Promise.resolve();
  readonly wire: Wire | undefined = {
    send: () => Promise.reject(new Error('nothing is sent here')),
    fetch: async (_chat, _id, media) => {
      this.fetched += 1;
      await this.meanwhile();
      if (this.fails !== undefined) throw this.fails;
      return Buffer.from(media.mediaKey, 'base64');
    },
    typing: () => {},
    read: (chat, ids) => void this.marked.push([chat, ...ids]),
  };
}

export async function openReceiving() {
  const workshop = await openWorkshop({ seeded: true });
  const { ctx } = workshop;
  const turns = new Turns(ctx);
  const inbound: Inbound[] = [];
  const door = {
    receive(told: Inbound) {
      inbound.push(told);
      return turns.receive(told);
    },
  };
  const line: { account: string; wire: Wire | undefined } & OpenLine = new OpenLine();
  const stopping = new AbortController();
  const taker = createTaker({ ctx, door, line, timing: { albumMs: 5_000 }, signal: stopping.signal });
  const channel = {
    name: 'whatsapp',
    account: ACCOUNT,
    repeatable: true,
    send: () => Promise.reject(new Error('nothing is sent here')),
    inbox: taker,
    stop: () => Promise.resolve(),
  };
  const inbox = createInbox(ctx, new Map([['whatsapp', channel]]));
  const chatEvents = createChatEvents(ctx, turns);
  const workers = [inbox, chatEvents];
  const quiet = ctx.db.afterCommit(() => workers.forEach((worker) => worker.wake()));
  onTestFinished(async () => {
    quiet();
    for (const worker of workers) await worker.stop();
  });
  for (const worker of workers) worker.start();

  const come = (...all: Arrived[]) => ctx.db.write((tx) => persistArrivals(tx, ctx, ACCOUNT, all));
  /** Chats whose events may be taken up at this time, and what chats are still to be told. */
  const due = async () => {
    const chats = await ctx.db.read.inboxEvent.groupBy({
      by: ['chat'],
      where: { status: 'waiting' },
      _max: { notBefore: true },
    });
    const now = chats.filter(({ _max }) => (_max.notBefore?.getTime() ?? 0) <= ctx.now());
    return now.length + (await ctx.db.read.chatEvent.count({ where: { status: 'pending' } }));
  };
  /** Resolves when there is nothing left to do at this time. */
  const taken = async () => {
    for (const worker of workers) worker.wake();
    await expect.poll(due).toBe(0);
  };
  const addressOf = ({ lid, phone }: Person): ChatAddress => ({
    channel: 'whatsapp',
    account: ACCOUNT,
    chat: lid ?? phone ?? '',
  });
  const chatOf = (person: Person) =>
    ctx.db.read.conversation.findUniqueOrThrow({ where: { channel_account_chat: addressOf(person) } });
  return {
    ...workshop,
    turns,
    inbound,
    line,
    come,
    taken,
    addressOf,
    chatOf,
    /** puts arrivals into the inbox and takes them up */
    async brings(person: Person, ...arrivals: Arrived['arrival'][]): Promise<void> {
      await come(...arrivals.map((arrival) => arrived(person, arrival)));
      await taken();
    },
    waiting: () => ctx.db.read.inboxEvent.findMany({ where: { status: 'waiting' }, orderBy: { id: 'asc' } }),
    askForFile: async (person: Person) => standAt(ctx, { abstraction: 'upload' }, {}, (await chatOf(person)).id),
    heard: async (person: Person) => said(ctx, (await chatOf(person)).id),
  };
}

/** Everything that the office says in a chat, in order. */
async function said(ctx: ServiceContext, conversationId: string): Promise<string[]> {
  const rows = await ctx.db.read.message.findMany({
    where: { conversationId, direction: 'out' },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ body }) => {
    const read = readOwnBody(ctx, body);
    return typeof read === 'object' && read !== null && 'text' in read ? String(read.text) : '';
  });
}
