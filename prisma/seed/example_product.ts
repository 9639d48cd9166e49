/** A product of the example catalogue, and the region codes it speaks of (2 digits province, 4 kabupaten/kota). */
import type { ProductKind } from '../../domain/vocabulary.ts';

export interface Region {
  code: string;
  name: string;
}

export interface ExampleProduct {
  code: string;
  kind: ProductKind;
  title: string;
  titleEn: string;
  year: number;
  /** publications only */
  pages: number | null;
  description: string;
  descriptionEn: string;
  keywords: string;
  /** checked against services/product_attributes by a test */
  attributes: object;
}

export const PROVINCE: Region = { code: '36', name: 'Banten' };

export const REGENCIES: readonly Region[] = [
  { code: '3601', name: 'Kabupaten Pandeglang' },
  { code: '3602', name: 'Kabupaten Lebak' },
  { code: '3603', name: 'Kabupaten Tangerang' },
  { code: '3604', name: 'Kabupaten Serang' },
  { code: '3671', name: 'Kota Tangerang' },
  { code: '3672', name: 'Kota Cilegon' },
  { code: '3673', name: 'Kota Serang' },
  { code: '3674', name: 'Kota Tangerang Selatan' },
];

/** 'Kota Cilegon' -> 'Cilegon Municipality', as BPS writes it in English. */
export function englishName({ name }: Region): string {
  const [kind = '', ...rest] = name.split(' ');
  if (kind === 'Kabupaten') return `${rest.join(' ')} Regency`;
  return kind === 'Kota' ? `${rest.join(' ')} Municipality` : name;
}
