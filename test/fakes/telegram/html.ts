/** Telegram's HTML parse mode: what the person sees of a marked-up text, or why it cannot be read. */
import type { TelegramMessageEntity } from '@gramio/types';

export interface Seen {
  text: string;
  entities: TelegramMessageEntity[];
}

/** The text and its entities (offsets in UTF-16 units), or Telegram's words for what is wrong with it. */
export type Reading = { ok: true; seen: Seen } | { ok: false; problem: string };

type EntityType = TelegramMessageEntity['type'];

const TAGS: Record<string, EntityType> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
};
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

// a tag, a named or numbered character, plain text, or one of the three signs standing alone
const PIECES =
  /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[\w-]+))?)*)\s*>|&(?:(lt|gt|amp|quot)|#(\d+)|#x([0-9a-fA-F]+));|([^<>&]+)|([<>&])/g;

interface Open {
  tag: string;
  attributes: string;
  offset: number;
}

export function readHtml(html: string): Reading {
  const open: Open[] = [];
  const entities: TelegramMessageEntity[] = [];
  let text = '';
  for (const piece of html.matchAll(PIECES)) {
    const [, closing, tagAsWritten, attributes = '', named, decimal, hexadecimal, plain, alone] = piece;
    const at = `at byte offset ${Buffer.byteLength(html.slice(0, piece.index))}`;
    if (alone !== undefined) return wrong(aloneProblem(alone, at));
    if (plain !== undefined) text += plain;
    else if (named !== undefined) text += NAMED[named] ?? '';
    else if (tagAsWritten === undefined) text += String.fromCodePoint(code(decimal, hexadecimal));
    else {
      const tag = tagAsWritten.toLowerCase();
      if (closing === '') {
        if (!isKnown(tag, attributes)) return wrong(`Unsupported start tag "${tag}" ${at}`);
        open.push({ tag, attributes, offset: text.length });
        continue;
      }
      const opened = open.pop();
      if (!opened) return wrong(`Unexpected end tag ${at}`);
      if (opened.tag !== tag) return wrong(`Unmatched end tag ${at}, expected "</${opened.tag}>", found "</${tag}>"`);
      if (text.length > opened.offset) entities.push(entityOf(opened, text));
    }
  }
  const left = open.at(-1);
  if (left) return wrong(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { ok: true, seen: trimmed({ text, entities: inOrder(entities) }) };
}

/** A text without markup, as the person sees it: Telegram takes away blanks at both ends. */
export function readPlain(text: string): Seen {
  return trimmed({ text, entities: [] });
}

function wrong(problem: string): Reading {
  return { ok: false, problem: `can't parse entities: ${problem}` };
}

function aloneProblem(sign: string, at: string): string {
  return sign === '<' ? `Unsupported start tag ${at}` : `${sign} must be written as an entity, found alone ${at}`;
}

function code(decimal: string | undefined, hexadecimal: string | undefined): number {
  return decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal);
}

function isKnown(tag: string, attributes: string): boolean {
  if (tag === 'span') return /^\s+class\s*=\s*["']?tg-spoiler["']?$/.test(attributes);
  return TAGS[tag] !== undefined;
}

function entityOf({ tag, attributes, offset }: Open, text: string): TelegramMessageEntity {
  const length = text.length - offset;
  const expandable = tag === 'blockquote' && /\bexpandable\b/.test(attributes);
  const type: EntityType = expandable ? 'expandable_blockquote' : (TAGS[tag] ?? 'code');
  if (tag !== 'a') return { type, offset, length };
  const url = /\bhref\s*=\s*["']?([^"'\s]*)/.exec(attributes)?.[1] ?? text.slice(offset);
  return { type, offset, length, url };
}

function inOrder(entities: TelegramMessageEntity[]): TelegramMessageEntity[] {
  return entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function trimmed({ text, entities }: Seen): Seen {
  const kept = text.trim();
  const cut = text.length - text.trimStart().length;
  const shifted = entities.map((entity) => {
    const offset = Math.max(0, entity.offset - cut);
    const end = Math.min(kept.length, entity.offset + entity.length - cut);
    return { ...entity, offset, length: end - offset };
  });
  return { text: kept, entities: shifted.filter(({ length }) => length > 0) };
}
