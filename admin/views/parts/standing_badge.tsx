import { standing, standingTone, type Stand } from '../../words/orders.ts';

/** Where an order stands. */
export function StandingBadge({ at }: { at: Stand }) {
  return <span class={`standing standing-${standingTone(at)}`}>{standing(at)}</span>;
}
