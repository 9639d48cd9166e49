/** The conversation as the browser shows it, read from what turns committed. */
import type { ServiceContext } from '../../services/context.ts';
import { readOwnBody } from '../../services/message_bodies.ts';
import type { InboundBody, OutboundBody } from '../channel.ts';
import type { CustomerView, MessageView, OfficeView, Page, Updates } from './protocol.ts';
import { addressOf } from './sessions.ts';

/** Messages in one answer. */
export const PAGE_SIZE = 50;

/**
 * The inbound id of the greeting that the page asks for by itself, and how those of links begin that opened it; nobody wrote
 * them, so nobody is shown them.
 */
export const START_ID = 'start';

/** No id is greater: browsers may say what they like, the database has 32 bits. */
const LAST_ID = 2 ** 31 - 1;

interface Row {
  id: number;
  direction: string;
  externalId: string;
  body: string;
  createdAt: Date;
}

const COLUMNS = { id: true, direction: true, externalId: true, body: true, createdAt: true } as const;

export class Transcript {
  readonly #ctx: Pick<ServiceContext, 'db' | 'vault'>;

  constructor(ctx: Pick<ServiceContext, 'db' | 'vault'>) {
    this.#ctx = ctx;
  }

  /** The newest messages, or with `before` those just older than that message; in order. */
  async page(chat: string, before?: number): Promise<Page> {
    const conversation = await this.#ctx.db.turns.load(addressOf(chat));
    if (!conversation) return { chat, language: 'id', messages: [], more: false };
    const rows = await this.#ctx.db.read.message.findMany({
      where: { ...shown(conversation.id), ...(before === undefined ? {} : { id: { lt: Math.min(before, LAST_ID) } }) },
      select: COLUMNS,
      orderBy: { id: 'desc' },
      take: PAGE_SIZE + 1,
    });
    const messages = rows
      .slice(0, PAGE_SIZE)
      .toReversed()
      .map((row) => this.#view(row));
    return { chat, language: conversation.language, messages, more: rows.length > PAGE_SIZE };
  }

  /** The oldest messages that are newer than `after`, at most PAGE_SIZE. */
  async since(chat: string, after: number): Promise<Updates> {
    const conversation = await this.#ctx.db.turns.load(addressOf(chat));
    if (!conversation) return { chat, language: 'id', messages: [] };
    const rows = await this.#ctx.db.read.message.findMany({
      where: { ...shown(conversation.id), id: { gt: Math.min(after, LAST_ID) } },
      select: COLUMNS,
      orderBy: { id: 'asc' },
      take: PAGE_SIZE,
    });
    return { chat, language: conversation.language, messages: rows.map((row) => this.#view(row)) };
  }

  #view(row: Row): MessageView {
    const placed = { id: row.id, at: row.createdAt.getTime() };
    const body = readOwnBody(this.#ctx, row.body);
    return row.direction === 'in'
      ? { ...placed, from: 'customer', key: row.externalId, ...customerView(body as InboundBody) }
      : { ...placed, from: 'office', ...officeView(body as OutboundBody) };
  }
}

function shown(conversationId: string) {
  return { conversationId, NOT: { direction: 'in', externalId: { startsWith: START_ID } } };
}

type Unplaced<V> = V extends unknown ? Omit<V, 'id' | 'at' | 'from' | 'key'> : never;

function customerView(body: InboundBody): Unplaced<CustomerView> {
  switch (body.kind) {
    case 'text':
    case 'edited':
      return { kind: 'text', text: body.text };
    case 'choice':
      return { kind: 'choice', label: body.label };
    case 'file':
      return { kind: 'file', name: body.name, mime: body.mime, bytes: body.bytes, caption: body.caption };
    case 'refused_file':
      return { kind: 'refused_file', name: body.name, reason: body.reason };
    default:
      return { kind: 'other' };
  }
}

function officeView(body: OutboundBody): Unplaced<OfficeView> {
  if (body.kind !== 'text') return body;
  return {
    kind: 'text',
    text: body.text,
    choices: body.choices.map(({ id, label }) => ({ token: id, label })),
    ...(body.progress ? { progress: body.progress } : {}),
  };
}
