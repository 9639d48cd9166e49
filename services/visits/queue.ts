/** The queue of one day, as rows: what is read of it, and how it is said to people (docs/domain.md 13). */
import { dayOf } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { estimateMinutes, queueNumber } from '../../domain/queue.ts';
import type { QueueEntry } from '../../domain/queue.ts';
import type { VisitCard } from '../../machines/conversation/counter/visits.ts';
import type { Reader, Tx } from '../../prisma/database.ts';
import type { Visit } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import type { Office } from '../office.ts';

export type VisitStatus = VisitCard['status'];

/** A counter is at work for a service while it serves it, and for so long after it last finished a visit of it. */
const AT_WORK_MS = 60 * 60_000;

/** In whose hands a counter is: nothing else can be called there. */
export const AT_COUNTER: readonly VisitStatus[] = ['called', 'serving'];
/** Not over yet. */
export const OPEN: readonly VisitStatus[] = ['waiting', 'called', 'serving', 'skipped'];

export async function today(ctx: Pick<ServiceContext, 'db' | 'now'>): Promise<Day> {
  const { office } = await readOffice(ctx);
  return dayOf(ctx.now(), office.timeZone);
}

/** In the order in which numbers were drawn. */
export function visitsOn(db: Reader | Tx, day: Day): Promise<Visit[]> {
  return db.visit.findMany({ where: { day }, orderBy: [{ takenAt: 'asc' }, { service: 'asc' }, { number: 'asc' }] });
}

export function numberOf({ service, number }: Pick<Visit, 'service' | 'number'>): string {
  return queueNumber(service, number);
}

/** A service keeps its name in the queue also when the office does not offer it any more: then it is its letter. */
export function serviceName({ visits }: Office, code: string): { id: string; en: string } {
  return visits.services.find((service) => service.code === code)?.name ?? { id: code, en: code };
}

export function entryOf(
  visit: Pick<Visit, 'service' | 'counter' | 'takenAt' | 'calledAt' | 'servedAt' | 'doneAt'>,
): QueueEntry {
  const at = (instant: Date | null) => instant?.getTime() ?? null;
  return {
    service: visit.service,
    takenAt: visit.takenAt.getTime(),
    calledAt: at(visit.calledAt),
    servedAt: at(visit.servedAt),
    doneAt: at(visit.doneAt),
    counter: visit.counter,
  };
}

/** One visit among those of its day; `now` UTC ms. */
export function cardOf(visit: Visit, day: readonly Visit[], office: Office, now: number): VisitCard {
  const same = day.filter(({ service }) => service === visit.service);
  const waiting = visit.status === 'waiting';
  const ahead = waiting ? same.filter(({ status, number }) => status === 'waiting' && number < visit.number).length : 0;
  return {
    code: visit.code,
    number: numberOf(visit),
    service: serviceName(office, visit.service),
    status: visit.status as VisitStatus,
    ahead,
    minutes: waiting ? minutesUntil(ahead, same, now) : null,
    counter: visit.counter,
    standardMinutes: office.visits.standardMinutes,
  };
}

/** Minutes until the number with so many ahead of it is called; null: nobody of the service was finished today. */
export function minutesUntil(ahead: number, sameService: readonly Visit[], now: number): number | null {
  const served = sameService.flatMap(({ servedAt, doneAt, counter }) =>
    servedAt === null || doneAt === null ? [] : [{ took: doneAt.getTime() - servedAt.getTime(), at: doneAt, counter }],
  );
  const atCounter = sameService.filter(({ status }) => AT_COUNTER.includes(status as VisitStatus));
  const counters = new Set([
    ...atCounter.map(({ counter }) => counter),
    ...served.flatMap(({ at, counter }) => (now - at.getTime() <= AT_WORK_MS ? [counter] : [])),
  ]);
  return estimateMinutes({
    ahead,
    inService: atCounter.length,
    serviceMs: served.map(({ took }) => took),
    counters: counters.size,
  });
}
