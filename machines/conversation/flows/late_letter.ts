/** The letter of a request for Rp0 or a reduction (docs/domain.md 3): it may follow while the request waits. */
import type { OrderCard } from '../effects.ts';

/** The customer's own reason of the request that waits and has no letter yet; null: there is no such request. */
export function reasonWithoutLetter(order: OrderCard | null): string | null {
  if (order === null || order.reduction === null || !order.acts.includes('requestReduction')) return null;
  const { waiting, letter, asked } = order.reduction;
  return waiting && !letter ? asked : null;
}
