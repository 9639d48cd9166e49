/** The numbers of a tariff table as fields of a form: path in `Tariff.rates`, and what it means (docs/domain.md 3). */
import type { TariffRates } from '../../domain/tariff.ts';
import type { Values } from './form.ts';

type RateField = readonly [path: string, label: string];

/** By kind of product, in pairs that stand beside each other: what is counted, and what it costs. */
export const RATE_GROUPS: readonly { title: string; pairs: readonly (readonly [RateField, RateField])[] }[] = [
  {
    title: 'Publikasi',
    pairs: [
      [
        ['publication.pagesFirst', 'Publikasi: halaman pertama (jumlah)'],
        ['publication.first', 'Publikasi: harga halaman pertama (Rp)'],
      ],
      [
        ['publication.pagesStep', 'Publikasi: halaman per langkah berikutnya'],
        ['publication.step', 'Publikasi: harga per langkah (Rp)'],
      ],
    ],
  },
  {
    title: 'Data mikro',
    pairs: [
      [
        ['microdata.bytesFirst', 'Data mikro: byte pertama (1 MB = 1000000 atau 1048576)'],
        ['microdata.bytesStep', 'Data mikro: byte per langkah berikutnya'],
      ],
      [
        ['microdata.plain.first', 'Tanpa pengolahan: harga byte pertama (Rp)'],
        ['microdata.plain.step', 'Tanpa pengolahan: harga per langkah (Rp)'],
      ],
      [
        ['microdata.processed.first', 'Dengan pengolahan: harga byte pertama (Rp)'],
        ['microdata.processed.step', 'Dengan pengolahan: harga per langkah (Rp)'],
      ],
    ],
  },
  {
    title: 'Peta wilkerstat',
    pairs: [
      [
        ['map.indonesiaByDistrict', 'Peta Indonesia menurut kecamatan (Rp)'],
        ['map.indonesiaByVillage', 'Peta Indonesia menurut desa (Rp)'],
      ],
      [
        ['map.regencyByDistrict', 'Peta kabupaten/kota menurut kecamatan (Rp)'],
        ['map.regencyByVillage', 'Peta kabupaten/kota menurut desa (Rp)'],
      ],
    ],
  },
];

export const RATE_FIELDS: readonly RateField[] = RATE_GROUPS.flatMap(({ pairs }) => pairs.flat());

export const WHOLE_BLOCKS = 'microdata.startedBlockCountsWhole';

/** The form filled from a table. */
export function valuesOfRates(rates: TariffRates): Values {
  const values: Record<string, string> = {};
  for (const [path] of RATE_FIELDS) values[path] = String(path.split('.').reduce<unknown>(step, rates));
  return values;
}

/** The table of a filled form, for the service to judge. */
export function ratesOfValues(values: Values): unknown {
  const rates: Record<string, unknown> = {};
  for (const [path] of RATE_FIELDS) put(rates, path.split('.'), wholeNumber(values[path] ?? ''));
  put(rates, WHOLE_BLOCKS.split('.'), values[WHOLE_BLOCKS] === 'on');
  return rates;
}

function step(branch: unknown, name: string): unknown {
  return (branch as Record<string, unknown>)[name];
}

function put(tree: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const branch = (tree[name] ?? {}) as Record<string, unknown>;
  tree[name] = branch;
  put(branch, rest, value);
}

/** '12.000.000' and '12000000'; NaN for the service to refuse. */
function wholeNumber(typed: string): number {
  const plain = typed.trim();
  return /^(\d+|\d{1,3}(\.\d{3})+)$/.test(plain) ? Number(plain.replaceAll('.', '')) : NaN;
}
