/** A person in a chat of some network, straight at the turn: what they send, and what is committed to be sent to them. */
import type { ChatAddress, InboundBody, OutboundBody } from '../../bots/channel.ts';
import { Turns } from '../../bots/turn.ts';
import type { ServiceContext } from '../../services/context.ts';
import { readOwnBody } from '../../services/message_bodies.ts';
import type { StoredConversation } from '../../prisma/turn_store.ts';
import type { Context } from '../../machines/conversation/context.ts';
import { contextOf } from './standing.ts';

export class Talker {
  readonly #ctx: ServiceContext;
  readonly #turns: Turns;
  readonly #address: ChatAddress;
  #sent = 0;
  #seen = 0;

  constructor(ctx: ServiceContext, chat: string, { channel = 'telegram', turns = new Turns(ctx) } = {}) {
    this.#ctx = ctx;
    this.#turns = turns;
    this.#address = { channel, account: '1', chat };
  }

  /** The replies, as texts; a button's labels stand behind its text. */
  async say(text: string): Promise<string[]> {
    return this.send({ kind: 'text', text });
  }

  /** `id` of the message, to be edited later; 'm1', 'm2' ... unless told. */
  async send(body: InboundBody, id?: string): Promise<string[]> {
    if (this.#sent > 0) await this.heard();
    this.#sent += 1;
    const externalId = id ?? `m${this.#sent}`;
    await this.#turns.receive({ address: this.#address, externalId, at: this.#ctx.now(), body });
    return this.heard();
  }

  /** What was said to this chat since this was last asked. */
  async heard(): Promise<string[]> {
    const rows = await this.#ctx.db.read.message.findMany({
      where: { conversationId: (await this.row()).id, direction: 'out', id: { gt: this.#seen } },
      orderBy: { id: 'asc' },
    });
    this.#seen = rows.at(-1)?.id ?? this.#seen;
    return rows.map(({ body }) => shown(readOwnBody(this.#ctx, body) as OutboundBody));
  }

  /** Everything of this chat as it is at rest. */
  async kept(): Promise<string> {
    const messages = await this.#ctx.db.read.message.findMany({ where: { conversationId: (await this.row()).id } });
    return messages.map(({ body }) => body).join('\n');
  }

  async row(): Promise<StoredConversation> {
    const row = await this.#ctx.db.turns.load(this.#address);
    if (row === undefined) throw new Error('The chat has not begun');
    return row;
  }

  async context(): Promise<Context> {
    return contextOf(this.#ctx, (await this.row()).id);
  }
}

function shown(body: OutboundBody): string {
  if (body.kind === 'code') return body.value;
  return body.kind === 'link' ? `${body.text} -> ${body.url}` : body.text;
}
