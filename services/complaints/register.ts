/** The register of complaints for the office: found, filtered, counted; never what is hidden from the reader (./visibility). */
import { normalizeTicketCode } from '../../domain/codes.ts';
import type { ComplaintKind, ComplaintStatus } from '../../machines/conversation/counter/complaints.ts';
import type { Prisma } from '../../prisma/generated/sqlite/client.ts';
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
  const code = normalizeTicketCode(filter.search);
  const found = await ctx.db.read.complaint.findMany({
    where: { ...visible, ...(code === null ? whereOf(filter) : { code }) },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: LOOKED_THROUGH,
  });
  const words = code === null ? filter.search.trim().toLowerCase() : '';
  const now = ctx.now();
  const matching = found
    .filter((row) => words === '' || ctx.vault.decrypt(row.text).toLowerCase().includes(words))
    .map((row) => ({ row, standing: standingOf(row, now, rules) }))
    .filter(({ standing }) => code !== null || filter.pressing === 'all' || standing.urgency === filter.pressing);
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  const page = Math.min(Math.max(1, filter.page), pages);
  const shown = matching.slice((page - 1) * PAGE, page * PAGE);
  const names = await namesOf(
    ctx,
    shown.map(({ row }) => row.officerId),
  );
  const open = await ctx.db.read.complaint.findMany({ where: { ...visible, status: { in: [...OPEN_STATUSES] } } });
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
    total: matching.length,
    page,
    pages,
    counts: {
      toVerify: open.filter(({ status }) => status === 'received').length,
      late: urgencies.filter(({ urgency }) => urgency === 'late').length,
      risk: urgencies.filter(({ urgency }) => urgency === 'risk').length,
    },
    cut: found.length === LOOKED_THROUGH,
  };
}

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
