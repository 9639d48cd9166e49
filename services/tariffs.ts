/** Tariff tables by legal basis and validity. A table is never edited: a new one supersedes it. docs/domain.md 3. */
import { z } from 'zod';
import { isDay, startOfDay, type Day } from '../domain/days.ts';
import { tariffInForce, type TariffRates } from '../domain/tariff.ts';
import type { TariffCard } from '../machines/conversation/effects.ts';
import type { Database } from '../prisma/database.ts';
import type { Tariff as TariffRow } from '../prisma/generated/sqlite/client.ts';
import { audit } from './audit.ts';
import { cached } from './cached.ts';
import type { Actor, ServiceContext } from './context.ts';
import { invalid, readForm, type Invalid } from './field_errors.ts';
import { newId } from './ids.ts';
import { readOffice } from './office.ts';
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
    const others = await tx.tariff.findMany({ select: { validFrom: true, validTo: true } });
    if (others.some((other) => collides(given, other))) return 'overlap' as const;
    const since = new Date(startOfDay(given.validFrom, timeZone));
    const invoice = await tx.document.findFirst({ where: { kind: 'invoice', issuedAt: { gte: since } } });
    if (invoice) return 'backdated' as const;
    await tx.tariff.create({ data: row });
    await audit(tx, ctx, actor, 'tariff.add', `tariff:${row.id}`, {
      legalBasis: row.legalBasis,
      validFrom: row.validFrom,
      validTo: row.validTo,
    });
    return undefined;
  });
  if (refusal) return { ok: false, reason: refusal };
  tariffs.forget(ctx);
  return { ok: true, tariff: { ...row, createdAt: row.createdAt.getTime() } };
}

/** What the assistant shows before the choice (R7). */
export function toTariffCard(tariff: Tariff): TariffCard {
  const { publication, microdata, map } = tariff.rates;
  return {
    legalBasis: tariff.legalBasis,
    validFrom: tariff.validFrom,
    rates: {
      publicationFirst: publication.first,
      publicationPagesFirst: publication.pagesFirst,
      publicationStep: publication.step,
      publicationPagesStep: publication.pagesStep,
      microdataPlain: microdata.plain.first,
      microdataProcessed: microdata.processed.first,
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
