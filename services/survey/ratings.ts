/** The ratings of a period, read in batches so that no other reader has to wait for long. */
import { addDays, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import type { Rating } from '../../prisma/generated/sqlite/client.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';

/** Days in the office's time zone, both included. */
export interface Period {
  fromDay: Day;
  toDay: Day;
}

const BATCH = 1_000;

/** Oldest first. */
export async function eachRating(
  ctx: Pick<ServiceContext, 'db'>,
  period: Period,
  look: (rating: Rating) => void,
): Promise<void> {
  const createdAt = await instantsOf(ctx, period);
  let after: Rating | undefined;
  for (;;) {
    const rows = await ctx.db.read.rating.findMany({
      where: { createdAt },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      ...(after === undefined ? {} : { cursor: { id: after.id }, skip: 1 }),
    });
    for (const row of rows) look(row);
    if (rows.length < BATCH) return;
    after = rows.at(-1);
  }
}

export async function instantsOf(
  ctx: Pick<ServiceContext, 'db'>,
  { fromDay, toDay }: Period,
): Promise<{ gte: Date; lt: Date }> {
  const { timeZone } = (await readOffice(ctx)).office;
  return {
    gte: new Date(startOfDay(fromDay, timeZone)),
    lt: new Date(startOfDay(addDays(toDay, 1), timeZone)),
  };
}
