/** What the documents say, in reading order. */
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../documents/render.ts';
import { drawnRectangles, missing, read } from './look.ts';
import { squeeze, wordsOf } from './read_pdf.ts';
import { bareAgreement, longInvoice, oddReceipt, shortAgreement, shortInvoice, shortReceipt } from './samples.ts';

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
    const { file } = bareAgreement.purpose;
    expect(words).toContain(`${file?.name}”(SHA-256${file?.sha256})asintheabstractioninthefile“${file?.name}”`);
    for (const absent of ['Meterai', 'Rp10.000', 'Alamat/AddressJalanProf']) expect(words).not.toContain(absent);
  });

  it('lists in its annex, after the signatures, every variable and region that its own pages leave out', async () => {
    const lists = [301, 8].map((length) => ({
      what: { id: `variabel-${length}`, en: 'variables' },
      entries: Array.from({ length }, (_, at) => ({ code: `K${length}-${at}`, name: `Nama ${at}` })),
    }));
    const [first] = shortAgreement.data;
    if (first === undefined) throw new Error('an agreement is about data');
    const { pages } = await read({ ...shortAgreement, data: [{ ...first, lists }] });
    const annex = pages.findIndex((_, at) => wordsOf(pages.slice(at, at + 1)).includes('LAMPIRANPERJANJIANINI'));
    expect(wordsOf(pages.slice(0, annex))).toContain(shortAgreement.verifyUrl);
    const words = wordsOf(pages.slice(annex));
    for (const { entries } of lists) {
      expect(entries.filter(({ code, name }) => !words.includes(squeeze(`${code}${name}`)))).toEqual([]);
    }
    expect(wordsOf((await read(shortAgreement)).pages)).not.toContain('LAMPIRAN');
  });

  it.each([...Array.from({ length: 12 }, (_, index) => index + 1), 20])(
    'with %i clauses is never signed on a page that says nothing',
    async (count) => {
      const clauses = Array.from({ length: count }, () => shortAgreement.clauses[0] ?? { id: '', en: '' });
      const { pages } = await read({ ...shortAgreement, language: 'en', clauses });
      const last = wordsOf(pages.slice(-1));
      for (const text of [`${count}.Pihakkedua`, 'Tandatangandibubuhkan', shortAgreement.verifyCode]) {
        expect(last).toContain(text);
      }
      expect(last.match(/Pihakkedua\/Second/g)).toHaveLength(1);
    },
  );
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

it('shows what the font lacks as a replacement sign and look-alike letters as plain ones', async () => {
  const pdf = await read(oddReceipt);
  expect(
    missing(pdf, ['Rina Putri \uFFFD \uFFFD \uFFFD \uFFFD 1', '\uFFFD / Όμηρος / Москва / Kraków / Đà Nẵng / Hawaiʻi']),
  ).toBeUndefined();
});
