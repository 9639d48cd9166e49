import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionIndex } from '../../../machines/understanding/option_index.ts';
import { readSelection } from '../../../machines/understanding/selection.ts';

const REGIONS = [
  ['36', 'Banten'],
  ['3601', 'Kabupaten Pandeglang'],
  ['3602', 'Kabupaten Lebak'],
  ['3603', 'Kabupaten Tangerang'],
  ['3604', 'Kabupaten Serang'],
  ['3671', 'Kota Tangerang'],
  ['3672', 'Kota Cilegon'],
  ['3673', 'Kota Serang'],
  ['3674', 'Kota Tangerang Selatan'],
  ['7309', 'Kabupaten Pangkajene dan Kepulauan'],
  ['3601010', 'Kecamatan Menes'],
].map(([code = '', label = '']) => ({ code, label }));

const VARIABLES = [
  ['JK', 'Jenis kelamin'],
  ['UMUR', 'Umur (tahun)'],
  ['R101', 'Luas lantai (m2)'],
  ['R102', 'Luas lahan'],
  ['R103', 'Nilai konsumsi, seminggu'],
  ['R104', 'Pengeluaran selain makanan'],
].map(([code = '', label = '']) => ({ code, label }));

const regions = optionIndex(REGIONS);
const variables = optionIndex(VARIABLES);

const LATER = ['7309', '3601010'];
const REGENCIES = ['3601', '3602', '3603', '3604'];
const CITIES = ['3671', '3672', '3673', '3674'];

function codes(text: string, index = regions): string[] {
  return readSelection(text, index).chosen.map(({ code }) => code);
}

