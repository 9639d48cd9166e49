/** What was interrupted in the guest book. */
import type { Context, Parked } from '../context.ts';

/** A guest book that is begun lives in `visit`: a place in it that was interrupted is nothing to come back to as well. */
export function withoutParkedVisit({ parked }: Pick<Context, 'parked'>): Pick<Context, 'parked'> {
  return { parked: without(parked) };
}

function without(parked: Parked | null): Parked | null {
  if (parked === null) return null;
  const below = without(parked.below);
  const isVisit = typeof parked.value === 'object' && 'visits' in parked.value;
  return isVisit ? below : { ...parked, below };
}
