/**
 * Calls of the Bot API, over telegraf's client: with time-outs of our own (telegraf waits 500 s for a socket that hangs), and
 * every failure as one kind of error that says what is to be done about it. The bot's token is in every address: nothing of
 * an address, a payload or another library's error gets into a message or a log.
 */
import { Readable } from 'node:stream';
import { Telegram, TelegramError } from 'telegraf';
import type { Opts, Telegram as Methods } from 'telegraf/types';

export type MethodName = keyof Methods;
export type Payload<M extends MethodName> = Opts<M>;
export type Result<M extends MethodName> = ReturnType<Methods[M]>;

export type ProblemCode =
  /** the token is not (or no longer) a bot's */
  | 'TELEGRAM_UNAUTHORIZED'
  /** somebody else reads the updates, or a webhook is set */
  | 'TELEGRAM_CONFLICT'
  | 'TELEGRAM_SLOW_DOWN'
  /** any other 4xx */
  | 'TELEGRAM_REFUSED'
  /** 5xx, or an answer that is none of Telegram's */
  | 'TELEGRAM_SERVER'
  | 'TELEGRAM_NETWORK';

interface ProblemFacts {
  code: ProblemCode;
  status: number | null;
  description: string;
  retryAfterMs?: number | null;
  certain: boolean;
}

export class TelegramProblem extends Error {
  readonly code: ProblemCode;
  /** of HTTP, or Telegram's error_code, which are the same; null: there was no answer */
  readonly status: number | null;
  /** Telegram's words, or the network's code; never the token */
  readonly description: string;
  readonly retryAfterMs: number | null;
  /** the call was surely not carried out; false: not known (a reset, a time-out, a 5xx) */
  readonly certain: boolean;

  constructor({ code, status, description, retryAfterMs = null, certain }: ProblemFacts) {
    super(`${code}: ${description}`);
    this.name = 'TelegramProblem';
    this.code = code;
    this.status = status;
    this.description = description;
    this.retryAfterMs = retryAfterMs;
    this.certain = certain;
  }
}

const TIMEOUT_MS = 15_000;
/** Uploads and downloads: 20 MB on a line of 1,5 Mbit/s. */
const FILE_TIMEOUT_MS = 120_000;
const UPLOADS: ReadonlySet<MethodName> = new Set(['sendDocument', 'sendPhoto']);

