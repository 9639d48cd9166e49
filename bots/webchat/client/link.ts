/** A link or QR code that leads into the chat: '?start=product_123' (domain/deep_links). */
import type { Starting } from '../protocol.ts';
import { newId } from './memory.ts';

/** What the page's address is to open, under an id that stays the same when it is sent again. */
export function linkHere(): Starting['link'] {
  const payload = new URLSearchParams(location.search).get('start') ?? '';
  return /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? { id: `start-${newId()}`, payload } : undefined;
}

/** The office has it: a page that is loaded again does not open it again. */
export function forgetLink(): undefined {
  const address = new URL(location.href);
  if (!address.searchParams.has('start')) return;
  address.searchParams.delete('start');
  history.replaceState(null, '', address);
}
