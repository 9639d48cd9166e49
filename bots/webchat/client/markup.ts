/** The neutral markup of the assistant as elements: *bold*, `code`, line breaks and links. Never as HTML. */
import { el } from './dom.ts';

// Bold begins and ends at a word, as in messengers: 2*3*4 is not bold. No lookbehind: older iPhones cannot read it.
const PATTERN = /`([^`\n]+)`|(^|[^\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])|(https?:\/\/[^\s<>"`]+)/gu;

/** Punctuation at the end of an address belongs to the sentence. */
const AFTER_LINK = /[.,;:!?)\]}*_'"]+$/;

export function markup(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let read = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [whole, code, beforeBold, bold, link] = match;
    fragment.append(text.slice(read, match.index));
    read = (match.index ?? 0) + whole.length;
    if (code !== undefined) fragment.append(el('code', { text: code }));
    else if (bold !== undefined) fragment.append(beforeBold ?? '', el('strong', {}, markup(bold)));
    else if (link !== undefined) appendLink(fragment, link);
  }
  fragment.append(text.slice(read));
  return fragment;
}

/** What a customer wrote: links only. */
export function plain(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const part of text.split(/(https?:\/\/[^\s<>"`]+)/)) {
    if (/^https?:\/\//.test(part)) appendLink(fragment, part);
    else fragment.append(part);
  }
  return fragment;
}

function appendLink(fragment: DocumentFragment, found: string): void {
  const tail = AFTER_LINK.exec(found)?.[0] ?? '';
  const address = found.slice(0, found.length - tail.length);
  const href = safeAddress(address);
  fragment.append(href ? el('a', { text: address, attrs: { href, ...NEW_TAB } }) : address, tail);
}

export const NEW_TAB = { target: '_blank', rel: 'noopener noreferrer' };

/** The address when it is one of the web, else undefined. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