/** The network said so before anything was sent. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

export class TelegramClient {
  /** the bot's id: the digits of the token before ':' */
  readonly account: string;
  readonly #api: Telegram;
  readonly #files: string;
  readonly #token: string;

  constructor({ token, apiRoot }: { token: string; apiRoot: string }) {
    this.account = token.split(':', 1)[0] ?? '';
    this.#token = token;
    // the slash keeps the path of a Bot API server that is not at the root of its host
    this.#api = new Telegram(token, { apiRoot: `${apiRoot}/`, webhookReply: false });
    this.#files = `${apiRoot}/file/bot${token}/`;
  }

  /** Rejects with TelegramProblem only; after `timeoutMs` (15 s, uploads 120 s) or an abort with TELEGRAM_NETWORK. */
  async call<M extends MethodName>(
    method: M,
    payload: Payload<M>,
    { timeoutMs = UPLOADS.has(method) ? FILE_TIMEOUT_MS : TIMEOUT_MS, signal }: CallOptions = {},
  ): Promise<Result<M>> {
    const limit = limited(timeoutMs, signal);
    try {
      return await this.#api.callApi(method, payload, { signal: limit.signal as TelegrafSignal });
    } catch (err) {
      throw this.#problemOf(err, limit.why());
    } finally {
      limit.end();
    }
  }

  /**
   * The bytes behind getFile's file_path, within 120 s. Rejects with TelegramProblem; the stream errors with it when the rest
   * does not come.
   */
  async download(filePath: string, signal?: AbortSignal): Promise<Readable> {
    const limit = limited(FILE_TIMEOUT_MS, signal);
    try {
      const answer = await fetch(`${this.#files}${encodeURI(filePath)}`, { signal: limit.signal, redirect: 'error' });
      if (!answer.ok || answer.body === null) {
        await answer.body?.cancel();
        throw noFile(answer.status, answer.statusText);
      }
      return this.#streamOf(answer.body, limit);
    } catch (err) {
      limit.end();
      throw this.#problemOf(err, limit.why());
    }
  }

  /** Whichever way it ends, the connection is given up with it. */
  #streamOf(body: NonNullable<Response['body']>, limit: Limit): Readable {
    const reader = body.getReader();
    const problemOf = (err: unknown) => this.#problemOf(err, limit.why());
    return new Readable({
      read() {
        reader.read().then(
          ({ done, value }) => this.push(done ? null : value),
          (err: unknown) => this.destroy(problemOf(err)),
        );
      },
      destroy(err, done) {
        limit.end();
        reader.cancel().then(
          () => done(err),
          () => done(err),
        );
      },
    });
  }

  #problemOf(err: unknown, stopped: string | null): TelegramProblem {
    if (err instanceof TelegramProblem) return err;
    if (err instanceof TelegramError) {
      const { error_code: status, description, parameters } = err.response as Partial<TelegramError['response']>;
      const words = (description ?? 'no reason given').replaceAll(this.#token, '…');
      return answered(status ?? 500, words, parameters?.retry_after);
    }
    const description = stopped ?? networkCode(err);
    const certain = stopped === null && NOT_CONNECTED.has(description);
    return new TelegramProblem({ code: 'TELEGRAM_NETWORK', status: null, description, certain });
  }
}

export interface CallOptions {
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** telegraf asks for the signal of a package that is older than Node's own, which node-fetch takes as well. */
type TelegrafSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

function answered(status: number, description: string, retryAfterSeconds?: number): TelegramProblem {
  const retryAfterMs = retryAfterSeconds === undefined ? null : retryAfterSeconds * 1_000;
  return new TelegramProblem({ code: codeOf(status), status, description, retryAfterMs, certain: isRefusal(status) });
}

/** Of a file's address, which 404 says nothing about the token of: the file is kept for an hour. */
function noFile(status: number, description: string): TelegramProblem {
  if (status !== 404) return answered(status, description);
  return new TelegramProblem({ code: 'TELEGRAM_REFUSED', status, description, certain: true });
}

function codeOf(status: number): ProblemCode {
  // a token of the wrong form is no address that Telegram knows
  if (status === 401 || status === 404) return 'TELEGRAM_UNAUTHORIZED';
  if (status === 409) return 'TELEGRAM_CONFLICT';
  if (status === 429) return 'TELEGRAM_SLOW_DOWN';
  return isRefusal(status) ? 'TELEGRAM_REFUSED' : 'TELEGRAM_SERVER';
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** The code of a network error, which other libraries carry at different depths; their messages hold the address. */
function networkCode(err: unknown): string {
  for (let at = err, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if ('type' in at && typeof at.type === 'string' && at.type !== 'system') return at.type;
  }
  return 'no answer';
}

interface Limit {
  signal: AbortSignal;
  /** why the call was broken off; null: it was not */
  why(): string | null;
  end(): void;
}

/** A signal for one call: aborted after a time, or by the caller. Nothing of it stays behind on the caller's signal. */
function limited(timeoutMs: number, outer: AbortSignal | undefined): Limit {
  const controller = new AbortController();
  let reason: string | null = null;
  const stop = (why: string) => {
    reason ??= why;
    controller.abort();
  };
  const aborted = () => stop('aborted');
  const timer = setTimeout(() => stop('timed out'), timeoutMs);
  timer.unref();
  outer?.addEventListener('abort', aborted, { once: true });
  if (outer?.aborted === true) aborted();
  return {
    signal: controller.signal,
    why: () => reason,
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', aborted);
    },
  };
}
