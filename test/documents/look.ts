/** Looking at a rendered document: what it says, where that stands, and what is drawn. */
import { inflateSync } from 'node:zlib';
import type { DocumentContent } from '../../documents/content.ts';
import { renderDocument } from '../../documents/render.ts';
import { page } from '../../documents/style.ts';
import { readPdf, squeeze, wordsOf } from './read_pdf.ts';
import type { PlacedText, ReadPdf } from './read_pdf.ts';

export const read = async (content: DocumentContent): Promise<ReadPdf> => readPdf(await renderDocument(content));

/** The first text that does not stand in the document after the ones before it. */
export function missing(pdf: ReadPdf, texts: readonly string[]): string | undefined {
  const words = wordsOf(pdf.pages);
  let from = 0;
  return texts.find((text) => {
    const at = words.indexOf(squeeze(text), from);
    from = at + squeeze(text).length;
    return at < 0;
  });
}

/** The texts that leave the margins or stand upon another. */
export function untidy(pdf: ReadPdf): string[] {
  const slack = 0.1;
  const outside = ({ x, y, width, size }: PlacedText): boolean =>
    x < page.left - slack ||
    x + width > page.width - page.right + slack ||
    y - size * 0.3 < page.bottom - slack ||
    y + size * 0.8 > page.height - page.top + slack;
  return pdf.pages.flatMap((items) => [
    ...items.filter(outside).map(({ text }) => `outside: ${text}`),
    ...items.flatMap((item, index) =>
      items.slice(index + 1).flatMap((other) => (overlap(item, other) ? [`${item.text} upon ${other.text}`] : [])),
    ),
  ]);
}

function top(item: PlacedText): number {
  return item.y + item.size * 0.72;
}

function bottom(item: PlacedText): number {
  return item.y - item.size * 0.22;
}

function overlap(a: PlacedText, b: PlacedText): boolean {
  const sideways = a.x + a.width > b.x + 0.1 && b.x + b.width > a.x + 0.1;
  return sideways && top(a) > bottom(b) && top(b) > bottom(a);
}

/** The rectangles [x, y, width, height] of all pages, counted from the upper left corner. */
export function drawnRectangles(bytes: Uint8Array): number[][] {
  const source = Buffer.from(bytes).toString('latin1');
  const streams = [...source.matchAll(/stream\n(x\x9c.*?)\nendstream/gs)].map(([, stream = '']) =>
    inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'),
  );
  const rectangles = streams.flatMap((stream) => Array.from(stream.matchAll(/^(\S+ \S+ \S+ \S+) re$/gm)));
  return rectangles.map(([, numbers = '']) => numbers.split(' ').map(Number));
}
