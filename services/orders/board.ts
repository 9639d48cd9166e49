/** The list of all orders, for finding one. */
import { agreementStateOf, paymentStateOf, phaseOf } from '../../machines/order/life.ts';
import type { OrderPhase } from '../../machines/order/life.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { clockRules, urgencyOf, viewClock, yearMissing } from './clock.ts';
import type { ClockRules, ClockView, Urgency } from './clock.ts';
import { WAITING } from './reduction.ts';
import { clockOf, rupiahOf, stateOf } from './rows.ts';

export interface BoardFilter {
  /** part of an order code or of a customer's name; '' for all */
  search: string;
  phase: OrderPhase | 'open' | 'all';
  /** only open orders that are late or at risk (docs/domain.md 6) */
  urgency: Pressing | 'all';
  /** from 1; a page beyond the last gives the last */
  page: number;
}

export const PRESSING = ['late', 'risk'] as const satisfies readonly Urgency[];
export type Pressing = (typeof PRESSING)[number];

export interface BoardRow {
  code: string;
  customerName: string;
  /** the first title and how many more */
  title: string;
  more: number;
  phase: OrderPhase;
  payment: string | null;
  agreement: string | null;
  /** Rp0 or a part of the tariff is asked, and not decided */
  reductionAsked: boolean;
  total: number | null;
  createdAt: number;
  updatedAt: number;
  clock: ClockView | null;
  /** the year without holiday table for which there is no clock */
  yearMissing: number | null;
}

export interface BoardPage {
  /** newest first; with an urgency the first due first */
  rows: BoardRow[];
  page: number;
  pages: number;
  total: number;
  /** of all open orders */
  pressing: Record<Pressing, number>;
}

const PAGE_SIZE = 25;
const CLOSED: readonly OrderPhase[] = ['completed', 'cancelled'];

export async function ordersBoard(ctx: ServiceContext, filter: BoardFilter): Promise<BoardPage> {
  const rules = await clockRules(ctx);
  const pressing = await pressingOrders(ctx, rules);
  const found = whereOf(filter);
  const { urgency } = filter;
  const chosen = urgency === 'all' ? null : await among(ctx, pressing[urgency], found);
  const total = chosen?.length ?? (await ctx.db.read.order.count({ where: found }));
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(filter.page)), pages);
  const from = (page - 1) * PAGE_SIZE;
  const ids = chosen?.slice(from, from + PAGE_SIZE) ?? null;
  const rows = await ctx.db.read.order.findMany({
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    where: ids === null ? found : { id: { in: ids } },
    skip: ids === null ? from : 0,
    take: PAGE_SIZE,
    include: FOR_BOARD,
  });
  const sorted = ids === null ? rows : rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return {
    rows: sorted.map((row) => rowOf(row, ctx.now(), rules)),
    page,
    pages,
    total,
    pressing: { late: pressing.late.length, risk: pressing.risk.length },
  };
}

const FOR_BOARD = {
  customer: { select: { name: true } },
  items: { select: { title: true }, orderBy: { position: 'asc' } },
  reductions: { where: WAITING, select: { id: true } },
} satisfies Prisma.OrderInclude;

function rowOf(row: Prisma.OrderGetPayload<{ include: typeof FOR_BOARD }>, now: number, rules: ClockRules): BoardRow {
  const state = stateOf(row);
  const clock = viewClock(clockOf(row), now, rules);
  return {
    code: row.code,
    customerName: row.customer.name,
    title: row.items[0]?.title ?? '',
    more: Math.max(0, row.items.length - 1),
    phase: phaseOf(state),
    payment: paymentStateOf(state) ?? null,
    agreement: agreementStateOf(state) ?? null,
    reductionAsked: row.reductions.length > 0,
    total: rupiahOf(row.total),
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    clock,
    yearMissing: clock === null ? yearMissing(clockOf(row), now, rules) : null,
  };
}

/** Ids of the open orders that are late or at risk, the first due first, judged from the narrow columns alone. */
async function pressingOrders(ctx: ServiceContext, rules: ClockRules): Promise<Record<Pressing, string[]>> {
  const open = await ctx.db.read.order.findMany({
    where: { phase: { notIn: [...CLOSED] } },
    select: { id: true, clock: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const due = open.flatMap(({ id, ...row }) => {
    const clock = viewClock(clockOf(row), ctx.now(), rules);
    return clock === null ? [] : [{ id, dueDay: clock.dueDay, urgency: urgencyOf(clock) }];
  });
  const sorted = due.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0));
  const of = (urgency: Pressing): string[] => sorted.filter((one) => one.urgency === urgency).map(({ id }) => id);
  return { late: of('late'), risk: of('risk') };
}

/** Those of `ids` that are found as well, in their order. */
async function among(ctx: ServiceContext, ids: string[], found: Prisma.OrderWhereInput): Promise<string[]> {
  const rows = await ctx.db.read.order.findMany({ where: found, select: { id: true } });
  const kept = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => kept.has(id));
}

function whereOf({ search, phase }: BoardFilter): Prisma.OrderWhereInput {
  const words = search.trim();
  const found: Prisma.OrderWhereInput =
    words === ''
      ? {}
      : { OR: [{ code: { contains: words.toUpperCase() } }, { customer: { name: { contains: words } } }] };
  if (phase === 'all') return found;
  return { ...found, phase: phase === 'open' ? { notIn: [...CLOSED] } : phase };
}
