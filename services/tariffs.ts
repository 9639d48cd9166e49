/**
 * Tariff tables by legal basis and validity (docs/domain.md 3). Once in force a table is never edited: a new one supersedes
 * it. Until then nobody was charged by it, and it may be mended or taken back.
 */
import { z } from 'zod';
import { dayOf, isDay, startOfDay, type Day } from '../domain/days.ts';
import { tariffInForce, type TariffRates } from '../domain/tariff.ts';
import type { TariffCard } from '../machines/conversation/effects.ts';
import type { Database, Tx } from '../prisma/database.ts';
import type { Tariff as TariffRow } from '../prisma/generated/sqlite/client.ts';
import { audit, type AuditDetails } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, ServiceContext } from './context.ts';
import { invalid, readForm, type Invalid } from './field_errors.ts';
import { newId } from './ids.ts';
import { readOffice } from './office.ts';
import type { Office } from './office.ts';
import { isAdmin } from './rights.ts';

export interface Tariff {
  id: string;
  legalBasis: string;
  note: string;
  validFrom: Day;
  /** last day, or null: until a later table begins */
  validTo: Day | null;
  rates: TariffRates;
  createdAt: number;
}

const rupiah = z.number().int().min(0).max(1_000_000_000_000);
const size = z.number().int().min(1).max(1_000_000_000_000);
const price = z.strictObject({ first: rupiah, step: rupiah });
const ratesSchema = z.strictObject({
  publication: z.strictObject({ pagesFirst: size, first: rupiah, pagesStep: size, step: rupiah }),
  microdata: z.strictObject({
    bytesFirst: size,
    bytesStep: size,
    plain: price,
    processed: price,
    startedBlockCountsWhole: z.boolean(),
  }),
  map: z.strictObject({
    indonesiaByDistrict: rupiah,
    indonesiaByVillage: rupiah,
    regencyByDistrict: rupiah,
    regencyByVillage: rupiah,
  }),
});

const day = z.string().refine(isDay, 'format');
const tariffSchema = z.strictObject({
  legalBasis: z.string().trim().min(1).max(200),
  note: z.string().trim().max(1000),
  validFrom: day,
  validTo: day.nullable(),
  rates: ratesSchema,
});
export type TariffInput = z.input<typeof tariffSchema>;

const tariffs = cached(load);

/** Newest validity first. */
export function listTariffs(ctx: Pick<ServiceContext, 'db'>): Promise<readonly Tariff[]> {
  return tariffs.read(ctx);
}

/** The table in force on an office day, or null: then nothing may be priced. */
export async function tariffOn(ctx: Pick<ServiceContext, 'db'>, onDay: Day): Promise<Tariff | null> {
  return tariffInForce(await tariffs.read(ctx), onDay) ?? null;
}

/**
 * Adds a table. An open-ended earlier table simply ends where this one begins; 'overlap' when the validity would run into
 * a later table or one with an end of its own; 'backdated' when invoices were issued on or after its first day.
 */
export async function addTariff(
  ctx: ServiceContext,
  actor: Actor,
  input: unknown,
): Promise<{ ok: true; tariff: Tariff } | { ok: false; reason: 'forbidden' | 'overlap' | 'backdated' } | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(tariffSchema, input);
  if (!result.ok) return result;
  const given = result.value;
  if (given.validTo !== null && given.validTo < given.validFrom) return invalid({ validTo: 'order' });
  const { timeZone } = (await readOffice(ctx)).office;
  const row = { ...given, id: newId(ctx), createdAt: new Date(ctx.now()) };
  const refusal = await ctx.db.write(async (tx) => {
    const objection = await objectionTo(tx, given, timeZone, null);
    if (objection) return objection;
    await tx.tariff.create({ data: row });
    await audit(tx, ctx, actor, 'tariff.add', `tariff:${row.id}`, auditOf(row));
    return undefined;
  });
  if (refusal) return { ok: false, reason: refusal };
  tariffs.forget(ctx);
  return { ok: true, tariff: { ...row, createdAt: row.createdAt.getTime() } };
}

/** The table begins after today: nobody was charged by it yet. */
export function isAhead(tariff: { validFrom: Day }, today: Day): boolean {
  return tariff.validFrom > today;
}

type Changed<R extends string> = { ok: true } | { ok: false; reason: 'forbidden' | 'unknown' | 'in_force' | R };

