/** What this tab keeps over a reload: the unsent. Gone with the tab, and at a kiosk with the person. */
import type { Posted } from '../protocol.ts';

/** A message that the server may not have yet. */
export interface Unsent {
  id: string;
  at: number;
  body: Posted['body'];
}

interface Kept {
  draft: string;
  unsent: Unsent[];
}

const KEY = 'gerai.unsent';

let closed = false;

export function recall(): Kept {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Partial<Kept>;
    return { draft: kept.draft ?? '', unsent: kept.unsent ?? [] };
  } catch {
    return { draft: '', unsent: [] };
  }
}

export function keep(part: Partial<Kept>): void {
  if (closed) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...recall(), ...part }));
  } catch {
    // A browser may refuse to keep anything; nothing else depends on it.
  }
}

/** From now on this page keeps nothing either: what it still has in hand must not be kept when it goes. */
export function forgetAll(): void {
  closed = true;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing is kept then
  }
}

/** 24 hexadecimal characters. (crypto.randomUUID is missing on plain HTTP.) */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
