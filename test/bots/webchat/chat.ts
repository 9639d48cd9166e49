/** The web chat over real HTTP, with the real turn behind it, and visitors that speak to it as the page does. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import type { Channel, TurnDoor } from '../../../bots/channel.ts';
import { Turns } from '../../../bots/turn.ts';
import type { MessageView, Posted, Started } from '../../../bots/webchat/protocol.ts';
import { createWebchat, type WebchatOptions } from '../../../bots/webchat/router.ts';
import { addressOf } from '../../../bots/webchat/sessions.ts';
import type { ServiceContext } from '../../../services/context.ts';
import { openWorkshop } from '../../services/workshop.ts';

export interface Chat {
  ctx: ServiceContext;
  channel: Channel;
  /** 'http://127.0.0.1:41234' */
  origin: string;
  /** moves the clock on by ms */
  pass(ms: number): void;
}

interface ChatOptions extends Pick<WebchatOptions, 'limits' | 'pingMs' | 'builtClient'> {
  publicUrl?: string;
  /** put before the turn */
  door?: (turns: TurnDoor) => TurnDoor;
}

export async function openChat({ publicUrl, door, ...options }: ChatOptions = {}): Promise<Chat> {
  const { ctx: workshop, pass } = await openWorkshop({ seeded: true });
  const ctx = { ...workshop, publicUrl: publicUrl ?? workshop.publicUrl };
  const turns = new Turns(ctx);
  const { router, channel } = createWebchat({ ctx, door: door?.(turns) ?? turns, ...options });
  const server = createServer(express().use('/chat', router));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    await channel.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { ctx, channel, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, pass };
}

export interface Reply<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** A browser: it keeps cookies, and sends what the page sends. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;
  readonly #kiosk: boolean;
  #sent = 0;

  constructor(chat: Pick<Chat, 'origin'>, { kiosk = false } = {}) {
    this.#origin = chat.origin;
    this.#kiosk = kiosk;
  }

  async request<T>(method: string, path: string, init: RequestInit = {}): Promise<Reply<T>> {
    const response = await this.fetch(method, path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as T };
  }

  async fetch(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(`/chat${path}`, this.#origin);
    if (this.#kiosk) url.searchParams.set('kiosk', '1');
    const headers = new Headers({ 'x-gerai-chat': 'id', origin: this.#origin, 'sec-fetch-site': 'same-origin' });
    headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(url, { ...init, method, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  post<T>(path: string, body: unknown = {}): Promise<Reply<T>> {
    const headers = { 'content-type': 'application/json' };
    return this.request('POST', path, { headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  async start(): Promise<Started> {
    return (await this.post<Started>('/start')).body;
  }

  /** A message id as the page makes them. */
  newId(): string {
    return `message-${(this.#sent += 1)}-${Math.random().toString(36).slice(2, 10)}`;
  }

  say(text: string, id = this.newId()) {
    return this.post<{ outcome: string; messages: MessageView[] }>('/messages', {
      id,
      after: 0,
      body: { kind: 'text', text },
    } satisfies Posted);
  }

  upload(bytes: Uint8Array, name: string, fields: Record<string, string> = {}) {
    const form = new FormData();
    for (const [field, value] of Object.entries({ id: this.newId(), after: '0', ...fields })) form.append(field, value);
    form.append('file', new Blob([Uint8Array.from(bytes)]), name);
    return this.request<{ outcome: string; messages: MessageView[] }>('POST', '/files', { body: form });
  }

  async history(): Promise<MessageView[]> {
    return (await this.request<{ messages: MessageView[] }>('GET', '/history')).body.messages;
  }

  /** Opens the event stream; `after` as the page gives it, `lastEventId` as a browser does by itself. */
  async events({ after = 0, lastEventId }: { after?: number; lastEventId?: number } = {}): Promise<Events> {
    const headers: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    const closing = new AbortController();
    const response = await this.fetch('GET', `/events?after=${after}`, { headers, signal: closing.signal });
    if (!response.body) throw new Error('No stream');
    return new Events(response, () => closing.abort());
  }
}

export interface ServerEvent {
  event: string;
  id?: number;
  data: unknown;
}

/** An open event stream. */
export class Events {
  readonly status: number;
  readonly close: () => void;
  readonly #stream: AsyncGenerator<ServerEvent>;

  constructor(response: Response, close: () => void) {
    this.status = response.status;
    this.close = close;
    this.#stream = parse(response);
    onTestFinished(close);
  }

  /** The next event but pings; undefined when the stream has ended. */
  async next(): Promise<ServerEvent | undefined> {
    for (;;) {
      const { done, value } = await this.#stream.next();
      if (done) return undefined;
      if (value.event !== 'ping') return value;
    }
  }

  /** The next `count` messages. */
  async messages(count: number): Promise<MessageView[]> {
    const messages: MessageView[] = [];
    while (messages.length < count) {
      const event = await this.next();
      if (!event) throw new Error(`The stream ended after ${messages.length} of ${count} messages`);
      if (event.event === 'message') messages.push(event.data as MessageView);
    }
    return messages;
  }
}

async function* parse(response: Response): AsyncGenerator<ServerEvent> {
  let waiting = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    waiting += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = waiting.split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
      const id = fields.get('id');
      const data: unknown = JSON.parse(fields.get('data') ?? 'null');
      yield { event: fields.get('event') ?? 'message', data, ...(id === undefined ? {} : { id: Number(id) }) };
    }
  }
}

/** The office says something by itself, as the outbox delivers it. */
export async function officeSays({ ctx, channel }: Chat, id: string, text: string): Promise<void> {
  const body = { kind: 'text' as const, text, choices: [] };
  const { id: messageId } = await ctx.db.write(async (tx) => {
    const conversation = await tx.conversation.findFirstOrThrow({ where: { chat: id } });
    return tx.message.create({
      data: {
        conversationId: conversation.id,
        direction: 'out',
        externalId: `news-${text}`,
        body: JSON.stringify(body),
        status: 'queued',
        attempts: 0,
        createdAt: new Date(ctx.now()),
      },
    });
  });
  const { kind } = await channel.send(addressOf(id), { id: messageId, body, bubbles: 0, doubts: 0, unasked: false });
  if (kind !== 'sent') throw new Error(`The channel said ${kind}`);
}

/** What the customer is shown to have said. */
export function said(messages: MessageView[]): string[] {
  return messages.flatMap((message) =>
    message.from !== 'customer' ? [] : message.kind === 'text' ? [message.text] : [message.kind],
  );
}
