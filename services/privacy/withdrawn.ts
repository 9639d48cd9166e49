/** Who has withdrawn their consent, and until when the office has to have seen to it (UU PDP, docs/domain.md 9). */
import type { Reader } from '../../prisma/database.ts';
import type { ServiceContext } from '../context.ts';
import { CLOSED_PHASES } from './kept.ts';

/** ms: 3x24 hours (UU PDP 27/2022) */
const WITHDRAWAL_MS = 3 * 24 * 60 * 60_000;

export interface Withdrawn {
  /** UTC ms */
  at: number;
  /** until when the office has to have seen to it, UTC ms */
  until: number;
}

/** A withdrawal at `at` (UTC ms), with its limit. */
export function withdrawalAt(at: number): Withdrawn {
  return { at, until: at + WITHDRAWAL_MS };
}

/** Those of the customers whose newest word on consent is its withdrawal. */
export async function withdrawnOf(db: Reader, customerIds: readonly string[]): Promise<ReadonlyMap<string, Withdrawn>> {
  const taken = await db.consent.findMany({
    where: { given: false, conversation: { customerId: { in: [...customerIds] } } },
    select: { conversation: { select: { customerId: true } } },
  });
  const suspects = [...new Set(taken.flatMap(({ conversation }) => conversation.customerId ?? []))];
  if (suspects.length === 0) return new Map();
  const words = await db.consent.findMany({
    where: { conversation: { customerId: { in: suspects } } },
    orderBy: { id: 'asc' },
    select: { given: true, at: true, conversation: { select: { customerId: true } } },
  });
  const newest = new Map(words.map((word) => [word.conversation.customerId ?? '', word]));
  const withdrawn = new Map<string, Withdrawn>();
  for (const [customerId, { given, at }] of newest) {
    if (!given) withdrawn.set(customerId, withdrawalAt(at.getTime()));
  }
  return withdrawn;
}

/** Open orders that nobody has paid, of customers who withdrew, the most urgent first. */
export async function ordersToStop({ db }: Pick<ServiceContext, 'db'>): Promise<{ code: string; until: number }[]> {
  const orders = await db.read.order.findMany({
    where: {
      phase: { notIn: CLOSED_PHASES },
      payments: { none: {} },
      customer: { conversations: { some: { consents: { some: { given: false } } } } },
    },
    select: { code: true, customerId: true },
  });
  const withdrawn = await withdrawnOf(db.read, [...new Set(orders.map(({ customerId }) => customerId))]);
  const due = orders.flatMap(({ code, customerId }) => {
    const until = withdrawn.get(customerId)?.until;
    return until === undefined ? [] : [{ code, until }];
  });
  return due.toSorted((one, other) => one.until - other.until);
}
