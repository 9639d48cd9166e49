import { describe, expect, it } from 'vitest';
import type { OutboundBody, Progress } from '../../../bots/channel.ts';
import { bubblesOf, TEXT_LIMIT } from '../../../bots/telegram/render.ts';

function textBody(text: string, labels: string[] = [], progress?: Progress): OutboundBody {
  const choices = labels.map((label, at) => ({ id: `choice:${at}`, label }));
  return { kind: 'text', text, choices, ...(progress ? { progress } : {}) };
}

function htmlOf(body: OutboundBody): string {
  const [only, ...more] = bubblesOf(body);
  expect(more).toEqual([]);
  return only.html;
}

/** The rows of the last bubble's keyboard, as they are read. */
function rowsOf(body: OutboundBody): string[][] {
  return (bubblesOf(body).at(-1)?.keyboard ?? []).map((row) => row.map(({ text }) => text));
}

describe('markup as HTML', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a *bold* word', 'a <b>bold</b> word'],
    ['*Two* and *three words*.', '<b>Two</b> and <b>three words</b>.'],
    ['copy `820261123000001` now', 'copy <code>820261123000001</code> now'],
    ['*Code `AB` here*', '<b>Code </b><code>AB</code><b> here</b>'],
    ['`*not bold*`', '<code>*not bold*</code>'],
    ['2*3*4 and * alone *', '2*3*4 and * alone *'],
    ['*over\ntwo lines*', '*over\ntwo lines*'],
    ['https://pst.example/a*b*c?x=1&y=2 stays', 'https://pst.example/a*b*c?x=1&amp;y=2 stays'],
    ['values: a<b & ∗x∗ > c', 'values: a&lt;b &amp; ∗x∗ &gt; c'],
    ['*a<b & "c"*', '<b>a&lt;b &amp; "c"</b>'],
    ['<b>not ours</b> &amp;', '&lt;b&gt;not ours&lt;/b&gt; &amp;amp;'],
    ['*Halo* 👋🏽 _as is_ ~so~', '<b>Halo</b> 👋🏽 _as is_ ~so~'],
    ['half an emoji \ud83d.', 'half an emoji \uFFFD.'],
    ['  \n at the edges \n\n', 'at the edges'],
  ])('%j', (text, html) => {
    expect(htmlOf(textBody(text))).toBe(html);
  });

  it('keeps what is to be copied alone', () => {
    expect(htmlOf({ kind: 'code', value: 'GP-<&>' })).toBe('<code>GP-&lt;&amp;&gt;</code>');
  });
});

describe('the progress of a form', () => {
  it.each([
    [1, 5, '▰▱▱▱▱ 1/5'],
    [2, 5, '▰▰▱▱▱ 2/5'],
    [10, 10, '▰▰▰▰▰▰▰▰▰▰ 10/10'],
    [1, 12, '▰▱▱▱▱▱▱▱▱▱ 1/12'],
    [6, 12, '▰▰▰▰▰▱▱▱▱▱ 6/12'],
    [11, 12, '▰▰▰▰▰▰▰▰▰▱ 11/12'],
    [12, 12, '▰▰▰▰▰▰▰▰▰▰ 12/12'],
  ])('%i of %i', (step, of, line) => {
    expect(htmlOf(textBody('Nama *lengkap*?', [], { step, of }))).toBe(`${line}\n\nNama <b>lengkap</b>?`);
  });
});

describe('choices', () => {
  it.each([
    ['none', [], []],
    ['two short ones below each other', ['Ya', 'Tidak'], [['Ya'], ['Tidak']]],
    ['three short ones in two columns', ['Ya', 'Tidak', 'Menu'], [['Ya', 'Tidak'], ['Menu']]],
    ['16 characters side by side', ['1234567890123456', 'b', 'c'], [['1234567890123456', 'b'], ['c']]],
    ['17 characters below each other', ['12345678901234567', 'b', 'c'], [['12345678901234567'], ['b'], ['c']]],
    ['an emoji is one character', [`👍${'x'.repeat(15)}`, 'b', 'c'], [[`👍${'x'.repeat(15)}`, 'b'], ['c']]],
    ['36 characters as they are', ['x'.repeat(36), 'b'], [['x'.repeat(36)], ['b']]],
  ])('%s', (_what, labels, rows) => {
    const body = textBody('Pilih:', labels);
    expect(rowsOf(body)).toEqual(rows);
    expect(htmlOf(body)).toBe('Pilih:');
  });

  it('long labels are named in the text, and the buttons shortened', () => {
    const long = 'Sensus Penduduk & Perumahan <2020> Provinsi Banten';
    const body = textBody('Pilih produk:', [long, 'Kembali']);
    expect(htmlOf(body)).toBe(
      'Pilih produk:\n\n<b>1.</b> Sensus Penduduk &amp; Perumahan &lt;2020&gt; Provinsi Banten\n<b>2.</b> Kembali',
    );
    expect(rowsOf(body)).toEqual([['1 · Sensus Penduduk & Perumahan <…'], ['2 · Kembali']]);
  });

  it('shortens at characters, and only what is longer than 30', () => {
    const emoji = '👍'.repeat(37);
    const body = textBody('?', [emoji, 'x'.repeat(30)]);
    expect(rowsOf(body)).toEqual([[`1 · ${'👍'.repeat(29)}…`], [`2 · ${'x'.repeat(30)}`]]);
  });

  it('their ids are what the buttons say', () => {
    const body = textBody('?', ['a', 'b']);
    expect(bubblesOf(body)[0].keyboard).toEqual([
      [{ text: 'a', callback_data: 'choice:0' }],
      [{ text: 'b', callback_data: 'choice:1' }],
    ]);
  });

  it.each([
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['é'.repeat(33), false],
    ['', false],
  ])('an id of 1 to 64 bytes fits a button: %j', (id, fits) => {
    const body: OutboundBody = { kind: 'text', text: '?', choices: [{ id, label: 'a' }] };
    if (fits) expect(bubblesOf(body)).toHaveLength(1);
    else expect(() => bubblesOf(body)).toThrow(expect.objectContaining({ code: 'TELEGRAM_CHOICE_ID_LONG' }));
  });
});

