/** Every look of an officer at personal fields is on the audit log (UU PDP, docs/domain.md 9). */
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';

/** A page that is opened again and again, or renews itself, is one look. */
const ONE_LOOK_MS = 10 * 60_000;

const ACTION = 'personal.read';

export interface Accessed {
  /**
   * 'order:<code>', 'conversation:<id>', 'complaint:<code>', 'visit:<code>', 'guest_book:<day>'; of lists 'desk:board',
   * 'orders:list', 'orders:tasks', 'report:register'
   */
  subject: string;
  /** names of fields, never what they hold */
  fields: readonly string[];
}

/** Reads of the same officer, subject and fields within ten minutes are one entry. Not to be called inside a write. */
export async function recordAccess(ctx: ServiceContext, actor: Actor, { subject, fields }: Accessed): Promise<void> {
  if (actor.kind !== 'officer' || fields.length === 0) return;
  const since = new Date(ctx.now() - ONE_LOOK_MS);
  const where = { action: ACTION, subject, actorId: actor.id, at: { gt: since } };
  const seen = await ctx.db.read.auditEntry.findMany({ where, select: { details: true } });
  const known = new Set(seen.flatMap(({ details }) => fieldsOf(details)));
  if (fields.every((field) => known.has(field))) return;
  await ctx.db.write((tx) => audit(tx, ctx, actor, ACTION, subject, { fields: [...fields] }));
}

function fieldsOf(details: unknown): string[] {
  if (typeof details !== 'object' || details === null || !('fields' in details)) return [];
  return Array.isArray(details.fields) ? details.fields.filter((field) => typeof field === 'string') : [];
}
