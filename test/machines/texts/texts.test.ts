import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../../machines/texts/catalogue.ts';
import { EN } from '../../../machines/texts/en.ts';
import { ID } from '../../../machines/texts/id.ts';
import { renderText } from '../../../machines/texts/render.ts';
import { text } from '../../../machines/texts/text.ts';
import { understand } from '../../../machines/understanding/understand.ts';

const INDONESIAN: Readonly<Record<string, string>> = ID;
const ENGLISH: Readonly<Record<string, string>> = EN;
const KEYS = Object.keys(INDONESIAN);
const ALL = [
  ...Object.entries(INDONESIAN).map(([key, wording]) => ({ key, language: 'id', wording })),
  ...Object.entries(ENGLISH).map(([key, wording]) => ({ key, language: 'en', wording })),
];

// Texts that are said as the label of an answer: whole families, and single ones of mixed families.
const LABEL_FAMILIES = [
  'act',
  'change',
  'level',
  'kind',
  'menu',
  'occupation',
  'page',
  'segment',
  'use',
  'word',
  'field',
  'basket',
];
const NOT_LABELS = new Set(['menu.ask', 'menu.brief', 'field.line', 'basket.line', 'basket.lineLater']);
const SINGLE_LABELS = new Set([
  'abandon.no',
  'abandon.yes',
  'agreement.is.agreement',
  'agreement.is.none',
  'agreement.is.proof',
  'agreement.is.slip',
  'cancel.keep',
  'cancel.yes',
  'concern.both',
  'concern.product',
  'concern.receipt',
  'consent.no',
  'consent.yes',
  'correction.again',
  'correction.send',
  'country.indonesia',
  'link.open',
  'order.askReduction',
  'order.changeAbstraction',
  'order.changeParty',
  'order.changeProducts',
  'order.changeProfile',
  'order.open',
  'order.place',
  'orders.others',
  'profile.change',
  'profile.npwpActive.no',
  'profile.npwpActive.yes',
  'profile.save',
  'rating.1',
  'rating.2',
  'rating.3',
  'rating.4',
  'rating.5',
  'pick.again',
  'pick.allRegions',
  'pick.allVariables',
  'pick.done',
  'pick.more',
  'request.add',
  'request.begin',
  'request.change',
  'request.chosen',
  'request.continue',
  'request.full',
  'request.plain',
  'request.save',
  'request.tabulated',
  'review.all',
  'review.anew',
  'review.each',
  'review.right',
  'review.wrong',
  'shop.add',
  'shop.choose',
  'shop.other',
  'shop.toBasket',
  'split.no',
  'split.yes',
  'survey.begin',
  'survey.decline',
  'survey.end',
  'survey.enough',
  'survey.open',
  'survey.skd.open',
  'survey.u1.1',
  'survey.u1.2',
  'survey.u1.3',
  'survey.u1.4',
  'survey.u2.1',
  'survey.u2.2',
  'survey.u2.3',
  'survey.u2.4',
  'survey.u3.1',
  'survey.u3.2',
  'survey.u3.3',
  'survey.u3.4',
  'survey.u4.1',
  'survey.u4.2',
  'survey.u4.3',
  'survey.u4.4',
  'survey.u5.1',
  'survey.u5.2',
  'survey.u5.3',
  'survey.u5.4',
  'survey.u6.1',
  'survey.u6.2',
  'survey.u6.3',
  'survey.u6.4',
  'survey.u7.1',
  'survey.u7.2',
  'survey.u7.3',
  'survey.u7.4',
  'survey.u8.1',
  'survey.u8.2',
  'survey.u8.3',
  'survey.u8.4',
  'survey.u9.1',
  'survey.u9.2',
  'survey.u9.3',
  'survey.u9.4',
  'terms.agree',
  'terms.decline',
]);
const isLabel = (key: string) =>
  SINGLE_LABELS.has(key) || (LABEL_FAMILIES.includes(key.split('.')[0] ?? '') && !NOT_LABELS.has(key));

