/** "What I must do now": the open orders whose turn a role is, oldest due first. */
import { dayOf } from '../../domain/days.ts';
import type { Role } from '../../domain/vocabulary.ts';
import { addWorkingDays } from '../../domain/working_days.ts';
import { agreementStateOf, paymentStateOf, phaseOf, turnOf } from '../../machines/order/life.ts';
import type { OrderPhase, OrderState } from '../../machines/order/life.ts';
import type { ServiceContext } from '../context.ts';
import { clockRules, viewClock } from './clock.ts';
import type { ClockRules, ClockView } from './clock.ts';
import { clockOf, stateOf } from './rows.ts';

/** What the role is asked to do with an order. */
export const TASK_ASKS = [
  'review',
  'prepare',
  'sendInvoice',
  'answerInvoiceCorrection',
  'enterBillingCode',
  'checkPayment',
  'verifyProof',
  'verifyAgreement',
  'issueReceipt',
  'release',
  'answerDeliveryCorrection',
] as const;
export type TaskAsk = (typeof TASK_ASKS)[number];

export interface Task {
  code: string;
  customerName: string;
  /** the first title and how many more */
  title: string;
  more: number;
  phase: OrderPhase;
  asks: TaskAsk[];
  /** UTC ms of the last act: since then it waits */
  since: number;
  createdAt: number;
  /** null: the clock has not started (review), or a year without holiday table */
  clock: { remaining: number; dueDay: string } | null;
}

export interface TaskList {
  /** oldest due first */
  tasks: Task[];
  total: number;
  late: number;
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
  /** sorts: the due day, or for an order not accepted yet the day it would have been due */
  key: string;
}

/** `limit` tasks at most; the counts are over all. Roles without work in orders get an empty list. */
export async function tasksFor(ctx: ServiceContext, role: Role, limit = 100): Promise<TaskList> {
  if (role !== 'petugas' && role !== 'bendahara') return { tasks: [], total: 0, late: 0, counts: {} };
  const due = await dueOf(ctx, role);
  const counts: Partial<Record<TaskAsk, number>> = {};
  for (const ask of due.flatMap(({ asks }) => asks)) counts[ask] = (counts[ask] ?? 0) + 1;
  return {
    tasks: await show(ctx, due.slice(0, limit)),
    total: due.length,
    late: due.filter(({ clock }) => clock !== null && clock.remaining < 0).length,
    counts,
  };
}

/** Everything that waits for the role, judged from the narrow columns alone: an office may have thousands open. */
async function dueOf(ctx: ServiceContext, role: 'petugas' | 'bendahara'): Promise<Due[]> {
  const rows = await ctx.db.read.order.findMany({
    where: { phase: { in: [...OFFICE_PHASES] } },
    select: { id: true, machine: true, clock: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
  const unprepared = await ctx.db.read.orderItem.groupBy({
    by: ['orderId'],
    where: { fileId: null, order: { phase: 'preparing' } },
  });
  const missing = new Set(unprepared.map(({ orderId }) => orderId));
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
    return [{ id: row.id, asks: asksOf(state, role, !missing.has(row.id)), clock, key }];
  });
  // the sort keeps the order of creation within a day
  return due.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** In the words of the state; whose turn it is says the machine alone (`isTurn`). */
function asksOf(state: OrderState, role: 'petugas' | 'bendahara', prepared: boolean): TaskAsk[] {
  switch (phaseOf(state)) {
    case 'review':
      return ['review'];
    case 'preparing':
      return [prepared ? 'sendInvoice' : 'prepare'];
    case 'correcting':
      return ['answerInvoiceCorrection'];
    case 'settling':
      return settlingAsks(state, role);
    case 'receipting':
      return ['issueReceipt'];
    case 'releasing':
      return ['release'];
    case 'redelivering':
      return ['answerDeliveryCorrection'];
    default:
      return [];
  }
}

function settlingAsks(state: OrderState, role: 'petugas' | 'bendahara'): TaskAsk[] {
  const asks: TaskAsk[] = [];
  const payment = paymentStateOf(state);
  if (payment === 'awaitingCode') asks.push('enterBillingCode');
  if (payment === 'checkingClaim' && role === 'bendahara') asks.push('checkPayment');
  if (payment === 'verifyingProof' && role === 'bendahara') asks.push('verifyProof');
  if (agreementStateOf(state) === 'verifying' && role === 'petugas') asks.push('verifyAgreement');
  return asks;
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
      customer: { select: { name: true } },
      items: { select: { title: true }, orderBy: { position: 'asc' } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return due.flatMap(({ id, asks, clock }): Task[] => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      {
        code: row.code,
        customerName: row.customer.name,
        title: row.items[0]?.title ?? '',
        more: Math.max(0, row.items.length - 1),
        phase: phaseOf(stateOf(row)),
        asks,
        since: row.updatedAt.getTime(),
        createdAt: row.createdAt.getTime(),
        clock: clock && { remaining: clock.remaining, dueDay: clock.dueDay },
      },
    ];
  });
}