describe('links', () => {
  const link = (url: string): OutboundBody => ({ kind: 'link', text: 'Invoice *B-1*', label: 'Unduh <PDF>', url });

  it.each(['https://pst.example/unduh/abc', 'http://pst.example/x', 'http://127.0.0.1:3000/x'])(
    '%s becomes a button, and a line if that is refused',
    (url) => {
      expect(bubblesOf(link(url))).toEqual([
        {
          html: 'Invoice <b>B-1</b>',
          plain: 'Invoice B-1',
          keyboard: [[{ text: 'Unduh <PDF>', url }]],
          instead: {
            html: `Invoice <b>B-1</b>\n\nUnduh &lt;PDF&gt;: ${url}`,
            plain: `Invoice B-1\n\nUnduh <PDF>: ${url}`,
          },
        },
      ]);
    },
  );

  it.each(['http://localhost:3000', 'https://kantor', 'http://[::1]:3000'])('to %s become a line at once', (root) => {
    expect(bubblesOf(link(`${root}/unduh/a?b&c`))).toEqual([
      {
        html: `Invoice <b>B-1</b>\n\nUnduh &lt;PDF&gt;: ${root}/unduh/a?b&amp;c`,
        plain: `Invoice B-1\n\nUnduh <PDF>: ${root}/unduh/a?b&c`,
      },
    ]);
  });

  it('leave room for the line', () => {
    const text = 'kata '.repeat(817);
    const bubbles = bubblesOf({ kind: 'link', text, label: 'Unduh', url: 'https://pst.example/unduh/abc' });
    expect(bubbles).toHaveLength(2);
    for (const { plain, instead } of bubbles) {
      expect(plain.length).toBeLessThanOrEqual(TEXT_LIMIT);
      expect(instead?.plain.length ?? 0).toBeLessThanOrEqual(TEXT_LIMIT);
    }
  });
});

describe('a text over the limit', () => {
  const seen = (text: string) => bubblesOf(textBody(text)).map(({ plain }) => plain);
  const a = (count: number) => 'a'.repeat(count);
  const b = (count: number) => 'b'.repeat(count);

  it.each([
    ['just fits', a(4_096), [a(4_096)]],
    ['one too long', a(4_097), [a(4_096), 'a']],
    [
      'at paragraphs, though a line is nearer',
      `${a(3_000)}\n\n${b(900)}\n${b(900)}`,
      [a(3_000), `${b(900)}\n${b(900)}`],
    ],
    ['at lines, though a word is nearer', `${a(3_000)}\n${b(900)} ${b(900)}`, [a(3_000), `${b(900)} ${b(900)}`]],
    ['at words', `${a(3_000)} ${b(1_800)}`, [a(3_000), b(1_800)]],
    ['at a border just behind the limit', `${a(4_096)}\n\n${b(5)}`, [a(4_096), b(5)]],
    ['not behind a mere headline', `Judul\n\n${a(5_000)}`, [`Judul\n\n${a(4_089)}`, a(911)]],
    ['never inside a character', `${a(4_095)}👍${b(5)}`, [a(4_095), `👍${b(5)}`]],
    ['white space alone is no bubble', `${a(4_096)}${' \n'.repeat(3_000)}`, [a(4_096)]],
  ])('%s', (_what, text, pieces) => {
    expect(seen(text)).toEqual(pieces);
  });

  it('counts what is seen, not the entities', () => {
    expect(bubblesOf(textBody(`*${'&'.repeat(4_096)}*`))).toEqual([
      { html: `<b>${'&amp;'.repeat(4_096)}</b>`, plain: '&'.repeat(4_096) },
    ]);
  });

  it('opens again what a border closed', () => {
    const html = bubblesOf(textBody(`*${a(4_000)} ${b(200)}*`)).map((bubble) => bubble.html);
    expect(html).toEqual([`<b>${a(4_000)}</b>`, `<b>${b(200)}</b>`]);
  });

  it('has its buttons on the last bubble', () => {
    const bubbles = bubblesOf(textBody(`${a(3_000)}\n\n${b(3_000)}`, ['Ya', 'Tidak'], { step: 1, of: 2 }));
    expect(bubbles.map(({ keyboard }) => keyboard?.length)).toEqual([undefined, 2]);
    expect(bubbles[0].plain.startsWith('▰▱ 1/2\n\naaa')).toBe(true);
  });
});
