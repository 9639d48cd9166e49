import { describe, expect, it } from 'vitest';
import type { Choice, OutboundBody, Progress } from '../../../bots/channel.ts';
import { bubblesOf, TEXT_LIMIT } from '../../../bots/whatsapp/render.ts';

type TextBody = Extract<OutboundBody, { kind: 'text' }>;

function textBody(text: string, choices: (string | Choice)[] = [], more: Partial<TextBody> = {}): TextBody {
  const given = choices.map((one, at) => (typeof one === 'string' ? { id: `choice:${at}`, label: one } : one));
  return { kind: 'text', text, choices: given, ...more };
}

function only(body: OutboundBody): string {
  const [first, ...more] = bubblesOf(body);
  expect(more).toEqual([]);
  return first;
}

describe('markup', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a *bold* word', 'a *bold* word'],
    ['copy `820261123000001` now', 'copy `820261123000001` now'],
    // white space inside the signs would undo them
    ['*Code `AB` here*', '*Code* `AB` *here*'],
    ['`*not bold*`', '`*not bold*`'],
    ['2*3*4 and * alone *', '2*3*4 and ∗ alone ∗'],
    ['*over\ntwo lines*', '∗over\ntwo lines∗'],
    ['_as is_ ~so~ nama_berkas_2.csv', 'ˍas isˍ ∼so∼ nama_berkas_2.csv'],
    ['*_both_*', '*ˍbothˍ*'],
    ['one ` alone', 'one ˋ alone'],
    ['```three```', 'ˋˋ`three`ˋˋ'],
    ['` in spaces `', '`in spaces`'],
    ['> quoted', '\u2060> quoted'],
    ['a\n  > quoted\n- item\n-not', 'a\n  \u2060> quoted\n\u2060- item\n-not'],
    ['*> no line begins with it*', '*> no line begins with it*'],
    ['https://pst.example/_a_/b~?x=*y* stays', 'https://pst.example/_a_/b~?x=*y* stays'],
    ['http://localhost:3000/_a_ and http://[::1]:3000/_b_', 'http://localhost:3000/_a_ and http://[::1]:3000/_b_'],
    ['http://*no address* _x_', 'http://∗no address∗ ˍxˍ'],
    ['write to _budi_s_@mail.example.id, _x_', 'write to _budi_s_@mail.example.id, ˍxˍ'],
    ['*Halo* 👋🏽', '*Halo* 👋🏽'],
    ['half an emoji \ud83d.', 'half an emoji \uFFFD.'],
    ['  \n at the edges \n\n', 'at the edges'],
  ])('%j', (text, seen) => {
    expect(only(textBody(text))).toBe(seen);
  });

  it('a code is alone, so that nothing is copied with it', () => {
    expect(only({ kind: 'code', value: 'GP-_A_*B*' })).toBe('GP-_A_*B*');
  });
});

it('the progress of a form stands above', () => {
  const progress: Progress = { step: 2, of: 5 };
  expect(only(textBody('Nama *lengkap*?', [], { progress }))).toBe('▰▰▱▱▱ 2/5\n\nNama *lengkap*?');
});

describe('choices', () => {
  const aside = { aside: true } as const;

  it.each<[string, TextBody, string]>([
    ['of a question are numbered', textBody('Setuju?', ['Ya', 'Tidak_']), 'Setuju?\n\n*1.* Ya\n*2.* Tidakˍ'],
    [
      'beside no question are to be said in words',
      textBody('Invoice terbit.', ['Buka pesanan GP-ABC234'], aside),
      'Invoice terbit.\n\n• *Buka pesanan GP-ABC234*',
    ],
    [
      'without a number of their own, too; those after them are counted without them',
      textBody('Nilai?', ['Baik', { id: 'skip', label: 'Lewati', unnumbered: true }, 'Buruk']),
      'Nilai?\n\n*1.* Baik\n• *Lewati*\n*2.* Buruk',
    ],
    ['cannot mark up', textBody('?', ['*x* `y`'], aside), '?\n\n• *∗x∗ ˋyˋ*'],
  ])('%s', (_what, body, seen) => {
    expect(only(body)).toBe(seen);
  });
});

it('a link is a line below the words', () => {
  const url = 'https://pst.example/unduh/_abc_?x=1&y=2';
  expect(only({ kind: 'link', text: 'Invoice *B-1*', label: 'Unduh _PDF_', url })).toBe(
    `Invoice *B-1*\n\nUnduh ˍPDFˍ: ${url}`,
  );
});

describe('a text over the limit', () => {
  const a = (count: number) => 'a'.repeat(count);

  it.each([
    ['just fits', a(TEXT_LIMIT), [a(TEXT_LIMIT)]],
    ['at words', `${a(3_000)} ${a(800)}`, [a(3_000), a(800)]],
    ['never inside a character', `${a(TEXT_LIMIT - 1)}👍b`, [a(TEXT_LIMIT - 1), '👍b']],
    ['bold opens again what a border closed', `*${a(3_000)} ${a(800)}*`, [`*${a(3_000)}*`, `*${a(800)}*`]],
    ['a sign between letters that a border bares', `${a(TEXT_LIMIT)}_b c_`, [a(TEXT_LIMIT), 'ˍb cˍ']],
  ])('%s', (_what, text, pieces) => {
    expect(bubblesOf(textBody(text))).toEqual(pieces);
  });

  it('has its choices on the last bubble', () => {
    const bubbles = bubblesOf(textBody(`${a(3_000)}\n\n${a(3_000)}`, ['Ya', 'Tidak']));
    expect(bubbles.map((bubble) => bubble.includes('*1.* Ya'))).toEqual([false, true]);
  });

  it('leaves room for the address of a link', () => {
    const url = 'https://pst.example/unduh/abc';
    const bubbles = bubblesOf({ kind: 'link', text: 'kata '.repeat(699), label: 'Unduh', url });
    expect(bubbles).toHaveLength(2);
    for (const bubble of bubbles) expect(bubble.length).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(bubbles.at(-1)).toMatch(/kata\n\nUnduh: https/);
  });
});
