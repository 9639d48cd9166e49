/** What a product has beyond title and year, by its kind. */
import { z } from 'zod';
import type { ProductKind } from '../domain/vocabulary.ts';

const word = z.string().trim().min(1).max(120);
// 2 digits province, 4 kab/kota, 7 kecamatan, 10 desa; 00 the whole country. docs/domain.md 4
const region = z.strictObject({ code: z.string().regex(/^(\d{2}|\d{4}|\d{7}|\d{10})$/), name: word });

export const PRODUCT_ATTRIBUTES = {
  publication: z.strictObject({ catalogNumber: word, issn: word.optional(), size: word.optional() }),
  microdata: z.strictObject({
    survey: word,
    rounds: z.array(word).min(1).max(60),
    levels: z.array(word).min(1).max(20),
    variables: z.array(z.strictObject({ code: word, label: z.string().trim().min(1).max(300) })).max(5000),
    regions: z.array(region).min(1).max(600),
    rows: z.number().int().min(1).optional(),
  }),
  map: z.strictObject({
    area: word,
    levels: z
      .array(z.enum(['kecamatan', 'desa']))
      .min(1)
      .max(2),
    regions: z.array(region).min(1).max(600),
  }),
} as const;

export type PublicationAttributes = z.infer<(typeof PRODUCT_ATTRIBUTES)['publication']>;
export type MicrodataAttributes = z.infer<(typeof PRODUCT_ATTRIBUTES)['microdata']>;
export type MapAttributes = z.infer<(typeof PRODUCT_ATTRIBUTES)['map']>;
export type ProductAttributes = PublicationAttributes | MicrodataAttributes | MapAttributes;

/** Words of the attributes that people search by. */
export function searchableAttributes(kind: ProductKind, attributes: unknown): string {
  switch (kind) {
    case 'publication': {
      const { catalogNumber, issn } = PRODUCT_ATTRIBUTES.publication.parse(attributes);
      return [catalogNumber, issn ?? ''].join(' ');
    }
    case 'microdata': {
      const { survey, rounds, levels, regions } = PRODUCT_ATTRIBUTES.microdata.parse(attributes);
      return [survey, ...rounds, ...levels, ...regions.map(({ name }) => name)].join(' ');
    }
    case 'map': {
      const { area, levels, regions } = PRODUCT_ATTRIBUTES.map.parse(attributes);
      return [area, ...levels, ...regions.map(({ name }) => name)].join(' ');
    }
  }
}
