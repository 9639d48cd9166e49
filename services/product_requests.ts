/** What may be asked of a product beyond its title: the request form (standard B4, R9), its lists, and its prices. */
import { isFullSet, mapKindOf } from '../domain/request.ts';
import type { ItemRequest, MapRequest, MicrodataRequest, Region } from '../domain/request.ts';
import type { Option, OptionKind, ProductForm } from '../machines/conversation/effects.ts';
import { optionIndex, type OptionIndex } from '../machines/understanding/option_index.ts';
import type { Product } from '../prisma/generated/sqlite/client.ts';
import type { Office } from './office.ts';
import { PRODUCT_ATTRIBUTES, type MapAttributes, type MicrodataAttributes } from './product_attributes.ts';

type Sales = Pick<Office['sales'], 'fullSetOnly'>;

type Offer = ({ kind: 'microdata' } & MicrodataAttributes) | ({ kind: 'map' } & MapAttributes);

/** A data set may have thousands of variables: its attributes are read once for every row that was loaded. */
const offers = new WeakMap<Product, Offer>();
const indexes = new WeakMap<Product, Partial<Record<OptionKind, OptionIndex>>>();

/** null: publications are ordered as they are. */
export function formOf(product: Product, sales: Sales): ProductForm | null {
  const offer = offerOf(product);
  if (offer === null) return null;
  if (offer.kind === 'map') {
    const [only, ...others] = offer.regions;
    return {
      kind: 'map',
      area: offer.area,
      levels: offer.levels,
      regions: offer.regions.length,
      only: others.length === 0 ? (only ?? null) : null,
    };
  }
  return {
    kind: 'microdata',
    survey: offer.survey,
    rounds: offer.rounds,
    levels: offer.levels,
    variables: offer.variables.length,
    regions: offer.regions.length,
    fullSetOnly: sales.fullSetOnly,
  };
}

/** The whole list behind a form, in the order in which it is numbered. */
export function optionsOf(product: Product, what: OptionKind): Option[] {
  const offer = offerOf(product);
  if (offer === null) return [];
  if (what === 'regions') return offer.regions.map(({ code, name }) => ({ code, label: name }));
  return offer.kind === 'microdata' ? offer.variables : [];
}

/** The same list as it is looked up by what people write. */
export function optionIndexOf(product: Product, what: OptionKind): OptionIndex {
  const known = indexes.get(product) ?? {};
  const index = known[what] ?? optionIndex(optionsOf(product, what));
  indexes.set(product, { ...known, [what]: index });
  return index;
}

/** The request as the office offers it today, names as in the catalogue; null when it does not (any more). */
export function requestOffered(product: Product, request: ItemRequest, sales: Sales): ItemRequest | null {
  const offer = offerOf(product);
  if (offer?.kind === 'microdata' && request.kind === 'microdata') return microdataOffered(offer, request, sales);
  if (offer?.kind === 'map' && request.kind === 'map') return mapOffered(offer, request);
  return null;
}

function microdataOffered(
  offer: MicrodataAttributes,
  request: MicrodataRequest,
  { fullSetOnly }: Sales,
): MicrodataRequest | null {
  if (!offer.rounds.includes(request.round) || !offer.levels.includes(request.level)) return null;
  if (fullSetOnly && !isFullSet(request)) return null;
  const variables = request.variables === 'all' ? 'all' : chosenOf(offer.variables, request.variables);
  const regions = request.regions === 'all' ? 'all' : chosenOf(offer.regions, request.regions);
  if (variables === null || regions === null) return null;
  const table = request.table === null ? null : request.table.trim();
  return table === '' ? null : { ...request, variables, regions, table };
}

function mapOffered(offer: MapAttributes, request: MapRequest): MapRequest | null {
  const regions = chosenOf(offer.regions, request.regions);
  return offer.levels.includes(request.level) && regions !== null ? { ...request, regions } : null;
}

/** null when nothing was chosen, something twice, or what is not there. */
function chosenOf<T extends { code: string }>(offered: readonly T[], chosen: readonly { code: string }[]): T[] | null {
  const byCode = new Map(offered.map((one) => [one.code, one]));
  const found = chosen.flatMap(({ code }) => byCode.get(code) ?? []);
  return found.length > 0 && found.length === chosen.length && new Set(found).size === found.length ? found : null;
}

function offerOf(product: Product): Offer | null {
  if (product.kind === 'publication') return null;
  const known = offers.get(product);
  if (known !== undefined) return known;
  const offer = parsed(product.kind, product.attributes);
  offers.set(product, offer);
  return offer;
}

function parsed(kind: 'microdata' | 'map', attributes: unknown): Offer {
  if (kind === 'microdata') return { kind, ...PRODUCT_ATTRIBUTES.microdata.parse(attributes) };
  const map = PRODUCT_ATTRIBUTES.map.parse(attributes);
  return { kind, ...map, regions: map.regions.filter(isSellable) };
}

/** The tariff knows maps of the whole country and of one kab/kota, not e.g. of a province as one (docs/domain.md 3). */
function isSellable(region: Region): boolean {
  return mapKindOf(region, 'desa') !== undefined;
}
