/** A neutral message as Telegram's bubbles: HTML with only & < > escaped, within the limits, buttons on the last one. Pure. */
import type { Choice, OutboundBody, Progress } from '../channel.ts';
import { spansOf } from '../markup.ts';
import type { Span } from '../markup.ts';
import { areNumbered, keyboardOf, linkKeyboard, takesButton } from './keyboard.ts';
import type { Keyboard } from './keyboard.ts';
import { splitSpans } from './split.ts';

/** Bot API, sendMessage: 1-4096 characters after entities parsing. Counted here in UTF-16 units, which are never fewer. */
export const TEXT_LIMIT = 4_096;
/** Bot API, sendDocument and sendPhoto: 0-1024 characters after entities parsing. */
export const CAPTION_LIMIT = 1_024;

export interface Bubble {
  html: string;
  /** what is seen of it: sent in its place when Telegram cannot read the HTML, and what limits are counted on */
  plain: string;
  keyboard?: Keyboard;
  /** goes in its place when Telegram refuses its button's address */
  instead?: Bubble;
}

const MOST_SIGNS = 10;

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

function textBubbles({ text, choices, progress }: Extract<OutboundBody, { kind: 'text' }>): [Bubble, ...Bubble[]] {
  const spans = [...(progress ? progressLine(progress) : []), ...spansOf(mended(text)), ...numberedLabels(choices)];
  const [last, ...before] = splitSpans(spans, TEXT_LIMIT).toReversed();
  const keyboard = keyboardOf(choices);
  const lastBubble = { ...bubbleOf(last ?? []), ...(keyboard ? { keyboard } : {}) };
  return inOrder(before.toReversed().map(bubbleOf), lastBubble);
}

/** A button, or where Telegram takes none for the address a line; room is left for the line, whichever it becomes. */
function linkBubbles({ text, label, url }: Extract<OutboundBody, { kind: 'link' }>): [Bubble, ...Bubble[]] {
  const line: Span[] = [{ text: `\n\n${mended(label)}: ${url}`, style: 'plain' }];
  const [last, ...before] = splitSpans(spansOf(mended(text)), TEXT_LIMIT - visible(line).length).toReversed();
  const asLine = bubbleOf([...(last ?? []), ...line]);
  const asButton = { ...bubbleOf(last ?? []), keyboard: linkKeyboard(label, url), instead: asLine };
  return inOrder(before.toReversed().map(bubbleOf), takesButton(url) ? asButton : asLine);
}

function inOrder(before: Bubble[], last: Bubble): [Bubble, ...Bubble[]] {
  const [first, ...others] = before;
  return first === undefined ? [last] : [first, ...others, last];
}

/** `▰▰▱▱▱ 2/5`; the signs of long forms stand for more than one question. */
function progressLine({ step, of }: Progress): Span[] {
  const signs = Math.max(1, Math.min(of, MOST_SIGNS));
  const done = of <= MOST_SIGNS ? step : Math.max(1, Math.floor((step * MOST_SIGNS) / of));
  const filled = Math.max(0, Math.min(done, signs));
  return [{ text: `${'▰'.repeat(filled)}${'▱'.repeat(signs - filled)} ${step}/${of}\n\n`, style: 'plain' }];
}

/** Labels that their buttons cannot show whole. */
function numberedLabels(choices: Choice[]): Span[] {
  if (!areNumbered(choices)) return [];
  return choices.flatMap(({ label }, at): Span[] => [
    { text: at === 0 ? '\n\n' : '\n', style: 'plain' },
    { text: `${at + 1}.`, style: 'bold' },
    { text: ` ${mended(label)}`, style: 'plain' },
  ]);
}

function bubbleOf(spans: Span[]): Bubble {
  return { html: spans.map(htmlOf).join(''), plain: visible(spans) };
}

function htmlOf({ text, style }: Span): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (style === 'bold') return `<b>${escaped}</b>`;
  return style === 'code' ? `<code>${escaped}</code>` : escaped;
}

function visible(spans: Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Half a character (an emoji that somebody's device cut) is not UTF-8: Telegram would refuse the whole message. */
function mended(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
