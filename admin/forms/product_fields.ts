/** Between a product and the fields of its form. The service judges what comes out; nothing is corrected here. */
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { Product } from '../../services/catalogue.ts';
import type { Values } from './form.ts';

/** Fields whose value is a list, one entry per line. */
const CODE_LINE = /^(\S+)\s+(.+)$/;

/** The form filled from a product. */
export function valuesOfProduct(product: Product): Values {
  const attributes = product.attributes as Record<string, unknown>;
  return {
    code: product.code,
    title: product.title,
    titleEn: product.titleEn,
    year: String(product.year),
    pages: String(product.pages ?? ''),
    description: product.description,
    descriptionEn: product.descriptionEn,
    keywords: product.keywords,
    ...(product.active ? { active: 'on' } : {}),
    catalogNumber: lineOf(attributes['catalogNumber']),
    issn: lineOf(attributes['issn']),
    size: lineOf(attributes['size']),
    survey: lineOf(attributes['survey']),
    area: lineOf(attributes['area']),
    rows: lineOf(attributes['rows']),
    rounds: linesOf(attributes['rounds']),
    levels: linesOf(attributes['levels']),
    regions: linesOf(attributes['regions']),
    variables: linesOf(attributes['variables']),
  };
}

/** What the service is asked to save. `seen`: the product's last change as the form showed it. */
export function productOfValues(kind: ProductKind, id: string | null, values: Values): unknown {
  const field = (name: string): string => values[name] ?? '';
  const seen = field('seen');
  return {
    id,
    kind,
    code: field('code'),
    title: field('title'),
    titleEn: field('titleEn'),
    year: numberOf(field('year')),
    pages: kind === 'publication' ? numberOf(field('pages')) : null,
    description: field('description'),
    descriptionEn: field('descriptionEn'),
    keywords: field('keywords'),
    active: field('active') === 'on',
    seen: seen === '' ? null : Number(seen),
    attributes: attributesOf(kind, field),
  };
}

function attributesOf(kind: ProductKind, field: (name: string) => string): unknown {
  switch (kind) {
    case 'publication':
      return { catalogNumber: field('catalogNumber'), ...given('issn', field), ...given('size', field) };
    case 'microdata':
      return {
        survey: field('survey'),
        rounds: entries(field('rounds')),
        levels: entries(field('levels')),
        variables: entries(field('variables')).map((line) => coded(line, 'label')),
        regions: entries(field('regions')).map((line) => coded(line, 'name')),
        ...(field('rows').trim() === '' ? {} : { rows: numberOf(field('rows')) }),
      };
    case 'map':
      return {
        area: field('area'),
        levels: entries(field('levels')),
        regions: entries(field('regions')).map((line) => coded(line, 'name')),
      };
  }
}

function given(name: string, field: (name: string) => string): Record<string, string> {
  const value = field(name).trim();
  return value === '' ? {} : { [name]: value };
}

/** '3604 Kabupaten Serang' */
function coded(line: string, rest: 'label' | 'name'): Record<string, string> {
  const [, code = line, words = ''] = CODE_LINE.exec(line) ?? [];
  return { code, [rest]: words };
}

function entries(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function numberOf(typed: string): number {
  const plain = typed.trim();
  return /^(\d+|\d{1,3}(\.\d{3})+)$/.test(plain) ? Number(plain.replaceAll('.', '')) : NaN;
}

function lineOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function linesOf(value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((entry: unknown) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry).join(' ') : String(entry),
    )
    .join('\n');
}
