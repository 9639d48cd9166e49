/** Append-only: who did what in the panel. There is no function that changes or removes an entry, on purpose. */
import type { Tx } from '../prisma/database.ts';
import type { AuditEntry } from '../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from './context.ts';

/** Values shown beside an entry; never personal data of customers. */
export type AuditDetails = Record<string, string | number | boolean | null | string[]>;

export interface AuditLine {
  id: number;
  at: number;
  actorId: string | null;
  actorName: string;
  action: string;
  subject: string;
  details: AuditDetails;
}

const PAGE_SIZE = 50;

/** `action` is 'area.verb' ('office.save'), `subject` what it was done to ('office:hours', 'officer:<id>'). */
export async function audit(
  tx: Tx,
  ctx: Pick<ServiceContext, 'now'>,
  actor: Actor,
  action: string,
  subject: string,
  details: AuditDetails,
): Promise<void> {
  await tx.auditEntry.create({
    data: { at: new Date(ctx.now()), ...nameOf(actor), action, subject, details },
  });
}

function nameOf(actor: Actor): { actorId: string | null; actorName: string } {
  if (actor.kind === 'system') return { actorId: null, actorName: 'system' };
  // A customer's name is personal data: the id leads to it while it is kept.
  return { actorId: actor.id, actorName: actor.kind === 'officer' ? actor.name : 'customer' };
}

/** Newest first, 50 a page from page 1. `hidden`: subjects that are not for the reader (services/complaints/visibility). */
export async function listAudit(
  ctx: Pick<ServiceContext, 'db'>,
  {
    subject,
    actorId,
    hidden = [],
    page,
  }: { subject?: string; actorId?: string; hidden?: readonly string[]; page: number },
): Promise<{ entries: AuditLine[]; page: number; pages: number }> {
  const where = {
    ...(subject === undefined ? {} : { subject }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(hidden.length === 0 ? {} : { NOT: { subject: { in: [...hidden] } } }),
  };
  const count = await ctx.db.read.auditEntry.count({ where });
  const pages = Math.max(1, Math.ceil(count / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = await ctx.db.read.auditEntry.findMany({
    where,
    orderBy: { id: 'desc' },
    skip: (shown - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return { entries: rows.map(lineOf), page: shown, pages };
}

/**
 * What subjects are called, by subject: 'officer:<id>' -> the officer's name. Customers are left out: their names are not
 * for everybody who reads the log.
 */
export async function subjectNames(
  ctx: Pick<ServiceContext, 'db'>,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { officer, tariff, product } = ctx.db.read;
  const idsOf = (area: string): { in: string[] } => ({
    in: subjects.filter((subject) => subject.startsWith(`${area}:`)).map((subject) => subject.slice(area.length + 1)),
  });
  const officers = await officer.findMany({ where: { id: idsOf('officer') }, select: { id: true, name: true } });
  const tariffs = await tariff.findMany({ where: { id: idsOf('tariff') }, select: { id: true, legalBasis: true } });
  const products = await product.findMany({ where: { id: idsOf('product') }, select: { id: true, code: true } });
  return new Map([
    ...officers.map(({ id, name }) => [`officer:${id}`, name] as const),
    ...tariffs.map(({ id, legalBasis }) => [`tariff:${id}`, legalBasis] as const),
    ...products.map(({ id, code }) => [`product:${id}`, code] as const),
  ]);
}

function lineOf(row: AuditEntry): AuditLine {
  return { ...row, at: row.at.getTime(), details: row.details as AuditDetails };
}
