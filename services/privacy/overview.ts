/** Personal data at a glance, for the panel: periods and what they let go of, the ledger of consent, erasures, exports. */
import type { ServiceContext } from '../context.ts';
import { readOffice } from '../office.ts';
import { daysOf, RETENTION_KINDS } from './retention_kinds.ts';
import type { RetentionKind } from './retention_kinds.ts';
import { withdrawnPeople } from './withdrawn_people.ts';
import type { WithdrawnPerson } from './withdrawn_people.ts';

const MONTH_MS = 30 * 24 * 60 * 60_000;
const ERASURES_SHOWN = 50;

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
  withdrawn: WithdrawnPerson[];
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

function keptIn(kept: unknown): { kind: string; count: number }[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'kind' in one && 'count' in one
      ? [{ kind: String(one.kind), count: Number(one.count) }]
      : [],
  );
}
