/** The list of all orders, for finding one. */
import { paymentStateOf, phaseOf } from '../../machines/order/life.ts';
import type { OrderPhase } from '../../machines/order/life.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { clockRules, viewClock } from './clock.ts';
import type { ClockView } from './clock.ts';
import { clockOf, rupiahOf, stateOf } from './rows.ts';

export interface BoardFilter {
  /** part of an order code or of a customer's name; '' for all */
  search: string;
  phase: OrderPhase | 'open' | 'all';
  /** from 1; a page beyond the last gives the last */
  page: number;
}

export interface BoardRow {
  code: string;
  customerName: string;
  /** the first title and how many more */
  title: string;
  more: number;
  phase: OrderPhase;
  payment: string | null;
  total: number | null;
  createdAt: number;
  updatedAt: number;
  clock: Pick<ClockView, 'remaining' | 'dueDay' | 'paused'> | null;
}

export interface BoardPage {
  /** newest first */
  rows: BoardRow[];
  page: number;
  pages: number;
  total: number;
}

const PAGE_SIZE = 25;

export async function ordersBoard(ctx: ServiceContext, filter: BoardFilter): Promise<BoardPage> {
  const where = whereOf(filter);
  const total = await ctx.db.read.order.count({ where });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, Math.trunc(filter.page)), pages);
  const rules = await clockRules(ctx);
  const rows = await ctx.db.read.order.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    include: {
      customer: { select: { name: true } },
      items: { select: { title: true }, orderBy: { position: 'asc' } },
    },
  });
  return {
    rows: rows.map((row) => {
      const state = stateOf(row);
      return {
        code: row.code,
        customerName: row.customer.name,
        title: row.items[0]?.title ?? '',
        more: Math.max(0, row.items.length - 1),
        phase: phaseOf(state),
        payment: paymentStateOf(state) ?? null,
        total: rupiahOf(row.total),
        createdAt: row.createdAt.getTime(),
        updatedAt: row.updatedAt.getTime(),
        clock: viewClock(clockOf(row), ctx.now(), rules),
      };
    }),
    page,
    pages,
    total,
  };
}

function whereOf({ search, phase }: BoardFilter): Prisma.OrderWhereInput {
  const words = search.trim();
  const found: Prisma.OrderWhereInput =
    words === ''
      ? {}
      : { OR: [{ code: { contains: words.toUpperCase() } }, { customer: { name: { contains: words } } }] };
  if (phase === 'all') return found;
  return { ...found, phase: phase === 'open' ? { notIn: ['completed', 'cancelled'] } : phase };
}