/** Mends a table that is not in force yet; 'in_force' when it is, or was. The rest as for `addTariff`. */
export async function changeTariff(
  ctx: ServiceContext,
  actor: Actor,
  id: string,
  input: unknown,
): Promise<Changed<'overlap' | 'backdated'> | Invalid> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  const result = readForm(tariffSchema, input);
  if (!result.ok) return result;
  const given = result.value;
  if (given.validTo !== null && given.validTo < given.validFrom) return invalid({ validTo: 'order' });
  return onAhead(ctx, id, async (tx, timeZone) => {
    const objection = await objectionTo(tx, given, timeZone, id);
    if (objection) return { ok: false, reason: objection };
    await tx.tariff.update({ where: { id }, data: given });
    await audit(tx, ctx, actor, 'tariff.change', `tariff:${id}`, auditOf(given));
    return { ok: true };
  });
}

/** Takes back a table that is not in force yet. */
export async function removeTariff(ctx: ServiceContext, actor: Actor, id: string): Promise<Changed<never>> {
  if (!isAdmin(actor)) return { ok: false, reason: 'forbidden' };
  return onAhead(ctx, id, async (tx) => {
    const row = await tx.tariff.delete({ where: { id } });
    await audit(tx, ctx, actor, 'tariff.remove', `tariff:${id}`, auditOf(row));
    return { ok: true };
  });
}

async function onAhead<R extends string>(
  ctx: ServiceContext,
  id: string,
  change: (tx: Tx, timeZone: string) => Promise<Changed<R>>,
): Promise<Changed<R>> {
  const { timeZone } = (await readOffice(ctx)).office;
  const done = await ctx.db.write(async (tx): Promise<Changed<R>> => {
    const row = await tx.tariff.findUnique({ where: { id } });
    if (!row) return { ok: false, reason: 'unknown' };
    return isAhead(row, dayOf(ctx.now(), timeZone)) ? change(tx, timeZone) : { ok: false, reason: 'in_force' };
  });
  tariffs.forget(ctx);
  return done;
}

/** Why a table's validity cannot be; `except`: the table that is being changed. */
async function objectionTo(
  tx: Tx,
  given: Validity,
  timeZone: string,
  except: string | null,
): Promise<'overlap' | 'backdated' | undefined> {
  const others = await tx.tariff.findMany({ select: { id: true, validFrom: true, validTo: true } });
  if (others.some((other) => other.id !== except && collides(given, other))) return 'overlap';
  const since = new Date(startOfDay(given.validFrom, timeZone));
  const invoice = await tx.document.findFirst({ where: { kind: 'invoice', issuedAt: { gte: since } } });
  return invoice ? 'backdated' : undefined;
}

function auditOf({ legalBasis, validFrom, validTo }: Validity & { legalBasis: string }): AuditDetails {
  return { legalBasis, validFrom, validTo };
}

/** What the assistant shows before the choice (R7). */
export function toTariffCard(tariff: Tariff, { serviceDays }: Pick<Office, 'serviceDays'>): TariffCard {
  const { publication, microdata, map } = tariff.rates;
  return {
    legalBasis: tariff.legalBasis,
    validFrom: tariff.validFrom,
    serviceDays,
    rates: {
      publicationFirst: publication.first,
      publicationPagesFirst: publication.pagesFirst,
      publicationStep: publication.step,
      publicationPagesStep: publication.pagesStep,
      microdataPlain: microdata.plain.first,
      microdataProcessed: microdata.processed.first,
      microdataBytesFirst: microdata.bytesFirst,
      microdataBytesStep: microdata.bytesStep,
      microdataPlainStep: microdata.plain.step,
      microdataProcessedStep: microdata.processed.step,
      mapIndonesiaByDistrict: map.indonesiaByDistrict,
      mapIndonesiaByVillage: map.indonesiaByVillage,
      mapRegencyByDistrict: map.regencyByDistrict,
      mapRegencyByVillage: map.regencyByVillage,
    },
  };
}

interface Validity {
  validFrom: Day;
  validTo: Day | null;
}

function collides(fresh: Validity, other: Validity): boolean {
  if (other.validFrom === fresh.validFrom) return true;
  if (other.validFrom > fresh.validFrom) return fresh.validTo === null || fresh.validTo >= other.validFrom;
  return other.validTo !== null && other.validTo >= fresh.validFrom;
}

async function load(db: Database): Promise<readonly Tariff[]> {
  const rows = await db.read.tariff.findMany({ orderBy: { validFrom: 'desc' } });
  return rows.map(tariffOf);
}

function tariffOf(row: TariffRow): Tariff {
  return { ...row, rates: ratesSchema.parse(row.rates), createdAt: row.createdAt.getTime() };
}
