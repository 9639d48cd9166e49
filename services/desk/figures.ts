/** How long customers wait for a person of the office, and for the first answer (docs/domain.md 12, 16). */
import { addDays, dayOf, startOfDay } from '../../domain/days.ts';
import { nextOpening, openSpans, type ServiceHours } from '../../domain/hours.ts';
import type { HolidayCalendar } from '../../domain/working_days.ts';
import type { ServiceContext } from '../context.ts';
import { holidayCalendar } from '../holidays.ts';
import { readOffice } from '../office.ts';

export interface DeskFigures {
  /** requests of customers that an officer took */
  talks: number;
  /** from the request, or the next opening when the office was closed, until an officer took it; null: none */
  medianWaitMs: number | null;
  /** likewise until an officer's first words */
  medianFirstReplyMs: number | null;
}

/** Requests made from `from` until before `to` (UTC ms). Talks that officers began are nobody's waiting. */
export async function deskFigures(
  ctx: ServiceContext,
  { from, to }: { from: number; to: number },
): Promise<DeskFigures> {
  const [{ hours, office }, calendar] = [await readOffice(ctx), await holidayCalendar(ctx)];
  const rows = await ctx.db.read.handover.findMany({
    where: { startedBy: 'customer', claimedAt: { not: null }, requestedAt: { gte: new Date(from), lt: new Date(to) } },
    orderBy: { requestedAt: 'asc' },
    select: { requestedAt: true, claimedAt: true, repliedAt: true },
  });
  const openingFrom = openings(hours, office.timeZone, calendar);
  const waits: number[] = [];
  const replies: number[] = [];
  for (const { requestedAt, claimedAt, repliedAt } of rows) {
    const asked = requestedAt.getTime();
    const begins = openingFrom(asked);
    // who answers before the office opens answers at once
    if (claimedAt !== null) waits.push(Math.max(0, claimedAt.getTime() - begins));
    if (repliedAt !== null) replies.push(Math.max(0, repliedAt.getTime() - begins));
  }
  return { talks: rows.length, medianWaitMs: median(waits), medianFirstReplyMs: median(replies) };
}

/**
 * Of instants (UTC ms) in ascending order: each, or the next opening when the office is closed then; itself when none is near.
 * Looks each day up once, since thousands are asked for.
 */
export function openings(hours: ServiceHours, timeZone: string, calendar: HolidayCalendar): (asked: number) => number {
  let until = -Infinity;
  let spans: readonly (readonly [from: number, until: number])[] = [];
  let afterwards: number | null | undefined;
  return (asked) => {
    if (asked >= until) {
      const day = dayOf(asked, timeZone);
      until = startOfDay(addDays(day, 1), timeZone);
      spans = openSpans(day, hours, timeZone, calendar);
      afterwards = undefined;
    }
    const span = spans.find(([, close]) => asked < close);
    if (span !== undefined) return Math.max(asked, span[0]);
    if (afterwards === undefined) afterwards = nextOpening(asked, hours, timeZone, calendar);
    return afterwards ?? asked;
  };
}

/** The middle one, or the mean of the two in the middle, rounded; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}
