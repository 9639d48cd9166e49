/** The panel shows a bubble as the channels do: an officer's words are neither bold nor broken by chance (docs/domain.md 12). */
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Markup } from '../../admin/views/parts/bubble.tsx';
import { spansOf } from '../../bots/markup.ts';

const TAGS = { plain: ['', ''], bold: ['<strong>', '</strong>'], code: ['<code>', '</code>'] } as const;

test.each([
  ['Harganya *tetap* sampai Desember', true],
  ['*Penting:* bawa `surat`', true],
  ['2*3*4 = 24', false],
  ['* satu\n* dua', false],
  ['*belum ditutup', false],
  ['**tebal?**', false],
  ['lihat https://contoh.example/a*b*c ya', false],
  ['(*nama*), "*nilai*"', true],
])('%s', (text, marked) => {
  const html = spansOf(text).map(({ text: words, style }) => TAGS[style].join(words));
  expect(html.some((part) => part.startsWith('<'))).toBe(marked);
  expect(renderToString(<Markup text={text} />)).toBe(html.join('').replaceAll('"', '&quot;'));
});
