/** The index over the products that the assistant may offer: forgiving with words, exact with years. */
import MiniSearch from 'minisearch';
import type { Product } from '../prisma/generated/sqlite/client.ts';
import { searchableAttributes } from './product_attributes.ts';

/** Said around a search, never searched for. */
const FILLERS = new Set(
  'dan di ke yang untuk dari tentang pada saya aku mau ingin cari carikan beli pesan minta butuh ada tahun of the and in on for about i want buy a an'.split(
    ' ',
  ),
);

/** Fuzzy search takes time and memory by the square of a word's length. */
const MAX_WORD = 30;
const MAX_WORDS = 12;
const MAX_QUERY = 500;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** Most people want a publication: with equal words it comes before a data set or a map. */
const PUBLICATION_BOOST = 1.3;

export class CatalogueSearch {
  readonly #products: ReadonlyMap<string, Product>;
  readonly #codes: ReadonlyMap<string, Product>;
  readonly #index: MiniSearch<Product>;

  /** Products that match equally well keep the order given here. */
  constructor(products: readonly Product[]) {
    this.#products = new Map(products.map((product) => [product.id, product]));
    this.#codes = new Map(products.map((product) => [bareCode(product.code), product]));
    this.#index = new MiniSearch<Product>({
      fields: ['code', 'title', 'titleEn', 'keywords', 'attributes'],
      extractField: (product, field) => fieldOf(product, field),
      tokenize: words,
      processTerm: (term) => term,
      searchOptions: {
        boost: { code: 4, title: 3, titleEn: 2, keywords: 2 },
        prefix: (term) => term.length >= 3,
        boostDocument: (id) => (this.#products.get(String(id))?.kind === 'publication' ? PUBLICATION_BOOST : 1),
        // one slip in a word of four to seven letters, two in a longer one; shorter words must be right
        fuzzy: (term) => (term.length < 4 || /\d/.test(term) ? false : term.length < 8 ? 1 : 2),
      },
    });
    this.#index.addAll([...products]);
  }

  byCode(text: string): Product | undefined {
    return text.length <= MAX_QUERY ? this.#codes.get(bareCode(text)) : undefined;
  }

  /** Best first. A year in the query must be the product's or in its title, when such products match the words. */
  find(query: string): Product[] {
    const exact = this.byCode(query);
    if (exact) return [exact];
    const asked = wordsAsked(query);
    const years = asked.filter(isYear);
    const terms = asked.filter((word) => !isYear(word));
    if (terms.length === 0) return this.#newestFirst(years);
    const found = this.#ofYears(this.#byWords(terms, 'AND'), years);
    return found.length > 0 ? found : this.#ofYears(this.#byWords(terms, 'OR'), years);
  }

  #byWords(terms: string[], combineWith: 'AND' | 'OR'): Product[] {
    const found = this.#index.search(terms.join(' '), { combineWith });
    return found.flatMap(({ id }) => this.#products.get(String(id)) ?? []);
  }

  #ofYears(products: Product[], years: string[]): Product[] {
    if (years.length === 0) return products;
    const matching = products.filter((product) => years.some((year) => isOfYear(product, year)));
    return matching.length > 0 ? matching : products;
  }

  #newestFirst(years: string[]): Product[] {
    return [...this.#products.values()].filter((product) => years.some((year) => isOfYear(product, year)));
  }
}

/** What a long story is searched by: anything is sent to a search box, also whole pages. */
function wordsAsked(query: string): string[] {
  const asked = words(query.slice(0, MAX_QUERY)).filter((word) => word.length <= MAX_WORD && !FILLERS.has(word));
  return [...new Set(asked)].slice(0, MAX_WORDS);
}

/** Small letters without accents; 'susenas2024' is two words, and so is 'ST2023' in a title. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? []
  );
}

function isYear(word: string): boolean {
  return word.length === 4 && Number(word) >= FIRST_YEAR && Number(word) <= LAST_YEAR;
}

function isOfYear(product: Product, year: string): boolean {
  return product.year === Number(year) || words(product.title).includes(year);
}

function bareCode(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function fieldOf(product: Product, field: string): string {
  switch (field) {
    case 'id':
      return product.id;
    case 'attributes':
      return searchableAttributes(product.kind, product.attributes);
    case 'code':
    case 'title':
    case 'titleEn':
    case 'keywords':
      return product[field];
    default:
      throw Object.assign(new Error(`The catalogue has no field ${field}`), { code: 'CATALOGUE_FIELD_UNKNOWN' });
  }
}
