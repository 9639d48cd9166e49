/**
 * Where the rows of the two largest tables begin to be too young to go. They have no index by time, which every turn would have to
 * keep; but ids grow with time, so the place is found by halving. A row that came out of turn is looked at another night.
 */
import type { ServiceContext } from '../context.ts';

type Db = Pick<ServiceContext, 'db'>;

/** The first row at this id or behind it; null: none. */
type RowFrom = (id: number) => Promise<{ id: number; at: Date } | null>;

/** Messages with a smaller id are older. */
export async function firstMessageSince({ db }: Db, before: Date): Promise<number> {
  const last = await db.read.message.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return firstSince(before, last?.id ?? 0, async (from) => {
    const row = await db.read.message.findFirst({
      where: { id: { gte: from } },
      orderBy: { id: 'asc' },
      select: { id: true, createdAt: true },
    });
    return row && { id: row.id, at: row.createdAt };
  });
}

/** Turns with a smaller id are older. */
export async function firstTurnSince({ db }: Db, before: Date): Promise<number> {
  const last = await db.read.turn.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  return firstSince(before, last?.id ?? 0, (from) =>
    db.read.turn.findFirst({ where: { id: { gte: from } }, orderBy: { id: 'asc' }, select: { id: true, at: true } }),
  );
}

async function firstSince(before: Date, last: number, rowFrom: RowFrom): Promise<number> {
  let low = 0;
  let high = last + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await rowFrom(middle);
    if (row !== null && row.at < before) low = row.id + 1;
    else high = middle;
  }
  return low;
}
