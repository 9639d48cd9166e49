/** What a message says beside its words, written out where a network has no better form for it. Pure. */
import type { Progress } from './channel.ts';
import type { Span } from './markup.ts';

const MOST_SIGNS = 10;

/** `▰▰▱▱▱ 2/5`; the signs of long forms stand for more than one question. */
export function progressLine({ step, of }: Progress): Span[] {
  const signs = Math.max(1, Math.min(of, MOST_SIGNS));
  const done = of <= MOST_SIGNS ? step : Math.max(1, Math.floor((step * MOST_SIGNS) / of));
  const filled = Math.max(0, Math.min(done, signs));
  return [{ text: `${'▰'.repeat(filled)}${'▱'.repeat(signs - filled)} ${step}/${of}\n\n`, style: 'plain' }];
}

/** A choice that is answered by its number. */
export function numberedLine(number: number, label: string): Span[] {
  return [
    { text: `${number}.`, style: 'bold' },
    { text: ` ${mended(label)}`, style: 'plain' },
  ];
}

/** Lines below a text, after an empty one. */
export function linesBelow(lines: readonly Span[][]): Span[] {
  return lines.flatMap((line, at): Span[] => [{ text: at === 0 ? '\n\n' : '\n', style: 'plain' }, ...line]);
}

/** The address of a link below its words. */
export function addressLine(label: string, url: string): Span[] {
  return [{ text: `\n\n${mended(label)}: ${url}`, style: 'plain' }];
}

/** What is seen of them: limits are counted on it. */
export function visible(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Half a character (an emoji that somebody's device cut) is not UTF-8: networks refuse the whole message, or spoil it. */
export function mended(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
