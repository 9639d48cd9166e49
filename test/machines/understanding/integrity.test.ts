import { expect, it } from 'vitest';
import { understand } from '../../../machines/understanding/understand.ts';
import { namesIntegrity, tellsIntegrity } from '../../../machines/understanding/integrity.ts';
import { FREE, MENU } from './questions.ts';

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

it.each([
  'saya mau lapor petugas minta uang pelicin',
  'Petugasnya minta suap',
  'petugas di loket 2 minta uang pelicin',
  'ada oknum pegawai menerima gratifikasi',
  'saya diminta uang pelicin di loket 2',
  'komplain soal pungli',
  'the officer asked me for a bribe',
  'I want to report corruption',
])('%j is told wherever it is written, and goes to the channel for it', (text) => {
  expect(tellsIntegrity(text)).toBe(true);
  for (const where of [MENU, FREE])
    expect(understand({ kind: 'text', text }, where)).toEqual({ type: 'integrity', certain: true });
  expect(understand({ kind: 'edited', text, of: 'm1' }, MENU)).toEqual({ type: 'integrity', certain: true });
  const file = { kind: 'file', fileId: 'f', name: 'a.pdf', mime: 'application/pdf', bytes: 1, caption: text } as const;
  expect(understand(file, MENU)).toEqual({ type: 'integrity', certain: true });
});

it.each(['korupsi', 'ada pungli', 'apakah ada suap di sini?', 'corruption'])(
  '%j may be anything: what was not understood leads to where it is asked, and free text stays',
  (text) => {
    expect(understand({ kind: 'text', text }, MENU)).toEqual({ type: 'integrity', certain: false });
    expect(understand({ kind: 'text', text }, FREE)).toEqual({ type: 'text', text });
  },
);

it.each([
  'saya minta data korupsi',
  'cari indeks perilaku anti korupsi',
  'skripsi tentang petugas yang menerima suap',
  'saya mau lapor petugas kasar',
  'jumlah pegawai menerima gratifikasi menurut provinsi',
  'saya mau bicara dengan petugas soal korupsi',
  'minta petugas jelaskan korupsi',
  'I want to ask an officer about corruption',
  'saya diminta dosen mencari angka korupsi',
])('%j is no such report', (text) => {
  expect(tellsIntegrity(text)).toBe(false);
});

it('is said to a person of the office as it is, may be what somebody studies, and is asked about within complaints', () => {
  const text = 'Petugasnya minta suap';
  const of = (question: object) => ({
    question: { text: { key: 'nothing', values: {} }, answers: [], ...question },
    labels: [],
  });
  const speaks = of({ accepts: 'text', silent: true, toPerson: { is: 'speaks', ends: 'x' } }) as unknown as typeof FREE;
  const describing = of({ accepts: 'text or file', forgotten: 'telling' }) as unknown as typeof FREE;
  const studying = of({ accepts: 'text', sealed: true }) as unknown as typeof FREE;
  for (const where of [speaks, describing, studying])
    expect(understand({ kind: 'text', text }, where)).toEqual({ type: 'text', text });
});

it('is found at the end of a long text, too', () => {
  expect(namesIntegrity(`${'kata '.repeat(1_000)} pungli`)).toBe(true);
});