describe('choosing from a long list', () => {
  it.each<[string, string[]]>([
    ['3', ['3602']],
    ['1,3', ['36', '3602']],
    ['1 dan 3', ['36', '3602']],
    ['1 3 5', ['36', '3602', '3604']],
    ['2-4', ['3601', '3602', '3603']],
    ['2 s/d 4', ['3601', '3602', '3603']],
    ['no 2 sampai 4 dan 7', ['3601', '3602', '3603', '3672']],
    ['１，３', ['36', '3602']],
    ['3604', ['3604']],
    ['36', ['36']],
    ['3601 3602', ['3601', '3602']],
    ['3601-3604', REGENCIES],
    ['lebak', ['3602']],
    ['kab. serang', ['3604']],
    ['KOTA SERANG', ['3673']],
    ['Serang Regency', ['3604']],
    ['Cilegon City', ['3672']],
    ['tangerang selatan', ['3674']],
    ['saya mau kota cilegon saja', ['3672']],
    ['pangkajene', ['7309']],
    ['Pangkajene dan Kepulauan dan Lebak', ['3602', '7309']],
    ['Lebak, Pandeglang dan kota cilegon', ['3601', '3602', '3672']],
    ['- Lebak\n- Kota Serang', ['3602', '3673']],
    ['1. Kabupaten Lebak\n2. Kota Serang', ['3602', '3673']],
    ['3602 Kabupaten Lebak', ['3602']],
    ['Kabupaten Lebak (3602)', ['3602']],
    ['semua kota', CITIES],
    ['semua kabupaten', [...REGENCIES, '7309']],
    ['semua kab/kota di Banten', [...REGENCIES, ...CITIES]],
    ['semua kabupaten dan kota di provinsi Banten', [...REGENCIES, ...CITIES]],
    ['semua kab/kota se-Banten', [...REGENCIES, ...CITIES]],
    ['semua kab/kota di Banten dan Sulsel', [...REGENCIES, ...CITIES, '7309']],
    ['semua kecamatan di Pandeglang', ['3601010']],
    ['all cities in Banten', CITIES],
    ['semua kota, lebak', ['3602', ...CITIES]],
    ['semua kota kecuali cilegon', ['3671', '3673', '3674']],
    ['kecuali 1, 10-11 dan semua kota', REGENCIES],
    ['semua kecuali semua kota', ['36', ...REGENCIES, ...LATER]],
  ])('%j is %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
    expect(readSelection(text, regions)).toMatchObject({ all: false, unknown: [] });
  });

  it.each<[string, string[]]>([
    ['R101', ['R101']],
    ['jk, umur', ['JK', 'UMUR']],
    ['r101-r103', []],
    ['kelamin', ['JK']],
    ['Nilai konsumsi, seminggu', ['R103']],
    // "selain" excepts only from "semua"
    ['Pengeluaran selain makanan', ['R104']],
    ['3. Luas lantai (m2) (R101)', ['R101']],
  ])('%j is %j of the variables', (text, expected) => {
    expect(codes(text, variables)).toEqual(expected);
  });

  it.each(['semua', 'Semua wilayah', 'seluruhnya', 'all', 'semuanya ya', '1-11'])('%j is all of it', (text) => {
    expect(readSelection(text, regions)).toMatchObject({ all: true, unknown: [] });
    expect(codes(text)).toHaveLength(REGIONS.length);
  });

  it.each<[string, string, string[]]>([
    ['Serang', 'Serang', ['3604', '3673']],
    ['1, tangerang', 'tangerang', ['3603', '3671']],
    ['lebk', 'lebk', ['3602']],
    ['Mordor', 'Mordor', []],
    ['99', '99', []],
    ['2-99', '2-99', []],
    ['4-2', '4-2', []],
    ['semua kota di Mordor', 'semua kota di Mordor', []],
    ['lebak, KOTA Atlantis', 'KOTA Atlantis', []],
  ])('%j leaves %j to be asked about', (text, said, near) => {
    const { unknown } = readSelection(text, regions);
    expect(unknown.map((one) => [one.said, one.near.map(({ code }) => code)])).toEqual([[said, near]]);
  });

  it('keeps what was understood beside what was not', () => {
    expect(codes('lebak, KOTA Atlantis, 3')).toEqual(['3602']);
    expect(codes('semua kecuali Mordor')).toHaveLength(REGIONS.length);
    expect(readSelection('semua kecuali Mordor', regions).unknown).toHaveLength(1);
  });

  it('reads three hundred at once', () => {
    const many = Array.from({ length: 600 }, (_, at) => ({
      code: `${1100 + at}`,
      label: `Kabupaten Contoh ${String.fromCharCode(65 + (at % 26))}${at}`,
    }));
    const index = optionIndex(many);
    const wanted = many.filter((_, at) => at % 2 === 0);
    expect(codes(wanted.map(({ code }) => code).join(','), index)).toEqual(wanted.map(({ code }) => code));
    expect(codes(wanted.map(({ label }) => label).join('\n'), index)).toEqual(wanted.map(({ code }) => code));
  });
});

describe('whatever is written', () => {
  const word = fc.oneof(
    fc.constantFrom(...REGIONS.flatMap(({ code, label }) => [code, label]), 'semua', 'kota', 'di', 'kecuali', 'dan'),
    fc.constantFrom(',', '\n', '-', '1', '2-4', ' ', '/', '1.', '(', '999999999999', 'constructor', '__proto__'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const message = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));

  it('only what is offered is chosen, each once, and nothing that was said is lost', () => {
    fc.assert(
      fc.property(message, fc.subarray(REGIONS), (text, offered) => {
        const { chosen, all, unknown } = readSelection(text, optionIndex(offered));
        expect(chosen.every((option) => offered.includes(option))).toBe(true);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(all).toBe(chosen.length > 0 && chosen.length === offered.length);
        for (const { said, near } of unknown) {
          expect(said.trim()).not.toBe('');
          expect(near.every((option) => offered.includes(option))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('every option is found by its code, its name and its place', () => {
    const names = REGIONS.map(({ label }) => label);
    REGIONS.forEach(({ code, label }, at) => {
      expect(codes(code), code).toEqual([code]);
      expect(codes(`${at + 1}`)).toEqual([code]);
      if (names.filter((name) => name === label).length === 1) expect(codes(label), label).toEqual([code]);
    });
  });
});
