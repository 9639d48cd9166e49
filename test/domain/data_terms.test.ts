import { expect, it } from 'vitest';
import { englishTerm } from '../../domain/data_terms.ts';

it.each([
  ['Agustus 2025', 'August 2025'],
  ['Maret 2024', 'March 2024'],
  ['Tahunan 2024', 'Annual 2024'],
  ['Triwulan II 2025', 'Quarter II 2025'],
  ['2022', '2022'],
  ['rumah tangga', 'household'],
  ['individu', 'individual'],
  ['usaha', 'business'],
  ['usaha pertanian perorangan', 'individual agricultural holding'],
  ['wisatawan nusantara', 'wisatawan nusantara'],
  ['September 2024', 'September 2024'],
])('%s is %s in English', (term, english) => {
  expect(englishTerm(term)).toBe(english);
});
