/** A web chat page: one browser with its cookie, its live replies, and messages that it sends until they are taken. */
import { CLIENT_HEADER } from '../../bots/webchat/protocol.ts';
import type { Accepted, MessageView, OfficeView, Started, Updates } from '../../bots/webchat/protocol.ts';
import type { Dice } from './dice.ts';
import type { Scene } from './scene.ts';

/** What a person does with a question. */
export type Reply =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; token: string; label: string }
  | { kind: 'file'; name: string; bytes: Uint8Array };

export type Question = OfficeView & { kind: 'text' };

/** A message of this page, for the checks at the end. */
export interface SentMessage {
  id: string;
  reply: Reply;
  /** the server said that it has it; otherwise the person gave up while the connection was away */
  acknowledged: boolean;
  /** how often the server said that this very request was the one that counted */
  committed: number;
  /** requests whose fate nobody knows */
  broken: number;
}

interface Posting {
  path: string;
  init: () => RequestInit;
}

export class ChatPage {
  readonly name: string;
  readonly sent: SentMessage[] = [];
  readonly messages = new Map<number, MessageView>();
  readonly #scene: Scene;
  readonly #dice: Dice;
  #cookie = '';
  #wake: () => void = () => {};

  constructor(name: string, scene: Scene, dice: Dice) {
    this.name = name;
    this.#scene = scene;
    this.#dice = dice;
  }

  /** The chat's own id; '' before it is open. */
  chat = '';

  get newest(): number {
    return Math.max(0, ...this.messages.keys());
  }

  /** What is asked now: the last that the office said. */
  get question(): Question | undefined {
    const last = [...this.messages.values()].toSorted((a, b) => a.id - b.id).findLast(({ from }) => from === 'office');
    return last?.from === 'office' && last.kind === 'text' ? last : undefined;
  }

  /** The codes that were given alone in a message after an order was placed. */
  get orderCodes(): string[] {
    return [...this.messages.values()].flatMap((view) =>
      view.from === 'office' && view.kind === 'code' && view.value.startsWith('GP-') ? [view.value] : [],
    );
  }

  /** Opens the page. A kill may leave a chat behind whose cookie never reached us; nobody ever writes in that one. */
  async open(): Promise<void> {
    while (this.#cookie === '') {
      const answer = await this.#scene.attempt('/chat/start', this.#json('{}'));
      if (answer?.status !== 200) continue;
      this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const started = JSON.parse(answer.body) as Started;
      this.chat = started.chat;
      this.#take(started);
    }
  }

  /** Sends it again and again under the same id, until the server has it or the person gives up. */
  async send(reply: Reply): Promise<void> {
    const message: SentMessage = {
      id: `${this.name}-message-${this.sent.length}`,
      reply,
      acknowledged: false,
      committed: 0,
      broken: 0,
    };
    this.sent.push(message);
    const posting = this.#postingOf(message);
    // now and then the network delivers a message twice
    const twice = this.#dice.chance(0.06);
    const outcomes = await Promise.all([
      this.#deliver(message, posting),
      ...(twice ? [this.#deliver(message, posting)] : []),
    ]);
    message.acknowledged = outcomes.includes(true);
    if (message.committed > 1) this.#scene.violate(`${message.id} was committed ${message.committed} times`);
    if (message.acknowledged && message.broken === 0 && message.committed !== 1) {
      this.#scene.violate(`${message.id} was taken for a repetition, but never committed`);
    }
  }

  /** Resolves with the next message that this page did not have at `since`, or at the closing. */
  async changed(since: number): Promise<void> {
    while (this.newest <= since && !this.#scene.closing.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#scene.closing.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** Keeps the page's event stream open, over all lives of the program, until the closing. */
  async live(): Promise<void> {
    while (!this.#scene.closing.aborted) {
      await this.#scene.program.up();
      try {
        await this.#listen();
      } catch {
        // the program was killed, or it is the closing
      }
    }
  }

  /** Fetches what the page lacks, as it does when it is reopened. */
  async catchUp(): Promise<void> {
    this.#take({ chat: this.chat, messages: await this.history(this.newest) });
  }

  /** All messages behind that one, page by page. */
  async history(after: number): Promise<MessageView[]> {
    const all: MessageView[] = [];
    for (;;) {
      const answer = await this.#scene.attempt(`/chat/history?after=${all.at(-1)?.id ?? after}`, this.#with({}));
      if (answer === undefined) continue;
      if (answer.status !== 200) throw new Error(`${this.name} could not read its history: ${answer.status}`);
      const { messages } = JSON.parse(answer.body) as Updates;
      if (messages.length === 0) return all;
      all.push(...messages);
    }
  }

  async #deliver(message: SentMessage, posting: Posting): Promise<boolean> {
    for (;;) {
      const answer = await this.#scene.attempt(posting.path, posting.init());
      if (answer === undefined) {
        message.broken += 1;
        if (this.#dice.chance(0.1)) return false;
        continue;
      }
      if (answer.status !== 200) {
        this.#scene.violate(`${message.id} was answered ${answer.status}: ${answer.body}`);
        return false;
      }
      const accepted = JSON.parse(answer.body) as Accepted;
      if (accepted.outcome === 'committed') message.committed += 1;
      if (accepted.chat !== this.chat) this.#scene.violate(`${message.id} went to another chat`);
      this.#take(accepted);
      return true;
    }
  }

  #postingOf({ id, reply }: SentMessage): Posting {
    const after = this.newest;
    if (reply.kind !== 'file') {
      return { path: '/chat/messages', init: () => this.#json(JSON.stringify({ id, after, body: reply })) };
    }
    const form = new FormData();
    for (const [field, value] of Object.entries({ id, after: String(after), caption: '' })) form.set(field, value);
    form.set('file', new Blob([Buffer.from(reply.bytes)]), reply.name);
    return { path: '/chat/files', init: () => this.#with({ method: 'POST', body: form }) };
  }

  async #listen(): Promise<void> {
    const response = await fetch(`${this.#scene.program.url}/chat/events`, {
      headers: { cookie: this.#cookie, 'last-event-id': String(this.newest) },
      signal: this.#scene.closing,
    });
    if (response.status !== 200) this.#scene.violate(`${this.name}: the event stream was answered ${response.status}`);
    let waiting = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      waiting += decoder.decode(chunk as Uint8Array, { stream: true });
      const events = waiting.split('\n\n');
      waiting = events.pop() ?? '';
      for (const event of events) {
        const data = /^event: message\ndata: (.+)$/m.exec(event)?.[1];
        if (data !== undefined) this.#take({ chat: this.chat, messages: [JSON.parse(data) as MessageView] });
      }
    }
  }

  #take({ messages }: Pick<Updates, 'chat' | 'messages'>): void {
    for (const view of messages) this.messages.set(view.id, view);
    this.#wake();
  }

  #json(body: string): RequestInit {
    return this.#with({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
  }

  #with(init: RequestInit & { headers?: Record<string, string> }): RequestInit {
    const headers = { ...init.headers, [CLIENT_HEADER]: 'id', cookie: this.#cookie };
    return { ...init, headers };
  }
}
