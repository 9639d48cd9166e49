import { expect, it } from 'vitest';
import { loadFonts } from '../../documents/fonts.ts';
import { printable } from '../../documents/printable.ts';
import { wrapText } from '../../documents/wrap.ts';

const { characters } = loadFonts();
const known = (char: string): boolean => characters.has(char.codePointAt(0) ?? 0);

it.each([
  ['plain text stays', 'Siti, 100 % (a/b)', 'Siti, 100 % (a/b)'],
  ['accents are composed', 'Nguye\u0302\u0303n', 'Nguyễn'],
  ['full-width and mathematical letters become plain', 'Ａ１ 𝐁𝐮𝐝𝐢 ﬁ', 'A1 Budi fi'],
  ['a keycap keeps its digit', '1\uFE0F\u20E3', '1'],
  ['an emoji family is one sign', 'Ani 👨‍👩‍👧‍👦!', 'Ani \uFFFD!'],
  ['a run of another script is one sign per word', 'محمد سلمان', '\uFFFD \uFFFD'],
  ['writing-direction marks vanish', 'a\u202Eb\u200Fc', 'abc'],
  ['control characters and soft hyphens vanish', 'a\u0000b\u00ADc', 'abc'],
  ['line ends stay, tabs become spaces', 'a\r\nb\tc', 'a\nb c'],
  ['half a surrogate pair is replaced', 'a\uD83Db', 'a\uFFFDb'],
])('%s', (_, text, shown) => {
  expect(printable(text, characters)).toBe(shown);
});

it('knows the letters of the scripts that the font was cut to, and none of those it lacks', () => {
  expect([...'Łódź ẤỆƠ Žğı ΆΩ ЖЁ – “” • € ₫ № µ ½'].filter((char) => !known(char))).toEqual([]);
  expect([...'→≥中عก'].filter(known)).toEqual([]);
});

it.each([
  ['breaks at spaces', 'aa bb cc', 5, ['aa bb', 'cc']],
  ['keeps line ends and drops empty lines', 'aa\n\nbb', 9, ['aa', 'bb']],
  ['breaks a long word after punctuation', 'x https://ab.cd/ef', 6, ['x', 'https:', '//ab.', 'cd/ef']],
  ['breaks a long word anywhere else', 'abcdefgh', 3, ['abc', 'def', 'gh']],
  ['never splits a letter from its accent', 'x\u0302x\u0302', 2, ['x\u0302', 'x\u0302']],
  ['goes on where even one letter is too wide', 'ab', 0.5, ['a', 'b']],
  ['gives nothing for nothing', ' ', 9, []],
])('wrapping %s', (_, text, width, lines) => {
  expect(wrapText(text, width, (piece) => piece.length)).toEqual(lines);
});
