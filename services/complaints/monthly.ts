/** The register of a month, for the archive and for reports; and figures of a period (docs/domain.md 7, 16). */
import { addDays, dayOf, startOfDay } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import { audit } from '../audit.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { namesOf, OPEN_STATUSES } from './register.ts';
import { complaintRules, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { hiddenFrom, mayReadComplaints } from './visibility.ts';

export interface MonthlyRow {
  code: string;
  /** 'YYYY-MM-DD' in the office's time zone */
  receivedOn: Day;
  channel: string;
  kind: string;
  category: string;
  supervision: boolean | null;
  anonymous: boolean;
  text: string;
  status: string;
  verifiedOn: Day | null;
  answeredOn: Day | null;
  closedOn: Day | null;
  handler: string | null;
  standing: Standing;
}

/** `month`: 'YYYY-MM'. Oldest first; reading it is written down. null: not for this role, or no month. */
export async function monthlyRegister(ctx: ServiceContext, actor: Actor, month: string): Promise<MonthlyRow[] | null> {
  if (!mayReadComplaints(actor) || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
  const rules = await complaintRules(ctx);
  const fromDay = `${month}-01` as Day;
  const hidden = await hiddenFrom(ctx, ctx.db.read, actor);
  const rows = await ctx.db.read.complaint.findMany({
    where: { receivedAt: within(fromDay, lastDayOf(fromDay), rules.timeZone), id: { notIn: hidden } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(
    ctx,
    rows.map(({ officerId }) => officerId),
  );
  await ctx.db.write((tx) => audit(tx, ctx, actor, 'complaint.export', `complaints:${month}`, { count: rows.length }));
  const day = (at: Date | null) => (at === null ? null : dayOf(at.getTime(), rules.timeZone));
  return rows.map((row) => ({
    code: row.code,
    receivedOn: dayOf(row.receivedAt.getTime(), rules.timeZone),
    channel: row.channel,
    kind: row.kind,
    category: row.category,
    supervision: row.supervision,
    anonymous: row.anonymous,
    text: ctx.vault.decrypt(row.text),
    status: row.status,
    verifiedOn: day(row.verifiedAt),
    answeredOn: day(row.answeredAt),
    closedOn: day(row.closedAt),
    handler: row.officerId === null ? null : (names.get(row.officerId) ?? null),
    standing: standingOf(row, ctx.now(), rules),
  }));
}

export interface ComplaintFigures {
  received: number;
  answeredInTime: number;
  answeredLate: number;
  /** ended without an answer, but not declined: whoever was asked back never told */
  closedUnanswered: number;
  /** not for this office: neither in time nor late */
  declined: number;
  /** not answered yet, and not over; of them `overdue` beyond their limit */
  open: number;
  overdue: number;
}

/**
 * Of what was received from `fromDay` to `toDay`, both included: the office's, the same for every reader, because only what a
 * complaint says is hidden (docs/domain.md 16). All but `overdue` add up to `received`.
 */
export async function complaintFigures(
  ctx: ServiceContext,
  { fromDay, toDay }: { fromDay: Day; toDay: Day },
): Promise<ComplaintFigures> {
  const rules = await complaintRules(ctx);
  const rows = await ctx.db.read.complaint.findMany({
    where: { receivedAt: within(fromDay, toDay, rules.timeZone) },
    select: { kind: true, supervision: true, status: true, clock: true, answeredAt: true },
  });
  const figures: ComplaintFigures = {
    received: rows.length,
    answeredInTime: 0,
    answeredLate: 0,
    closedUnanswered: 0,
    declined: 0,
    open: 0,
    overdue: 0,
  };
  for (const row of rows) {
    const { urgency, answered } = standingOf(row, ctx.now(), rules);
    const late = urgency === 'late';
    if (OPEN_STATUSES.some((status) => status === row.status)) {
      figures.open += 1;
      if (late) figures.overdue += 1;
    } else if (answered) {
      if (late) figures.answeredLate += 1;
      else figures.answeredInTime += 1;
    } else if (row.status === 'declined') figures.declined += 1;
    else figures.closedUnanswered += 1;
  }
  return figures;
}

function within(fromDay: Day, toDay: Day, timeZone: string) {
  return { gte: new Date(startOfDay(fromDay, timeZone)), lt: new Date(startOfDay(addDays(toDay, 1), timeZone)) };
}

function lastDayOf(firstDay: Day): Day {
  const [year = 0, month = 0] = firstDay.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
