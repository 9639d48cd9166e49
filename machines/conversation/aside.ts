/**
 * Abstraction and reduction are written in one place of the context, for the basket or for an order that is placed
 * already. What the basket had is laid aside meanwhile and taken up again afterwards, so that neither loses anything.
 */
import { EMPTY_ABSTRACTION } from '../../domain/abstraction.ts';
import type { Context } from './context.ts';
import { isOrdering, isWriting, upon, withoutPlaces } from './places.ts';

/** No abstraction, no agreement to its clauses, no request for a reduction; who the party is stays known. */
export const NOTHING_WRITTEN = {
  abstraction: EMPTY_ABSTRACTION,
  asking: [],
  agreed: null,
  reduction: null,
  aside: null,
  writing: 'basket',
} as const satisfies Partial<Context>;

/** Begins writing for the placed order; what an earlier, unfinished beginning laid aside stays there. */
export function layAside({ aside, abstraction, asking, reduction, parked, reminded }: Context): Partial<Context> {
  return {
    aside: aside ?? {
      abstraction,
      asking,
      reduction,
      parked: withoutPlaces(parked, (place) => !isOrdering(place)),
      reminded,
    },
    writing: 'order',
    abstraction: EMPTY_ABSTRACTION,
    asking: [],
    reduction: null,
    parked: withoutPlaces(parked, isOrdering),
    reminded: false,
  };
}

/** Ends writing for a placed order, finished or given up. */
export function takeUp({ aside, parked }: Context): Partial<Context> {
  const over = aside === null ? parked : withoutPlaces(parked, isWriting);
  return { ...aside, parked: upon(over, aside?.parked ?? null), aside: null, writing: 'basket' };
}
