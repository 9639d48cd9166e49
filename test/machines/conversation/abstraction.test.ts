/** The abstraction of the basket: typed, pasted, uploaded, changed; then party and clauses (docs/domain.md 4; B5, R10). */
import { describe, expect, it, test } from 'vitest';
import { ABSTRACTION_LENGTH } from '../../../domain/abstraction.ts';
import type { Abstraction } from '../../../domain/abstraction.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import { Desk, office, STUDENT, WRITTEN } from './written.ts';

const atIntro = () => new Desk({ abstraction: 'intro' }, {}, office());
const field = (desk: Desk, name: keyof Abstraction['fields']) => desk.context.abstraction.fields[name];

const FORM = `Judul: Kemiskinan
Latar belakang: Tinggi
Tujuan: Mengukur
Data: Susenas
Metode: Regresi
Keluaran: Skripsi
Jangka waktu: 2027
Akses: Saya
Pembimbing: Dr. A`;

describe('typed field by field', () => {
  it('asks all of them, long ones in several messages, and ends with the agreement at the summary', () => {
    const desk = atIntro().say('isi satu per satu');
    expect(desk.question).toContain('*judul*');
    expect(questionOf(desk.state)?.progress).toEqual({ step: 1, of: 9 });
    desk.say('Kemiskinan di Banten').say('Paragraf satu.').say('Paragraf dua.');
    expect([desk.at, field(desk, 'background')]).toEqual(['abstraction.more', 'Paragraf satu.\nParagraf dua.']);
    desk.say('lanjut').say('Mengukur.').say('ok');
    // the data as ordered are offered, and taken as they are
    expect(desk.question).toContain(
      'Susenas KOR 2024; Maret 2024; tingkat kab/kota; variabel: Pendidikan; wilayah: Kab. Pandeglang',
    );
    desk.say('ya');
    expect(field(desk, 'data')).toContain('Susenas KOR 2024; Maret 2024');
    desk.say('Regresi').say('sudah').say('Skripsi').say('selesai').say('2027').say('Saya').say('Dr. A');
    expect(desk.at).toBe('abstraction.statement');
    desk.say('kenapa?');
    desk.tap('statement.why');
    expect(desk.said.join()).toContain('rahasia');
    desk.tap('statement.agree');
    expect(desk.at).toBe('abstraction.check');
    desk.say('sudah benar, lanjut').say('Mahasiswa S1').say('Jl. Contoh 1');
    expect(desk.said).toHaveLength(2);
    expect(desk.said[1]).toContain('7. Pasal 7');
    expect(desk.question).toContain('Rp10.000');
    desk.say('saya setuju');
    expect([desk.at, desk.context.agreed]).toEqual(['shop.summary', 'built-in-1']);
    expect(desk.context.party).toEqual({ position: 'Mahasiswa S1', address: 'Jl. Contoh 1' });
  });

  it('mere courtesy does not state that data are not passed on, nor agree to the clauses', () => {
    const stated = new Desk({ abstraction: 'statement' }, { abstraction: { ...WRITTEN, statement: false } }, office());
    expect(stated.say('oke makasih').at).toBe('abstraction.statement');
    expect(new Desk({ party: 'clauses' }, {}, office()).say('siap, makasih').at).toBe('party.clauses');
  });

  it('a researcher without an institution names no supervisor', () => {
    const { supervisor: _, ...fields } = WRITTEN.fields;
    const desk = new Desk({ abstraction: 'intro' }, { profile: { ...STUDENT, occupation: 'researcher' } }, office());
    desk.say(FORM.split('\n').slice(0, 8).join('\n'));
    expect([desk.at, desk.context.abstraction.fields]).toEqual(['abstraction.statement', fields]);
  });

  it('refuses a part that is too long without losing what is there', () => {
    const desk = atIntro()
      .tap('abstraction.fields')
      .say('Judul saya')
      .say('a'.repeat(ABSTRACTION_LENGTH - 2));
    desk.say('bcd');
    expect(desk.said.join()).toContain('tersisa 2');
    expect(field(desk, 'background')).toHaveLength(ABSTRACTION_LENGTH - 2);
    expect(desk.say('b').at).toBe('abstraction.more');
    expect(field(desk, 'background')).toHaveLength(ABSTRACTION_LENGTH);
  });

  it('a form pasted at any field is read as one', () => {
    const desk = atIntro().tap('abstraction.fields').say(FORM);
    expect([desk.at, desk.context.abstraction.fields]).toEqual(['abstraction.statement', WRITTEN.fields]);
    const later = atIntro()
      .tap('abstraction.fields')
      .say('Judul')
      .say('Latar saya')
      .say(FORM.split('\n').slice(2).join('\n'));
    expect([later.at, later.context.abstraction.fields]).toEqual([
      'abstraction.statement',
      { ...WRITTEN.fields, title: 'Judul', background: 'Latar saya' },
    ]);
  });
});

