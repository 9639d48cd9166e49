/** Cuts a long text where it hurts least: between paragraphs, else lines, else words, and never inside a character. Pure. */
import type { Span } from './markup.ts';

/** Of the limit. */
const LEAST_SHARE = 0.25;

/** Pieces of at most `limit` UTF-16 units, without white space at their ends; none when there is nothing to see. */
export function splitSpans(spans: Span[], limit: number): Span[][] {
  const text = spans.map((span) => span.text).join('');
  return ranges(text, limit).map(([from, to]) => cutOut(spans, from, to));
}

function ranges(text: string, limit: number): [from: number, to: number][] {
  const found: [number, number][] = [];
  let from = skipSpace(text, 0);
  while (from < text.length) {
    const to = cutAt(text, from, limit);
    const end = from + text.slice(from, to).trimEnd().length;
    found.push([from, end]);
    from = skipSpace(text, to);
  }
  return found;
}

/** The best place to end a piece that begins at `from`. A border that would leave only a headline is none. */
function cutAt(text: string, from: number, limit: number): number {
  if (text.length - from <= limit) return text.length;
  for (const border of ['\n\n', '\n', ' ']) {
    const at = text.lastIndexOf(border, from + limit);
    if (at - from >= limit * LEAST_SHARE) return at;
  }
  return isLowSurrogate(text.charCodeAt(from + limit)) ? from + limit - 1 : from + limit;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function skipSpace(text: string, from: number): number {
  return from + (text.length - from - text.slice(from).trimStart().length);
}

function cutOut(spans: Span[], from: number, to: number): Span[] {
  const piece: Span[] = [];
  let at = 0;
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (part !== '') piece.push({ text: part, style });
    at += text.length;
  }
  return piece;
}
