/** "What I must do now": the open orders whose turn a role is, oldest due first. */
import { dayOf } from '../../domain/days.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { addWorkingDays } from '../../domain/working_days.ts';
import { agreementStateOf, paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { OrderPhase, OrderState } from '../../machines/order/life.ts';
import type { ServiceContext } from '../context.ts';
import { withdrawnOf } from '../privacy/withdrawn.ts';
import { clockRules, urgencyOf, viewClock, yearMissing } from './clock.ts';
import type { ClockRules, ClockView } from './clock.ts';
import { WAITING } from './reduction.ts';
import { clockOf, stateOf } from './rows.ts';
import { asksOf, missingBeforeInvoice } from './task_asks.ts';
import type { TaskAsk } from './task_asks.ts';

export { TASK_ASKS } from './task_asks.ts';
export type { TaskAsk } from './task_asks.ts';

export interface Task {
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
  asks: TaskAsk[];
  /** UTC ms of the last act: since then it waits */
  since: number;
  createdAt: number;
  /** null: the clock has not started (review), or a year without holiday table */
  clock: ClockView | null;
  /** the year without holiday table for which there is no clock */
  yearMissing: number | null;
  /** the customer withdrew their consent: until when the office has to see to it, UTC ms (docs/domain.md 9) */
  withdrawnUntil: number | null;
}

export interface TaskList {
  /** oldest due first */
  tasks: Task[];
  total: number;
  late: number;
  /** due within two working days */
  risk: number;
  counts: Partial<Record<TaskAsk, number>>;
}

/** The phases in which somebody of the office may have to act. */
const OFFICE_PHASES: readonly OrderPhase[] = [
  'review',
  'preparing',
  'correcting',
  'settling',
  'receipting',
  'releasing',
  'redelivering',
];

interface Due {
  id: string;
  asks: TaskAsk[];
  clock: ClockView | null;
  yearMissing: number | null;
  /** sorts: the due day, or for an order not accepted yet the day it would have been due */
  key: string;
}

/** `limit` tasks at most; the counts are over all. Roles without work in orders get an empty list. */
export async function tasksFor(ctx: ServiceContext, role: Role, limit = 100): Promise<TaskList> {
  if (role !== 'petugas' && role !== 'bendahara') return { tasks: [], total: 0, late: 0, risk: 0, counts: {} };
  const due = await dueOf(ctx, role);
  const counts: Partial<Record<TaskAsk, number>> = {};
  for (const ask of due.flatMap(({ asks }) => asks)) counts[ask] = (counts[ask] ?? 0) + 1;
  return {
    tasks: await show(ctx, due.slice(0, limit)),
    total: due.length,
    late: due.filter(({ clock }) => clock !== null && urgencyOf(clock) === 'late').length,
    risk: due.filter(({ clock }) => clock !== null && urgencyOf(clock) === 'risk').length,
    counts,
  };
}

/** Everything that waits for the role, judged from the narrow columns alone: an office may have thousands open. */
async function dueOf(ctx: ServiceContext, role: 'petugas' | 'bendahara'): Promise<Due[]> {
  const rows = await ctx.db.read.order.findMany({
    where: { phase: { in: [...OFFICE_PHASES] } },
    select: { id: true, machine: true, clock: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const missing = await missingBeforeInvoice(ctx);
  const rules = await clockRules(ctx);
  const now = ctx.now();
  const turns = new Map<string, boolean>();
  const isTurn = (state: OrderState): boolean => {
    const known = JSON.stringify(state);
    const turn = turns.get(known) ?? turnOf(state).roles.includes(role);
    turns.set(known, turn);
    return turn;
  };
  const due = rows.flatMap((row): Due[] => {
    const state = stateOf(row);
    if (!isTurn(state)) return [];
    const clock = viewClock(clockOf(row), now, rules);
    const key = clock?.dueDay ?? wouldBeDue(row.createdAt.getTime(), rules);
    const asks = asksOf(state, role, missing.get(row.id) ?? []);
    return [
      { id: row.id, asks, clock, yearMissing: clock === null ? yearMissing(clockOf(row), now, rules) : null, key },
    ];
  });
  // the sort keeps the order of creation within a day
  return due.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function wouldBeDue(createdAt: number, rules: ClockRules): string {
  const day = dayOf(createdAt, rules.timeZone);
  const due = addWorkingDays(day, rules.limit, rules.calendar);
  return due.ok ? due.day : day;
}

async function show(ctx: ServiceContext, due: Due[]): Promise<Task[]> {
  const rows = await ctx.db.read.order.findMany({
    where: { id: { in: due.map(({ id }) => id) } },
    select: {
      id: true,
      code: true,
      machine: true,
      createdAt: true,
      updatedAt: true,
      customerId: true,
      customer: { select: { name: true } },
      items: { select: { title: true }, orderBy: { position: 'asc' } },
      reductions: { where: WAITING, select: { id: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const withdrawn = await withdrawnOf(ctx.db.read, [...new Set(rows.map(({ customerId }) => customerId))]);
  return due.flatMap(({ id, asks, clock, yearMissing: year }): Task[] => {
    const row = byId.get(id);
    if (!row) return [];
    const state = stateOf(row);
    return [
      {
        code: row.code,
        customerName: row.customer.name,
        title: row.items[0]?.title ?? '',
        more: Math.max(0, row.items.length - 1),
        phase: phaseOf(state),
        payment: paymentStateOf(state) ?? null,
        agreement: agreementStateOf(state) ?? null,
        reductionAsked: row.reductions.length > 0,
        asks,
        since: row.updatedAt.getTime(),
        createdAt: row.createdAt.getTime(),
        clock,
        yearMissing: year,
        withdrawnUntil: withdrawn.get(row.customerId)?.until ?? null,
      },
    ];
  });
}
