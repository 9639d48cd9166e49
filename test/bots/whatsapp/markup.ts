/**
 * WhatsApp's markup as phones read it: *bold*, _italic_, ~struck~ where the signs stand at the borders of words and hold no
 * white space at their inner sides, `code` wherever; ">" and "- " at the beginning of a line. What is a link is no markup.
 */

const LINK = /https?:\/\/[\p{L}\p{N}[][^\s<>"`]*|[\w.+~%-]+@[\w-]+(?:\.[\w-]+)+/gu;

export interface Marked {
  how: 'bold' | 'italic' | 'struck' | 'code' | 'line';
  words: string;
}

const PAIRS = { '*': 'bold', _: 'italic', '~': 'struck' } as const;

export function markupIn(message: string): Marked[] {
  const found: Marked[] = [];
  for (const line of message.split('\n')) {
    const sign = /^\s*(>|[-*]\s)/u.exec(line);
    if (sign) found.push({ how: 'line', words: line });
    // links as letters
    const read = line.replace(LINK, (link) => 'x'.repeat(link.length));
    found.push(...codesIn(line, read));
    const rest = read.replace(/`[^`]+`/g, (code) => '·'.repeat(code.length));
    for (const [one, how] of Object.entries(PAIRS)) found.push(...pairsIn(line, rest, one, how));
  }
  return found;
}

function codesIn(line: string, read: string): Marked[] {
  return [...read.matchAll(/`([^`]+)`/g)].map(({ index, 0: whole }) => ({
    how: 'code',
    words: line.slice(index + 1, index + whole.length - 1),
  }));
}

function pairsIn(line: string, read: string, sign: string, how: Marked['how']): Marked[] {
  const found: Marked[] = [];
  let opened: number | undefined;
  for (let at = 0; at < read.length; at += 1) {
    if (read[at] !== sign) continue;
    const before = read.slice(0, at);
    const after = read.slice(at + 1);
    if (opened !== undefined && opened < at - 1 && /\S$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) {
      found.push({ how, words: line.slice(opened + 1, at) });
      opened = undefined;
    } else if (!/[\p{L}\p{N}]$/u.test(before) && /^\S/u.test(after)) {
      opened ??= at;
    }
  }
  return found;
}
