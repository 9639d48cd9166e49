import PdfDocument from 'pdfkit';
import { loadFonts } from './fonts.ts';
import { printable } from './printable.ts';
import { contentWidth, ink, page, styles } from './style.ts';
import type { TextStyle } from './style.ts';
import { wrapText } from './wrap.ts';

/** What stands on every page, and what the file says about itself. */
export interface Frame {
  title: string;
  author: string;
  /** UTC ms; the file's CreationDate. */
  createdAt: number;
  /** At the head of the second and later pages. */
  running: string;
  /** At the foot of every page, left of the page number. */
  footer: string;
  /** At the head of every page of a document that is not official. */
  mark: string | null;
  pageLabel: (page: number, pages: number) => string;
}

const PAGE_LABEL_WIDTH = 110;
const FOOTER_GAP = 6;
const RUNNING_GAP = 14;
const MARK_PAD = 3;
const MARK_GAP = 10;

/**
 * Pages being written from top to bottom. `y` is where the next thing goes; `ensure` turns the page when it does not
 * fit. Texts are made printable and broken into lines by `wrap`; nothing else may be drawn.
 */
export class Sheet {
  y = page.top;
  readonly #doc: PDFKit.PDFDocument;
  readonly #frame: Frame;
  readonly #chunks: Buffer[] = [];
  readonly #running: string[];
  readonly #footer: string[];
  readonly #mark: string[];
  readonly #bottom: number;
  #top = page.top;

  constructor(frame: Frame) {
    const { files } = loadFonts();
    this.#frame = frame;
    this.#doc = new PdfDocument({
      size: [page.width, page.height],
      margin: 0,
      font: '', // or pdfkit reads Helvetica first, for nothing
      bufferPages: true,
      lang: 'id-ID',
      displayTitle: true,
      info: {
        Title: frame.title,
        Author: frame.author,
        Creator: 'Gerai PST',
        CreationDate: new Date(frame.createdAt),
      },
    });
    this.#doc.registerFont('regular', files.regular).registerFont('strong', files.strong);
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#running = this.wrap(frame.running, styles.small, contentWidth);
    this.#mark = frame.mark === null ? [] : this.wrap(frame.mark, styles.mark, contentWidth - 16);
    this.#footer = this.wrap(frame.footer, styles.small, contentWidth - PAGE_LABEL_WIDTH);
    this.#bottom = page.height - page.bottom - this.#footer.length * lineHeight(styles.small) - FOOTER_GAP * 2;
    this.#drawMark();
  }

  /** What is left of this page. */
  get room(): number {
    return this.#bottom - this.y;
  }

  /** What a new page has room for. */
  get fullRoom(): number {
    return this.#bottom - page.top - this.#markHeight - this.#running.length * lineHeight(styles.small) - RUNNING_GAP;
  }

  /** Whether nothing but the page's head has been written. */
  get isFresh(): boolean {
    return this.y <= this.#top;
  }

  /** Turns the page unless `height` still fits on it; says whether it did. */
  ensure(height: number): boolean {
    if (height <= this.room || this.isFresh) return false;
    this.breakPage();
    return true;
  }

  breakPage(): void {
    this.#doc.addPage();
    this.y = page.top;
    this.#drawMark();
    this.y = this.lines(this.#running, styles.small, page.left, this.y);
    this.rule(this.y + 3, ink.rule, 0.5);
    this.y += RUNNING_GAP;
    this.#top = this.y;
  }

  widthOf(text: string, style: TextStyle): number {
    return this.#doc.font(style.face).fontSize(style.size).widthOfString(text);
  }

  /** The printable lines of a text in a column. */
  wrap(text: string, style: TextStyle, width: number): string[] {
    const measure = (piece: string): number => this.widthOf(piece, style);
    return wrapText(printable(text, loadFonts().characters), width, measure);
  }

  /** Draws one line with its top at `y`; right-aligned when `right` gives the column's width. */
  line(text: string, style: TextStyle, x: number, y: number, right?: number): void {
    const left = right === undefined ? x : x + right - this.widthOf(text, style);
    this.#doc.font(style.face).fontSize(style.size).fillColor(style.color).text(text, left, y, { lineBreak: false });
  }

  /** Draws lines below each other from `y` and gives the place below them. */
  lines(texts: readonly string[], style: TextStyle, x: number, y: number, right?: number): number {
    texts.forEach((text, index) => this.line(text, style, x, y + index * lineHeight(style), right));
    return y + texts.length * lineHeight(style);
  }

  /** Writes a text at `y`, over as many pages as it needs. */
  flow(text: string, style: TextStyle, x: number = page.left, width: number = contentWidth): void {
    for (const line of this.wrap(text, style, width)) {
      this.ensure(lineHeight(style));
      this.line(line, style, x, this.y);
      this.y += lineHeight(style);
    }
  }

  rule(y: number, color: string, thickness: number, x: number = page.left, width: number = contentWidth): void {
    this.#doc.rect(x, y, width, thickness).fill(color);
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.#doc.rect(x, y, width, height).fill(color);
  }

  /** Fills many rectangles as one shape, so that no seams show between them. */
  shape(rectangles: ReadonlyArray<readonly [x: number, y: number, width: number, height: number]>): void {
    for (const [x, y, width, height] of rectangles) this.#doc.rect(x, y, width, height);
    this.#doc.fill('#000000');
  }

  link(x: number, y: number, width: number, height: number, url: string): void {
    this.#doc.link(x, y, width, height, url);
  }

  /** Writes the feet of all pages and gives the finished file. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const doc = this.#doc;
    const pages = doc.bufferedPageRange().count;
    for (let index = 0; index < pages; index += 1) {
      doc.switchToPage(index);
      this.rule(this.#bottom + FOOTER_GAP, ink.rule, 0.5);
      const y = this.#bottom + FOOTER_GAP * 2;
      this.lines(this.#footer, styles.small, page.left, y);
      const label = this.#frame.pageLabel(index + 1, pages);
      this.line(label, styles.small, page.width - page.right - PAGE_LABEL_WIDTH, y, PAGE_LABEL_WIDTH);
    }
    await new Promise<void>((resolve, reject) => {
      doc.once('end', resolve).once('error', reject);
      doc.end();
    });
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  /** What the mark takes of a page with the space below it. */
  get #markHeight(): number {
    return this.#mark.length === 0 ? 0 : this.#mark.length * lineHeight(styles.mark) + MARK_PAD * 2 + MARK_GAP;
  }

  #drawMark(): void {
    if (this.#mark.length === 0) return;
    this.box(page.left, this.y, contentWidth, this.#markHeight - MARK_GAP, ink.markTint);
    this.lines(this.#mark, styles.mark, page.left + 8, this.y + MARK_PAD);
    this.y += this.#markHeight;
    this.#top = this.y;
  }
}

/** The height of one line of a style. */
export function lineHeight(style: TextStyle): number {
  return style.size * style.leading;
}
