import { describe, expect, it, test } from 'vitest';
import { ABSTRACTION_FIELDS, ABSTRACTION_LENGTH } from '../../../domain/abstraction.ts';
import type { AbstractionField } from '../../../domain/abstraction.ts';
import { namesFields, readAbstractionForm } from '../../../machines/understanding/abstraction.ts';
import { BUILT_IN } from '../../../machines/texts/catalogue.ts';
import { understand } from '../../../machines/understanding/understand.ts';
import { asking } from './questions.ts';

type Fields = Partial<Record<AbstractionField, string>>;

describe('a whole abstraction in one message', () => {
  test.each<[string, string, Fields]>([
    [
      'as people paste it: a greeting, bold labels, numbers, a list within a part, a closing',
      `Selamat pagi kak, berikut abstraksi saya:
*Judul:* Kemiskinan di Banten
2. Latar Blakang : Kemiskinan masih tinggi.
Paragraf kedua: tetap bagian ini.
1. Data kemiskinan diperoleh
3) Tujuan
menganalisis
- a
Data (tahun, wilayah): Susenas 2024
*Metode* = regresi
6. Output dan publikasi Skripsi
jangka waktu – 6 bulan
Akses: saya sendiri
Dosen pembimbing: Dr. A
Pernyataan: tidak diteruskan
Hormat saya,
Budi`,
      {
        title: 'Kemiskinan di Banten',
        background: 'Kemiskinan masih tinggi.\nParagraf kedua: tetap bagian ini.\n1. Data kemiskinan diperoleh',
        purpose: 'menganalisis\n- a',
        data: 'Susenas 2024',
        method: 'regresi',
        output: 'Skripsi',
        period: '6 bulan',
        access: 'saya sendiri',
        supervisor: 'Dr. A',
      },
    ],
    [
      'in English, out of order, with an empty part and a dash',
      `Who has access: myself\r\nTitle of the study：Poverty\r\nPurpose & objectives: z\r\nMethod:\r\n\r\nBackground - \r\nPeriod of use: 2027\r\n`,
      { title: 'Poverty', purpose: 'z', period: '2027', access: 'myself' },
    ],
    [
      'numbered without colons',
      '1️⃣ Judul penelitian Kemiskinan\n2. Latar belakang Naik terus\n(3) Tujuan Mengukur\n4. Data yang diminta\nSusenas\n- Sakernas',
      { title: 'Kemiskinan', background: 'Naik terus', purpose: 'Mengukur', data: 'Susenas\n- Sakernas' },
    ],
    ['lettered', 'a. Judul: X\nb. Tujuan: Y', { title: 'X', purpose: 'Y' }],
    [
      'a numbered list in a part is not the next part',
      'Tujuan:\n1. Data kemiskinan dijelaskan\n2. Metode dibandingkan\nMetode: regresi',
      { purpose: '1. Data kemiskinan dijelaskan\n2. Metode dibandingkan', method: 'regresi' },
    ],
    ['the same part twice is one', 'Tujuan: a\nJudul: T\nTujuan: b', { title: 'T', purpose: 'a\nb' }],
    ['words that only begin like a label', 'Data Susenas 2024 dibutuhkan untuk skripsi', {}],
    ['no labels', 'Analisis kemiskinan di Banten dengan data Susenas.', {}],
    ['nothing', '', {}],
  ])('%s', (_, text, fields) => {
    expect(readAbstractionForm(text)).toEqual({ fields, tooLong: [] });
  });

  it('reads the format that it shows itself, in both languages', () => {
    for (const language of ['id', 'en'] as const) {
      const format = BUILT_IN[language]['abstraction.formatIs'];
      const filled = format.replace(/: (?=\n|$)/g, ': sesuatu');
      expect(Object.keys(readAbstractionForm(filled).fields)).toEqual([...ABSTRACTION_FIELDS]);
      expect(namesFields(format)).toBe(0);
    }
  });

  it('reads every label under which a field is shown', () => {
    for (const language of ['id', 'en'] as const)
      for (const field of ABSTRACTION_FIELDS)
        expect(readAbstractionForm(`${BUILT_IN[language][`abstraction.field.${field}`]}: x`).fields).toEqual({
          [field]: 'x',
        });
  });

  it('leaves out what is too long, and says so', () => {
    const long = 'x'.repeat(ABSTRACTION_LENGTH + 1);
    const read = readAbstractionForm(`Judul: T\nLatar belakang: ${long}`);
    expect(read).toEqual({ fields: { title: 'T' }, tooLong: ['background'] });
    expect(readAbstractionForm(`Latar belakang: ${'x'.repeat(ABSTRACTION_LENGTH)}`).tooLong).toEqual([]);
  });
});

describe('a question that takes text or a file', () => {
  const either = asking('text or file', [{ id: 'fields', id_en: ['Isi satu per satu', 'Fill in one by one'] }]);
  const file = { kind: 'file', fileId: 'f', name: 'a.pdf' } as const;

  it('takes both', () => {
    expect(understand({ kind: 'text', text: 'Judul: Kemiskinan' }, either)).toEqual({
      type: 'text',
      text: 'Judul: Kemiskinan',
    });
    expect(understand(file, either)).toEqual({ type: 'file', fileId: 'f', name: 'a.pdf' });
  });

  it('still reads whole messages that name an answer or a global word', () => {
    expect(understand({ kind: 'text', text: 'isi satu per satu' }, either)).toEqual({ type: 'answer', id: 'fields' });
    expect(understand({ kind: 'text', text: 'batal' }, either)).toEqual({ type: 'cancel' });
    expect(understand({ kind: 'text', text: 'Metode: batal tanam' }, either)).toMatchObject({ type: 'text' });
  });

  it.each(['text', 'answers'] as const)('a question that takes %s takes no file', (accepts) => {
    expect(understand(file, asking(accepts))).toEqual({ type: 'unreadable', what: 'file' });
  });

  it('may allow longer texts than others do', () => {
    const long = 'a '.repeat(4_000);
    const { question, labels } = either;
    if (question === null) throw new Error('There is a question');
    expect(understand({ kind: 'text', text: long }, either)).toEqual({ type: 'tooLong', length: 7_999 });
    const longer = { labels, question: { ...question, longest: 8_000 } };
    expect(understand({ kind: 'text', text: long }, longer)).toMatchObject({ type: 'text' });
    expect(understand({ kind: 'text', text: `${long}bc` }, longer)).toEqual({ type: 'tooLong', length: 8_002 });
  });
});
