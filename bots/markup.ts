/**
 * The neutral markup of the assistant's texts (bots/channel) as stretches of one style, for networks that have a markup of
 * their own. The web chat's client reads the same dialect (bots/webchat/client/markup): it shares no code with the server.
 */

export interface Span {
  text: string;
  style: 'plain' | 'bold' | 'code';
}

// Bold begins and ends at a word: 2*3*4 is not bold. What stands in an address is never markup.
const PATTERN = /`([^`\n]+)`|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])|https?:\/\/[^\s<>"`]+/gu;

/** Never empty stretches; code inside bold is code. */
export function spansOf(text: string): Span[] {
  return parse(text, 'plain');
}

function parse(text: string, around: 'plain' | 'bold'): Span[] {
  const spans: Span[] = [];
  let read = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [whole, code, bold] = match;
    if (code === undefined && bold === undefined) continue;
    spans.push({ text: text.slice(read, match.index), style: around });
    read = match.index + whole.length;
    if (code !== undefined) spans.push({ text: code, style: 'code' });
    else spans.push(...parse(bold ?? '', 'bold'));
  }
  spans.push({ text: text.slice(read), style: around });
  return spans.filter((span) => span.text !== '');
}
