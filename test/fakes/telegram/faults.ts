/** What goes wrong on purpose, and the limits of speed. */
import { Refusal } from './refusal.ts';

export type FaultKind =
  /** answered with this status, not carried out; `retryAfter` in seconds */
  | { kind: 'status'; status: number; description: string; retryAfter?: number }
  /** the connection breaks before the call is carried out */
  | { kind: 'reset-before' }
  /** carried out, then the connection breaks */
  | { kind: 'reset-after' }
  /** never answered */
  | { kind: 'hang'; carriedOut?: boolean }
  /** carried out and answered when the promise is fulfilled */
  | { kind: 'slow'; until: Promise<unknown> };

/** Of every call if neither `method` nor `chat` is named. 'download' is the method of fetching a file. */
export type Fault = FaultKind & {
  method?: string;
  chat?: number;
  /** default 1; Infinity: until it is ended */
  times?: number;
};

export interface FaultHandle {
  /** how many calls it has met */
  readonly met: number;
  end(): void;
}

/** A call that came before a 429 allowed it. */
export interface EarlyCall {
  method: string;
  chat: number;
  earlyByMs: number;
}

interface Standing {
  fault: Fault;
  left: number;
  met: number;
}

/** Timers may fire a little before their time. */
const TOLERANCE_MS = 50;

export class Faults {
  readonly early: EarlyCall[] = [];
  #standing: Standing[] = [];
  #limit: { calls: number; perMs: number } | undefined;
  readonly #sent = new Map<number, number[]>();
  readonly #closedUntil = new Map<number, number>();

  add(fault: Fault): FaultHandle {
    const standing: Standing = { fault, left: fault.times ?? 1, met: 0 };
    this.#standing.push(standing);
    return {
      get met() {
        return standing.met;
      },
      end: () => {
        standing.left = 0;
      },
    };
  }

  /** The oldest fault that this call meets; it is then used up by one. */
  take(method: string, chat: number | undefined): FaultKind | undefined {
    this.#standing = this.#standing.filter(({ left }) => left > 0);
    const met = this.#standing.find(
      ({ fault }) =>
        (fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase()) &&
        (fault.chat === undefined || fault.chat === chat),
    );
    if (!met) return undefined;
    met.left -= 1;
    met.met += 1;
    return met.fault;
  }

  limitPerChat(calls: number, perMs: number): void {
    this.#limit = { calls, perMs };
  }

  /** @throws Refusal 429 when the chat has had its messages for now */
  admit(method: string, chat: number | undefined): void {
    if (chat === undefined || !countsAsMessage(method)) return;
    const now = performance.now();
    const earlyByMs = (this.#closedUntil.get(chat) ?? 0) - now;
    if (earlyByMs > TOLERANCE_MS) this.early.push({ method, chat, earlyByMs });
    const limit = this.#limit;
    if (!limit) return;
    const recent = (this.#sent.get(chat) ?? []).filter((at) => at > now - limit.perMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= limit.calls) {
      const seconds = Math.max(1, Math.ceil((oldest + limit.perMs - now) / 1000));
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
    }
    this.#sent.set(chat, [...recent, now]);
  }

  /** A 429 was answered: nothing is to come to this chat for so many seconds. */
  closed(chat: number | undefined, seconds: number): void {
    if (chat !== undefined) this.#closedUntil.set(chat, performance.now() + seconds * 1000);
  }
}

function countsAsMessage(method: string): boolean {
  return method !== 'sendChatAction' && /^(?:send|editMessage)/.test(method);
}
