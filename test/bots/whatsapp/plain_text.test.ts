import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboundBody } from '../../../bots/channel.ts';
import { bubblesOf } from '../../../bots/whatsapp/render.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { markupIn } from './markup.ts';

const SIGNS = [
  '*',
  '_',
  '~',
  '`',
  '```',
  '> ',
  '- ',
  '* ',
  '1. ',
  ' ',
  '\n',
  '\t',
  '\u200b',
  '.',
  ',',
  '(',
  ')',
  '"',
  '/',
];
const ADDRESSES = ['https://pst.example/_a_*b*', 'http://', '_s_@mail.example', '@', 'www.x.id'];
const pieces = fc.constantFrom(...SIGNS, ...ADDRESSES, 'a', 'é', '7', '👍', '𝐀', 'kata');
const words = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const wording = { language: 'id', timeZone: 'Asia/Jakarta', overrides: new Map() } as const;

const said = (body: OutboundBody) => markupIn(bubblesOf(body).join('\n\n'));

describe('the reader of the markup', () => {
  it.each([
    ['a *b* _c d_ ~e~ `f`', ['code f', 'bold b', 'italic c d', 'struck e']],
    ['2*3*4, a_b_c, * no *, *no *', []],
    ['> a\n- b\n* c', ['line > a', 'line - b', 'line * c']],
    ['https://x.example/*a* and *b*', ['bold b']],
    ['*a\nb*', []],
  ])('%j', (message, found) => {
    expect(markupIn(message).map(({ how, words: seen }) => `${how} ${seen}`)).toEqual(found);
  });
});

describe('what people and the catalogue say', () => {
  it('marks nothing up, whatever it is', () => {
    fc.assert(
      fc.property(words, (value) => {
        // one value, as texts hold them
        const text = renderText({ key: 'menu.basket', values: { count: value } }, wording);
        expect(said({ kind: 'text', text, choices: [] })).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('as a label marks up no more than its list does', () => {
    fc.assert(
      fc.property(words, (value) => {
        const [label = ''] = renderText({ key: 'menu.basket', values: { count: value } }, wording).split('\n');
        const numbered = said({ kind: 'text', text: 'Pilih:', choices: [{ id: 'a', label }] });
        expect(numbered).toEqual([{ how: 'bold', words: '1.' }]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in a text of ours leaves its bold as it is', () => {
    fc.assert(
      fc.property(words, (value) => {
        const text = `Halo, *nama*: ${renderText({ key: 'menu.basket', values: { count: value } }, wording)} – *akhir*.`;
        const bold = said({ kind: 'text', text, choices: [] }).map(({ how, words: seen }) => `${how} ${seen}`);
        expect(bold).toEqual(['bold nama', 'bold akhir']);
      }),
      { numRuns: 1_000 },
    );
  });
});
