/** What the TV screen at the counter shows: numbers and counters, and nobody's name (docs/domain.md 13). */
import { callAloud } from '../../domain/queue_speech.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { AT_COUNTER, numberOf, serviceName, today, visitsOn } from './queue.ts';

/** Numbers that a screen has room for where they can be read from five metres. */
const COUNTERS = 6;
const NEXT = 4;

export interface Display {
  /** by counter; the newest calls where there are more than fit */
  now: {
    counter: string;
    number: string;
    serving: boolean;
    /** of this call alone, also among those of other days, so that a screen knows whether it has announced it */
    call: string;
    /** UTC ms */
    calledAt: number;
    /** the Indonesian words of the call */
    aloud: string;
  }[];
  waiting: { service: string; name: string; next: string[]; more: number }[];
}

export async function readDisplay(ctx: ServiceContext): Promise<Display> {
  const office = await readOffice(ctx);
  const day = await today(ctx);
  const visits = await visitsOn(ctx.db.read, day);
  const now = visits
    .filter(({ status }) => AT_COUNTER.some((each) => each === status))
    .toSorted((one, other) => Number(other.calledAt) - Number(one.calledAt))
    .slice(0, COUNTERS)
    .map((visit) => {
      const number = numberOf(visit);
      const counter = visit.counter ?? '';
      return {
        counter,
        number,
        serving: visit.status === 'serving',
        call: `${day}/${number}/${visit.calls}`,
        calledAt: visit.calledAt?.getTime() ?? 0,
        aloud: callAloud(number, counter),
      };
    })
    .toSorted((one, other) => Number(one.counter) - Number(other.counter));
  return {
    now,
    waiting: office.visits.services.map(({ code }) => {
      const waiting = visits.filter(({ service, status }) => service === code && status === 'waiting');
      return {
        service: code,
        name: serviceName(office, code).id,
        next: waiting.slice(0, NEXT).map(numberOf),
        more: Math.max(0, waiting.length - NEXT),
      };
    }),
  };
}
