/** How long customers wait for a person of the office, and for the first answer (docs/domain.md 12, 16). */
import { nextOpening } from '../../domain/hours.ts';
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
    select: { requestedAt: true, claimedAt: true, repliedAt: true },
  });
  const waits: number[] = [];
  const replies: number[] = [];
  for (const { requestedAt, claimedAt, repliedAt } of rows) {
    const asked = requestedAt.getTime();
    const begins = nextOpening(asked, hours, office.timeZone, calendar) ?? asked;
    // who answers before the office opens answers at once
    if (claimedAt !== null) waits.push(Math.max(0, claimedAt.getTime() - begins));
    if (repliedAt !== null) replies.push(Math.max(0, repliedAt.getTime() - begins));
  }
  return { talks: rows.length, medianWaitMs: median(waits), medianFirstReplyMs: median(replies) };
}

/** The middle one, or the mean of the two in the middle, rounded; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}
