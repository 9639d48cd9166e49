/** Delivery by webhook: one at a time per queue and in order, queues side by side, again and again until it is taken. */
import { Agent, request } from 'node:http';
import type { TelegramWebhookInfo } from '@gramio/types';
import type { UpdateQueue, WaitingUpdate } from './updates.ts';

export interface Hook {
  url: string;
  secret: string | undefined;
  maxConnections: number;
}

export interface WebhookTiming {
  /** pause before a delivery that failed is tried again */
  retryMs: number;
  /** patience with the bot's server */
  answerMs: number;
}

export class Webhook {
  readonly #queue: UpdateQueue;
  readonly #timing: WebhookTiming;
  readonly #report: (violation: string) => void;
  readonly #agent = new Agent({ keepAlive: true });
  /** queues whose first update is on its way, or waits to be tried again */
  readonly #busy = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #inFlight = 0;
  #hook: Hook | undefined;
  #error: { date: number; message: string } | undefined;

  constructor(queue: UpdateQueue, timing: WebhookTiming, report: (violation: string) => void) {
    this.#queue = queue;
    this.#timing = timing;
    this.#report = report;
    queue.onChange(() => this.#pump());
  }

  get isSet(): boolean {
    return this.#hook !== undefined;
  }

  set(hook: Hook | undefined): void {
    this.#hook = hook;
    this.#error = undefined;
    this.#pump();
  }

  info(): TelegramWebhookInfo {
    const error = this.#error && { last_error_date: this.#error.date, last_error_message: this.#error.message };
    return {
      url: this.#hook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#queue.waiting.length,
      ...(this.#hook && { max_connections: this.#hook.maxConnections, ip_address: '127.0.0.1' }),
      ...error,
    };
  }

  close(): void {
    this.#hook = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#agent.destroy();
  }

  #pump(): void {
    for (const one of this.#queue.waiting) {
      const hook = this.#hook;
      if (!hook || this.#inFlight >= hook.maxConnections) return;
      if (!this.#busy.has(one.queue)) void this.#deliver(one, hook);
    }
  }

  async #deliver(one: WaitingUpdate, hook: Hook): Promise<void> {
    this.#busy.add(one.queue);
    this.#inFlight += 1;
    one.handedOut = true;
    const problem = await this.#post(JSON.stringify(one.update), hook);
    this.#inFlight -= 1;
    if (problem === null) {
      this.#busy.delete(one.queue);
      this.#queue.confirm((other) => other === one);
    } else {
      this.#error = { date: Math.floor(Date.now() / 1000), message: problem };
      this.#later(one.queue);
    }
    this.#pump();
  }

  #later(queue: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#busy.delete(queue);
      this.#pump();
    }, this.#timing.retryMs);
    this.#timers.add(timer);
  }

  /** null: taken (2xx); else what Telegram shows as last_error_message. */
  #post(body: string, { url, secret }: Hook): Promise<string | null> {
    return new Promise((resolve) => {
      if (url.startsWith('https:')) {
        resolve('SSL error');
        return;
      }
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
      };
      const sent = request(url, { method: 'POST', headers, agent: this.#agent, timeout: this.#timing.answerMs });
      sent.on('timeout', () => sent.destroy(new Error('Read timeout expired')));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code === 'ECONNREFUSED' ? 'Connection refused' : error.message);
      });
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', () => resolve('Connection reset by peer'));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (Buffer.concat(chunks).includes('"method"')) this.#report('a method call in the answer to a webhook');
          const taken = status >= 200 && status < 300;
          resolve(taken ? null : `Wrong response from the webhook: ${status} ${answer.statusMessage ?? ''}`);
        });
      });
      sent.end(body);
    });
  }
}
