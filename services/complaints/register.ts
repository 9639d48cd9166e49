/** The register of complaints for the office: found, filtered, counted; never what is hidden from the reader (./visibility). */
import { normalizeTicketCode } from '../../domain/codes.ts';
import { dayOf } from '../../domain/days.ts';
import type { Day } from '../../domain/days.ts';
import type { ComplaintKind, ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { Complaint, Prisma } from '../../prisma/generated/sqlite/client.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { complaintRules, standingOf } from './standing.ts';
import type { Standing } from './standing.ts';
import { hiddenFrom, mayReadComplaints } from './visibility.ts';

export interface RegisterFilter {
  /** a code, or words of the text */
  search: string;
  status: 'open' | 'all' | ComplaintStatus;
  kind: 'all' | ComplaintKind;
  pressing: 'all' | 'late' | 'risk';
  /** from 1 */
  page: number;
}

export interface RegisterRow {
  code: string;
  kind: ComplaintKind;
  category: string;
  status: ComplaintStatus;
  channel: string;
  anonymous: boolean;
  /** UTC ms */
  receivedAt: number;
  handler: string | null;
  standing: Standing;
}

export interface RegisterPage {
  rows: RegisterRow[];
  total: number;
  page: number;
  pages: number;
  /** of everything that is open, whatever is filtered */
  counts: { toVerify: number; late: number; risk: number };
  /** older ones were not looked through */
  cut: boolean;
  today: Day;
}

export const OPEN_STATUSES = ['received', 'verified', 'asking'] as const satisfies readonly ComplaintStatus[];

const PAGE = 25;
/** Texts are encrypted, so they are searched one by one, newest first. */
const LOOKED_THROUGH = 2_000;

/** @throws Error with code ROLE_REFUSED for whoever may not read it */
export async function complaintRegister(
  ctx: ServiceContext,
  actor: Actor,
  filter: RegisterFilter,
): Promise<RegisterPage> {
  if (!mayReadComplaints(actor)) throw Object.assign(new Error('Not for this role'), { code: 'ROLE_REFUSED' });
  const [rules, hidden] = await Promise.all([complaintRules(ctx), hiddenFrom(ctx, ctx.db.read, actor)]);
  const visible: Prisma.ComplaintWhereInput = hidden.length === 0 ? {} : { id: { notIn: hidden } };
  const now = ctx.now();
  const { shown, total, page, pages, cut } = await found(ctx, filter, visible, (row) => standingOf(row, now, rules));
  const names = await namesOf(
    ctx,
    shown.map(({ row }) => row.officerId),
  );
  const open = await ctx.db.read.complaint.findMany({
    where: { ...visible, status: { in: [...OPEN_STATUSES] } },
    select: { kind: true, supervision: true, status: true, clock: true, answeredAt: true },
  });
  const urgencies = open.map((row) => standingOf(row, now, rules));
  return {
    rows: shown.map(({ row, standing }) => ({
      code: row.code,
      kind: row.kind as ComplaintKind,
      category: row.category,
      status: row.status as ComplaintStatus,
      channel: row.channel,
      anonymous: row.anonymous,
      receivedAt: row.receivedAt.getTime(),
      handler: row.officerId === null ? null : (names.get(row.officerId) ?? null),
      standing,
    })),
    total,
    page,
    pages,
    counts: {
      toVerify: open.filter(({ status }) => status === 'received').length,
      late: urgencies.filter(({ urgency }) => urgency === 'late').length,
      risk: urgencies.filter(({ urgency }) => urgency === 'risk').length,
    },
    cut,
    today: dayOf(now, rules.timeZone),
  };
}

/** Everything of a row but what was written. */
type Listed = Omit<Complaint, 'text' | 'contact'>;

interface Found {
  shown: { row: Listed; standing: Standing }[];
  total: number;
  page: number;
  pages: number;
  cut: boolean;
}

/** A page of what matches. Words are encrypted and clocks are computed: where those are asked for, rows are looked through. */
async function found(
  { db, vault }: ServiceContext,
  filter: RegisterFilter,
  visible: Prisma.ComplaintWhereInput,
  standing: (row: Listed) => Standing,
): Promise<Found> {
  const code = normalizeTicketCode(filter.search);
  const words = code === null ? filter.search.trim().toLowerCase() : '';
  const where = { ...visible, ...(code === null ? whereOf(filter) : { code }) };
  const orderBy = [{ receivedAt: 'desc' as const }, { id: 'desc' as const }];
  const within = (total: number) => {
    const pages = Math.max(1, Math.ceil(total / PAGE));
    const page = Math.min(Math.max(1, filter.page), pages);
    return { total, pages, page, skip: (page - 1) * PAGE };
  };
  if (code !== null || (words === '' && filter.pressing === 'all')) {
    const { skip, ...counted } = within(await db.read.complaint.count({ where }));
    const rows = await db.read.complaint.findMany({ where, orderBy, skip, take: PAGE, omit: UNREAD });
    return { ...counted, cut: false, shown: rows.map((row) => ({ row, standing: standing(row) })) };
  }
  const looked = { where, orderBy, take: LOOKED_THROUGH };
  const read: Listed[] =
    words === ''
      ? await db.read.complaint.findMany({ ...looked, omit: UNREAD })
      : (await db.read.complaint.findMany(looked)).filter(({ text }) =>
          vault.decrypt(text).toLowerCase().includes(words),
        );
  const cut =
    words === '' ? read.length === LOOKED_THROUGH : (await db.read.complaint.count({ where })) > LOOKED_THROUGH;
  const matching = read
    .map((row) => ({ row, standing: standing(row) }))
    .filter(({ standing: { urgency } }) => filter.pressing === 'all' || urgency === filter.pressing);
  const { skip, ...counted } = within(matching.length);
  return { ...counted, cut, shown: matching.slice(skip, skip + PAGE) };
}

const UNREAD = { text: true, contact: true } as const;

function whereOf({ status, kind }: RegisterFilter): Prisma.ComplaintWhereInput {
  return {
    ...(status === 'all' ? {} : { status: status === 'open' ? { in: [...OPEN_STATUSES] } : status }),
    ...(kind === 'all' ? {} : { kind }),
  };
}

/** Officers' names by id. */
export async function namesOf(
  ctx: Pick<ServiceContext, 'db'>,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const known = ids.flatMap((id) => id ?? []);
  const rows = await ctx.db.read.officer.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
