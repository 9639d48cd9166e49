import { splitGraphemes } from './printable.ts';

/**
 * Breaks a text into lines no wider than `width`, at spaces; a word that is too wide alone is broken after punctuation
 * (addresses, letter numbers) and, failing that, between characters, so nothing ever runs out of its column.
 * `measure` gives the width of a piece in the same unit. An empty text gives no line.
 */
export function wrapText(text: string, width: number, measure: (piece: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (word === '') continue;
      const joined = line === '' ? word : `${line} ${word}`;
      if (measure(joined) <= width) {
        line = joined;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = measure(word) <= width ? [word] : breakWord(word, width, measure);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

function breakWord(word: string, width: number, measure: (piece: string) => number): string[] {
  const pieces: string[] = [];
  let line = '';
  for (const part of word.split(/(?<=[-/_.,:;@?&=])/u)) {
    if (measure(line + part) <= width) {
      line += part;
      continue;
    }
    if (line !== '') pieces.push(line);
    line = '';
    for (const grapheme of splitGraphemes(part)) {
      if (line !== '' && measure(line + grapheme) > width) {
        pieces.push(line);
        line = '';
      }
      line += grapheme;
    }
  }
  if (line !== '') pieces.push(line);
  return pieces;
}
