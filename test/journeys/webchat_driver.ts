/** The web chat as its page speaks to it: cookie, header, JSON, multipart, and the history that it shows. */
import { MAX_FILE_BYTES, CLIENT_HEADER } from '../../bots/webchat/protocol.ts';
import type { Accepted, MessageView, Posted, Started, Updates } from '../../bots/webchat/protocol.ts';
import type { Office } from '../office.ts';
import type { ChannelDriver, Device, Received, Sent } from './driver.ts';

export const webchatDriver: ChannelDriver = {
  name: 'webchat',
  begin: () =>
    Promise.resolve({
      options: {},
      newDevice: (office) => Promise.resolve(new Page(office)),
      end: () => Promise.resolve(),
    }),
};

class Page implements Device {
  readonly #chat: string;
  #cookie = '';
  /** the newest message seen */
  #after = 0;
  #sent = 0;
  #under = Promise.resolve();
  #last: (() => Promise<Accepted>) | undefined;
  readonly #seen: MessageView[] = [];

  constructor(office: Office) {
    this.#chat = `${office.url}/chat`;
  }

  /** One after the other, as the page does. */
  send(message: Sent): Promise<void> {
    this.#under = this.#under.then(() => this.#send(message));
    return this.#under;
  }

  async #send(message: Sent): Promise<void> {
    if (message.kind === 'open') return this.#open();
    if (message.kind === 'start') return this.#open(message.payload);
    if (this.#cookie === '') throw new Error('The page is not open yet: begin with "> (open)"');
    const again = message.kind === 'again';
    if (!again) this.#last = this.#prepare(message);
    const accepted = await this.#last?.();
    if (accepted?.outcome !== (again ? 'duplicate' : 'committed')) {
      throw new Error(`The web chat answered ${accepted?.outcome ?? 'nothing'}`);
    }
  }

  async received(): Promise<Received[]> {
    if (this.#cookie === '') return [];
    const fresh: MessageView[] = [];
    for (;;) {
      const { messages } = await this.#json<Updates>('GET', `/history?after=${this.#after}`);
      if (messages.length === 0) break;
      fresh.push(...messages);
      this.#after = messages.at(-1)?.id ?? this.#after;
    }
    this.#seen.push(...fresh);
    const keys = this.#seen.flatMap((view) => (view.from === 'customer' ? [view.key] : []));
    if (new Set(keys).size < keys.length) throw new Error('A message of the customer is in the chat twice');
    return fresh.flatMap((view) => (view.from === 'office' ? [receivedOf(view)] : []));
  }

  /** The page asks for the conversation; the assistant speaks first. */
  async #open(payload?: string): Promise<void> {
    this.#sent += 1;
    const link = { id: `start-${String(this.#sent).padStart(24, '0')}`, payload };
    const isNew = this.#cookie === '';
    const response = await this.#fetch('POST', '/start', JSON.stringify(payload === undefined ? {} : { link }));
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const started = (await response.json()) as Started;
    if (isNew && started.more) throw new Error('A new chat began with more than one page of messages');
  }

  /** The request for a message, to be sent once or again; its id stays the same. */
  #prepare(message: Exclude<Sent, { kind: 'open' | 'start' | 'again' }>): () => Promise<Accepted> {
    this.#sent += 1;
    const id = `message-${this.#sent}`;
    const after = this.#after;
    if (message.kind === 'file' && message.bytes.length > 0 && message.bytes.length <= MAX_FILE_BYTES) {
      return () => this.#upload(id, after, message);
    }
    const posted: Posted = { id, after, body: this.#bodyOf(message) };
    return () => this.#json<Accepted>('POST', '/messages', JSON.stringify(posted));
  }

  #bodyOf(message: Exclude<Sent, { kind: 'open' | 'start' | 'again' }>): Posted['body'] {
    switch (message.kind) {
      case 'text':
        return message;
      case 'choice':
        return { ...message, label: '' };
      case 'tap':
        return { kind: 'choice', token: this.#tokenOf(message.label), label: message.label };
      // such files are not even uploaded by the page
      case 'file':
        return {
          kind: 'refused_file',
          name: message.name,
          reason: message.bytes.length === 0 ? 'empty' : 'too_large',
        };
      default:
        throw new Error(`The web chat has no ${message.kind}`);
    }
  }

  async #upload(id: string, after: number, file: Sent & { kind: 'file' }): Promise<Accepted> {
    const form = new FormData();
    form.set('id', id);
    form.set('after', String(after));
    form.set('caption', file.caption);
    form.set('file', new Blob([Buffer.from(file.bytes)]), file.name);
    const response = await this.#fetch('POST', '/files', form);
    return (await response.json()) as Accepted;
  }

  #tokenOf(label: string): string {
    const choices = this.#seen.flatMap((view) => (view.from === 'office' && view.kind === 'text' ? view.choices : []));
    const token = choices.findLast((choice) => choice.label === label)?.token;
    if (token === undefined) throw new Error(`No button says '${label}'`);
    return token;
  }

  async #json<T>(method: string, path: string, body?: string): Promise<T> {
    return (await (await this.#fetch(method, path, body)).json()) as T;
  }

  async #fetch(method: string, path: string, body?: string | FormData): Promise<Response> {
    const response = await fetch(`${this.#chat}${path}`, {
      method,
      headers: {
        [CLIENT_HEADER]: 'id',
        cookie: this.#cookie,
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${await response.text()}`);
    return response;
  }
}

function receivedOf(view: Extract<MessageView, { from: 'office' }>): Received {
  switch (view.kind) {
    case 'text':
      return {
        kind: 'text',
        text: view.text,
        choices: view.choices.map(({ label }) => label),
        progress: view.progress,
      };
    case 'code':
      return { kind: 'code', value: view.value };
    case 'link':
      return { kind: 'link', text: view.text, label: view.label, url: view.url };
  }
}
