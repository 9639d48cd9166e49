/** The chat of a customer as it was said, for officers to read. */
import { z } from 'zod';
import type { Message } from '../prisma/generated/sqlite/client.ts';
import { mayReadAbstraction, noteReading } from './abstraction_reading.ts';
import type { Actor, ServiceContext } from './context.ts';
import { isFromPhone } from './desk/phone_message.ts';
import { isSealed, READ_BY_OFFICERS, readBody } from './message_bodies.ts';
import { recordAccess } from './privacy/access.ts';
import { handedIn } from './uploads_in_use.ts';
import { WHATSAPP } from './whatsapp_line.ts';

/** One bubble. Instants UTC ms. */
export interface ChatLine {
  id: number;
  from: 'customer' | 'office';
  /** 'other': a sticker, a voice note ... `text` then says which */
  kind: 'text' | 'code' | 'link' | 'file' | 'other';
  text: string;
  /** labels of the choices that were offered with it */
  choices: string[];
  /** the file that came with it, when it was kept */
  fileId: string | null;
  at: number;
  /** outgoing: queued | sent | failed | discarded */
  status: string;
  /** how far a message of the office came, where its network tells that; null: not known, or nothing to be known */
  reached: 'sent' | 'delivered' | 'read' | null;
  /** where it was said; null: the customer has but one chat */
  channel: string | null;
  /** who of the office said it (docs/domain.md 12); null: the assistant, the customer, or somebody at the office's telephone */
  officer: string | null;
  /** written on the telephone that the office's number is on */
  fromPhone: boolean;
}

const choice = z.object({ label: z.string() });

/** What is kept of a message (bots/channel). A form that is not known here is shown as 'other' rather than hidden. */
const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), choices: z.array(choice).optional() }),
  z.object({ kind: z.literal('edited'), text: z.string() }),
  z.object({ kind: z.literal('choice'), label: z.string() }),
  z.object({ kind: z.literal('code'), value: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), label: z.string() }),
  z.object({ kind: z.literal('file'), name: z.string(), caption: z.string(), fileId: z.string() }),
  z.object({ kind: z.literal('refused_file'), name: z.string() }),
]);

/** The chats that are read beside an order. */
export interface TranscriptOf {
  /** what the reading is written down for: 'order:<code>', 'conversation:<id>' */
  subject: string;
  chats: readonly { id: string; channel: string }[];
}

/**
 * The newest `limit` bubbles, oldest first; `before` (an id) leads further back. What is sealed is shown to whoever may read
 * abstractions, and its reading is written down; to others only that it was said.
 */
export async function readTranscript(
  ctx: ServiceContext,
  actor: Actor,
  { subject, chats }: TranscriptOf,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<{ lines: ChatLine[]; earlier: boolean }> {
  const channels = new Map(chats.map(({ id, channel }) => [id, channel]));
  const rows = await ctx.db.read.message.findMany({
    where: {
      ...READ_BY_OFFICERS,
      conversationId: { in: [...channels.keys()] },
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit).toReversed();
  if (shown.length > 0) await recordAccess(ctx, actor, { subject, fields: ['messages'] });
  const mayRead = mayReadAbstraction(actor);
  if (mayRead && shown.some((row) => isSealed(row.body))) await noteReading(ctx, actor, subject);
  const officers = await officersOf(ctx, shown);
  const lines = shown.map((row): ChatLine => ({
    id: row.id,
    from: row.direction === 'in' ? 'customer' : 'office',
    ...contentOf(!mayRead && isSealed(row.body) ? WITHHELD : readBody(ctx, row.body)),
    at: row.createdAt.getTime(),
    status: row.status,
    reached: reachedBy(row, channels.get(row.conversationId)),
    channel: channels.size > 1 ? (channels.get(row.conversationId) ?? null) : null,
    officer: (row.direction === 'out' && officers.get(eventOf(row.externalId) ?? 0)) || null,
    fromPhone: isFromPhone(row),
  }));
  const named = lines.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const files = await ctx.db.read.storedFile.findMany({ where: { id: { in: named } }, select: { id: true } });
  const kept = new Set(files.map(({ id }) => id));
  const opens = mayRead ? kept : await handedIn(ctx.db.read, [...kept]);
  for (const line of lines) if (line.fileId !== null && !opens.has(line.fileId)) line.fileId = null;
  return { lines, earlier: rows.length > limit };
}

/** Networks that tell whether a message came to the person's phone, so that it means something when they did not. */
const TELLING: ReadonlySet<string> = new Set([WHATSAPP]);

function reachedBy(
  row: Pick<Message, 'direction' | 'externalId' | 'status' | 'deliveredAt' | 'readAt'>,
  channel: string | undefined,
): ChatLine['reached'] {
  if (row.direction !== 'out' || row.status !== 'sent' || !TELLING.has(channel ?? '') || isFromPhone(row)) return null;
  if (row.readAt !== null) return 'read';
  return row.deliveredAt === null ? 'sent' : 'delivered';
}

/** The event of services/chat_events that a bubble told: its externalId is `chat:<event>#<n>`. */
function eventOf(externalId: string): number | undefined {
  const id = /^chat:(\d+)#/.exec(externalId)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Who of the office said something, by the event that told it. */
async function officersOf(
  { db }: ServiceContext,
  rows: readonly { externalId: string }[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(rows.flatMap(({ externalId }) => eventOf(externalId) ?? []))];
  if (ids.length === 0) return new Map();
  const where = { id: { in: ids }, officerId: { not: null } };
  const events = await db.read.chatEvent.findMany({ where, select: { id: true, officerId: true } });
  const said = events.flatMap(({ officerId }) => officerId ?? []);
  const officers = await db.read.officer.findMany({ where: { id: { in: said } }, select: { id: true, name: true } });
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  return new Map(events.map(({ id, officerId }) => [id, names.get(officerId ?? '') ?? '']));
}

/** Stands where something sealed is not for the reader: what it was about, and no more. */
const WITHHELD = { kind: 'abstraction' };

function contentOf(raw: unknown): Pick<ChatLine, 'kind' | 'text' | 'choices' | 'fileId'> {
  const parsed = body.safeParse(raw);
  const plain = { choices: [], fileId: null };
  if (!parsed.success) return { ...plain, kind: 'other', text: kindOf(raw) };
  const said = parsed.data;
  switch (said.kind) {
    case 'text':
      return { ...plain, kind: 'text', text: said.text, choices: (said.choices ?? []).map(({ label }) => label) };
    case 'edited':
      return { ...plain, kind: 'text', text: `✏️ ${said.text}` };
    case 'choice':
      return { ...plain, kind: 'text', text: said.label };
    case 'code':
      return { ...plain, kind: 'code', text: said.value };
    case 'link':
      return { ...plain, kind: 'link', text: said.text, choices: [said.label] };
    case 'file': {
      const text = said.caption === '' ? said.name : `${said.name}\n${said.caption}`;
      return { ...plain, kind: 'file', text, fileId: said.fileId };
    }
    case 'refused_file':
      return { ...plain, kind: 'other', text: said.name };
  }
}

function kindOf(raw: unknown): string {
  const kind: unknown = typeof raw === 'object' && raw !== null && 'kind' in raw ? raw.kind : undefined;
  return typeof kind === 'string' ? kind : '?';
}
