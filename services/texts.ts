/** The office's own wording of what the assistant says, in versions; the newest lies on top of machines/texts. */
import type { Language } from '../domain/vocabulary.ts';
import { BUILT_IN, placeholdersOf, requiredPlaceholders } from '../machines/texts/catalogue.ts';
import type { Database, Reader } from '../prisma/database.ts';
import { audit } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, ServiceContext } from './context.ts';
import { isAdmin } from './rights.ts';

/**
 * Version of the wording in force: 0 as built in, also where the office's own no longer fits; else the office's own. For
 * consent and terms: what exactly was agreed to.
 */
export async function wordingVersion(db: Reader, key: string, language: Language): Promise<number> {
  const newest = await db.textOverride.findFirst({
    where: { key, language },
    orderBy: { version: 'desc' },
    select: { version: true, body: true },
  });
  return newest !== null && fits(key, language, newest.body) ? newest.version : 0;
}

/** The office's wording by key and language; what is not there is said as built in. */
export type TextOverrides = ReadonlyMap<string, { readonly [L in Language]?: string }>;

export interface TextVersion {
  version: number;
  /** null: back to the built-in wording */
  body: string | null;
  officerId: string;
  at: number;
}

const MAX_LENGTH = 4000;

interface Wordings {
  inForce: TextOverrides;
  unfit: UnfitText[];
}

const wordings = cached(load);

export async function currentOverrides(ctx: Pick<ServiceContext, 'db'>): Promise<TextOverrides> {
  return (await wordings.read(ctx)).inForce;
}

/** A wording of the office that the program would refuse today: the built-in one is said until the office mends it. */
export interface UnfitText {
  key: string;
  language: Language;
}

/** Those of the newest versions, which a newer program's placeholders have left behind. */
export async function unfitTexts(ctx: Pick<ServiceContext, 'db'>): Promise<readonly UnfitText[]> {
  return (await wordings.read(ctx)).unfit;
}

/** A wording as a form sends it. */
export interface TextChange {
  language: Language;
  /** null: back to the built-in wording */
  body: string | null;
  /** the version the form showed (0: none); left out: whatever is the newest */
  seen?: number;
}

/** `language`: whose wording is refused. */
export type TextRefusal =
  | { ok: false; reason: 'forbidden' | 'unknown_key' }
  | { ok: false; reason: 'empty' | 'too_long' | 'changed'; language: Language }
  | { ok: false; reason: 'unknown_placeholder' | 'missing_placeholder'; language: Language; names: string[] };

/**
 * Saves new versions, all or none; a wording that is as it was makes none. The office may leave courtesies out, but neither
 * drop what the person needs nor invent a placeholder: it would be said as it stands. 'changed' when what the form showed is
 * no longer the newest.
 */
export async function saveTexts(
  ctx: ServiceContext,
  actor: Actor,
  key: string,
  changes: readonly TextChange[],
): Promise<{ ok: true; saved: Language[] } | TextRefusal> {
  if (!isAdmin(actor) || actor.kind !== 'officer') return { ok: false, reason: 'forbidden' };
  for (const change of changes) {
    const refusal = refusalOf(key, change);
    if (refusal) return refusal;
  }
  const outcome = await ctx.db.write(async (tx): Promise<{ ok: true; saved: Language[] } | TextRefusal> => {
    const due: { change: TextChange; version: number }[] = [];
    for (const change of changes) {
      const { language, body, seen } = change;
      const newest = await tx.textOverride.findFirst({ where: { key, language }, orderBy: { version: 'desc' } });
      const last = newest?.version ?? 0;
      if (seen !== undefined && seen !== last) return { ok: false, reason: 'changed', language };
      const now = newest?.body ?? null;
      const isSame = body === now || (now === null && body === builtInText(key, language));
      if (!isSame) due.push({ change, version: last + 1 });
    }
    for (const { change, version } of due) {
      const { language, body } = change;
      const createdAt = new Date(ctx.now());
      await tx.textOverride.create({ data: { key, language, version, body, officerId: actor.id, createdAt } });
      await audit(tx, ctx, actor, 'text.save', `text:${key}:${language}`, { version, builtIn: body === null });
    }
    return { ok: true, saved: due.map(({ change }) => change.language) };
  });
  if (outcome.ok) wordings.forget(ctx);
  return outcome;
}

/** Whether a kept wording can still be said: with other placeholders than today's it would show raw braces, or too little. */
function fits(key: string, language: Language, body: string | null): boolean {
  return refusalOf(key, { language, body }) === undefined;
}

function refusalOf(key: string, { language, body }: TextChange): TextRefusal | undefined {
  const builtIn = builtInText(key, language);
  if (builtIn === undefined) return { ok: false, reason: 'unknown_key' };
  if (body === null) return undefined;
  if (body.trim() === '') return { ok: false, reason: 'empty', language };
  if (body.length > MAX_LENGTH) return { ok: false, reason: 'too_long', language };
  const written = braced(body);
  const known = new Set(placeholdersOf(builtIn));
  const invented = written.filter((name) => !known.has(name));
  if (invented.length > 0) return { ok: false, reason: 'unknown_placeholder', language, names: invented };
  const dropped = requiredPlaceholders(builtIn).filter((name) => !written.includes(name));
  return dropped.length > 0 ? { ok: false, reason: 'missing_placeholder', language, names: dropped } : undefined;
}

/** Whatever stands in braces, also what could never be a placeholder: it would be said as it stands. */
function braced(body: string): string[] {
  return [...new Set([...body.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))];
}

/** All versions, newest first. */
export async function textHistory(
  ctx: Pick<ServiceContext, 'db'>,
  key: string,
  language: Language,
): Promise<TextVersion[]> {
  const rows = await ctx.db.read.textOverride.findMany({ where: { key, language }, orderBy: { version: 'desc' } });
  return rows.map(({ version, body, officerId, createdAt }) => ({ version, body, officerId, at: createdAt.getTime() }));
}

/** Undefined when the assistant has no such text (any more). */
export function builtInText(key: string, language: Language): string | undefined {
  const texts: Readonly<Record<string, string>> = BUILT_IN[language];
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

async function load(db: Database): Promise<Wordings> {
  const rows = await db.read.textOverride.findMany({ orderBy: { version: 'asc' } });
  const newest = new Map(rows.map((row) => [JSON.stringify([row.key, row.language]), row]));
  const inForce = new Map<string, { id?: string; en?: string }>();
  const unfit: UnfitText[] = [];
  for (const { key, language, body } of newest.values()) {
    // a key that a newer program no longer has is kept in the history but said nowhere
    if (body === null || builtInText(key, language) === undefined) continue;
    if (fits(key, language, body)) inForce.set(key, { ...inForce.get(key), [language]: body });
    else unfit.push({ key, language });
  }
  return { inForce, unfit };
}