describe('pasted', () => {
  it('shows what was read and asks for what is missing', () => {
    const desk = atIntro().say('Judul: Kemiskinan\nTujuan: Mengukur\nMetode: Regresi');
    expect(desk.said[0]).toContain('• Judul: Kemiskinan');
    expect(desk.said[0]).toContain('kurang 6 bagian');
    expect(desk.question).toContain('latar belakangnya');
    desk.say('Tinggi').say('lanjut');
    expect(desk.question).toContain('Data apa');
  });

  it('says how, when nothing could be read', () => {
    const desk = atIntro().say('Saya mau meneliti kemiskinan');
    expect([desk.at, desk.said.length]).toEqual(['abstraction.intro', 1]);
  });

  it('a form longer than one message elsewhere may be is read; one beyond all measure is refused', () => {
    const long = `Judul: T\nLatar belakang: ${'a '.repeat(1_900)}\nTujuan: ${'b '.repeat(1_900)}`;
    expect(Object.keys(atIntro().say(long).context.abstraction.fields)).toEqual(['title', 'background', 'purpose']);
    const desk = atIntro().say('x'.repeat(20_001));
    expect(desk.said[0]).toContain('20.000');
  });
});

describe('uploaded', () => {
  it('then only the title is asked', () => {
    const desk = atIntro().send('file-1');
    expect(desk.question).toContain('*judul*');
    desk.say('Kemiskinan').tap('statement.agree');
    expect([desk.at, desk.question.includes('file-1.pdf')]).toEqual(['abstraction.check', true]);
    desk.say('sudah benar');
    expect(desk.at).toBe('party.position');
  });

  it('may be given up again for writing', () => {
    const desk = atIntro().send('file-1').say('Kemiskinan').tap('statement.agree');
    desk.tap('abstraction.change').tap('abstraction.fields');
    expect([desk.at, desk.context.abstraction.file]).toEqual(['abstraction.field', null]);
    expect(desk.question).toContain('latar belakangnya');
  });
});

describe('changing', () => {
  const atCheck = () => new Desk({ abstraction: 'check' }, { abstraction: WRITTEN }, office());

  it('one field by its name, and returns to the overview', () => {
    const desk = atCheck().say('ubah').say('tujuan');
    expect(desk.question).toContain('“Mengukur”');
    desk.say('Menjelaskan').say('lanjut');
    expect([desk.at, field(desk, 'purpose'), field(desk, 'title')]).toEqual([
      'abstraction.check',
      'Menjelaskan',
      'Kemiskinan',
    ]);
  });

  it('leaves it as it is when nothing new is written', () => {
    const desk = atCheck().say('ubah').say('tujuan').say('biarkan seperti itu');
    expect([desk.at, field(desk, 'purpose')]).toEqual(['abstraction.check', 'Mengukur']);
  });

  it('an answer to write anew loses nothing until it is written', () => {
    const desk = atCheck().say('ubah').say('tujuan').say('Menjelaskan').tap('abstraction.rewrite');
    expect([desk.at, field(desk, 'purpose')]).toEqual(['abstraction.field', 'Menjelaskan']);
  });
});

test('what is agreed and complete is not asked again', () => {
  const known = { abstraction: WRITTEN, party: { position: 'Peneliti', address: 'Jl. A' } };
  const agreed = new Desk({ abstraction: 'check' }, { ...known, agreed: 'built-in-1' }, office());
  expect(agreed.tap('abstraction.right').at).toBe('shop.summary');
  const later = new Desk({ abstraction: 'check' }, known, office()).tap('abstraction.right');
  expect([later.at, later.say('ya, masih sesuai').at]).toEqual(['party.known', 'party.clauses']);
});

test('declining the clauses explains itself and leads to the basket with nothing lost', () => {
  const desk = new Desk({ party: 'clauses' }, { abstraction: WRITTEN }, office()).say('tidak setuju');
  expect(desk.at).toBe('shop.basket');
  expect(desk.said[0]).toContain('tidak dapat dipesan');
  expect([desk.context.abstraction, desk.context.basket.length, desk.context.agreed]).toEqual([WRITTEN, 1, null]);
});

test('a reminder is gentle, changes nothing, and asks again', () => {
  const desk = new Desk({ abstraction: 'field' }, { abstraction: WRITTEN, asking: ['method'] }, office());
  const before = desk.state;
  desk.tell({ type: 'draft.reminder' });
  expect(desk.said).toHaveLength(1);
  expect(desk.state).toEqual(before);
});
