import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const all = sources();
const MOST_LINES = 300;
/** Catalogues of texts, which have one line for every text. */
const CATALOGUES = new Set(['machines/texts/id.ts', 'machines/texts/en.ts']);

it('keeps files short enough to be read at a sitting', () => {
  const long = all
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ path, lines }) => lines > MOST_LINES && !CATALOGUES.has(path) && !path.startsWith('test/'));
  expect(long).toEqual([]);
});

it.each([
  ['any', /(?:[:<|,&(=]|\bas|\bextends|=>)\s*any\b(?!['":(])/],
  ['non-null !', /[\w)\]]!(?:[.;,)\]]|\s*$)/m],
])('has no %s in the program', (_what, escape) => {
  const wrong = all
    .filter(({ path, code }) => /\.tsx?$/.test(path) && !path.startsWith('test/') && escape.test(code))
    .map(({ path, code }) => `${path}: ${escape.exec(code)?.[0]}`);
  expect(wrong).toEqual([]);
});

it('silences neither the compiler nor the linter', () => {
  // put together here, so that this file does not find itself
  const silencers = new RegExp(['@ts-(?:ignore|nocheck)', '(?:ox|es)lint-disable'].join('|'));
  expect(
    all
      .filter(({ path, text }) => silencers.test(text) && !path.endsWith('house_rules.test.ts'))
      .map(({ path }) => path),
  ).toEqual([]);
});

it('leaves nothing half done', () => {
  const marks = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')})\\b`);
  expect(all.filter(({ text }) => marks.test(text)).map(({ path }) => path)).toEqual([]);
});
