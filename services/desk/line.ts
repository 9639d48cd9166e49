/** The line of those who wait for a person of the office, and the pace at which it moves (docs/domain.md 12). */
import { dayOf, startOfDay } from '../../domain/days.ts';
import type { DeskLine } from '../../machines/conversation/counter/desk.ts';
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { officeCard } from '../office_card.ts';
import { isAtKiosk } from './left_chats.ts';

const MINUTE_MS = 60_000;
/** Minutes are told in steps of five: it is an estimate. */
const STEP = 5;
/** Talks of the day that the pace is taken from. */
const PACE_OF = 50;

/** How the line stands for one chat; `db`: what is committed, or an open write. */
export async function lineOf(ctx: ServiceContext, db: Reader, conversationId: string): Promise<DeskLine> {
  const { openNow, opensAt, phone, email } = await officeCard(ctx);
  const office = { openNow, opensAt, kiosk: await isAtKiosk(db, conversationId), phone, email };
  const own = await db.handover.findFirst({
    where: { conversationId, status: { in: ['waiting', 'held'] } },
    select: { id: true, status: true, requestedAt: true },
  });
  if (own === null) return { state: 'none', position: 0, minutes: null, ...office };
  if (own.status === 'held') return { state: 'held', position: 0, minutes: null, ...office };
  const { requestedAt, id } = own;
  const ahead = await db.handover.count({
    where: { status: 'waiting', OR: [{ requestedAt: { lt: requestedAt } }, { requestedAt, id: { lt: id } }] },
  });
  const position = ahead + 1;
  const pace = openNow ? await paceOfToday(ctx, db) : null;
  return { state: 'waiting', position, minutes: pace === null ? null : inSteps(position * pace), ...office };
}

/** Minutes from one answered request to the next, as today went so far; null: too little happened to tell. */
async function paceOfToday(ctx: ServiceContext, db: Reader): Promise<number | null> {
  const { timeZone } = (await readOffice(ctx)).office;
  const today = startOfDay(dayOf(ctx.now(), timeZone), timeZone);
  const claimed = await db.handover.findMany({
    where: { startedBy: 'customer', claimedAt: { gte: new Date(today) } },
    orderBy: { claimedAt: 'desc' },
    take: PACE_OF,
    select: { claimedAt: true },
  });
  const times = claimed.flatMap(({ claimedAt }) => claimedAt?.getTime() ?? []);
  return paceOf(times, ctx.now());
}

/** Pure: `times` (UTC ms) newest first. The time since the newest counts as well: nobody may be answering any more. */
export function paceOf(times: readonly number[], now: number): number | null {
  const oldest = times.at(-1);
  if (oldest === undefined || times.length < 2) return null;
  return (now - oldest) / times.length / MINUTE_MS;
}

function inSteps(minutes: number): number {
  return Math.max(1, Math.ceil(minutes / STEP)) * STEP;
}
