/** Money that came in (docs/domain.md 5 and 16), by the day on which it was paid. Rupiah; added up by the database. */
import type { DayRange } from '../../domain/periods.ts';
import { PRODUCT_KINDS } from '../../domain/vocabulary.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { ServiceContext } from '../context.ts';
import { linesOf } from '../orders/contents.ts';

export interface Revenue {
  /** of orders that are not cancelled */
  total: number;
  payments: number;
  byKind: Record<ProductKind, number>;
  /** paid for orders that were cancelled afterwards: to be given back, and not in the total */
  ofCancelled: number;
}

type Reading = Pick<ServiceContext, 'db'>;

interface Row {
  kind: string;
  cancelled: number | bigint;
  payments: number | bigint;
  amount: unknown;
}

/** An order of several kinds, whose lines tell what each of them cost. */
const MIXED = 'mixed';

export async function revenueOf(ctx: Reading, { fromDay, toDay }: DayRange): Promise<Revenue> {
  const rows = await ctx.db.read.$queryRaw<Row[]>`
    SELECT t.kind AS kind, t.cancelled AS cancelled, COUNT(*) AS payments, SUM(t.amount) AS amount
    FROM (
      SELECT p."amount" AS amount,
        CASE WHEN o."phase" = 'cancelled' THEN 1 ELSE 0 END AS cancelled,
        (SELECT CASE WHEN COUNT(DISTINCT i."kind") > 1 THEN 'mixed' ELSE MIN(CAST(i."kind" AS TEXT)) END
          FROM "OrderItem" i WHERE i."orderId" = p."orderId") AS kind
      FROM "Payment" p JOIN "Order" o ON o."id" = p."orderId"
      WHERE p."paidOn" >= ${fromDay} AND p."paidOn" <= ${toDay}
    ) t
    GROUP BY t.kind, t.cancelled`;
  const kept = rows.filter(({ cancelled }) => Number(cancelled) === 0);
  const byKind = Object.fromEntries(
    PRODUCT_KINDS.map((kind) => [kind, sumOf(kept.filter((row) => row.kind === kind))]),
  ) as Record<ProductKind, number>;
  if (kept.some(({ kind }) => kind === MIXED)) await addMixed(ctx, { fromDay, toDay }, byKind);
  return {
    total: sumOf(kept),
    payments: kept.reduce((sum, { payments }) => sum + Number(payments), 0),
    byKind,
    ofCancelled: sumOf(rows.filter(({ cancelled }) => Number(cancelled) === 1)),
  };
}

/** By month ('2026-11') of the day of payment; a month without payments is not there. */
export async function revenueByMonth(ctx: Reading, { fromDay, toDay }: DayRange): Promise<Map<string, number>> {
  const rows = await ctx.db.read.$queryRaw<{ month: string; amount: unknown }[]>`
    SELECT SUBSTR(p."paidOn", 1, 7) AS month, SUM(p."amount") AS amount
    FROM "Payment" p JOIN "Order" o ON o."id" = p."orderId"
    WHERE p."paidOn" >= ${fromDay} AND p."paidOn" <= ${toDay} AND o."phase" <> 'cancelled'
    GROUP BY SUBSTR(p."paidOn", 1, 7)`;
  return new Map(rows.map(({ month, amount }) => [month, rupiahOf(amount)]));
}

/** What each kind of a mixed order cost, by the lines of the invoice in force (one line an item, in their order). */
async function addMixed(ctx: Reading, range: DayRange, byKind: Record<ProductKind, number>): Promise<void> {
  const orders = await ctx.db.read.order.findMany({
    where: {
      phase: { not: 'cancelled' },
      payments: { some: { paidOn: { gte: range.fromDay, lte: range.toDay } } },
      AND: PRODUCT_KINDS.map((kind) => ({ items: { some: { kind: { not: kind } } } })),
    },
    select: {
      items: { select: { kind: true }, orderBy: { position: 'asc' } },
      documents: { where: { kind: 'invoice', status: 'current' }, select: { content: true } },
    },
  });
  for (const { items, documents } of orders) {
    if (new Set(items.map(({ kind }) => kind)).size < 2) continue;
    const lines = documents.flatMap(linesOf);
    items.forEach(({ kind }, index) => (byKind[kind] += lines[index]?.amount ?? 0));
  }
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { amount }) => sum + rupiahOf(amount), 0);
}

/** The engines give a sum of whole numbers as a bigint, a decimal or a number. */
function rupiahOf(amount: unknown): number {
  return Number(String(amount ?? 0));
}
