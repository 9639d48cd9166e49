/** How the documents are laid out: pages, margins, fonts, the QR code; and that they are the same when made again. */
import * as fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../documents/render.ts';
import { page } from '../../documents/style.ts';
import { drawnRectangles, missing, read, untidy } from './look.ts';
import { readPdf, squeeze, wordsOf } from './read_pdf.ts';
import {
  bareAgreement,
  endlessInvoice,
  longAgreement,
  longInvoice,
  longReceipt,
  oddReceipt,
  publication,
  shortAgreement,
  shortInvoice,
  shortReceipt,
} from './samples.ts';

const ALL = {
  shortInvoice,
  shortReceipt,
  shortAgreement,
  bareAgreement,
  longInvoice,
  longReceipt,
  longAgreement,
  oddReceipt,
  endlessInvoice,
};

describe('the end of a bill', () => {
  const COUNTS = Array.from({ length: 12 }, (_, index) => index + 1);

  it.each(COUNTS)('with %i lines stays on one page with its last line', async (count) => {
    for (const sample of [shortInvoice, shortReceipt]) {
      const lines = Array.from({ length: count }, (_, index) => publication(index));
      const last = wordsOf((await read({ ...sample, lines })).pages.slice(-1));
      for (const text of [publication(count - 1).description, ...sample.notes, sample.signatory.name]) {
        expect(last, sample.kind).toContain(squeeze(text));
      }
    }
  });
});

it('sets an agreement with the built-in seven short clauses on one page, its foot on one line in both languages', async () => {
  const clause = {
    id: 'Penerima memakai data hanya untuk penelitian yang dinyatakan.',
    en: 'Only the stated research.',
  };
  const clauses = Array.from({ length: 7 }, () => clause);
  expect((await read({ ...shortAgreement, clauses })).pages).toHaveLength(1);
  const english = await read({ ...shortAgreement, clauses, language: 'en' });
  const lowest = Math.min(...english.pages.flat().map(({ y }) => y));
  const foot = english.pages.flat().filter(({ y }) => y === lowest);
  expect(squeeze(foot.map(({ text }) => text).join(''))).toContain(squeeze(shortAgreement.number));
});

describe('every document', () => {
  it.each(Object.entries(ALL))('%s is A4, and its texts keep to the margins and off each other', async (_, content) => {
    const pdf = await read(content);
    expect(pdf.size).toEqual([595.28, 841.89]);
    expect(untidy(pdf)).toEqual([]);
  });

  it.each(Object.entries(ALL))('%s is the same to the byte when made again', async (_, content) => {
    const first = await renderDocument(content);
    const again = await renderDocument(structuredClone(content));
    expect(Buffer.compare(first, again)).toBe(0);
  });

  it('carries its own fonts, and the instant of issue as its date', async () => {
    const bytes = await renderDocument(shortInvoice);
    const source = Buffer.from(bytes).toString('latin1');
    const fonts = [...source.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name);
    expect(new Set(fonts.map((name) => name?.split('+')[1]))).toEqual(
      new Set(['NotoSans-Regular', 'NotoSans-SemiBold']),
    );
    expect(source.match(/\/FontFile2 /g)).toHaveLength(2);
    const { info, links } = await readPdf(bytes);
    expect(info).toMatchObject({ Title: `INVOICE ${shortInvoice.number}`, CreationDate: 'D:20261123031500Z' });
    expect(links).toEqual([shortInvoice.verifyUrl]);
  });
});

describe('the longest realistic document', () => {
  it.each([longInvoice, longReceipt])(
    '$kind repeats the head of the table, the mark and the page numbers',
    async (content) => {
      const { pages } = await read(content);
      expect(pages.length).toBeGreaterThan(3);
      pages.forEach((items, index) => {
        const words = wordsOf([items]);
        expect(words).toContain('CONTOH-datacontoh,bukandokumenresmi/EXAMPLE');
        expect(words).toContain(`Halaman/Page${index + 1}/${pages.length}`);
        expect(words).toContain(squeeze(content.letterhead.officeName));
        const hasRow = words.includes('Susenas)Maret2025,KordanModul');
        expect(words.includes('Uraian/Description')).toBe(hasRow);
      });
    },
  );

  it('keeps all its texts, and its signature with the last note', async () => {
    const pdf = await read(longInvoice);
    const { customer } = longInvoice;
    for (const text of [customer.email, customer.country, longInvoice.totalInWords, longInvoice.verifyUrl ?? '']) {
      expect(wordsOf(pdf.pages)).toContain(squeeze(text));
    }
    for (const word of `${customer.name} ${customer.institution}`.split(' '))
      expect(wordsOf(pdf.pages)).toContain(word);
    for (const { description, detail, legalBasis, english } of longInvoice.lines)
      expect(
        missing(pdf, [description, english?.description ?? '-', detail, english?.detail ?? '-', legalBasis]),
      ).toBeUndefined();
    const last = wordsOf(pdf.pages.slice(-1));
    expect(last).toContain(squeeze(longInvoice.signatory.name));
    expect(last).toContain('Catatan6');
  });

  it('continues a row that is higher than a page, and loses none of it', async () => {
    const pdf = await read(endlessInvoice);
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(wordsOf(pdf.pages).match(/Rincianwilayahdanvariabelterpilih/g)).toHaveLength(250);
  });
});

it('draws the QR code of the verification page, module by module', async () => {
  const { modules } = QRCode.create(longInvoice.verifyUrl ?? '', { errorCorrectionLevel: 'M' });
  const unit = 76 / modules.size;
  const rectangles = drawnRectangles(await renderDocument(longInvoice));
  const runs = rectangles.filter(([, , , height = 0]) => Math.abs(height - unit) < 0.001);
  const first = Math.min(...runs.map(([, y = 0]) => y));
  const dark = new Set(
    runs.flatMap(([x = 0, y = 0, width = 0]) => {
      const [row, column] = [Math.round((y - first) / unit), Math.round((x - page.left) / unit)];
      return Array.from({ length: Math.round(width / unit) }, (_, index) => `${row},${column + index}`);
    }),
  );
  const expected = Array.from(modules.data, (bit, at) => (bit ? [at] : [])).flat();
  expect([...dark].toSorted()).toEqual(
    expected.map((at) => `${Math.floor(at / modules.size)},${at % modules.size}`).toSorted(),
  );
});

it('lays out any text inside the margins', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  const anyText = fc.oneof(
    text,
    fc.string({ unit: 'binary', maxLength: 200 }),
    text.map((part) => part.repeat(4)),
  );
  await fc.assert(
    fc.asyncProperty(anyText, anyText, anyText, async (name, detail, note) => {
      const [line] = shortInvoice.lines;
      const lines = line ? [{ ...line, description: name, detail, unit: note.slice(0, 40) }] : [];
      const customer = { ...shortInvoice.customer, name, institution: note, email: detail };
      expect(untidy(await read({ ...shortInvoice, customer, lines, notes: [note, detail] }))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
