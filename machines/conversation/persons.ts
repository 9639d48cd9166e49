/** What a chat keeps when it comes to speak for another customer (docs/domain.md 11). */
import type { Context } from './context.ts';
import type { Profile } from './effects.ts';
import { flowOf, withoutPlaces } from './places.ts';

/** A registration, and the code that went to its address. */
const ABOUT_ONESELF = new Set(['profile', 'email']);

/**
 * Basket and abstraction stay, with the place in their forms. A registration that waits is over: who it is is known, or is to
 * be told anew.
 */
export function becoming({ parked }: Pick<Context, 'parked'>, profile: Profile | null): Partial<Context> {
  return {
    profile,
    form: { ...profile },
    order: null,
    orders: [],
    connections: [],
    parked: withoutPlaces(parked, (place) => ABOUT_ONESELF.has(flowOf(place))),
  };
}
