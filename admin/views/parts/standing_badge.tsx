import type { OrderPhase } from '../../../machines/order/life.ts';
import { standing, standingTone } from '../../words/orders.ts';

/** Where an order stands. */
export function StandingBadge({ phase, payment }: { phase: OrderPhase; payment: string | null }) {
  return <span class={`standing standing-${standingTone(phase, payment)}`}>{standing(phase, payment)}</span>;
}
