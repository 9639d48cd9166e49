import { describe, expect, it } from 'vitest';
import { keyboardOf, plainLabel, withChosen } from '../../../bots/telegram/keyboard.ts';
import type { Keyboard } from '../../../bots/telegram/keyboard.ts';

const KEYBOARD: Keyboard = [
  [
    { text: 'Ya', callback_data: 'yes' },
    { text: 'Tidak', callback_data: 'no' },
  ],
  [{ text: 'Situs', url: 'https://pst.example' }],
];

describe('a pressed choice', () => {
  it('is marked, and the others stay as they are', () => {
    expect(withChosen(KEYBOARD, 'no')).toEqual([
      [
        { text: 'Ya', callback_data: 'yes' },
        { text: '✓ Tidak', callback_data: 'no' },
      ],
      [{ text: 'Situs', url: 'https://pst.example' }],
    ]);
  });

  it('gives the mark to one that is pressed later', () => {
    const marked = withChosen(withChosen(KEYBOARD, 'no') ?? [], 'yes') ?? [];
    expect(marked[0]?.map(({ text }) => text)).toEqual(['✓ Ya', 'Tidak']);
  });

  it('changes nothing when it is marked already', () => {
    expect(withChosen(withChosen(KEYBOARD, 'no') ?? [], 'no')).toBeNull();
  });

  it('changes nothing when it is not there', () => {
    expect(withChosen(KEYBOARD, 'forged')).toBeNull();
  });
});

it.each([
  ['Ya', 'Ya'],
  ['✓ Ya', 'Ya'],
  ['2 · Sensus Penduduk…', 'Sensus Penduduk…'],
  ['✓ 12 · Sensus', 'Sensus'],
])('the label of %j is %j', (text, label) => {
  expect(plainLabel(text)).toBe(label);
});

it('long labels that begin alike are shown where they differ', () => {
  const labels = [
    'Provinsi Contoh Dalam Angka 2026 (publikasi, Rp290.000)',
    'Provinsi Contoh Dalam Angka 2025 (publikasi, Rp275.000)',
    'Statistik Hotel dan Akomodasi Lainnya 2024 (publikasi, Rp65.000)',
    'Berikutnya ›',
  ];
  const keyboard = keyboardOf(labels.map((label, at) => ({ id: `product:${at}`, label }))) ?? [];
  expect(keyboard.flat().map(({ text }) => text)).toEqual([
    '1 · …2026 (publikasi, Rp290.000)',
    '2 · …2025 (publikasi, Rp275.000)',
    '3 · Statistik Hotel dan Akomodasi…',
    '4 · Berikutnya ›',
  ]);
});
