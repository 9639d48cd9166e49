/** Personal data at a glance, for the panel: periods and what they let go of, the ledger of consent, erasures, exports. */
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { CLOSED_PHASES } from './kept.ts';
import { daysOf, RETENTION_KINDS } from './retention_kinds.ts';
import type { RetentionKind } from './retention_kinds.ts';
import { withdrawnOf } from './withdrawn.ts';
import type { Withdrawn } from './withdrawn.ts';

const MONTH_MS = 30 * 24 * 60 * 60_000;
const ERASURES_SHOWN = 50;
const WITHDRAWN_SHOWN = 50;
const CONSENTS_AT_ONCE = 200;

export interface RetentionLine {
  kind: RetentionKind;
  days: number;
  /** UTC ms; null: it never ran */
  lastAt: number | null;
  lastRemoved: number;
  /** of the last thirty days */
  removed: number;
}

export interface PrivacyOverview {
  retention: RetentionLine[];
  consents: { given: number; withdrawn: number; muted: number };
  /** people whose newest word is a withdrawal, newest first, fifty at most (orders to stop: ./withdrawn) */
  withdrawn: { at: number; until: number; openOrders: string[] }[];
  /** newest first; `kept`: what stayed, by kind */
  erasures: { id: string; doneAt: number; kept: { kind: string; count: number }[] }[];
  erasedInAll: number;
  exports: { made: number; living: number };
}

export async function privacyOverview(ctx: ServiceContext): Promise<PrivacyOverview> {
  const db = ctx.db.read;
  const since = new Date(ctx.now() - MONTH_MS);
  const erasures = await db.erasure.findMany({ orderBy: [{ askedAt: 'desc' }, { id: 'desc' }], take: ERASURES_SHOWN });
  return {
    retention: await retentionLines(ctx, since),
    consents: {
      given: await db.consent.count({ where: { given: true } }),
      withdrawn: await db.consent.count({ where: { given: false } }),
      muted: await db.conversation.count({ where: { optedOutAt: { not: null } } }),
    },
    withdrawn: await withdrawnPeople(ctx),
    erasures: erasures.map(({ id, askedAt, doneAt, kept }) => ({
      id,
      doneAt: (doneAt ?? askedAt).getTime(),
      kept: keptIn(kept),
    })),
    erasedInAll: await db.erasure.count(),
    exports: {
      made: await db.auditEntry.count({ where: { action: 'customer.exported', at: { gte: since } } }),
      living: await db.storedFile.count({ where: { purpose: 'export' } }),
    },
  };
}

async function retentionLines(ctx: ServiceContext, since: Date): Promise<RetentionLine[]> {
  const office = await readOffice(ctx);
  const sums = await ctx.db.read.retentionRun.groupBy({
    by: ['kind'],
    where: { at: { gte: since } },
    _sum: { removed: true },
  });
  const lines: RetentionLine[] = [];
  for (const kind of RETENTION_KINDS) {
    const last = await ctx.db.read.retentionRun.findFirst({ where: { kind }, orderBy: { id: 'desc' } });
    lines.push({
      kind,
      days: daysOf(kind, office),
      lastAt: last?.at.getTime() ?? null,
      lastRemoved: last?.removed ?? 0,
      removed: sums.find((sum) => sum.kind === kind)?._sum.removed ?? 0,
    });
  }
  return lines;
}

async function withdrawnPeople({ db }: ServiceContext): Promise<PrivacyOverview['withdrawn']> {
  const withdrawn = new Map<string, Withdrawn>();
  // newest first; whoever consented again since is passed over
  for (let before: number | undefined; withdrawn.size < WITHDRAWN_SHOWN;) {
    const rows = await db.read.consent.findMany({
      where: {
        given: false,
        conversation: { customerId: { not: null } },
        ...(before === undefined ? {} : { id: { lt: before } }),
      },
      orderBy: { id: 'desc' },
      take: CONSENTS_AT_ONCE,
      select: { id: true, conversation: { select: { customerId: true } } },
    });
    const ids = rows.flatMap(({ conversation }) => conversation.customerId ?? []);
    for (const [id, when] of await withdrawnOf(db.read, [...new Set(ids)])) withdrawn.set(id, when);
    if (rows.length < CONSENTS_AT_ONCE) break;
    before = rows.at(-1)?.id;
  }
  const orders = await db.read.order.findMany({
    where: { customerId: { in: [...withdrawn.keys()] }, phase: { notIn: CLOSED_PHASES } },
    select: { code: true, customerId: true },
    orderBy: { id: 'asc' },
  });
  const people = [...withdrawn].map(([id, { at, until }]) => ({
    at,
    until,
    openOrders: orders.filter(({ customerId }) => customerId === id).map(({ code }) => code),
  }));
  return people.toSorted((one, other) => other.at - one.at).slice(0, WITHDRAWN_SHOWN);
}

function keptIn(kept: unknown): { kind: string; count: number }[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'kind' in one && 'count' in one
      ? [{ kind: String(one.kind), count: Number(one.count) }]
      : [],
  );
}
