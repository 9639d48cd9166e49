/** The chat of a customer as it was said, for officers to read. */
import { z } from 'zod';
import { mayReadAbstraction, noteReading } from './abstraction_reading.ts';
import type { Actor, ServiceContext } from './context.ts';
import { isSealed, readBody } from './message_bodies.ts';
import { handedIn } from './uploads_in_use.ts';

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
  /** where it was said; null: the customer has but one chat */
  channel: string | null;
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
  code: string;
  chats: readonly { id: string; channel: string }[];
}

/**
 * The newest `limit` bubbles, oldest first; `before` (an id) leads further back. What is sealed is shown to whoever may read
 * abstractions, and its reading is written down; to others only that it was said.
 */
export async function readTranscript(
  ctx: ServiceContext,
  actor: Actor,
  { code, chats }: TranscriptOf,
  { limit, before }: { limit: number; before?: number | undefined },
): Promise<{ lines: ChatLine[]; earlier: boolean }> {
  const channels = new Map(chats.map(({ id, channel }) => [id, channel]));
  const rows = await ctx.db.read.message.findMany({
    where: { conversationId: { in: [...channels.keys()] }, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit).toReversed();
  const mayRead = mayReadAbstraction(actor);
  if (mayRead && shown.some((row) => isSealed(row.body))) await noteReading(ctx, actor, code);
  const lines = shown.map((row): ChatLine => ({
    id: row.id,
    from: row.direction === 'in' ? 'customer' : 'office',
    ...contentOf(!mayRead && isSealed(row.body) ? WITHHELD : readBody(ctx, row.body)),
    at: row.createdAt.getTime(),
    status: row.status,
    channel: channels.size > 1 ? (channels.get(row.conversationId) ?? null) : null,
  }));
  const named = lines.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const files = await ctx.db.read.storedFile.findMany({ where: { id: { in: named } }, select: { id: true } });
  const kept = new Set(files.map(({ id }) => id));
  const opens = mayRead ? kept : await handedIn(ctx.db.read, [...kept]);
  for (const line of lines) if (line.fileId !== null && !opens.has(line.fileId)) line.fileId = null;
  return { lines, earlier: rows.length > limit };
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
