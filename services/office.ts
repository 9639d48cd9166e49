/** The office's facts: read by everyone, saved topic by topic by the admin. */
import { EXAMPLE_OFFICE } from '../prisma/seed/example_office.ts';
import type { Database } from '../prisma/database.ts';
import { audit } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, ServiceContext } from './context.ts';
import { readForm, type Invalid } from './field_errors.ts';
import { OFFICE_TOPICS, type Office, type OfficeTopic, type OfficeValue } from './office_topics.ts';
import { isAdmin } from './rights.ts';
import { laterThan } from './versions.ts';

export type { Office, OfficeTopic, OfficeValue } from './office_topics.ts';

const office = cached(load);

/** All topics; what has never been saved is as in the example. Kept in memory until a topic is saved. */
export function readOffice(ctx: Pick<ServiceContext, 'db'>): Promise<Office> {
  return office.read(ctx);
}

/** One topic with the time of its last change (UTC ms; null: never saved), for a form. */
export async function readOfficeTopic<T extends OfficeTopic>(
  ctx: Pick<ServiceContext, 'db'>,
  topic: T,
): Promise<{ value: OfficeValue<T>; updatedAt: number | null }> {
  const row = await ctx.db.read.setting.findUnique({ where: { key: topic } });
  const value = row ? parsed(topic, row.value) : defaultOf(topic);
  return { value, updatedAt: row?.updatedAt.getTime() ?? null };
}

/**
 * Saves a topic as the form gave it. With `seen` (the `updatedAt` the form was filled from) it refuses with 'changed' what
 * somebody else saved meanwhile.
 */
export async function saveOfficeTopic<T extends OfficeTopic>(
  ctx: ServiceContext,
  actor: Actor,
  topic: T,
  input: unknown,
  seen?: number | null,
): Promise<{ ok: true; value: OfficeValue<T> } | { ok: false; reason: 'forbidden' | 'changed' } | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(OFFICE_TOPICS[topic], input);
  if (!result.ok) return result;
  const value: OfficeValue<OfficeTopic> = result.value as OfficeValue<T>;
  const saved = await ctx.db.write(async (tx) => {
    const row = await tx.setting.findUnique({ where: { key: topic } });
    if (seen !== undefined && (row?.updatedAt.getTime() ?? null) !== seen) return false;
    const updatedAt = laterThan(row?.updatedAt, new Date(ctx.now()));
    await tx.setting.upsert({
      where: { key: topic },
      create: { key: topic, value, updatedAt },
      update: { value, updatedAt },
    });
    await audit(tx, ctx, actor, 'office.save', `office:${topic}`, {});
    return true;
  });
  if (!saved) return { ok: false, reason: 'changed' };
  office.forget(ctx);
  return { ok: true, value: value as OfficeValue<T> };
}

async function load(db: Database): Promise<Office> {
  const topics = Object.keys(OFFICE_TOPICS) as OfficeTopic[];
  const rows = await db.read.setting.findMany({ where: { key: { in: topics } } });
  const saved = new Map(rows.map((row) => [row.key, row.value]));
  const entries = topics.map((topic) => [topic, saved.has(topic) ? parsed(topic, saved.get(topic)) : defaultOf(topic)]);
  return Object.fromEntries(entries) as Office;
}

function defaultOf<T extends OfficeTopic>(topic: T): OfficeValue<T> {
  return parsed(topic, EXAMPLE_OFFICE[topic]);
}

/** What the database holds passed these rules when it was saved; failing now is a surprise and throws. */
function parsed<T extends OfficeTopic>(topic: T, value: unknown): OfficeValue<T> {
  return OFFICE_TOPICS[topic].parse(value) as OfficeValue<T>;
}