const count = (wording: string, mark: string) => wording.split(mark).length - 1;
const placeholders = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(KEYS.map((key) => [key, placeholdersOf(texts[key] ?? '')]));
const keysWhere = (wrong: (key: string) => boolean) => KEYS.filter(wrong);
const textsWhere = (wrong: (wording: string, key: string) => boolean) =>
  ALL.filter(({ wording, key }) => wrong(wording, key)).map(({ key, language }) => `${key} (${language})`);

describe('the texts of the assistant', () => {
  it('have the same keys in both languages, in the same order', () => {
    expect(Object.keys(ENGLISH)).toEqual(KEYS);
  });

  it('use the same values, written the same way, in both languages', () => {
    expect(placeholders(ENGLISH)).toEqual(placeholders(INDONESIAN));
  });

  it('have no brace outside a placeholder and no unknown format', () => {
    const placeholder = /\{[a-zA-Z]+(?:\|(?:rupiah|day|datetime|number))?\}/g;
    expect(textsWhere((wording) => /[{}]/.test(wording.replace(placeholder, '')))).toEqual([]);
  });

  it.each(['*', '`'])('close on each line the %s that they open there', (mark) => {
    expect(textsWhere((wording) => wording.split('\n').some((line) => count(line, mark) % 2 !== 0))).toEqual([]);
  });

  it('mark up as many parts in both languages', () => {
    expect(keysWhere((key) => count(ENGLISH[key] ?? '', '*') !== count(INDONESIAN[key] ?? '', '*'))).toEqual([]);
  });

  it('follow in English the number before them, and have one form in Indonesian', () => {
    const forms = /\[[\p{L} ]+\|[\p{L} ]+\]/gu;
    expect(keysWhere((key) => (INDONESIAN[key] ?? '').search(forms) >= 0)).toEqual([]);
    expect(keysWhere((key) => /\(s\)|[[\]]/.test((ENGLISH[key] ?? '').replace(forms, '')))).toEqual([]);
    const english = { language: 'en' as const, timeZone: 'Asia/Jakarta', overrides: new Map() };
    const said = (missing: number) => renderText(text('abstraction.readMissing', { count: missing }), english).trim();
    expect([0, 1, 2].map(said)).toEqual([
      '0 parts are still missing; let us complete them now.',
      '1 part is still missing; let us complete it now.',
      '2 parts are still missing; let us complete them now.',
    ]);
    // what people write is no wording
    expect(renderText(text('any', { value: '[a|b]' }), english)).toBe('[a|b]');
  });

  it('fit in one message', () => {
    expect(textsWhere((wording) => wording.length > 3500)).toEqual([]);
  });

  it('are at most 40 characters long, and not empty, where they label an answer', () => {
    expect(textsWhere((wording, key) => isLabel(key) && (wording === '' || wording.length > 40))).toEqual([]);
  });

  it('are known by the names that the list of labels uses', () => {
    const families = LABEL_FAMILIES.filter((family) => !KEYS.some((key) => key.startsWith(`${family}.`)));
    expect(families).toEqual([]);
    expect([...SINGLE_LABELS, ...NOT_LABELS].filter((key) => !KEYS.includes(key))).toEqual([]);
  });

  const HELP = [
    'menu',
    'back',
    'repeat',
    'cancel',
    'status',
    'information',
    'search',
    'officer',
    'connect',
    'speak',
    'complain',
    'visit',
    'myData',
    'eraseData',
    'optOut',
  ];

  it.each([
    ['id', INDONESIAN],
    ['en', ENGLISH],
  ])('offer as help only words that are understood as what they promise (%s)', (_, texts) => {
    const [, ...lines] = (texts['help'] ?? '').split(/^(?=•)/m);
    const offered = lines.flatMap((line) => [...line.matchAll(/\*([^*]+)\*/g)].map((match) => match[1] ?? ''));
    const types = offered.map((word) => understand({ kind: 'text', text: word }, { question: null, labels: [] }).type);
    expect(types).toEqual(HELP);
  });
});
