/** The office's own wording of what the assistant says, in versions; the newest lies on top of machines/texts. */
import type { Language } from '../domain/vocabulary.ts';
import { LANGUAGES } from '../domain/vocabulary.ts';
import { BUILT_IN, placeholdersOf } from '../machines/texts/catalogue.ts';
import type { Database, Reader } from '../prisma/database.ts';
import { audit } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, ServiceContext } from './context.ts';
import { isAdmin } from './rights.ts';

/** Version of the wording in force: 0 as built in, else the office's own. For consent and terms: what exactly was agreed to. */
export async function wordingVersion(db: Reader, key: string, language: Language): Promise<number> {
  const newest = await db.textOverride.findFirst({
    where: { key, language },
    orderBy: { version: 'desc' },
    select: { version: true },
  });
  return newest?.version ?? 0;
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

const overrides = cached(load);

export function currentOverrides(ctx: Pick<ServiceContext, 'db'>): Promise<TextOverrides> {
  return overrides.read(ctx);
}

/**
 * Saves a new version (null: back to the built-in wording). The office may leave a placeholder out but not invent one:
 * it would be said as it stands. `seen` is the version the form showed (0: none); 'changed' when it is no longer the newest.
 */
export async function saveText(
  ctx: ServiceContext,
  actor: Actor,
  key: string,
  language: Language,
  body: string | null,
  seen?: number,
): Promise<
  | { ok: true; version: number }
  | { ok: false; reason: 'forbidden' | 'unknown_key' | 'empty' | 'too_long' | 'changed' }
  | { ok: false; reason: 'unknown_placeholder'; names: string[] }
> {
  if (!isAdmin(actor) || actor.kind !== 'officer') return { ok: false, reason: 'forbidden' };
  const builtIn = builtInText(key, language);
  if (builtIn === undefined) return { ok: false, reason: 'unknown_key' };
  if (body !== null) {
    if (body.trim() === '') return { ok: false, reason: 'empty' };
    if (body.length > MAX_LENGTH) return { ok: false, reason: 'too_long' };
    const known = new Set(placeholdersOf(builtIn));
    const names = braced(body).filter((name) => !known.has(name));
    if (names.length > 0) return { ok: false, reason: 'unknown_placeholder', names };
  }
  const version = await ctx.db.write(async (tx) => {
    const newest = await tx.textOverride.findFirst({ where: { key, language }, orderBy: { version: 'desc' } });
    const last = newest?.version ?? 0;
    if (seen !== undefined && seen !== last) return undefined;
    await tx.textOverride.create({
      data: { key, language, version: last + 1, body, officerId: actor.id, createdAt: new Date(ctx.now()) },
    });
    await audit(tx, ctx, actor, 'text.save', `text:${key}:${language}`, { version: last + 1, builtIn: body === null });
    return last + 1;
  });
  if (version === undefined) return { ok: false, reason: 'changed' };
  overrides.forget(ctx);
  return { ok: true, version };
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

async function load(db: Database): Promise<TextOverrides> {
  const rows = await db.read.textOverride.findMany({ orderBy: { version: 'asc' } });
  const texts = new Map<string, { id?: string; en?: string }>();
  for (const { key, language, body } of rows) {
    const text = texts.get(key) ?? {};
    if (body === null) delete text[language];
    else text[language] = body;
    texts.set(key, text);
  }
  // A key that a newer program no longer has is kept in the history but said nowhere.
  return new Map([...texts].filter(([key]) => LANGUAGES.some((language) => builtInText(key, language) !== undefined)));
}
