/** The request form as data: what it begins with, what it still lacks, and the request that it becomes (standard B4, R9). */
import type { ItemRequest, MapLevel, Region, Variable } from '../../domain/request.ts';
import { MAP_LEVELS } from '../../domain/request.ts';
import type { Context, RequestDraft } from './context.ts';
import type { BasketLine, Option, OptionKind, ProductForm } from './effects.ts';

export type RequestField = 'round' | 'level' | 'variables' | 'regions' | 'table';

const EMPTY: RequestDraft = { round: null, level: null, variables: null, regions: null, table: null, replaces: null };

/** What there is no choice about is filled in already. */
export function newDraft(form: ProductForm): RequestDraft {
  if (form.kind === 'map') {
    const regions = form.only === null ? null : [form.only];
    return { ...EMPTY, level: only(form.levels), variables: 'all', regions, table: '' };
  }
  const draft = { ...EMPTY, round: only(form.rounds), level: only(form.levels) };
  if (form.fullSetOnly) return { ...draft, variables: 'all', regions: 'all', table: '' };
  return { ...draft, variables: form.variables <= 1 ? 'all' : null, regions: form.regions <= 1 ? 'all' : null };
}

/** A line of the basket, to be changed. */
export function draftOf({ request }: BasketLine, replaces: number): RequestDraft {
  if (request === null) return { ...EMPTY, replaces };
  if (request.kind === 'map') {
    return { ...EMPTY, level: request.level, variables: 'all', regions: request.regions, table: '', replaces };
  }
  const { round, level, variables, regions, table } = request;
  return { round, level, variables, regions, table: table ?? '', replaces };
}

/** null while something is missing. */
export function requestOf({ product, request }: Pick<Context, 'product' | 'request'>): ItemRequest | null {
  if (!product?.form || request === null) return null;
  const { round, level, variables, regions, table } = request;
  if (level === null || regions === null) return null;
  if (product.form.kind === 'map') {
    const mapLevel = MAP_LEVELS.find((known) => known === level);
    return mapLevel === undefined || regions === 'all' ? null : { kind: 'map', level: mapLevel, regions };
  }
  if (round === null || variables === null || table === null) return null;
  return { kind: 'microdata', round, level, variables, regions, table: table === '' ? null : table };
}

/** The fields that leave a choice, in the order in which they are asked. */
export function fieldsOf(form: ProductForm): RequestField[] {
  const levels = form.levels.length > 1 ? (['level'] as const) : [];
  const regions = form.regions > 1 ? (['regions'] as const) : [];
  if (form.kind === 'map') return [...levels, ...regions];
  const rounds = form.rounds.length > 1 ? (['round'] as const) : [];
  if (form.fullSetOnly) return [...rounds, ...levels];
  return [...rounds, ...levels, ...(form.variables > 1 ? (['variables'] as const) : []), ...regions, 'table'];
}

/** What is chosen so far; nothing when all is. */
export function chosenSoFar(request: RequestDraft | null, what: OptionKind): (Region | Variable)[] {
  const chosen = request?.[what] ?? null;
  return chosen === null || chosen === 'all' ? [] : chosen;
}

/** The draft with more of a list chosen; all of it at once is 'all', except for maps, which are counted one by one. */
export function withChosen(
  draft: RequestDraft,
  { form, what, chosen, all }: { form: ProductForm; what: OptionKind; chosen: Option[]; all: boolean },
): RequestDraft {
  if (all && form.kind === 'microdata') return { ...draft, [what]: 'all' };
  const before = chosenSoFar(draft, what);
  const known = new Set(before.map(({ code }) => code));
  const added = chosen.filter(({ code }) => !known.has(code));
  if (what === 'variables') return { ...draft, variables: [...variablesOf(draft), ...added] };
  return { ...draft, regions: [...regionsOf(draft), ...added.map(({ code, label }) => ({ code, name: label }))] };
}

/** The draft with some of a list taken away; what has nothing left is to be chosen anew. */
export function withoutChosen(
  draft: RequestDraft,
  { what, removed }: { what: OptionKind; removed: readonly Option[] },
): RequestDraft {
  const codes = new Set(removed.map(({ code }) => code));
  const left = <T extends { code: string }>(chosen: T[]): T[] | null => {
    const kept = chosen.filter(({ code }) => !codes.has(code));
    return kept.length === 0 ? null : kept;
  };
  return what === 'variables'
    ? { ...draft, variables: left(variablesOf(draft)) }
    : { ...draft, regions: left(regionsOf(draft)) };
}

export function isMapLevel(level: string): level is MapLevel {
  return MAP_LEVELS.some((known) => known === level);
}

function variablesOf({ variables }: RequestDraft): Variable[] {
  return variables === null || variables === 'all' ? [] : variables;
}

function regionsOf({ regions }: RequestDraft): Region[] {
  return regions === null || regions === 'all' ? [] : regions;
}

function only<T>(all: readonly T[]): T | null {
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** Equal for the very same request, in whatever order things were chosen. */
export function requestKey(request: ItemRequest | null): string {
  if (request === null) return '';
  const codes = (chosen: 'all' | readonly { code: string }[]) =>
    chosen === 'all' ? 'all' : chosen.map(({ code }) => code).toSorted();
  const { kind, level, regions } = request;
  if (kind === 'map') return JSON.stringify([kind, level, codes(regions)]);
  return JSON.stringify([kind, request.round, level, codes(request.variables), codes(regions), request.table]);
}
