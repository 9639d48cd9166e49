/** Waiting times at the counter, of one day and of a span of days (docs/domain.md 13). */
import { setImmediate as others } from 'node:timers/promises';
import { addDays } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { rangeOf } from '../../domain/periods.ts';
import type { DayRange } from '../../domain/periods.ts';
import { waitFigures, waitsOf } from '../../domain/queue.ts';
import type { WaitFigures } from '../../domain/queue.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { Office } from '../office.ts';
import { entryOf } from './queue.ts';

export interface DayFigures extends WaitFigures {
  day: Day;
  /** guest-book entries but those that were cancelled */
  visits: number;
  standardMinutes: number;
}

/** What the figures are made of; a year of it is read for the report. */
const MEASURED = {
  day: true,
  status: true,
  service: true,
  counter: true,
  takenAt: true,
  calledAt: true,
  servedAt: true,
  doneAt: true,
} as const;
type Measured = Pick<Visit, keyof typeof MEASURED>;

export function figuresOf(
  day: Day,
  visits: readonly Measured[],
  { visits: { standardMinutes } }: Pick<Office, 'visits'>,
): DayFigures {
  const waits = waitFigures(waitsOf(visits.map(entryOf)), standardMinutes);
  return { day, visits: came(visits), standardMinutes, ...waits };
}

/** The days of the span on which somebody came, newest first. */
export async function daysOfVisits(ctx: ServiceContext, span: DayRange): Promise<DayFigures[]> {
  const office = await readOffice(ctx);
  const days: DayFigures[] = [];
  for await (const [day, visits] of daysOf(ctx, span)) days.push(figuresOf(day, visits, office));
  return days.toReversed();
}

/** Waiting times of a span of days (both included), for the office's report. ms; null: nobody was called. */
export async function visitFigures(
  ctx: ServiceContext,
  span: DayRange,
): Promise<{ visits: number; p50Ms: number | null; p90Ms: number | null; withinShare: number | null }> {
  const { visits: settings } = await readOffice(ctx);
  const waits: number[] = [];
  let all = 0;
  for await (const [, visits] of daysOf(ctx, span)) {
    for (const wait of waitsOf(visits.map(entryOf))) waits.push(wait);
    all += came(visits);
  }
  const { p50Ms, p90Ms, withinShare } = waitFigures(waits, settings.standardMinutes);
  return { visits: all, p50Ms, p90Ms, withinShare };
}

/** A month at a time, the chats in between: a year must not hold them up. */
async function* daysOf(
  ctx: Pick<ServiceContext, 'db'>,
  { fromDay, toDay }: DayRange,
): AsyncGenerator<[Day, Measured[]]> {
  for (let from = fromDay; from <= toDay;) {
    const month = rangeOf(from.slice(0, 7));
    if (month === null) return;
    const visits = await ctx.db.read.visit.findMany({
      where: { day: { gte: from, lte: month.toDay < toDay ? month.toDay : toDay } },
      orderBy: [{ day: 'asc' }, { takenAt: 'asc' }],
      select: MEASURED,
    });
    const byDay = new Map<Day, Measured[]>();
    for (const visit of visits) {
      const same = byDay.get(visit.day);
      if (same === undefined) byDay.set(visit.day, [visit]);
      else same.push(visit);
    }
    yield* byDay;
    await others();
    from = addDays(month.toDay, 1);
  }
}

function came(visits: readonly Measured[]): number {
  return visits.filter(({ status }) => status !== 'cancelled').length;
}
