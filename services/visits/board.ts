/** The queue as officers see it: today live, and the guest book of one day (docs/domain.md 13). */
import type { Day } from '../../domain/days.ts';
import type { Language } from '../../domain/vocabulary.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { figuresOf } from './figures.ts';
import type { DayFigures } from './figures.ts';
import { AT_COUNTER, entryOf, minutesUntil, numberOf, serviceName, today, visitsOn } from './queue.ts';
import type { VisitStatus } from './queue.ts';

/** One visit on a page of the panel. Instants UTC ms. */
export interface VisitRow {
  code: string;
  number: string;
  day: Day;
  service: { code: string; name: string };
  name: string;
  institution: string;
  purpose: string;
  language: Language;
  channel: string;
  status: VisitStatus;
  takenAt: number;
  calledAt: number | null;
  calls: number;
  servedAt: number | null;
  doneAt: number | null;
  counter: string | null;
  /** the chat it belongs to; null: none */
  conversationId: string | null;
  /** codes of the orders that were placed together */
  orders: string[];
}

export interface ServiceQueue {
  code: string;
  name: string;
  /** in the order in which they are called */
  waiting: (VisitRow & { minutes: number | null })[];
}

export interface Board {
  day: Day;
  /** numbers are drawn at all */
  open: boolean;
  /** '1', '2', ... */
  counters: string[];
  services: ServiceQueue[];
  /** called or being served, by counter */
  atCounter: VisitRow[];
  skipped: VisitRow[];
  /** of today so far */
  figures: DayFigures;
}

export async function queueBoard(ctx: ServiceContext): Promise<Board> {
  const office = await readOffice(ctx);
  const day = await today(ctx);
  const visits = await visitsOn(ctx.db.read, day);
  const orders = await ordersOf(ctx, visits);
  const rows = (...statuses: VisitStatus[]): VisitRow[] =>
    visits
      .filter(({ status }) => statuses.some((each) => each === status))
      .map((visit) => rowOf(visit, office, orders.get(visit.id) ?? []));
  const waiting = rows('waiting');
  return {
    day,
    open: office.visits.open,
    counters: Array.from({ length: office.visits.counters }, (_, index) => String(index + 1)),
    services: serviceCodes(office, visits).map((code) => {
      const same = visits.filter(({ service }) => service === code);
      return {
        code,
        name: serviceName(office, code).id,
        waiting: waiting
          .filter(({ service }) => service.code === code)
          .map((row, ahead) => ({ ...row, minutes: minutesUntil(ahead, same, ctx.now()) })),
      };
    }),
    atCounter: rows(...AT_COUNTER).toSorted((one, other) => Number(one.counter) - Number(other.counter)),
    skipped: rows('skipped'),
    figures: figuresOf(day, visits, office),
  };
}

/** Those of the office, then what still waits for one that it does not offer any more. */
function serviceCodes({ visits: { services } }: Office, day: readonly Visit[]): string[] {
  const left = day.filter(({ status }) => status === 'waiting').map(({ service }) => service);
  return [...new Set([...services.map(({ code }) => code), ...left])];
}

export async function visitByCode(ctx: ServiceContext, code: string): Promise<VisitRow | null> {
  const visit = await ctx.db.read.visit.findUnique({ where: { code } });
  if (visit === null) return null;
  const orders = await ordersOf(ctx, [visit]);
  return rowOf(visit, await readOffice(ctx), orders.get(visit.id) ?? []);
}

/** The guest book of one day, in the order in which numbers were drawn. */
export async function dayOfVisits(ctx: ServiceContext, day: Day): Promise<{ visits: VisitRow[]; figures: DayFigures }> {
  const office = await readOffice(ctx);
  const visits = await visitsOn(ctx.db.read, day);
  const orders = await ordersOf(ctx, visits);
  return {
    visits: visits.map((visit) => rowOf(visit, office, orders.get(visit.id) ?? [])),
    figures: figuresOf(day, visits, office),
  };
}

async function ordersOf(ctx: ServiceContext, visits: readonly Visit[]): Promise<Map<string, string[]>> {
  const orders = await ctx.db.read.order.findMany({
    where: { visitId: { in: visits.map(({ id }) => id) } },
    orderBy: { createdAt: 'asc' },
    select: { code: true, visitId: true },
  });
  const byVisit = new Map<string, string[]>();
  for (const { code, visitId } of orders)
    if (visitId !== null) byVisit.set(visitId, [...(byVisit.get(visitId) ?? []), code]);
  return byVisit;
}

function rowOf(visit: Visit, office: Office, orders: string[]): VisitRow {
  const { code, day, name, institution, purpose, language, channel, calls, conversationId } = visit;
  return {
    ...entryOf(visit),
    code,
    number: numberOf(visit),
    day,
    service: { code: visit.service, name: serviceName(office, visit.service).id },
    name,
    institution,
    purpose,
    language,
    channel,
    status: visit.status as VisitStatus,
    calls,
    conversationId,
    orders,
  };
}
