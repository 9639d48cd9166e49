/** What people typed at the menu and in the shop beside the labels. */
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../machines/conversation/question.ts';
import { text } from '../../../machines/texts/text.ts';
import { understand } from '../../../machines/understanding/understand.ts';

const MENU: Question = {
  text: text('menu.ask'),
  answers: [
    { id: 'menu.order', label: text('menu.order') },
    { id: 'menu.search', label: text('menu.search') },
    { id: 'menu.status', label: text('menu.status') },
    { id: 'menu.information', label: text('menu.information') },
    { id: 'menu.profile', label: text('menu.profile') },
    { id: 'menu.person', label: text('menu.person') },
  ],
  accepts: 'answers',
  searches: true,
};
const LABELS = [
  ['Pesan produk statistik', 'Order statistical products'],
  ['Cari produk', 'Search for a product'],
  ['Status pesanan saya', 'My order status'],
  ['Informasi layanan', 'About our services'],
  ['Data diri saya', 'My details'],
  ['Hubungi petugas', 'Contact an officer'],
].map(([id = '', en = '']) => ({ id, en }));

const BASKET: Question = {
  text: text('menu.ask'),
  answers: [
    { id: 'basket.add', label: text('basket.add') },
    { id: 'basket.remove', label: text('basket.remove') },
  ],
  beyond: [1, 2, 12].map((number) => ({
    id: `remove.${number}`,
    label: text('basket.removeAt', { number }),
    exact: true,
  })),
  accepts: 'answers',
};
const BASKET_LABELS = [
  { id: 'Tambah produk', en: 'Add a product' },
  { id: 'Hapus produk', en: 'Remove a product' },
  ...[1, 2, 12].map((number) => ({ id: `Hapus ${number}`, en: `Remove ${number}` })),
];

const LIST: Question = {
  text: text('menu.ask'),
  answers: [{ id: 'pick.all', label: text('pick.allRegions') }],
  accepts: 'text',
  ownNumbers: true,
};

function atMenu(typed: string) {
  return understand({ kind: 'text', text: typed }, { question: MENU, labels: LABELS });
}

describe('at the menu', () => {
  it.each([
    ['beli data', 'menu.order'],
    ['mau beli data', 'menu.order'],
    ['saya mau pesan data dong', 'menu.order'],
    ['pesan data', 'menu.order'],
    ['Order data', 'menu.order'],
    ['buy data', 'menu.order'],
    ['informasi layanan', 'menu.information'],
    ['data', 'menu.profile'],
    ['cari', 'menu.search'],
  ])('%j is %s', (typed, id) => {
    expect(atMenu(typed)).toEqual({ type: 'answer', id });
  });

  it.each(['tarif dan syarat', 'tarif', 'berapa tarifnya'])('%j is told at once', (typed) => {
    expect(atMenu(typed)).toEqual({ type: 'information', topic: 'tariff' });
  });

  it.each(['dalam angka 2025', 'Banten Dalam Angka', 'susenas 2024', 'data mikro sakernas', 'in figures 2025'])(
    '%j is searched for',
    (typed) => {
      expect(atMenu(typed)).toEqual({ type: 'text', text: typed });
    },
  );

  it.each(['asdfgh', 'kapan buka?', 'halo apa kabar semua'])('%j is nothing to search for', (typed) => {
    expect(atMenu(typed).type).not.toBe('text');
  });
});

it.each([
  ['hapus 2', 'remove.2'],
  ['Remove 12', 'remove.12'],
  ['hapus', 'basket.remove'],
  ['hapus produk', 'basket.remove'],
  ['1', 'basket.add'],
])('in the basket %j is %s', (typed, id) => {
  expect(understand({ kind: 'text', text: typed }, { question: BASKET, labels: BASKET_LABELS })).toEqual({
    type: 'answer',
    id,
  });
});

it.each(['1', 'no 1', '1,3', 'satu'])('%j is for the reader of a numbered text', (typed) => {
  const labels = [{ id: 'Semua wilayah', en: 'All regions' }];
  expect(understand({ kind: 'text', text: typed }, { question: LIST, labels })).toEqual({ type: 'text', text: typed });
});
