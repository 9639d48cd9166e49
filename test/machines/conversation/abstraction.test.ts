/** The abstraction of the basket: typed, pasted, uploaded, changed; then party and clauses (docs/domain.md 4; B5, R10). */
import { describe, expect, it, test } from 'vitest';
import { ABSTRACTION_LENGTH } from '../../../domain/abstraction.ts';
import type { Abstraction, AbstractionField } from '../../../domain/abstraction.ts';
import { questionOf } from '../../../machines/conversation/step.ts';
import type { Context } from '../../../machines/conversation/context.ts';
import type { PlaceRefusal } from '../../../machines/conversation/effects.ts';
import { Desk, office, STUDENT, WRITTEN } from './written.ts';

const PARTY = { position: 'Mahasiswa', address: 'Jl. Contoh 1' };

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

  it('takes no word of navigation for an answer', () => {
    const context = { abstraction: WRITTEN, asking: ['supervisor', 'purpose'] as AbstractionField[] };
    for (const word of ['lanjut', 'next', 'lewati', 'ok', 'ya']) {
      const empty = { ...context, abstraction: { ...WRITTEN, fields: { ...WRITTEN.fields, supervisor: '' } } };
      const desk = new Desk({ abstraction: 'field' }, empty, office()).say(word);
      expect([word, desk.at, field(desk, 'supervisor')]).toEqual([word, 'abstraction.field', '']);
      expect(desk.said.join()).toContain('*Pembimbing* wajib diisi');
    }
  });

  it('a button of one field leaves another as it is', () => {
    const context = { abstraction: WRITTEN, asking: ['title', 'period'] as AbstractionField[] };
    const desk = new Desk({ abstraction: 'field' }, context, office());
    const [keepTitle] = questionOf(desk.state)?.answers ?? [];
    desk.say('Kemiskinan di pesisir').tap(keepTitle?.id ?? '');
    expect([desk.at, desk.context.asking]).toEqual(['abstraction.field', ['period']]);
    desk.tap('abstraction.keep:period');
    expect([desk.at, field(desk, 'period')]).toEqual(['abstraction.check', '2027']);
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
    const desk = atCheck().say('ubah').say('tujuan').say('Menjelaskan').tap('abstraction.rewrite:purpose');
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

test('clauses that the office changed meanwhile are read and agreed to again, with nothing lost', () => {
  const known = { abstraction: WRITTEN, party: { position: 'Peneliti', address: 'Jl. A' }, agreed: 'built-in-0' };
  const usual = office();
  const answer = (asked: Parameters<typeof usual>[0]) =>
    asked.type === 'placeOrders' ? ({ type: 'order.notPlaced', reason: 'clauses_changed' } as const) : usual(asked);
  const desk = new Desk({ shop: 'summary' }, known, answer).tap('order.place');
  expect([desk.at, desk.context.agreed]).toEqual(['party.clauses', null]);
  expect(desk.said[0]).toContain('diperbarui');
  const again = desk.say('setuju');
  expect([again.at, again.context.agreed, again.context.abstraction]).toEqual(['shop.summary', 'built-in-1', WRITTEN]);
});

test('declining the clauses explains itself and leads to the basket with nothing lost', () => {
  const desk = new Desk({ party: 'clauses' }, { abstraction: WRITTEN }, office()).say('tidak setuju');
  expect(desk.at).toBe('shop.basket');
  expect(desk.said[0]).toContain('tidak dapat dipesan');
  expect([desk.context.abstraction, desk.context.basket.length, desk.context.agreed]).toEqual([WRITTEN, 1, null]);
});

describe('an order that is refused', () => {
  const placing = (reason: PlaceRefusal, context: Partial<Context>) =>
    new Desk({ shop: 'summary' }, { abstraction: WRITTEN, agreed: 'built-in-1', party: PARTY, ...context }, (asked) =>
      asked.type === 'placeOrders' ? { type: 'order.notPlaced', reason } : office()(asked),
    ).tap('order.place');

  it('for the file of its abstraction asks for that file again, and goes on', () => {
    const abstraction = {
      fields: { title: 'Kemiskinan' },
      file: { id: 'lost', name: 'abstraksi.pdf' },
      statement: true,
    };
    const desk = placing('abstraction_file_unusable', { abstraction });
    expect([desk.at, desk.context.abstraction.file, desk.said[0]]).toEqual([
      'abstraction.upload',
      null,
      expect.stringContaining('Berkas abstraksi'),
    ]);
    desk.send('again').tap('abstraction.right');
    expect([desk.at, desk.context.abstraction.file?.id]).toEqual(['shop.summary', 'again']);
  });

  it('for its letter drops the request for a reduction, for a missing reason asks for it', () => {
    const reduction = { reason: '', file: { id: 'lost', name: 'surat.pdf' } };
    const letter = placing('letter_unusable', { reduction });
    expect([letter.at, letter.context.reduction, letter.said[0]]).toEqual([
      'shop.summary',
      null,
      expect.stringContaining('surat'),
    ]);
    const reason = placing('reduction_reason_missing', { reduction });
    expect([reason.at, reason.context.reduction]).toEqual(['reduction.reason', null]);
  });
});

describe('the party of the agreement', () => {
  const known = { abstraction: WRITTEN, party: PARTY, agreed: 'built-in-1' };

  it('is shown in the summary and can be changed there, without the clauses once more', () => {
    const desk = new Desk({ shop: 'summary' }, known, office());
    expect(desk.question).toContain('SPPD: Mahasiswa; Jl. Contoh 1');
    expect(questionOf(desk.state)?.sealed).toBe(true);
    desk.say('ubah data sppd').say('Peneliti').say('Jl. Baru 2');
    expect([desk.at, desk.context.agreed]).toEqual(['shop.summary', 'built-in-1']);
    expect(desk.question).toContain('SPPD: Peneliti; Jl. Baru 2');
  });

  it('is said in words', () => {
    for (const state of ['position', 'address'] as const) {
      for (const none of ['1', '5', '0812 3456', 'lanjut', 'ya', '-']) {
        const desk = new Desk({ party: state }, { abstraction: WRITTEN }, office()).say(none);
        expect([none, desk.at, desk.context.party]).toEqual([none, `party.${state}`, {}]);
      }
    }
  });
});
