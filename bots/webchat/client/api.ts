/** Talking to the server. Every answer is a value: the network failing is nothing special on a phone. */
import {
  CLIENT_HEADER,
  type Accepted,
  type Page,
  type Posted,
  type Started,
  type Starting,
  type Updates,
} from '../protocol.ts';
import type { HandoverView, Problem } from '../protocol.ts';
import { language } from './words.ts';

const root = document.documentElement;
export const KIOSK = root.hasAttribute('data-kiosk');

/** A request that takes longer than this, in ms, is given up and made again. */
const PATIENCE_MS = 30_000;

export type Answer<T> =
  | { ok: true; value: T }
  /** no connection, or the server cannot now: try again, not before `afterMs` if given */
  | { ok: false; why: 'later'; afterMs?: number; message?: string }
  /** the session is over */
  | { ok: false; why: 'session' }
  /** will not succeed as it is */
  | { ok: false; why: 'refused'; message: string };

/** The address of an endpoint, for this kind of page. */
export function endpoint(path: string, query: Record<string, string | number> = {}): string {
  const pairs = Object.entries(KIOSK ? { kiosk: 1, ...query } : query).map(([name, value]) => `${name}=${value}`);
  return `${root.dataset.base ?? ''}/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** What an answer of the server means. */
export function judge<T>(status: number, body: unknown, retryAfter: string | null): Answer<T> {
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  const message = (body as Problem | undefined)?.message;
  const afterMs = Number(retryAfter) * 1000;
  if (status === 401) return { ok: false, why: 'session' };
  if (status < 400 || status === 408 || status === 429 || status >= 500) {
    return { ok: false, why: 'later', ...(afterMs > 0 ? { afterMs } : {}), ...(message ? { message } : {}) };
  }
  return { ok: false, why: 'refused', message: message ?? '' };
}

async function request<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin', signal: giveUp.signal });
    const text = await response.text();
    return judge<T>(response.status, text === '' ? undefined : JSON.parse(text), response.headers.get('retry-after'));
  } catch {
    return { ok: false, why: 'later' };
  } finally {
    clearTimeout(timer);
  }
}

function post<T>(path: string, body?: unknown): Promise<Answer<T>> {
  const headers = { [CLIENT_HEADER]: language(), 'content-type': 'application/json' };
  return request(endpoint(path), { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
}

export const api = {
  start: (starting: Starting) => post<Started>('start', starting),
  send: (posted: Posted) => post<Accepted>('messages', posted),
  before: (id: number) => request<Page>(endpoint('history', { before: id }), {}),
  since: (id: number) => request<Updates>(endpoint('history', { after: id }), {}),
  alive: () => post<void>('alive'),
  handover: () => post<HandoverView>('handover'),
  end: () => post<void>('end'),
};
