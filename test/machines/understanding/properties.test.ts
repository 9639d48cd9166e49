import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Understood } from '../../../machines/conversation/events.ts';
import { GLOBAL_WORDS } from '../../../machines/conversation/events.ts';
import type { MessageBody } from '../../../machines/understanding/message.ts';
import { readNumbers } from '../../../machines/understanding/numbers.ts';
import { understand, type Reading } from '../../../machines/understanding/understand.ts';
import { asking, FREE, KINDS_OR_SEARCH, QUESTIONS, typed } from './questions.ts';

const OTHERS =
  'speak greeting thanks answer text file fileRefused openOrder openTicket openSurvey search stale unreadable tooLong unknown'.split(
    ' ',
  );
const TYPES = new Set<string>([...GLOBAL_WORDS, ...OTHERS]);

const WORDS =
  `ya tidak batal menu halo kak GP-ABC234 1 2. 0 1️⃣ no - / @ ? 👍 terima kasih assalamualaikum data publikasi
softcopy ﷺ`.split(/\s/);
const PIECE = fc.constantFrom(...WORDS, '\n', '\u200F', '\u0489', '\uD83D');
const CHAT = fc.array(fc.oneof(PIECE, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 12 });
const TEXT = fc.oneof(
  fc.string({ unit: 'binary' }),
  CHAT.map((parts) => parts.join(' ')),
  CHAT.map((parts) => parts.join('')),
);
const BODY: fc.Arbitrary<MessageBody> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text: TEXT }) },
  fc.record({ kind: fc.constant('choice' as const), token: TEXT, label: TEXT }),
  fc.record({ kind: fc.constant('file' as const), fileId: TEXT, name: TEXT }),
);

function isOffered(understood: Understood, { question }: Reading): boolean {
  return understood.type !== 'answer' || question?.answers.some(({ id }) => id === understood.id) === true;
}

function isCleanText(understood: Understood, { question }: Reading): boolean {
  if (understood.type !== 'text') return true;
  return question?.accepts === 'text' && understood.text !== '' && !/(?!\n)[\p{Cc}\p{Cs}]/u.test(understood.text);
}

function list(accepts: 'answers' | 'text', count: number): Reading {
  const letters = Array.from('abcdefgh'.slice(0, count));
  return asking(
    accepts,
    letters.map((c, i) => ({ id: `a${i + 1}`, id_en: [`pilihan ${c}`, `choice ${c}`] })),
  );
}

function isAnswer(understood: Understood, id: string): boolean {
  return understood.type === 'answer' && understood.id === id;
}

describe('whatever is sent to whatever was asked', () => {
  test('something is understood; an answer is one of those offered, a text one that was asked for', () => {
    fc.assert(
      fc.property(BODY, fc.constantFrom(...QUESTIONS), (body, question) => {
        const understood = understand(body, question);
        expect(TYPES).toContain(understood.type);
        expect(isOffered(understood, question)).toBe(true);
        expect(isCleanText(understood, question)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  const WAYS = fc.constantFrom('#', '#.', '#)', 'no #', 'nomor #', 'pilih # ya', 'halo, #', 'yang ke-#', '# kak');
  const COUNT = fc.integer({ min: 0, max: 8 });
  const NUMBER = fc.integer({ min: 0, max: 120 });

  test('a number is the answer at its place, where there is one', () => {
    fc.assert(
      fc.property(COUNT, NUMBER, WAYS, (count, n, way) => {
        const understood = typed(way.replace('#', String(n)), list('answers', count));
        const zero = n === 0 ? ['menu', 'unknown'] : ['unknown'];
        const isRight = n >= 1 && n <= count ? isAnswer(understood, `a${n}`) : zero.includes(understood.type);
        expect(isRight).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('beside free text a number is the answer at its place, or none', () => {
    fc.assert(
      fc.property(COUNT, NUMBER, WAYS, (count, n, way) => {
        const understood = typed(way.replace('#', String(n)), list('text', count));
        expect(understood.type !== 'answer' || (n <= count && isAnswer(understood, `a${n}`))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a sentence with global words in it comes back unchanged where text is asked for', () => {
    const nouns = 'penelitian responden kecamatan variabel keluarga skripsi inflasi'.split(' ');
    const words = `menu kembali batal status bantuan petugas bahasa ulang lewati ya tidak english halo makasih 1 satu
sudah selesai`.split(/\s/);
    const sentence = fc
      .array(fc.tuple(fc.constantFrom(...nouns), fc.constantFrom(...words)), { minLength: 1, maxLength: 30 })
      .map((pairs) => `Kajian ${pairs.flat().join(' ')} tahun 2025.`);
    fc.assert(
      fc.property(sentence, fc.constantFrom(FREE, KINDS_OR_SEARCH), (text, question) => {
        expect(typed(text, question)).toEqual({ type: 'text', text });
      }),
      { numRuns: 500 },
    );
  });

  test('several numbers are positive, different and in order of writing, or none are read', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const numbers = readNumbers(text) ?? [1];
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.every((n) => Number.isSafeInteger(n) && n >= 1 && n <= 999)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    ['zalgo', `m${'\u0315\u0316\u0489'.repeat(7_000)}enu`],
    ['accents alone', '\u0301'.repeat(20_000)],
    ['right-to-left text', '\u202E\u200Fقائمة '.repeat(2_500)],
    ['one letter', 'a'.repeat(20_000)],
    ['white space', `x${' '.repeat(20_000)}x`],
    ['emoji', '👍'.repeat(10_000)],
    ['digits', '1'.repeat(20_000)],
    ['dashes', '1-'.repeat(10_000)],
    ['beginnings of codes', 'GP-'.repeat(7_000)],
    ['ligatures', 'ﷺ'.repeat(20_000)],
    ['slashes', '/'.repeat(20_000)],
    ['halves of emoji', '\uD83D'.repeat(20_000)],
  ])('20.000 signs of %s are not understood, or too long', (_, text) => {
    for (const question of QUESTIONS) expect(['unknown', 'tooLong']).toContain(typed(text, question).type);
    expect(readNumbers(text)).toBeNull();
  });
});
