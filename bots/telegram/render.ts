/** A neutral message as Telegram's bubbles: HTML with only & < > escaped, within the limits, buttons on the last one. Pure. */
import type { Choice, OutboundBody } from '../channel.ts';
import { spansOf } from '../markup.ts';
import type { Span } from '../markup.ts';
import { splitSpans } from '../split.ts';
import { addressLine, linesBelow, mended, numberedLine, progressLine, visible } from '../written_out.ts';
import { areNumbered, keyboardOf, linkKeyboard, takesButton } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';

/** Bot API, sendMessage: 1-4096 characters after entities parsing. Counted here in UTF-16 units, which are never fewer. */
export const TEXT_LIMIT = 4_096;
/** Bot API, sendDocument and sendPhoto: 0-1024 characters after entities parsing. */
const CAPTION_LIMIT = 1_024;

export interface Bubble {
  html: string;
  /** what is seen of it: sent in its place when Telegram cannot read the HTML, and what limits are counted on */
  plain: string;
  keyboard?: Keyboard;
  /** goes in its place when Telegram refuses its button's address */
  instead?: Bubble;
}

/** At least one. @throws Error with code TELEGRAM_CHOICE_ID_LONG */
export function bubblesOf(body: OutboundBody): [Bubble, ...Bubble[]] {
  switch (body.kind) {
    case 'text':
      return textBubbles(body);
    case 'code':
      return [bubbleOf([{ text: mended(body.value), style: 'code' }])];
    case 'link':
      return linkBubbles(body);
  }
}

/** Whether it can be said below a file. */
export function fitsCaption(bubble: Bubble): boolean {
  return [bubble, bubble.instead].every((one) => one === undefined || one.plain.length <= CAPTION_LIMIT);
}

function textBubbles({ text, choices, progress }: Extract<OutboundBody, { kind: 'text' }>): [Bubble, ...Bubble[]] {
  const spans = [...(progress ? progressLine(progress) : []), ...spansOf(mended(text)), ...numberedLabels(choices)];
  const [last, ...before] = splitSpans(spans, TEXT_LIMIT).toReversed();
  const keyboard = keyboardOf(choices);
  const lastBubble = { ...bubbleOf(last ?? []), ...(keyboard ? { keyboard } : {}) };
  return inOrder(before.toReversed().map(bubbleOf), lastBubble);
}

/** A button, or where Telegram takes none for the address a line; room is left for the line, whichever it becomes. */
function linkBubbles({ text, label, url }: Extract<OutboundBody, { kind: 'link' }>): [Bubble, ...Bubble[]] {
  const line = addressLine(label, url);
  const [last, ...before] = splitSpans(spansOf(mended(text)), TEXT_LIMIT - visible(line).length).toReversed();
  const asLine = bubbleOf([...(last ?? []), ...line]);
  const asButton = { ...bubbleOf(last ?? []), keyboard: linkKeyboard(label, url), instead: asLine };
  return inOrder(before.toReversed().map(bubbleOf), takesButton(url) ? asButton : asLine);
}

function inOrder(before: Bubble[], last: Bubble): [Bubble, ...Bubble[]] {
  const [first, ...others] = before;
  return first === undefined ? [last] : [first, ...others, last];
}

/** Labels that their buttons cannot show whole. */
function numberedLabels(choices: Choice[]): Span[] {
  if (!areNumbered(choices)) return [];
  return linesBelow(choices.map(({ label }, at) => numberedLine(at + 1, label)));
}

function bubbleOf(spans: Span[]): Bubble {
  return { html: spans.map(htmlOf).join(''), plain: visible(spans) };
}

function htmlOf({ text, style }: Span): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (style === 'bold') return `<b>${escaped}</b>`;
  return style === 'code' ? `<code>${escaped}</code>` : escaped;
}
