import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One run of text on a page; `x` and `y` (its baseline) count from the lower left corner, in points. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** A PDF as a reader sees it: its pages, in the order of drawing. */
export interface ReadPdf {
  pages: PlacedText[][];
  size: [width: number, height: number];
  info: Record<string, unknown>;
  links: string[];
}

/** Reads a PDF back; the given bytes stay usable. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const pages: PlacedText[][] = [];
  const links: string[] = [];
  let size: [number, number] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    size = [width, height];
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [placed(item)] : [])));
    const annotations: { url?: string }[] = await page.getAnnotations();
    links.push(...annotations.flatMap(({ url }) => url ?? []));
  }
  const { info } = await pdf.getMetadata();
  await task.destroy();
  return { pages, size, info: { ...info }, links };
}

function placed(item: { str: string; transform: number[]; width: number }): PlacedText {
  const [size = 0, , , , x = 0, y = 0] = item.transform;
  return { text: item.str, x, y, width: item.width, size };
}

/** All words of some pages in drawing order, without the breaks between lines. */
export function wordsOf(pages: PlacedText[][]): string {
  return squeeze(pages.flatMap((page) => page.map((item) => item.text)).join(''));
}

/** A text without white space, so that broken lines and words compare equal. */
export function squeeze(text: string): string {
  return text.replace(/\s/gu, '');
}
