/** Rp0 or a part of the tariff for certain parties (docs/domain.md 3, PP 13/2024 art. 4): an officer decides. */
import type { Reader } from '../../prisma/database.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { actAlone, wordsOf } from './office_acts.ts';
import type { Done, OnPage } from './office_acts.ts';
import { refused } from './refusal.ts';
import type { OrderOutcome } from './refusal.ts';
import { detailsOf } from './timeline.ts';

export interface Reduction {
  /** what is charged of the tariff: 0 (free) to 100, at most two decimals */
  percent: number;
  reason: string;
}

/** Decides what part of the tariff the next invoice charges; the newest decision counts. */
export async function decideReduction(
  ctx: ServiceContext,
  actor: Actor,
  page: OnPage & { percent: number; reason: string },
): Promise<OrderOutcome<Done, 'words_missing' | 'percent_invalid'>> {
  const reason = wordsOf(page.reason);
  if (reason === null) return refused('words_missing');
  const { percent } = page;
  if (!(percent >= 0 && percent <= 100) || Math.abs(Math.round(percent * 100) - percent * 100) > 1e-6) {
    return refused('percent_invalid');
  }
  return actAlone(ctx, actor, page, 'decideReduction', { percent, reason });
}

/** The decision in force, kept with its event; null: the full tariff. */
export async function reductionOf(db: Reader, orderId: string): Promise<Reduction | null> {
  const event = await db.orderEvent.findFirst({ where: { orderId, type: 'decideReduction' }, orderBy: { id: 'desc' } });
  if (event === null) return null;
  const { percent, reason } = detailsOf(event.details);
  return typeof percent === 'number' && typeof reason === 'string' ? { percent, reason } : null;
}
