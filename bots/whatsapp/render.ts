/** A neutral message as WhatsApp's bubbles: its own markup, choices and links written out, long texts in pieces. Pure. */
import type { Choice, OutboundBody } from '../channel.ts';
import { spansOf } from '../markup.ts';
import type { Span } from '../markup.ts';
import { splitSpans } from '../split.ts';
import { addressLine, linesBelow, mended, numberedLine, progressLine, visible } from '../written_out.ts';
import { unmarked, withPlainLines } from './plain_text.ts';

/** Phones show some 3,500 characters without trouble, and fold away the rest of a longer one. */
export const TEXT_LIMIT = 3_500;
/** Phones let people write no longer ones below a file. */
export const CAPTION_LIMIT = 1_024;

/** At least one. */
export function bubblesOf(body: OutboundBody): [string, ...string[]] {
  switch (body.kind) {
    case 'text':
      return textBubbles(body);
    case 'code':
      // without any markup: it would be copied along
      return [mended(body.value)];
    case 'link':
      return linkBubbles(body);
  }
}

function textBubbles(body: Extract<OutboundBody, { kind: 'text' }>): [string, ...string[]] {
  const { text, choices, aside, progress } = body;
  const before = progress === undefined ? [] : progressLine(progress);
  const spans = [...before, ...spansOf(mended(text)), ...linesBelow(choiceLines(choices, aside === true))];
  const [first = [], ...others] = splitSpans(spans, TEXT_LIMIT);
  return [bubbleOf(first), ...others.map(bubbleOf)];
}

/** A number answers the question that stands, so only what it means there has one; the rest is to be said in its words. */
function choiceLines(choices: readonly Choice[], aside: boolean): Span[][] {
  let number = 0;
  return choices.map(({ label, unnumbered }) => {
    if (aside || unnumbered === true) return wordsLine(label);
    number += 1;
    return numberedLine(number, label);
  });
}

function wordsLine(label: string): Span[] {
  return [
    { text: '• ', style: 'plain' },
    { text: mended(label), style: 'bold' },
  ];
}

/** Room is left for the address. */
function linkBubbles({ text, label, url }: Extract<OutboundBody, { kind: 'link' }>): [string, ...string[]] {
  const line = addressLine(label, url);
  const pieces = splitSpans(spansOf(mended(text)), TEXT_LIMIT - visible(line).length);
  const [first, ...others] = [...pieces.slice(0, -1), [...(pieces.at(-1) ?? []), ...line]].map(bubbleOf);
  return [first ?? '', ...others];
}

function bubbleOf(spans: Span[]): string {
  return withPlainLines(spans.map(markedUp).join('')).trim();
}

function markedUp({ text, style }: Span): string {
  if (style === 'plain') return unmarked(text);
  // white space inside its signs would undo them
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (words === '') return text;
  return style === 'code' ? `${before}\`${words}\`${after}` : `${before}*${unmarked(words)}*${after}`;
}
