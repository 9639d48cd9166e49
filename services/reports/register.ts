/**
 * The treasurer's register: invoice, billing code, NTPN or transfer, receipt (docs/domain.md 5 and 16). An order is in it when
 * its invoice in force was issued in the period, or when its money came in then. Days are the office's; rupiah.
 */
import { addDays, dayOf, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import type { DayRange } from '../../domain/periods.ts';
import type { ProductKind } from '../../domain/vocabulary.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { withVersion } from '../orders/contents.ts';
import { buyerOf } from '../orders/rows.ts';
import { answersForFigures } from './readers.ts';

/** unpaid: still to come; free: Rp0; refund: paid, and cancelled afterwards. */
export type RegisterStanding = 'paid' | 'unpaid' | 'free' | 'cancelled' | 'refund';

export interface RegisterRow {
  code: string;
  /** as the documents name them */
  payer: string;
  institution: string;
  kinds: ProductKind[];
  standing: RegisterStanding;
  invoice: { number: string; day: Day; total: number } | null;
  /** the code that was paid, else the one in force, else the last */
  billingCode: string | null;
  payment: {
    method: 'billing' | 'transfer';
    paidOn: Day;
    amount: number;
    ntpn: string | null;
    ntb: string | null;
  } | null;
  receipt: { number: string; day: Day } | null;
}

export interface RegisterPage {
  rows: RegisterRow[];
  page: number;
  pages: number;
  total: number;
}

const PAGE_SIZE = 100;

/** In the order of the invoices' dates; page from 1, a page beyond the last gives the last. */
export async function registerPage(
  ctx: ServiceContext,
  actor: Actor,
  range: DayRange,
  asked: number,
): Promise<({ ok: true } & RegisterPage) | { ok: false; reason: 'forbidden' }> {
  if (!answersForFigures(actor)) return { ok: false, reason: 'forbidden' };
  const ids = await orderIdsOf(ctx, range);
  const pages = Math.max(1, Math.ceil(ids.length / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(asked)), pages);
  const rows = await rowsOf(ctx, ids.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE));
  return { ok: true, rows, page, pages, total: ids.length };
}

/** All rows, a page at a time: in between, others get their turn. The caller has checked the right to it. */
export async function* registerRows(ctx: ServiceContext, range: DayRange): AsyncGenerator<RegisterRow[]> {
  const ids = await orderIdsOf(ctx, range);
  for (let from = 0; from < ids.length; from += PAGE_SIZE) {
    yield await rowsOf(ctx, ids.slice(from, from + PAGE_SIZE));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** By the date of the invoice in force; orders paid in the period, but invoiced before it, come first. */
async function orderIdsOf(ctx: Pick<ServiceContext, 'db'>, { fromDay, toDay }: DayRange): Promise<string[]> {
  const { timeZone } = (await readOffice(ctx)).office;
  const issuedAt = {
    gte: new Date(startOfDay(fromDay, timeZone)),
    lt: new Date(startOfDay(addDays(toDay, 1), timeZone)),
  };
  const { document, payment } = ctx.db.read;
  const invoiced = await document.findMany({
    where: { kind: 'invoice', status: 'current', issuedAt },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
    select: { orderId: true },
  });
  const paid = await payment.findMany({
    where: { paidOn: { gte: fromDay, lte: toDay } },
    orderBy: [{ paidOn: 'asc' }, { id: 'asc' }],
    select: { orderId: true },
  });
  const here = new Set(invoiced.map(({ orderId }) => orderId));
  return [...new Set([...paid.filter(({ orderId }) => !here.has(orderId)), ...invoiced].map(({ orderId }) => orderId))];
}

const FOR_REGISTER = {
  id: true,
  code: true,
  phase: true,
  buyer: true,
  items: { select: { kind: true }, orderBy: { position: 'asc' } },
  documents: {
    where: { kind: { in: ['invoice', 'receipt'] }, status: 'current' },
    select: { kind: true, number: true, version: true, total: true, issuedAt: true },
  },
  billingCodes: { select: { code: true, status: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  payments: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 },
} satisfies Prisma.OrderSelect;

type OrderRow = Prisma.OrderGetPayload<{ select: typeof FOR_REGISTER }>;

async function rowsOf(ctx: Pick<ServiceContext, 'db'>, ids: readonly string[]): Promise<RegisterRow[]> {
  const { timeZone } = (await readOffice(ctx)).office;
  const orders = await ctx.db.read.order.findMany({ where: { id: { in: [...ids] } }, select: FOR_REGISTER });
  const byId = new Map(orders.map((order) => [order.id, order]));
  return ids.flatMap((id) => {
    const order = byId.get(id);
    return order === undefined ? [] : [rowOf(order, timeZone)];
  });
}

function rowOf(order: OrderRow, timeZone: string): RegisterRow {
  const { name, institution } = buyerOf(order);
  const paper = (kind: 'invoice' | 'receipt') => order.documents.find((document) => document.kind === kind);
  const [invoice, receipt] = [paper('invoice'), paper('receipt')];
  const [payment] = order.payments;
  return {
    code: order.code,
    payer: name,
    institution,
    kinds: [...new Set(order.items.map(({ kind }) => kind))],
    standing: standingOf(order),
    invoice: invoice
      ? { number: withVersion(invoice), day: dayOf(invoice.issuedAt.getTime(), timeZone), total: Number(invoice.total) }
      : null,
    billingCode: billingCodeOf(order.billingCodes),
    payment: payment
      ? {
          method: payment.method === 'transfer' ? 'transfer' : 'billing',
          paidOn: payment.paidOn,
          amount: Number(payment.amount),
          ntpn: payment.ntpn,
          ntb: payment.ntb,
        }
      : null,
    receipt: receipt ? { number: withVersion(receipt), day: dayOf(receipt.issuedAt.getTime(), timeZone) } : null,
  };
}

function standingOf({ phase, payments, documents }: OrderRow): RegisterStanding {
  const paid = payments.length > 0;
  if (phase === 'cancelled') return paid ? 'refund' : 'cancelled';
  if (paid) return 'paid';
  return documents.some(({ kind, total }) => kind === 'invoice' && total === 0n) ? 'free' : 'unpaid';
}

function billingCodeOf(codes: OrderRow['billingCodes']): string | null {
  const of = (status: string) => codes.findLast((code) => code.status === status)?.code;
  return of('paid') ?? of('active') ?? codes.at(-1)?.code ?? null;
}
