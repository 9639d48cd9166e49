import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import type { DocumentContent } from '../../documents/content.ts';
import { renderDocument } from '../../documents/render.ts';
import { page } from '../../documents/style.ts';
import { readPdf, squeeze, wordsOf } from './read_pdf.ts';
import type { PlacedText, ReadPdf } from './read_pdf.ts';
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

const read = async (content: DocumentContent): Promise<ReadPdf> => readPdf(await renderDocument(content));

/** The first text that does not stand in the document after the ones before it. */
function missing(pdf: ReadPdf, texts: readonly string[]): string | undefined {
  const words = wordsOf(pdf.pages);
  let from = 0;
  return texts.find((text) => {
    const at = words.indexOf(squeeze(text), from);
    from = at + squeeze(text).length;
    return at < 0;
  });
}

/** The texts that leave the margins or stand upon another. */
function untidy(pdf: ReadPdf): string[] {
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
function drawnRectangles(bytes: Uint8Array): number[][] {
  const source = Buffer.from(bytes).toString('latin1');
  const streams = [...source.matchAll(/stream\n(x\x9c.*?)\nendstream/gs)].map(([, stream = '']) =>
    inflateSync(Buffer.from(stream, 'latin1')).toString('latin1'),
  );
  const rectangles = streams.flatMap((stream) => Array.from(stream.matchAll(/^(\S+ \S+ \S+ \S+) re$/gm)));
  return rectangles.map(([, numbers = '']) => numbers.split(' ').map(Number));
}

describe('an invoice', () => {
  it('says all that its content gives, in reading order', async () => {
    const pdf = await read({ ...shortInvoice, version: 2, supersedes: 'B-020/33000/HM.340/2026 (R1)' });
    const { letterhead, customer, signatory } = shortInvoice;
    expect(pdf.pages).toHaveLength(1);
    expect(
      missing(pdf, [
        letterhead.officeName,
        letterhead.unitName,
        letterhead.address,
        `${letterhead.phone} · ${letterhead.email} · ${letterhead.website}`,
        'INVOICE',
        `Nomor ${shortInvoice.number} · Versi R2`,
        'DITAGIHKAN KEPADA',
        'RINCIAN DOKUMEN',
        customer.name,
        customer.institution,
        customer.email,
        customer.country,
        'Tanggal',
        '23 November 2026',
        shortInvoice.orderCode,
        'Menggantikan B-020/33000/HM.340/2026 (R1)',
        'No.UraianVolumeJumlah',
        ...shortInvoice.lines.flatMap((line) => [
          line.description,
          line.detail,
          `Dasar tarif: ${line.legalBasis}`,
          '1 publikasi',
          'Rp155.000',
        ]),
        'Jumlah tagihan',
        'Rp310.000',
        'Terbilang',
        shortInvoice.totalInWords,
        ...shortInvoice.notes,
        'Verifikasi keaslian',
        shortInvoice.verifyUrl ?? '',
        shortInvoice.verifyCode,
        `${letterhead.city}, 23 November 2026`,
        signatory.title,
        signatory.name,
        `NIP. ${signatory.nip}`,
        'Halaman 1/1',
      ]),
    ).toBeUndefined();
    expect(wordsOf(pdf.pages)).not.toContain('CONTOH');
  });

  it('shows the tax number only where there is one', async () => {
    expect(wordsOf((await read(shortInvoice)).pages)).not.toContain('NPWP');
    const company = { ...shortInvoice, customer: { ...shortInvoice.customer, npwp: '0012345678901000' } };
    expect(wordsOf((await read(company)).pages)).toContain('NPWP0012345678901000');
  });
});

describe('a receipt', () => {
  it('says who paid how much for what, and by which payment', async () => {
    const pdf = await read(shortReceipt);
    expect(
      missing(pdf, [
        'KUITANSI',
        `Nomor ${shortReceipt.number}`,
        `Sudah terima dari ${shortReceipt.customer.name}`,
        `Untuk pembayaran ${shortReceipt.purpose}`,
        'Jumlah diterima Rp310.000',
        `Terbilang ${shortReceipt.amountInWords}`,
        'Kode billing (SIMPONI)',
        'Kode billing 820261123000017',
        'NTPN A1B2C3D4E5F6G7H8',
        'NTB 240911223344',
        'Tanggal bayar 25 November 2026',
        `Nomor invoice ${shortReceipt.invoiceNumber}`,
        'Bendahara Penerimaan',
        'Dewi Lestari, S.E.',
      ]),
    ).toBeUndefined();
  });

  it('of Rp0 says that nothing was due', async () => {
    const pdf = await read({ ...oddReceipt, amount: 0, amountInWords: 'Nol Rupiah' });
    expect(missing(pdf, ['Jumlah diterima Rp0', 'Nol Rupiah', 'Tanpa pembayaran (Rp0)'])).toBeUndefined();
    expect(wordsOf(pdf.pages)).not.toContain('NTPN');
  });
});

describe('an agreement', () => {
  it('names both parties, the data, the purpose and the clauses, and has a place for the stamp', async () => {
    const pdf = await read(shortAgreement);
    const { letterhead, customer, receiver, signatory, data, purpose, clauses } = shortAgreement;
    expect(
      missing(pdf, [
        'SURAT PERJANJIAN PENGGUNAAN DATA',
        `Nomor ${shortAgreement.number}`,
        `Pada hari ini, Senin, 23 November 2026, di ${letterhead.city}`,
        'PIHAK PERTAMA',
        'PIHAK KEDUA',
        signatory.name,
        signatory.title,
        letterhead.officeName,
        letterhead.address,
        customer.name,
        receiver.position,
        customer.institution,
        receiver.address,
        'DATA YANG DIGUNAKAN',
        ...data.flatMap(({ title, detail }) => [title.id, detail.id]),
        'TUJUAN PENGGUNAAN',
        purpose.title,
        purpose.text ?? '',
        'KETENTUAN',
        ...clauses.map(({ id }, index) => `${index + 1}.${id}`),
        `${letterhead.city}, 23 November 2026`,
        'Meterai',
        'Rp10.000',
        shortAgreement.verifyUrl ?? '',
        shortAgreement.verifyCode,
      ]),
    ).toBeUndefined();
    expect(wordsOf(pdf.pages)).not.toContain(squeeze(clauses[0]?.en ?? '-'));
  });

  it('gives the English below the Indonesian, and no stamp or party data where there are none', async () => {
    const words = wordsOf((await read(bareAgreement)).pages);
    const [clause] = bareAgreement.clauses;
    expect(words).toContain(squeeze(`${clause?.id ?? '-'}${clause?.en ?? '-'}`));
    expect(words).toContain('abstraksiterlampir/seetheattachedabstraction');
    for (const absent of ['Meterai', 'Rp10.000', 'Alamat/AddressJalanProf']) expect(words).not.toContain(absent);
  });

  it.each([...Array.from({ length: 12 }, (_, index) => index + 1), 20])(
    'with %i clauses is never signed on a page that says nothing',
    async (count) => {
      const clauses = Array.from({ length: count }, () => shortAgreement.clauses[0] ?? { id: '', en: '' });
      const { pages } = await read({ ...shortAgreement, language: 'en', clauses });
      const last = wordsOf(pages.slice(-1));
      for (const text of [`${count}.Pihakkedua`, 'Perjanjianiniditandatangani', shortAgreement.verifyCode]) {
        expect(last).toContain(text);
      }
      expect(last.match(/Pihakkedua\/Second/g)).toHaveLength(1);
    },
  );
});

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

describe('a draft', () => {
  it('is marked on every page, and has no code to verify and no version before R1', async () => {
    const draft = { ...longInvoice, number: 'RANCANGAN', version: 0, supersedes: null, verifyUrl: null };
    const { pages, links } = await read(draft);
    expect(links).toEqual([]);
    for (const items of pages) expect(wordsOf([items])).toContain('RANCANGAN-belumditerbitkan');
    for (const absent of ['Verifikasi', 'Versi', 'R0']) expect(wordsOf(pages)).not.toContain(absent);
    const squares = drawnRectangles(await renderDocument(draft)).filter(([, , w = 0, h = 0]) => w < 3 && h < 3);
    expect(squares).toEqual([]);
  });
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

it('shows what the font lacks as a replacement sign and look-alike letters as plain ones', async () => {
  const pdf = await read(oddReceipt);
  expect(
    missing(pdf, ['Rina Putri \uFFFD \uFFFD \uFFFD \uFFFD 1', '\uFFFD / Όμηρος / Москва / Kraków / Đà Nẵng / Hawaiʻi']),
  ).toBeUndefined();
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
